//! `frappe.client`: values, documents and rows.

use super::*;

#[test]
fn get_value_accepts_name_and_filters() {
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
fn get_value_with_subselect_as_field_is_refused() {
    let mut ctx = context();
    let attack = json!({"doctype": "Role", "fieldname": "(select password from __Auth)", "filters": "zz one"});
    assert_eq!(call_refused(&mut ctx, "frappe.client.get_value", attack), ErrorKind::Data);
}

#[test]
fn save_replaces_stored_document() {
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
    assert_eq!(call_refused(&mut ctx, "frappe.client.save", json!({ "doc": doc })), ErrorKind::TimestampMismatch);
    doc.as_object_mut().unwrap().remove("modified");
    assert_eq!(call_refused(&mut ctx, "frappe.client.save", json!({ "doc": doc })), ErrorKind::TimestampMismatch);
}

#[test]
fn save_without_name_inserts_document() {
    let mut ctx = context();
    let saved = call(&mut ctx, "frappe.client.save", json!({"doc": {"doctype": "Role", "role_name": "new"}})).unwrap();
    assert_eq!(saved["name"], "new");
    let missing = json!({"doc": {"doctype": "Role", "name": "gone", "role_name": "gone"}});
    assert_eq!(call_refused(&mut ctx, "frappe.client.save", missing), ErrorKind::DoesNotExist);
}

#[test]
fn child_row_functions_return_parent() {
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
    assert_eq!(call_refused(&mut ctx, "frappe.client.delete", gone), ErrorKind::DoesNotExist);
}

#[test]
fn child_row_without_parent_is_refused() {
    let mut ctx = context();
    let row = json!({"doc": {"doctype": "Has Role", "role": "zz one"}});
    assert_eq!(call_refused(&mut ctx, "frappe.client.insert", row), ErrorKind::Validation);
    let read = json!({"doctype": "Has Role", "name": "x"});
    assert_eq!(call_refused(&mut ctx, "frappe.client.get", read), ErrorKind::Permission);
}

#[test]
fn set_value_accepts_whole_document_and_checks_modified() {
    let mut ctx = context();
    let name = json!({"doctype": "Role", "name": "zz one"});
    let mut doc = call(&mut ctx, "frappe.client.get", name).unwrap();
    doc["home_page"] = json!("/sent");
    let set = |doc: &JsonValue| json!({"doctype": "Role", "name": "zz one", "fieldname": doc});
    let saved = call(&mut ctx, "frappe.client.set_value", set(&doc)).unwrap();
    assert_eq!(saved["home_page"], "/sent");
    // The `modified` of the request is older than the stored one now.
    assert_eq!(call_refused(&mut ctx, "frappe.client.set_value", set(&doc)), ErrorKind::TimestampMismatch);
}

#[test]
fn set_value_of_standard_field_is_refused() {
    let mut ctx = context();
    for fieldname in [json!("owner"), json!({"owner": "x"}), json!("{\"docstatus\": 1}"), json!({"name": "y"})] {
        let arguments = json!({"doctype": "Role", "name": "zz one", "fieldname": fieldname});
        assert_eq!(call_refused(&mut ctx, "frappe.client.set_value", arguments), ErrorKind::Validation);
    }
}

#[test]
fn bulk_update_keeps_successful_documents() {
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
fn insert_many_above_200_documents_is_refused() {
    let mut ctx = context();
    let docs = |count: usize| -> Vec<JsonValue> {
        (0..count).map(|number| json!({"doctype": "Role", "role_name": format!("r{number}")})).collect()
    };
    let refused = call_refused(&mut ctx, "frappe.client.insert_many", json!({"docs": docs(201)}));
    assert_eq!(refused, ErrorKind::Validation);
    let names = call(&mut ctx, "frappe.client.insert_many", json!({"docs": docs(2)})).unwrap();
    assert_eq!(names, json!(["r0", "r1"]));
}

#[test]
fn single_value_is_typed_and_get_value_is_text() {
    let mut ctx = context();
    let typed = json!({"doctype": "System Settings", "field": "time_zone"});
    assert_eq!(call(&mut ctx, "frappe.client.get_single_value", typed).unwrap(), "UTC");
    let unknown = json!({"doctype": "System Settings", "field": "nope"});
    assert_eq!(call_refused(&mut ctx, "frappe.client.get_single_value", unknown), ErrorKind::InvalidColumnName);
    let text = json!({"doctype": "System Settings", "fieldname": ["time_zone", "allow_error_traceback"]});
    let values = call(&mut ctx, "frappe.client.get_value", text).unwrap();
    assert_eq!(values["time_zone"], "UTC");
    assert!(values["allow_error_traceback"].is_string());
    let document = call(&mut ctx, "frappe.client.get", json!({"doctype": "System Settings"})).unwrap();
    assert!(document["modified"].is_string());
}
