//! Tools that write, and functions.

use super::client::{Client, READ_WRITE};
use doctyped_http::test_harness::TestSite;
use serde_json::json;

#[test]
fn writes_are_refused_unless_they_are_configured() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    let role = json!({"doctype": "Role", "values": {"role_name": "Weeder"}});
    for (tool, arguments) in [
        ("create_document", role),
        ("update_document", json!({"doctype": "Role", "name": "All", "values": {"home_page": "/x"}})),
        ("delete_document", json!({"doctype": "Role", "name": "All"})),
        ("submit_document", json!({"doctype": "Harvest", "name": "HV-0001"})),
        ("cancel_document", json!({"doctype": "Harvest", "name": "HV-0001"})),
        ("call_function", json!({"function": "app.make_role", "arguments": {"name": "Weeder"}})),
        ("call_function", json!({"function": "app.relay", "arguments": {"names": ["Weeder"]}})),
        ("call_function", json!({"function": "frappe.client.delete", "arguments": {"doctype": "Role", "name": "All"}})),
        ("call_document_method", json!({"doctype": "Role", "name": "All", "method": "add_comment"})),
    ] {
        let error = admin.call_error(tool, arguments);
        assert!(error.starts_with("PermissionError: ") && error.ends_with("(--mcp)"), "{tool}: {error}");
    }
    assert_eq!(admin.call("count_documents", json!({"doctype": "Role", "filters": {"name": "Weeder"}}))["data"], 0);
}

#[test]
fn function_that_reads_by_its_declaration_is_called_without_write_access() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    let count = json!({"function": "frappe.client.get_count", "arguments": {"doctype": "Role"}});
    assert_eq!(
        admin.call("call_function", count)["data"],
        admin.call("count_documents", json!({"doctype": "Role"}))["data"]
    );
    // `cmd` names another function in requests of the REST API, and is an argument like any other here.
    let call =
        json!({"function": "frappe.auth.get_logged_user", "arguments": {"cmd": "app.make_role", "name": "Weeder"}});
    let called = admin.request("tools/call", json!({"name": "call_function", "arguments": call}));
    assert!(!called.to_string().contains("Weeder"), "{called}");
    assert_eq!(admin.call("count_documents", json!({"doctype": "Role", "filters": {"name": "Weeder"}}))["data"], 0);
    let missing = admin.call_error("call_function", json!({"function": "app.lost"}));
    assert_eq!(missing, "ValidationError: There is no function app.lost");
    let hidden = admin.call_error("call_function", json!({"function": "app.hidden"}));
    assert!(hidden.starts_with("PermissionError: "), "{hidden}");
}

#[test]
fn document_is_created_updated_submitted_cancelled_and_deleted() {
    let site = TestSite::with_flags(&READ_WRITE);
    let token = site.create_user_with_roles("ann@example.com", &["Foreman"]);
    let foreman = Client::new(&site, &token);
    let values = json!({"crop": "beans", "crates": 3, "baskets": [{"weight": 1.5}]});
    let created = foreman.call("create_document", json!({"doctype": "Harvest", "values": values}));
    let name = created["data"]["name"].as_str().unwrap();
    let harvest = json!({"doctype": "Harvest", "name": name});
    let update = json!({"doctype": "Harvest", "name": name, "values": {"crates": 4}});
    let updated = foreman.call("update_document", update);
    assert_eq!((&updated["data"]["crates"], &updated["data"]["baskets"][0]["weight"]), (&json!(4), &json!(1.5)));
    assert_eq!(foreman.call("submit_document", harvest.clone())["docs"][0]["docstatus"], 1);
    let later = json!({"doctype": "Harvest", "name": name, "values": {"crates": 5}});
    assert!(foreman.call_error("update_document", later).starts_with("UpdateAfterSubmitError"));
    assert_eq!(foreman.call("cancel_document", harvest.clone())["docs"][0]["docstatus"], 2);
    foreman.call("delete_document", harvest.clone());
    assert!(foreman.call_error("get_document", harvest).starts_with("DoesNotExistError"));
}

#[test]
fn writes_need_the_permission_of_the_user() {
    let site = TestSite::with_flags(&READ_WRITE);
    let token = site.create_user_with_roles("ann@example.com", &["Picker"]);
    let picker = Client::new(&site, &token);
    let created = picker.call("create_document", json!({"doctype": "Harvest", "values": {"crop": "peas"}}));
    let harvest = json!({"doctype": "Harvest", "name": created["data"]["name"]});
    for tool in ["submit_document", "delete_document"] {
        assert!(picker.call_error(tool, harvest.clone()).starts_with("PermissionError: "), "{tool}");
    }
    let role = json!({"doctype": "Role", "values": {"role_name": "Weeder"}});
    assert!(picker.call_error("create_document", role).starts_with("PermissionError: "));
    let wrong = json!({"doctype": "Harvest", "values": {"crop": "peas", "sid": "x"}});
    assert!(picker.call_error("create_document", wrong).contains("sid"));
}

#[test]
fn failed_function_leaves_nothing_and_is_no_error_of_http() {
    let site = TestSite::with_flags(&READ_WRITE);
    let admin = Client::admin(&site);
    let call = |function: &str, arguments| json!({"function": function, "arguments": arguments});
    assert_eq!(admin.call("call_function", call("app.make_role", json!({"name": "Weeder"})))["data"], "Weeder");
    let again = admin.call_error("call_function", call("app.make_role", json!({"name": "Weeder"})));
    assert!(again.starts_with("DuplicateEntryError: "), "{again}");
    assert_eq!(admin.call("call_function", call("app.relay", json!({"names": ["One", "Two"]})))["data"], 2);
    let panicked = admin.call_error("call_function", call("app.boom", json!({})));
    assert!(panicked.starts_with("InternalError: ") && !panicked.contains("secret"), "{panicked}");
    let file = admin.call_error("call_function", call("app.totals", json!({})));
    assert!(file.contains("result is a file"), "{file}");
    assert_eq!(admin.call("call_function", call("app.nothing", json!({}))), json!({}));
}

#[test]
fn post_with_idempotency_key_is_carried_out_once() {
    let site = TestSite::with_flags(&READ_WRITE);
    let admin = Client::admin(&site).with("idempotency-key", "key-1");
    let role = json!({"doctype": "Role", "values": {"role_name": "Weeder"}});
    let (first, second) = (admin.call("create_document", role.clone()), admin.call("create_document", role));
    assert_eq!(first, second);
}

#[test]
fn batch_with_idempotency_key_is_refused() {
    let site = TestSite::with_flags(&READ_WRITE);
    let admin = Client::admin(&site).with("idempotency-key", "key-1");
    let create = |id: u32, role: &str| {
        let arguments = json!({"doctype": "Role", "values": {"role_name": role}});
        let params = json!({"name": "create_document", "arguments": arguments});
        json!({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params})
    };
    let response = admin.post(json!([create(1, "Weeder"), create(2, "Mower")]));
    assert!(response.status == 400 && response.body.contains("Idempotency-Key"), "{}", response.body);
}
