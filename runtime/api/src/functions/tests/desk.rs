//! `frappe.desk`: search, reports and forms.

use super::*;

/// A member of the response beside the result.
fn member(ctx: &mut Context, name: &str) -> JsonValue {
    let found = ctx.take_members().into_iter().find(|(key, _)| *key == name).unwrap();
    serde_json::from_slice(&found.1.into_bytes()).unwrap()
}

#[test]
fn link_search_ranks_prefix_matches_first() {
    let mut ctx = context();
    let found = call(&mut ctx, "frappe.desk.search.search_link", json!({"doctype": "Role", "txt": "zz"})).unwrap();
    let names: Vec<&str> = found.as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap()).collect();
    assert_eq!(names.last(), Some(&"a zz"));
    assert_eq!(names.len(), 3);
    let rows = json!({"doctype": "Role", "txt": "zz", "start": 2, "page_length": 1});
    assert_eq!(call(&mut ctx, "frappe.desk.search.search_widget", rows).unwrap()[0][0], "a zz");
    let doctypes = json!({"doctype": "DocType", "txt": "syst"});
    let found = call(&mut ctx, "frappe.desk.search.search_link", doctypes).unwrap();
    assert_eq!(found, json!([{"value": "System Settings", "description": "Core", "label": "System Settings"}]));
    let query = json!({"doctype": "Role", "txt": "", "query": "os.system"});
    assert_eq!(call_refused(&mut ctx, "frappe.desk.search.search_link", query), ErrorKind::Validation);
}

#[test]
fn select_permission_allows_link_search_and_hides_other_fields() {
    let mut ctx = context();
    for (email, enabled) in [("ann@example.com", 1), ("bob@example.com", 0)] {
        let user = json!({"doctype": "User", "email": email, "first_name": "Desk", "enabled": enabled,
            "roles": [{"role": "zz one"}], "send_welcome_email": 0});
        call(&mut ctx, "frappe.client.insert", json!({ "doc": user })).unwrap();
    }
    set_user(&mut ctx, "desk@example.com", "Desk", "System User", &["All", "Guest", "Desk User"]);
    let mut search = |arguments| call(&mut ctx, "frappe.desk.search.search_widget", arguments);
    let found = search(json!({"doctype": "User", "txt": "desk", "searchfield": "enabled"})).unwrap();
    assert_eq!(found, json!([["ann@example.com", "Desk"]]));
    let oracle = json!({"doctype": "User", "txt": "", "filters": {"api_key": ["like", "a%"]}});
    assert_eq!(search(oracle).unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn reportview_returns_keys_and_values() {
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
fn delete_items_deletes_existing_and_reports_missing() {
    let mut ctx = context();
    let items = json!({"doctype": "Role", "items": "[\"zz one\", \"gone\"]"});
    call(&mut ctx, "frappe.desk.reportview.delete_items", items).unwrap();
    assert_eq!(ctx.messages().len(), 1);
    let left = json!({"doctype": "Role", "filters": {"name": ["like", "zz%"]}});
    assert_eq!(call(&mut ctx, "frappe.client.get_count", left).unwrap(), 1);
}

#[test]
fn getdoc_returns_document_with_docinfo() {
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
fn getdoctype_returns_meta_with_parents() {
    let mut ctx = context();
    call(&mut ctx, "frappe.desk.form.load.getdoctype", json!({"doctype": "Has Role", "with_parent": 1})).unwrap();
    let docs = member(&mut ctx, "docs");
    let names: Vec<&str> = docs.as_array().unwrap().iter().map(|doc| doc["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Has Role") && names.len() >= 2, "{names:?}");
}

#[test]
fn savedocs_saves_new_and_stored_documents() {
    let mut ctx = context();
    let doc = json!({"doctype": "Role", "name": "new-role-1", "__islocal": 1, "role_name": "made"});
    call(&mut ctx, "frappe.desk.form.save.savedocs", json!({"doc": doc.to_string(), "action": "Save"})).unwrap();
    let docs = member(&mut ctx, "docs");
    assert_eq!((&docs[0]["name"], &docs[0]["localname"]), (&json!("made"), &json!("new-role-1")));
    let again = json!({"doc": docs[0], "action": "Save"});
    call(&mut ctx, "frappe.desk.form.save.savedocs", again).unwrap();
    let wrong = json!({"doc": docs[0], "action": "Approve"});
    assert_eq!(call_refused(&mut ctx, "frappe.desk.form.save.savedocs", wrong), ErrorKind::Validation);
    let draft = json!({"doctype": "Role", "name": "made"});
    assert_eq!(call_refused(&mut ctx, "frappe.desk.form.save.discard", draft), ErrorKind::Validation);
}

#[test]
fn run_doc_method_runs_on_stored_or_sent_document() {
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
    assert_eq!(call_refused(&mut ctx, "run_doc_method", stale), ErrorKind::TimestampMismatch);
    let missing = json!({"method": "nope", "dt": "Role", "dn": "zz one"});
    assert_eq!(call_refused(&mut ctx, "run_doc_method", missing), ErrorKind::DoesNotExist);
}
