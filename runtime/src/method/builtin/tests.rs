//! Calls of functions as clients make them, on the DocTypes that every server has.

use super::{all, lookup};
use crate::auth::Identity;
use crate::context::Context;
use crate::error::{ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::{Arguments, Call};
use crate::{Application, testing};
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;

static APPLICATION: Application = Application { handlers: &[], functions: &[], not_whitelisted: &[] };

/// Administrator on a new database with three roles.
fn context() -> Context {
    let mut ctx = testing::context(&APPLICATION).unwrap();
    for name in ["zz one", "zz two", "a zz"] {
        call(&mut ctx, "frappe.client.insert", json!({"doc": {"doctype": "Role", "role_name": name}})).unwrap();
    }
    ctx
}

/// What a function answers; null for nothing.
fn call(ctx: &mut Context, path: &str, arguments: JsonValue) -> Result<JsonValue> {
    let JsonValue::Object(arguments) = arguments else { unreachable!("arguments are an object") };
    let Some(Call::Free(function)) = lookup(path).map(|method| method.call) else { unreachable!("no function {path}") };
    let mut out = JsonWriter::new();
    function(ctx, &Arguments::from(arguments), &mut out)?;
    let bytes = out.into_bytes();
    Ok(if bytes.is_empty() { JsonValue::Null } else { serde_json::from_slice(&bytes).unwrap() })
}

fn refusal(ctx: &mut Context, path: &str, arguments: JsonValue) -> ErrorKind {
    call(ctx, path, arguments).unwrap_err().kind()
}

/// A member of the answer beside the result.
fn member(ctx: &mut Context, name: &str) -> JsonValue {
    let found = ctx.take_members().into_iter().find(|(key, _)| *key == name).unwrap();
    serde_json::from_slice(&found.1.into_bytes()).unwrap()
}

/// Goes on as somebody who has no role that opens anything.
fn as_nobody(ctx: &mut Context) {
    ctx.set_identity(Arc::new(Identity {
        name: "nobody@example.com".to_owned(),
        full_name: "Nobody".to_owned(),
        user_type: "Website User".to_owned(),
        roles: ["All", "Guest"].map(str::to_owned).into(),
    }));
}

#[test]
fn every_function_is_found_by_its_path() {
    for (path, method) in all() {
        assert!(lookup(&path).is_some_and(|found| std::ptr::eq(found, method)), "{path} is not in its place");
    }
    assert!(lookup("frappe.client.nothing").is_none() && lookup("frappe.nothing.get").is_none());
}

#[test]
fn values_are_found_by_name_and_by_filters() {
    let mut ctx = context();
    let mut value = |arguments| call(&mut ctx, "frappe.client.get_value", arguments).unwrap();
    let one = json!({"role_name": "zz one"});
    assert_eq!(value(json!({"doctype": "Role", "fieldname": "role_name", "filters": "zz one"})), one);
    assert_eq!(value(json!({"doctype": "Role", "fieldname": "[\"role_name\"]", "filters": {"name": "zz one"}})), one);
    assert_eq!(value(json!({"doctype": "Role", "fieldname": "name", "filters": {"name": "none"}})), json!({}));
    let bare = json!({"doctype": "Role", "fieldname": "name", "filters": "zz one", "as_dict": 0});
    assert_eq!(value(bare), json!("zz one"));
    let bare = json!({"doctype": "Role", "fieldname": ["name", "disabled"], "filters": "zz one", "as_dict": "0"});
    assert_eq!(value(bare), json!(["zz one", 0]));
}

#[test]
fn a_sub_select_is_no_field() {
    let mut ctx = context();
    let attack = json!({"doctype": "Role", "fieldname": "(select password from __Auth)", "filters": "zz one"});
    assert_eq!(refusal(&mut ctx, "frappe.client.get_value", attack), ErrorKind::Data);
}

#[test]
fn a_whole_document_replaces_what_is_stored() {
    let mut ctx = context();
    let name = json!({"doctype": "Role", "name": "zz one"});
    call(
        &mut ctx,
        "frappe.client.set_value",
        json!({"doctype": "Role", "name": "zz one", "fieldname": "home_page", "value": "/x"}),
    )
    .unwrap();
    let mut doc = call(&mut ctx, "frappe.client.get", name).unwrap();
    assert_eq!(doc["home_page"], "/x");
    let map = doc.as_object_mut().unwrap();
    map.remove("home_page");
    let saved = call(&mut ctx, "frappe.client.save", json!({"doc": doc.to_string()})).unwrap();
    assert_eq!(saved["home_page"], JsonValue::Null);
    assert_eq!(refusal(&mut ctx, "frappe.client.save", json!({ "doc": doc })), ErrorKind::TimestampMismatch);
    doc.as_object_mut().unwrap().remove("modified");
    assert_eq!(refusal(&mut ctx, "frappe.client.save", json!({ "doc": doc })), ErrorKind::TimestampMismatch);
}

#[test]
fn a_document_without_a_name_is_new_when_it_is_saved() {
    let mut ctx = context();
    let saved = call(&mut ctx, "frappe.client.save", json!({"doc": {"doctype": "Role", "role_name": "new"}})).unwrap();
    assert_eq!(saved["name"], "new");
    let missing = json!({"doc": {"doctype": "Role", "name": "gone", "role_name": "gone"}});
    assert_eq!(refusal(&mut ctx, "frappe.client.save", missing), ErrorKind::DoesNotExist);
}

#[test]
fn rows_are_added_changed_and_deleted_through_their_parent() {
    let mut ctx = context();
    let user = json!({"doctype": "User", "email": "ann@example.com", "first_name": "Ann", "send_welcome_email": 0});
    call(&mut ctx, "frappe.client.insert", json!({ "doc": user })).unwrap();
    let row = json!({
        "doctype": "Has Role", "parenttype": "User", "parent": "ann@example.com", "parentfield": "roles", "role": "zz one"
    });
    let parent = call(&mut ctx, "frappe.client.insert", json!({ "doc": row })).unwrap();
    assert_eq!((&parent["name"], &parent["roles"][0]["role"]), (&json!("ann@example.com"), &json!("zz one")));
    let name = parent["roles"][0]["name"].clone();
    let set = json!({"doctype": "Has Role", "name": name, "fieldname": "role", "value": "zz two"});
    let parent = call(&mut ctx, "frappe.client.set_value", set).unwrap();
    assert_eq!((&parent["doctype"], &parent["roles"][0]["role"]), (&json!("User"), &json!("zz two")));
    call(&mut ctx, "frappe.client.delete", json!({"doctype": "Has Role", "name": name})).unwrap();
    let parent = call(&mut ctx, "frappe.client.get", json!({"doctype": "User", "name": "ann@example.com"})).unwrap();
    assert_eq!(parent["roles"], json!([]));
    let gone = json!({"doctype": "Has Role", "name": name});
    assert_eq!(refusal(&mut ctx, "frappe.client.delete", gone), ErrorKind::DoesNotExist);
}

#[test]
fn a_row_without_a_parent_is_refused() {
    let mut ctx = context();
    let row = json!({"doc": {"doctype": "Has Role", "role": "zz one"}});
    assert_eq!(refusal(&mut ctx, "frappe.client.insert", row), ErrorKind::Validation);
    let read = json!({"doctype": "Has Role", "name": "x"});
    assert_eq!(refusal(&mut ctx, "frappe.client.get", read), ErrorKind::Permission);
}

#[test]
fn a_document_may_be_sent_back_to_set_value_as_it_was_read() {
    let mut ctx = context();
    let name = json!({"doctype": "Role", "name": "zz one"});
    let mut doc = call(&mut ctx, "frappe.client.get", name).unwrap();
    doc["home_page"] = json!("/sent");
    let set = |doc: &JsonValue| json!({"doctype": "Role", "name": "zz one", "fieldname": doc});
    let saved = call(&mut ctx, "frappe.client.set_value", set(&doc)).unwrap();
    assert_eq!(saved["home_page"], "/sent");
    // What it was read as is not what is stored any more.
    assert_eq!(refusal(&mut ctx, "frappe.client.set_value", set(&doc)), ErrorKind::TimestampMismatch);
}

#[test]
fn standard_fields_cannot_be_set() {
    let mut ctx = context();
    for fieldname in [json!("owner"), json!({"owner": "x"}), json!("{\"docstatus\": 1}"), json!({"name": "y"})] {
        let arguments = json!({"doctype": "Role", "name": "zz one", "fieldname": fieldname});
        assert_eq!(refusal(&mut ctx, "frappe.client.set_value", arguments), ErrorKind::Validation);
    }
}

#[test]
fn a_bulk_update_keeps_what_could_be_saved() {
    let mut ctx = context();
    let docs = json!([
        {"doctype": "Role", "docname": "zz one", "home_page": "/one"},
        {"doctype": "Role", "docname": "gone", "home_page": "/x"},
        {"doctype": "Role", "docname": "zz two", "restrict_to_domain": {"a": 1}, "home_page": {}},
    ]);
    let answer = call(&mut ctx, "frappe.client.bulk_update", json!({"docs": docs.to_string()})).unwrap();
    let failed = answer["failed_docs"].as_array().unwrap();
    assert_eq!(failed.len(), 2);
    assert_eq!(failed[0]["doc"]["docname"], "gone");
    assert!(failed[0]["exc"].as_str().unwrap().starts_with("frappe.exceptions.DoesNotExistError"));
    let one = json!({"doctype": "Role", "fieldname": "home_page", "filters": "zz one", "as_dict": false});
    assert_eq!(call(&mut ctx, "frappe.client.get_value", one).unwrap(), "/one");
}

#[test]
fn two_hundred_documents_are_inserted_at_once_and_no_more() {
    let mut ctx = context();
    let docs = |count: usize| -> Vec<JsonValue> {
        (0..count).map(|number| json!({"doctype": "Role", "role_name": format!("r{number}")})).collect()
    };
    let refused = refusal(&mut ctx, "frappe.client.insert_many", json!({"docs": docs(201)}));
    assert_eq!(refused, ErrorKind::Validation);
    let names = call(&mut ctx, "frappe.client.insert_many", json!({"docs": docs(2)})).unwrap();
    assert_eq!(names, json!(["r0", "r1"]));
}

#[test]
fn a_single_document_is_read_as_text_or_as_typed_values() {
    let mut ctx = context();
    let typed = json!({"doctype": "System Settings", "field": "time_zone"});
    assert_eq!(call(&mut ctx, "frappe.client.get_single_value", typed).unwrap(), "UTC");
    let unknown = json!({"doctype": "System Settings", "field": "nope"});
    assert_eq!(refusal(&mut ctx, "frappe.client.get_single_value", unknown), ErrorKind::InvalidColumnName);
    let text = json!({"doctype": "System Settings", "fieldname": ["time_zone", "allow_error_traceback"]});
    let values = call(&mut ctx, "frappe.client.get_value", text).unwrap();
    assert_eq!(values["time_zone"], "UTC");
    assert!(values["allow_error_traceback"].is_string());
    let document = call(&mut ctx, "frappe.client.get", json!({"doctype": "System Settings"})).unwrap();
    assert!(document["modified"].is_string());
}

#[test]
fn a_link_search_shows_first_what_begins_with_the_text() {
    let mut ctx = context();
    let found = call(&mut ctx, "frappe.desk.search.search_link", json!({"doctype": "Role", "txt": "zz"})).unwrap();
    let names: Vec<&str> = found.as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap()).collect();
    assert_eq!(names.last(), Some(&"a zz"));
    assert_eq!(names.len(), 3);
    let rows = json!({"doctype": "Role", "txt": "zz", "start": 2, "page_length": 1});
    assert_eq!(call(&mut ctx, "frappe.desk.search.search_widget", rows).unwrap()[0][0], "a zz");
    let doctypes = json!({"doctype": "DocType", "txt": "syst"});
    let found = call(&mut ctx, "frappe.desk.search.search_link", doctypes).unwrap();
    assert_eq!(found, json!([{"value": "System Settings", "description": "Core"}]));
    let query = json!({"doctype": "Role", "txt": "", "query": "os.system"});
    assert_eq!(refusal(&mut ctx, "frappe.desk.search.search_link", query), ErrorKind::Validation);
}

#[test]
fn who_may_only_select_finds_links_without_reading() {
    let mut ctx = context();
    for (email, enabled) in [("ann@example.com", 1), ("bob@example.com", 0)] {
        let user = json!({"doctype": "User", "email": email, "first_name": "Desk", "enabled": enabled,
            "roles": [{"role": "zz one"}], "send_welcome_email": 0});
        call(&mut ctx, "frappe.client.insert", json!({ "doc": user })).unwrap();
    }
    ctx.set_identity(Arc::new(Identity {
        name: "desk@example.com".to_owned(),
        full_name: "Desk".to_owned(),
        user_type: "System User".to_owned(),
        roles: ["All", "Guest", "Desk User"].map(str::to_owned).into(),
    }));
    let mut search = |arguments| call(&mut ctx, "frappe.desk.search.search_widget", arguments);
    let found = search(json!({"doctype": "User", "txt": "desk", "searchfield": "enabled"})).unwrap();
    assert_eq!(found, json!([["ann@example.com", "Desk"]]));
    let oracle = json!({"doctype": "User", "txt": "", "filters": {"api_key": ["like", "a%"]}});
    assert_eq!(search(oracle).unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn a_report_is_keys_and_values() {
    let mut ctx = context();
    let form = json!({
        "doctype": "Role", "fields": "[\"`tabRole`.`name`\", \"disabled\"]", "filters": "[[\"Role\", \"name\", \"like\", \"zz%\"]]",
        "order_by": "`tabRole`.`name` asc", "view": "List"
    });
    let report = call(&mut ctx, "frappe.desk.reportview.get", form).unwrap();
    assert_eq!(
        report,
        json!({"keys": ["name", "disabled"], "values": [["zz one", 0], ["zz two", 0]], "user_info": {}})
    );
    let nothing = json!({"doctype": "Role", "filters": {"name": "none"}});
    assert_eq!(call(&mut ctx, "frappe.desk.reportview.get", nothing).unwrap(), json!([]));
    let plucked = json!({"doctype": "Role", "pluck": "name", "filters": {"name": ["like", "zz%"]}, "order_by": "name"});
    assert_eq!(call(&mut ctx, "frappe.desk.reportview.get_list", plucked).unwrap(), json!(["zz one", "zz two"]));
    let capped = json!({"doctype": "Role", "filters": {"name": ["like", "%zz%"]}, "limit": "2"});
    assert_eq!(call(&mut ctx, "frappe.desk.reportview.get_count", capped).unwrap(), 2);
    let groups = json!({"doctype": "Role", "field": "disabled", "current_filters": {"name": ["like", "%zz%"]}});
    let counts = call(&mut ctx, "frappe.desk.listview.get_group_by_count", groups).unwrap();
    assert_eq!(counts, json!([{"name": 0, "count": 3}]));
}

#[test]
fn items_that_can_be_deleted_are() {
    let mut ctx = context();
    let items = json!({"doctype": "Role", "items": "[\"zz one\", \"gone\"]"});
    call(&mut ctx, "frappe.desk.reportview.delete_items", items).unwrap();
    assert_eq!(ctx.messages().len(), 1);
    let left = json!({"doctype": "Role", "filters": {"name": ["like", "zz%"]}});
    assert_eq!(call(&mut ctx, "frappe.client.get_count", left).unwrap(), 1);
}

#[test]
fn a_form_loads_a_document_with_what_hangs_on_it() {
    let mut ctx = context();
    let comment =
        json!({"reference_doctype": "Role", "reference_name": "zz one", "content": "good", "comment_by": "x"});
    let comment = call(&mut ctx, "frappe.desk.form.utils.add_comment", comment).unwrap();
    assert_eq!((&comment["comment_by"], &comment["comment_email"]), (&json!("Administrator"), &json!("Administrator")));
    let answer = call(&mut ctx, "frappe.desk.form.load.getdoc", json!({"doctype": "Role", "name": "zz one"})).unwrap();
    assert_eq!(answer, JsonValue::Null);
    let members = ctx.take_members();
    assert_eq!(members.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["docinfo", "_link_titles", "docs"]);
    let missing = json!({"doctype": "Role", "name": "gone"});
    assert_eq!(call(&mut ctx, "frappe.desk.form.load.getdoc", missing).unwrap(), json!([]));
    call(&mut ctx, "frappe.desk.form.load.get_docinfo", json!({"doctype": "Role", "name": "zz one"})).unwrap();
    let info = member(&mut ctx, "docinfo");
    assert_eq!(info["comments"][0]["content"], "good");
    assert_eq!(info["permissions"]["read"], 1);
}

#[test]
fn a_form_loads_a_definition_with_its_children() {
    let mut ctx = context();
    call(&mut ctx, "frappe.desk.form.load.getdoctype", json!({"doctype": "Has Role", "with_parent": 1})).unwrap();
    let docs = member(&mut ctx, "docs");
    let names: Vec<&str> = docs.as_array().unwrap().iter().map(|doc| doc["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Has Role") && names.len() >= 2, "{names:?}");
}

#[test]
fn a_form_saves_what_is_new_and_what_is_stored() {
    let mut ctx = context();
    let doc = json!({"doctype": "Role", "name": "new-role-1", "__islocal": 1, "role_name": "made"});
    call(&mut ctx, "frappe.desk.form.save.savedocs", json!({"doc": doc.to_string(), "action": "Save"})).unwrap();
    let docs = member(&mut ctx, "docs");
    assert_eq!((&docs[0]["name"], &docs[0]["localname"]), (&json!("made"), &json!("new-role-1")));
    let again = json!({"doc": docs[0], "action": "Save"});
    call(&mut ctx, "frappe.desk.form.save.savedocs", again).unwrap();
    let wrong = json!({"doc": docs[0], "action": "Approve"});
    assert_eq!(refusal(&mut ctx, "frappe.desk.form.save.savedocs", wrong), ErrorKind::Validation);
    let draft = json!({"doctype": "Role", "name": "made"});
    assert_eq!(refusal(&mut ctx, "frappe.desk.form.save.discard", draft), ErrorKind::Validation);
}

#[test]
fn a_document_method_is_called_on_a_stored_document_or_on_one_that_comes_along() {
    let mut ctx = context();
    ctx.transaction().begin_writing().unwrap();
    let stored = json!({"method": "add_comment", "dt": "Role", "dn": "zz one", "args": "{\"text\": \"hi\"}"});
    assert_eq!(call(&mut ctx, "run_doc_method", stored).unwrap()["content"], "hi");
    assert_eq!(member(&mut ctx, "docs")[0]["name"], "zz one");
    let mut document = call(&mut ctx, "frappe.client.get", json!({"doctype": "Role", "name": "zz one"})).unwrap();
    let sent = json!({"method": "add_comment", "document": document, "kwargs": {"text": "ho", "unknown": 1}});
    assert_eq!(call(&mut ctx, "run_doc_method", sent).unwrap()["content"], "ho");
    document["modified"] = json!("2020-01-01 00:00:00");
    let stale = json!({"method": "add_comment", "document": document});
    assert_eq!(refusal(&mut ctx, "run_doc_method", stale), ErrorKind::TimestampMismatch);
    let missing = json!({"method": "nope", "dt": "Role", "dn": "zz one"});
    assert_eq!(refusal(&mut ctx, "run_doc_method", missing), ErrorKind::DoesNotExist);
}

#[test]
fn who_may_read_nothing_is_told_nothing() {
    let mut ctx = context();
    as_nobody(&mut ctx);
    let role = json!({"doctype": "Role", "name": "zz one", "docname": "zz one", "field": "x", "fieldname": "role_name", "txt": "z",
        "filters": {"name": "zz one"}, "reference_doctype": "Role", "reference_name": "zz one", "content": "x", "value": "zz one",
        "prev": 0, "method": "add_comment", "dt": "Role", "dn": "zz one"});
    for path in [
        "frappe.client.get",
        "frappe.client.get_list",
        "frappe.client.get_count",
        "frappe.client.get_value",
        "frappe.client.get_password",
        "frappe.client.validate_link",
        "frappe.client.cancel",
        "frappe.client.delete",
        "frappe.client.set_value",
        "frappe.desk.search.search_link",
        "frappe.desk.search.search_widget",
        "frappe.desk.form.load.getdoc",
        "frappe.desk.form.load.get_docinfo",
        "frappe.desk.form.save.cancel",
        "frappe.desk.form.save.discard",
        "frappe.desk.form.utils.add_comment",
        "frappe.realtime.has_permission",
        "frappe.utils.change_log.get_versions",
        "frappe.utils.nestedset.rebuild_tree",
        "run_doc_method",
    ] {
        assert_eq!(refusal(&mut ctx, path, role.clone()), ErrorKind::Permission, "{path}");
    }
    for path in ["frappe.desk.reportview.get", "frappe.desk.reportview.get_list", "frappe.desk.reportview.get_count"] {
        assert_eq!(refusal(&mut ctx, path, json!({"doctype": "Role"})), ErrorKind::Permission, "{path}");
    }
    let settings = json!({"doctype": "System Settings", "field": "time_zone", "fieldname": "time_zone"});
    for path in ["frappe.client.get_single_value", "frappe.client.get_value"] {
        assert_eq!(refusal(&mut ctx, path, settings.clone()), ErrorKind::Permission, "{path}");
    }
    let has = call(&mut ctx, "frappe.client.has_permission", json!({"doctype": "Role", "docname": "zz one"})).unwrap();
    assert_eq!(has, json!({"has_permission": false}));
    let rights =
        call(&mut ctx, "frappe.client.get_doc_permissions", json!({"doctype": "Role", "docname": "zz one"})).unwrap();
    assert!(rights["permissions"].as_object().unwrap().values().all(|right| *right == 0));
}

#[test]
fn a_forced_rename_takes_a_system_manager() {
    let mut ctx = context();
    as_nobody(&mut ctx);
    let forced = json!({"doctype": "Role", "old": "zz one", "new": "x", "force": 1});
    assert_eq!(refusal(&mut ctx, "frappe.rename_doc", forced), ErrorKind::Permission);
}

#[test]
fn a_time_zone_and_a_user_are_told_to_guests() {
    let mut ctx = context();
    ctx.set_identity(Identity::guest());
    assert_eq!(call(&mut ctx, "frappe.client.get_time_zone", json!({})).unwrap(), json!({"time_zone": "UTC"}));
    assert_eq!(call(&mut ctx, "frappe.realtime.get_user_info", json!({})).unwrap()["user"], "Guest");
    assert!(lookup("frappe.client.get_time_zone").unwrap().allow_guest);
}

#[test]
fn functions_are_found_at_their_paths_only() {
    for path in ["ping", "frappe.ping", "frappe.client.get", "frappe.desk.search.search_link", "run_doc_method"] {
        assert!(lookup(path).is_some(), "{path}");
    }
    for path in ["", "get", "client.get", "frappe.client", "frappe.client.get_js", "frappe.desk.get", "frappe..ping"] {
        assert!(lookup(path).is_none(), "{path}");
    }
}

#[test]
fn a_method_has_the_name_of_its_path() {
    for path in ["frappe.client.get_list", "frappe.desk.reportview.get", "frappe.client.rename_doc"] {
        assert_eq!(lookup(path).map(|method| method.name), path.rsplit('.').next());
    }
}

#[test]
fn what_writes_takes_no_get() {
    for function in
        ["set_value", "insert", "insert_many", "save", "submit", "cancel", "delete", "rename_doc", "bulk_update"]
    {
        let method = lookup(&format!("frappe.client.{function}")).unwrap();
        assert!(!method.verbs.is_empty() && !method.verbs.contains(&"GET"), "{function}");
    }
}
