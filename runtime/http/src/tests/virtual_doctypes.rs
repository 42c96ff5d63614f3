//! Virtual DocTypes: documents that a controller stores, here in memory.

use super::TestSite;
use doctyped_api::prelude::*;
use doctyped_core::context::Application;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::context::Hooks;
use doctyped_core::context::{Documents, ListQuery, Listed, VirtualDocument};
use doctyped_orm::table::{Mismatch, Value, ValueRef, id};
use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, Rights, SortOrder};
use parking_lot::Mutex;

static SHELF: Meta = Meta::new(Definition {
    name: "Shelf",
    is_virtual: true,
    naming: Naming::Field("label"),
    title_field: "label",
    fields: &[
        DocField { fieldname: "label", fieldtype: FieldType::Data, reqd: true, ..DocField::NEW },
        DocField { fieldname: "books", fieldtype: FieldType::Int, non_negative: true, ..DocField::NEW },
        DocField { fieldname: "keeper", fieldtype: FieldType::Link, options: "User", ..DocField::NEW },
        DocField { fieldname: "code", fieldtype: FieldType::Data, permlevel: 1, ..DocField::NEW },
    ],
    permissions: &[
        DocPerm { role: "System Manager", permlevel: 0, if_owner: false, rights: ALL },
        DocPerm { role: "System Manager", permlevel: 1, if_owner: false, rights: Rights::READ.and(Rights::WRITE) },
        DocPerm { role: "All", permlevel: 0, if_owner: true, rights: ALL },
    ],
    sort: &[("books", SortOrder::Desc)],
    ..Definition::NEW
});

const ALL: Rights = Rights::READ.and(Rights::WRITE).and(Rights::CREATE).and(Rights::DELETE);

/// A virtual DocType whose controller is not written in Rust.
static LEGACY: Meta = Meta::new(Definition { name: "Legacy", is_virtual: true, ..Definition::NEW });

/// The documents of all tests; each test uses distinct names.
static SHELVES: Mutex<Vec<Shelf>> = Mutex::new(Vec::new());
/// The hooks and operations that ran for documents whose names begin with `watched`.
static STEPS: Mutex<Vec<&str>> = Mutex::new(Vec::new());

/// The record. Generated records have a field for each slot too.
#[derive(Debug, Clone, Default)]
struct Shelf {
    name: String,
    owner: String,
    creation: NaiveDateTime,
    modified: NaiveDateTime,
    modified_by: String,
    label: String,
    books: i64,
    keeper: Option<String>,
    code: Option<String>,
}

impl Record for Shelf {
    fn meta(&self) -> &'static Meta {
        &SHELF
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        match slot {
            0 => ValueRef::Text(&self.name),
            1 => ValueRef::Text(&self.owner),
            2 => ValueRef::Datetime(self.creation),
            3 => ValueRef::Datetime(self.modified),
            4 => ValueRef::Text(&self.modified_by),
            5 | 6 => ValueRef::Int(0),
            7 => ValueRef::Text(&self.label),
            8 => ValueRef::Int(self.books),
            9 => self.keeper.as_deref().map_or(ValueRef::Null, ValueRef::Text),
            10 => self.code.as_deref().map_or(ValueRef::Null, ValueRef::Text),
            _ => ValueRef::Null,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        let text = |value: &Value| value.as_ref().to_text();
        let time = |value: &Value| if let Value::Datetime(time) = value { *time } else { NaiveDateTime::default() };
        match slot {
            0 => self.name = text(&value),
            1 => self.owner = text(&value),
            2 => self.creation = time(&value),
            3 => self.modified = time(&value),
            4 => self.modified_by = text(&value),
            7 => self.label = text(&value),
            8 => self.books = if let Value::Int(number) = value { number } else { 0 },
            9 => self.keeper = Some(text(&value)).filter(|text| !text.is_empty()),
            10 => self.code = Some(text(&value)).filter(|text| !text.is_empty()),
            _ => {}
        }
        Ok(())
    }
}

#[derive(Debug, Clone)]
struct Legacy;

impl Record for Legacy {
    fn meta(&self) -> &'static Meta {
        &LEGACY
    }

    fn get(&self, _slot: usize) -> ValueRef<'_> {
        ValueRef::Null
    }

    fn set(&mut self, _slot: usize, _value: Value) -> Result<(), Mismatch> {
        Ok(())
    }
}

impl Document for Shelf {
    type Id = id::Id<id::X0, id::X0, id::X0, id::X0, id::X0, id::X0, id::X0, id::X0>;
    const DOCTYPE: &'static str = "Shelf";
    const TABLE: &'static str = "";
    const COLUMNS: &'static [&'static str] = &[];
    const SLOTS: usize = 11;

    fn doctype() -> &'static Meta {
        &SHELF
    }
}

#[derive(Debug)]
struct Shelves;

impl VirtualDocument for Shelves {
    type Document = Shelf;

    fn load(name: &str, _ctx: &mut Context) -> Result<Option<Shelf>> {
        Ok(SHELVES.lock().iter().find(|shelf| shelf.name == name).cloned())
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<Shelf>> {
        Ok(Listed::Candidates(SHELVES.lock().clone()))
    }

    fn insert(doc: &mut Shelf, _ctx: &mut Context) -> Result<()> {
        let mut shelves = SHELVES.lock();
        if shelves.iter().any(|shelf| shelf.name == doc.name) {
            return Err(Error::new(ErrorKind::DuplicateEntry, "there is one"));
        }
        shelves.push(doc.clone());
        record_step(doc, "inserted");
        Ok(())
    }

    fn update(doc: &mut Shelf, _ctx: &mut Context) -> Result<()> {
        SHELVES.lock().iter_mut().filter(|shelf| shelf.name == doc.name).for_each(|shelf| *shelf = doc.clone());
        record_step(doc, "updated");
        Ok(())
    }

    fn delete(doc: &mut Shelf, _ctx: &mut Context) -> Result<()> {
        SHELVES.lock().retain(|shelf| shelf.name != doc.name);
        record_step(doc, "deleted");
        Ok(())
    }
}

/// Records a hook or an operation.
fn record_step(doc: &Shelf, step: &'static str) {
    if doc.name.starts_with("watched") {
        STEPS.lock().push(step);
    }
}

#[allow(clippy::unnecessary_wraps, reason = "a hook may fail")]
fn record_hook(record: &mut dyn Record, hook: &'static str) -> Result<()> {
    record_step(record.downcast::<Shelf>().unwrap(), hook);
    Ok(())
}

static APPLICATION: Application = Application {
    doctypes: &[
        &DocTypeEntry {
            meta: || &SHELF,
            new: doctyped_core::context::new::<Shelf>,
            hooks: Hooks {
                validate: Some(|record, _| record_hook(record, "validate")),
                after_insert: Some(|record, _| record_hook(record, "after_insert")),
                on_update: Some(|record, _| record_hook(record, "on_update")),
                on_trash: Some(|record, _| record_hook(record, "on_trash")),
                after_delete: Some(|record, _| record_hook(record, "after_delete")),
                documents: Some(Documents::of::<Shelves>()),
                ..Hooks::NONE
            },
            methods: &[],
        },
        &DocTypeEntry { meta: || &LEGACY, new: || Box::new(Legacy), hooks: Hooks::NONE, methods: &[] },
    ],
    functions: &[],
    not_whitelisted: &[],
    ..Application::NEW
};

/// A site with virtual DocTypes; gives the token of a System Manager.
fn site() -> (TestSite, String) {
    let site = TestSite::with_application(&APPLICATION);
    let token = site.create_user_with_roles("boss@example.com", &["System Manager"]);
    (site, token)
}

fn shelf(label: &str, books: i64) -> JsonValue {
    json!({"label": label, "books": books})
}

#[test]
fn virtual_document_is_created_read_updated_and_deleted() {
    let (site, token) = site();
    let (status, body) = site.post("/api/resource/Shelf", shelf("crud", 3)).token(&token).send();
    assert_eq!(
        (status, &body["data"]["name"], &body["data"]["owner"]),
        (200, &json!("crud"), &json!("boss@example.com"))
    );
    assert_eq!(
        site.post("/api/resource/Shelf", shelf("crud", 1)).token(&token).error(),
        (409, "DuplicateEntryError".into())
    );

    let change = site.put("/api/resource/Shelf/crud", json!({"books": 4})).token(&token);
    assert_eq!(change.send().1["data"]["books"], 4);
    let (_, body) = site.get("/api/v2/document/Shelf/crud").token(&token).send();
    assert_eq!((&body["data"]["books"], &body["data"]["doctype"]), (&json!(4), &json!("Shelf")));

    assert_eq!(site.delete("/api/resource/Shelf/crud").token(&token).send().0, 202);
    assert_eq!(site.get("/api/resource/Shelf/crud").token(&token).error(), (404, "DoesNotExistError".into()));
}

#[test]
fn virtual_document_is_validated_like_stored_document() {
    let (site, token) = site();
    let create = |body: JsonValue| site.post("/api/resource/Shelf", body).token(&token).error().1;
    assert_eq!(create(json!({"label": "checked", "books": -1})), "NonNegativeError");
    assert_eq!(create(json!({"label": "checked", "keeper": "nobody@example.com"})), "LinkValidationError");
    assert_eq!(create(json!({"label": "x".repeat(200)})), "CharacterLengthExceededError");
    assert_eq!(create(shelf("checked", 0)), "");
    let stale = json!({"books": 1, "modified": "2020-01-01 00:00:00"});
    let change = site.put("/api/resource/Shelf/checked", stale).token(&token);
    assert_eq!(change.error().1, "TimestampMismatchError");
}

#[test]
fn hooks_run_around_controller_operations() {
    let (site, token) = site();
    site.post("/api/resource/Shelf", shelf("watched", 1)).token(&token).send();
    site.put("/api/resource/Shelf/watched", json!({"books": 2})).token(&token).send();
    site.delete("/api/resource/Shelf/watched").token(&token).send();
    let expected = [
        ["validate", "inserted", "after_insert", "on_update"].as_slice(),
        &["validate", "updated", "on_update"],
        &["on_trash", "deleted", "after_delete"],
    ];
    assert_eq!(*STEPS.lock(), expected.concat());
}

#[test]
fn list_filters_sorts_and_pages_controller_rows() {
    let (site, token) = site();
    for (label, books) in [("list a", 1), ("list B", 5), ("list c", 5), ("list d", 9), ("other list", 5)] {
        site.post("/api/resource/Shelf", shelf(label, books)).token(&token).send();
    }
    let names = |query: &str| -> Vec<String> {
        let (status, body) = site.get(&format!("/api/resource/Shelf?{query}")).token(&token).send();
        assert_eq!(status, 200, "{query}: {body}");
        body["data"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    let mine = r#"filters=[["label","like","LIST%"]]"#;
    assert_eq!(
        names(mine),
        ["list d", "list c", "list B", "list a"],
        "by the DocType's order, then by name in its direction"
    );
    assert_eq!(names(&format!("{mine}&order_by=label%20desc&limit_start=1&limit_page_length=2")), ["list c", "list B"]);
    assert_eq!(names(r#"filters=[["label","like","list%"],["books","between",[2,8]]]"#), ["list c", "list B"]);
    assert_eq!(names(r#"filters=[["label","in","list a,LIST D"]]"#), ["list d", "list a"]);
    assert_eq!(names(r#"filters=[["label","like","list%"],["keeper","is","set"]]"#), Vec::<String>::new());

    let (_, body) = site.get(&format!("/api/v2/doctype/Shelf/count?{mine}")).token(&token).send();
    assert_eq!(body["data"], 4);
    let value = json!({"doctype": "Shelf", "filters": {"label": "list a"}, "fieldname": "books"});
    let (_, body) = site.post("/api/method/frappe.client.get_value", value).token(&token).send();
    assert_eq!(body["message"]["books"], 1);
    let search = json!({"doctype": "Shelf", "txt": "list a"});
    let (_, body) = site.post("/api/method/frappe.desk.search.search_link", search).token(&token).send();
    assert_eq!(body["message"][0]["value"], "list a");
    let query = r#"fields=["name","books"]&filters=[["label","=","list a"]]&as_dict=0"#;
    let (_, body) = site.get(&format!("/api/resource/Shelf?{query}")).token(&token).send();
    assert_eq!(body["data"], json!([["list a", 1]]));
}

#[test]
fn list_options_that_need_a_table_are_refused() {
    let (site, token) = site();
    for query in [
        r#"fields=["count(name)%20as%20n"]"#,
        r#"fields=["keeper.email"]"#,
        "group_by=books",
        r#"filters=[["Shelf","keeper","descendants%20of","x"]]"#,
        r#"filters=[["nothing","=","x"]]"#,
        r#"fields=["books,label"]"#,
    ] {
        let (status, class) = site.get(&format!("/api/resource/Shelf?{query}")).token(&token).error();
        assert_eq!(status, 417, "{query}: {class}");
    }
}

#[test]
fn permissions_apply_to_virtual_documents() {
    let (site, boss) = site();
    let ann = site.create_user("ann@example.com");
    site.post("/api/resource/Shelf", json!({"label": "boss's", "books": 1, "code": "secret"})).token(&boss).send();
    site.post("/api/resource/Shelf", json!({"label": "ann's", "books": 1, "code": "hers"})).token(&ann).send();

    let filters = r#"filters=[["label","like","%'s"]]"#;
    let (_, body) = site.get(&format!("/api/resource/Shelf?{filters}&fields=[\"*\"]")).token(&ann).send();
    assert_eq!(body["data"].as_array().unwrap().len(), 1, "{body}");
    assert_eq!((&body["data"][0]["name"], body["data"][0].get("code")), (&json!("ann's"), None));
    let (_, body) = site.get(&format!("/api/v2/doctype/Shelf/count?{filters}")).token(&ann).send();
    assert_eq!(body["data"], 1);
    let by_code = r#"filters=[["code","=","secret"]]"#;
    assert_eq!(site.get(&format!("/api/resource/Shelf?{by_code}")).token(&ann).send().0, 417);

    let path = "/api/resource/Shelf/boss's";
    assert_eq!(site.get(path).token(&ann).error(), (403, "PermissionError".into()));
    assert_eq!(site.put(path, json!({"books": 2})).token(&ann).send().0, 403);
    assert_eq!(site.delete(path).token(&ann).send().0, 403);
    let (_, body) = site.get("/api/resource/Shelf/ann's").token(&boss).send();
    assert_eq!(body["data"].get("code"), None, "a field above the user's permission level is not written");
}

#[test]
fn virtual_doctype_without_controller_is_refused() {
    let (site, token) = site();
    let sid = site.login_admin();
    for path in ["/api/resource/Legacy", "/api/resource/Legacy/x"] {
        let (status, body) = site.get(path).sid(&sid).send();
        assert_eq!((status, &body["exc_type"]), (417, &json!("ValidationError")), "{path}");
        assert!(body["exc"].as_str().unwrap().contains("nothing that provides"), "{body}");
    }
    assert_eq!(site.get("/api/resource/Legacy").token(&token).send().0, 403);
}

#[test]
fn doctypes_are_listed_and_cannot_be_deleted() {
    let (site, token) = site();
    let query = r#"fields=["name","istable"]&filters={"module":"Core","istable":1}&order_by=name"#;
    let (_, body) = site.get(&format!("/api/resource/DocType?{query}")).token(&token).send();
    assert!(body["data"].as_array().unwrap().contains(&json!({"name": "Has Role", "istable": 1})), "{body}");
    let (_, body) = site.get("/api/resource/DocType/Shelf").token(&token).send();
    assert_eq!(body["data"]["is_virtual"], 1);
    assert_eq!(site.delete("/api/resource/DocType/Shelf").token(&token).error().0, 403);
    let sid = site.login_admin();
    let delete = site.delete("/api/resource/DocType/Shelf").sid(&sid);
    assert_eq!(delete.error(), (403, "PermissionError".into()));
}
