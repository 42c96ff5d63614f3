//! Functions that users without permission and guests may call.

use super::*;

#[test]
fn functions_refuse_user_without_read_permission() {
    let mut ctx = context();
    set_user_without_roles(&mut ctx);
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
        assert_eq!(call_refused(&mut ctx, path, role.clone()), ErrorKind::Permission, "{path}");
    }
    for path in ["frappe.desk.reportview.get", "frappe.desk.reportview.get_list", "frappe.desk.reportview.get_count"] {
        assert_eq!(call_refused(&mut ctx, path, json!({"doctype": "Role"})), ErrorKind::Permission, "{path}");
    }
    let settings = json!({"doctype": "System Settings", "field": "time_zone", "fieldname": "time_zone"});
    for path in ["frappe.client.get_single_value", "frappe.client.get_value"] {
        assert_eq!(call_refused(&mut ctx, path, settings.clone()), ErrorKind::Permission, "{path}");
    }
    let has = call(&mut ctx, "frappe.client.has_permission", json!({"doctype": "Role", "docname": "zz one"})).unwrap();
    assert_eq!(has, json!({"has_permission": false}));
    let rights =
        call(&mut ctx, "frappe.client.get_doc_permissions", json!({"doctype": "Role", "docname": "zz one"})).unwrap();
    assert!(rights["permissions"].as_object().unwrap().values().all(|right| *right == 0));
}

#[test]
fn forced_rename_by_plain_user_is_refused() {
    let mut ctx = context();
    set_user_without_roles(&mut ctx);
    let forced = json!({"doctype": "Role", "old": "zz one", "new": "x", "force": 1});
    assert_eq!(call_refused(&mut ctx, "frappe.rename_doc", forced), ErrorKind::Permission);
}

#[test]
fn time_zone_and_user_info_are_for_guests() {
    let mut ctx = context();
    ctx.set_identity(Identity::guest());
    assert_eq!(call(&mut ctx, "frappe.client.get_time_zone", json!({})).unwrap(), json!({"time_zone": "UTC"}));
    assert_eq!(call(&mut ctx, "frappe.realtime.get_user_info", json!({})).unwrap()["user"], "Guest");
    assert!(lookup("frappe.client.get_time_zone").unwrap().allow_guest);
}
