//! Calls of built-in functions on built-in DocTypes.

mod client;
mod desk;

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

/// Calls a function and returns its answer; null when it is empty.
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

/// Takes a member of the answer besides the result.
fn member(ctx: &mut Context, name: &str) -> JsonValue {
    let (_, value) = ctx.take_members().into_iter().find(|(key, _)| *key == name).unwrap();
    serde_json::from_slice(&value.into_bytes()).unwrap()
}

/// Continues as a user without a role that grants rights.
fn as_user_without_roles(ctx: &mut Context) {
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
fn user_without_roles_is_refused_by_every_function() {
    let mut ctx = context();
    as_user_without_roles(&mut ctx);
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
fn forced_rename_without_system_manager_is_refused() {
    let mut ctx = context();
    as_user_without_roles(&mut ctx);
    let forced = json!({"doctype": "Role", "old": "zz one", "new": "x", "force": 1});
    assert_eq!(refusal(&mut ctx, "frappe.rename_doc", forced), ErrorKind::Permission);
}

#[test]
fn guest_reads_time_zone_and_session_user() {
    let mut ctx = context();
    ctx.set_identity(Identity::guest());
    assert_eq!(call(&mut ctx, "frappe.client.get_time_zone", json!({})).unwrap(), json!({"time_zone": "UTC"}));
    assert_eq!(call(&mut ctx, "frappe.realtime.get_user_info", json!({})).unwrap()["user"], "Guest");
    assert!(lookup("frappe.client.get_time_zone").unwrap().allow_guest);
}

#[test]
fn unknown_path_is_not_found() {
    for path in ["ping", "frappe.ping", "frappe.client.get", "frappe.desk.search.search_link", "run_doc_method"] {
        assert!(lookup(path).is_some(), "{path}");
    }
    for path in ["", "get", "client.get", "frappe.client", "frappe.client.get_js", "frappe.desk.get", "frappe..ping"] {
        assert!(lookup(path).is_none(), "{path}");
    }
}

#[test]
fn method_has_the_last_name_of_its_path() {
    for path in ["frappe.client.get_list", "frappe.desk.reportview.get", "frappe.client.rename_doc"] {
        assert_eq!(lookup(path).map(|method| method.name), path.rsplit('.').next());
    }
}

#[test]
fn writing_functions_refuse_get() {
    for function in
        ["set_value", "insert", "insert_many", "save", "submit", "cancel", "delete", "rename_doc", "bulk_update"]
    {
        let method = lookup(&format!("frappe.client.{function}")).unwrap();
        assert!(!method.verbs.is_empty() && !method.verbs.contains(&"GET"), "{function}");
    }
}
