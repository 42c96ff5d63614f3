//! Definitions that Frappe accepts and that need care at run time.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use doctyped::schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, Rights};
use doctyped_api::test_app::dynamic_record::DynamicRecord;
use doctyped_core::context::{Application, DocTypeEntry, Hooks};
use doctyped_http::test_harness::TestSite;
use serde_json::json;

const fn permission(role: &'static str) -> DocPerm {
    DocPerm { role, permlevel: 0, if_owner: false, rights: Rights::READ }
}

const TITLE: DocField = DocField { fieldname: "title", ..DocField::NEW };

/// A name by `format:` without text and without fields that have a value.
static UNNAMED: Meta = Meta::new(Definition {
    name: "Unnamed Note",
    module: "SaaS",
    table: "tabUnnamed Note",
    naming: Naming::Format("{title}"),
    fields: &[TITLE],
    permissions: &[permission("Clerk")],
    ..Definition::NEW
});

/// Dynamic Links that do not say, or say wrongly, which field has their DocType.
static POINTER: Meta = Meta::new(Definition {
    name: "Pointer",
    module: "Saas",
    table: "tabPointer",
    naming: Naming::Prompt,
    fields: &[
        DocField { fieldname: "nowhere", fieldtype: FieldType::DynamicLink, ..DocField::NEW },
        DocField { fieldname: "gone", fieldtype: FieldType::DynamicLink, options: "no_field", ..DocField::NEW },
        DocField { fieldname: "number", fieldtype: FieldType::DynamicLink, options: "idx", ..DocField::NEW },
    ],
    permissions: &[permission("clerk")],
    ..Definition::NEW
});

/// A Single with the naming rule Prompt.
static PREFERENCES: Meta = Meta::new(Definition {
    name: "Preferences",
    module: "SAAS",
    is_single: true,
    naming: Naming::Prompt,
    fields: &[TITLE],
    ..Definition::NEW
});

/// A Single with the naming rule Autoincrement.
static COUNTER: Meta = Meta::new(Definition {
    name: "Counter",
    is_single: true,
    naming: Naming::Autoincrement,
    fields: &[TITLE],
    ..Definition::NEW
});

/// The modules, as a DocType of the application.
static MODULE_DEF: Meta = Meta::new(Definition {
    name: "Module Def",
    module: "Core",
    table: "tabModule Def",
    naming: Naming::Field("module_name"),
    fields: &[DocField { fieldname: "module_name", unique: true, ..DocField::NEW }],
    ..Definition::NEW
});

macro_rules! entries {
    ($($name:ident $meta:ident),*) => {
        $(static $name: DocTypeEntry = DocTypeEntry {
            meta: || &$meta,
            new: || Box::new(DynamicRecord::new(&$meta, |_| &$meta)),
            hooks: Hooks::NONE,
            methods: &[],
        };)*
        static APPLICATION: Application = Application { doctypes: &[$(&$name),*], ..Application::NEW };
    };
}

entries!(UNNAMED_NOTES UNNAMED, POINTERS POINTER, ALL_PREFERENCES PREFERENCES, COUNTERS COUNTER, MODULE_DEFS MODULE_DEF);

fn site() -> TestSite {
    TestSite::with_application(&APPLICATION)
}

#[test]
fn format_that_gives_no_text_gives_a_hash() {
    let site = site();
    let name = site.create_document("Unnamed Note", json!({}));
    assert_eq!(name.len(), 10, "{name}");
    assert_eq!(site.create_document("Unnamed Note", json!({"title": "first"})), "first");
    assert_ne!(site.create_document("Unnamed Note", json!({"title": " "})), name);
}

#[test]
fn delete_succeeds_beside_dynamic_links_that_lead_nowhere() {
    let site = site();
    let note = site.create_document("Unnamed Note", json!({"title": "first"}));
    let pointer = json!({"name": "p", "nowhere": note, "gone": note, "number": note});
    assert_eq!(site.create_document("Pointer", json!({"name": "p"})), "p");
    let token = site.admin_token();
    let (status, body) = site.put("/api/resource/Pointer/p", pointer).token(&token).send();
    assert_ne!(status, 500, "{body}");
    let (status, body) = site.delete(&format!("/api/resource/Unnamed Note/{note}")).token(&token).send();
    assert_eq!(status, 202, "{body}");
}

#[test]
fn name_of_a_single_does_not_change() {
    let site = site();
    let token = site.admin_token();
    for doctype in ["Preferences", "Counter"] {
        let path = format!("/api/resource/{doctype}/{doctype}");
        let (status, body) = site.put(&path, json!({"name": "other", "title": "new"})).token(&token).send();
        let data = &body["data"];
        assert_eq!((status, &data["name"], &data["title"]), (200, &json!(doctype), &json!("new")), "{body}");
        let (_, body) = site.get(&path).token(&token).send();
        assert_eq!(body["data"]["title"], "new", "{body}");
    }
}

#[test]
fn roles_and_modules_that_differ_in_case_are_one() {
    let site = site();
    let token = site.admin_token();
    let names = |doctype: &str, like: &str| {
        let path = format!("/api/resource/{doctype}?filters=[[\"name\",\"like\",\"{like}\"]]&pluck=name");
        let (_, body) = site.get(&path.replace(' ', "%20").replace('"', "%22")).token(&token).send();
        body["data"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((names("Role", "clerk"), names("Module Def", "saas")), (1, 1));
}
