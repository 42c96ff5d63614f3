//! Functions of Frappe that desk and API clients call: permissions, reports, bulk and restore.

use super::*;

/// A site with plants, and calls of Frappe's functions as Administrator.
struct Desk {
    site: TestSite,
    token: String,
}

impl Desk {
    fn new() -> Desk {
        let site = TestSite::new();
        site.seed_documents();
        let token = site.admin_token();
        Desk { site, token }
    }

    /// Calls a function as the user of a token; gives status and message, or exception class.
    fn call_as(&self, token: &str, path: &str, arguments: JsonValue) -> (u16, JsonValue) {
        let (status, mut body) = self.site.post(&format!("/api/method/frappe.{path}"), arguments).token(token).send();
        (status, if status == 200 { body["message"].take() } else { body["exc_type"].take() })
    }

    fn call(&self, path: &str, arguments: JsonValue) -> (u16, JsonValue) {
        self.call_as(&self.token, path, arguments)
    }

    /// The message of a successful call.
    #[track_caller]
    fn message(&self, path: &str, arguments: JsonValue) -> JsonValue {
        let (status, message) = self.call(path, arguments);
        assert_eq!(status, 200, "{message}");
        message
    }
}

const MANAGER: &str = "core.page.permission_manager.permission_manager";

#[test]
fn get_count_and_get_accept_list_of_names() {
    let desk = Desk::new();
    let filters = |filters: JsonValue| json!({"doctype": "Plant", "filters": filters});
    assert_eq!(desk.message("client.get_count", filters(json!(["aster", "dill", "x"]))), json!(2));
    assert_eq!(desk.message("client.get_count", filters(json!([["family", "daisy"]]))), json!(2));
    assert_eq!(desk.message("client.get_count", filters(json!({"family": null}))), json!(2));
    assert_eq!(desk.message("client.get_count", filters(json!({"family": ["!=", "daisy"]}))), json!(3));
    assert_eq!(desk.message("client.get", filters(json!(["aster"])))["name"], "aster");
    assert_eq!(desk.call("client.get_list", filters(json!(["aster", "dill"]))).0, 404);
}

#[test]
fn has_permission_for_administrator_ignores_missing_document() {
    let desk = Desk::new();
    let request = json!({"doctype": "Plant", "docname": "nothing", "perm_type": "write"});
    assert_eq!(desk.message("client.has_permission", request.clone()), json!({"has_permission": true}));
    let token = desk.site.create_user_with_roles("ann@garden.test", &["Gardener"]);
    assert_eq!(desk.call_as(&token, "client.has_permission", request), (404, json!("DoesNotExistError")));
    let unknown = json!({"doctype": "System Settings", "field": "nothing"});
    assert_eq!(desk.call("client.get_single_value", unknown), (417, json!("InvalidColumnName")));
}

#[test]
fn get_roles_includes_automatic_roles() {
    let desk = Desk::new();
    let token = desk.site.create_user_with_roles("ann@garden.test", &["Gardener"]);
    let roles = |uid: &str| desk.message("core.doctype.user.user.get_roles", json!({"uid": uid}));
    assert_eq!(roles("ann@garden.test"), json!(["All", "Desk User", "Gardener", "Guest"]));
    assert!(roles("Administrator").as_array().unwrap().contains(&json!("Gardener")));
    assert_eq!(desk.call_as(&token, "core.doctype.user.user.get_roles", json!({"uid": "Administrator"})).0, 403);
    let zones = desk.message("core.doctype.user.user.get_timezones", json!({}));
    assert!(zones["timezones"].as_array().unwrap().contains(&json!("Asia/Kolkata")));
}

#[test]
fn reportview_adds_child_names_comment_counts_and_user_info() {
    let desk = Desk::new();
    let list = |function: &str, more: JsonValue| {
        let arguments = merge(json!({"doctype": "Plant", "order_by": "name", "filters": {"name": "aster"}}), more);
        desk.message(&format!("desk.reportview.{function}"), arguments)
    };
    let rows = list("get_list", json!({"fields": ["name", "care.task"], "with_childnames": 1}));
    let name = rows[0]["Plant Care:name"].as_str().unwrap();
    assert!(!name.is_empty() && rows[0]["task"].is_string(), "{rows}");
    let keys =
        list("get", json!({"fields": ["name", "`tabPlant Care`.`task`"], "with_childnames": "1"}))["keys"].clone();
    assert_eq!(keys, json!(["name", "task", "Plant Care:name"]));
    desk.site.update_document("Plant", "aster", json!({}));
    let optional_fields = r#"UPDATE "tabPlant" SET "_comments" = '[{"name": "a"}, {"name": "b"}]', "_assign" = '["Administrator"]'
                   WHERE name = 'aster'"#;
    diesel::connection::SimpleConnection::batch_execute(desk.site.context().connection(), optional_fields).unwrap();
    let fields = json!({"fields": ["name", "_comments", "_assign"], "with_comment_count": 1});
    assert_eq!(list("get_list", fields.clone())[0]["_comment_count"], 2);
    let report = list("get", fields);
    assert_eq!(report["keys"], json!(["name", "_comments", "_assign", "_comment_count"]));
    assert_eq!(report["user_info"]["Administrator"]["fullname"], "Administrator");
    assert_eq!(list("get_list", json!({"with_comment_count": 1})), json!([{"name": "aster", "_comment_count": 0}]));
}

#[test]
fn sidebar_stats_count_documents_by_tag_and_field() {
    let desk = Desk::new();
    for (tag, name) in [("red", "aster"), ("blue", "aster"), ("blue", "dill")] {
        desk.message("desk.doctype.tag.tag.add_tag", json!({"tag": tag, "dt": "Plant", "dn": name}));
    }
    let stats = json!({"stats": "[\"_user_tags\", \"family\", \"nothing\"]", "doctype": "Plant", "filters": "[]"});
    let found = desk.message("desk.reportview.get_sidebar_stats", stats)["stats"].take();
    assert_eq!(found["_user_tags"], json!([["blue", 2], ["red", 1], ["No Tags", 3]]));
    assert_eq!(found["family"], json!([["daisy", 2], ["Oak", 1]]));
    assert_eq!(found.get("nothing"), None);
}

#[test]
fn permission_manager_replaces_standard_permissions_until_reset() {
    let desk = Desk::new();
    let token = desk.site.create_user_with_roles("ann@garden.test", &["Gardener"]);
    let manage = |function: &str, more: JsonValue| {
        let arguments = merge(json!({"doctype": "Plant"}), more);
        desk.call(&format!("{MANAGER}.{function}"), arguments)
    };
    let reads = || desk.site.get("/api/resource/Plant").token(&token).send().0;
    let rules = || manage("get_permissions", json!({})).1.as_array().unwrap().clone();
    let standard = rules().len();
    assert!(standard > 3 && rules()[0]["name"].is_null() && rules()[0]["is_submittable"] == 0);
    assert_eq!(reads(), 200);
    let gardener = json!({"role": "Gardener", "permlevel": 0, "ptype": "read", "value": "0", "if_owner": 0});
    assert_eq!(manage("update", gardener.clone()), (200, json!("refresh")));
    assert_eq!(reads(), 403);
    assert_eq!((rules().len(), rules()[0]["name"].is_string()), (standard, true));
    assert_eq!(manage("update", json!({"role": "Gardener", "ptype": "read", "value": 1})), (200, JsonValue::Null));
    assert_eq!(reads(), 200);
    assert_eq!(manage("remove", json!({"role": "Gardener", "permlevel": 0})).0, 200);
    assert_eq!(reads(), 403);
    let add = |role: &str, permlevel: u8| {
        desk.call(&format!("{MANAGER}.add"), json!({"parent": "Plant", "role": role, "permlevel": permlevel}))
    };
    assert_eq!(add("Gardener", 1), (417, json!("ValidationError")));
    assert_eq!(add("Gardener", 0).0, 200);
    assert_eq!(add("Gardener", 0).0, 200, "an existing permission is added without an error");
    assert_eq!((reads(), rules().len()), (200, standard));
    assert_eq!(add("No Such Role", 0), (417, json!("LinkValidationError")));
    for wrong in [
        json!({"role": "Gardener", "ptype": "submit", "value": 1}),
        json!({"role": "Gardener", "ptype": "fly", "value": 1}),
    ] {
        assert_eq!(manage("update", wrong), (417, json!("ValidationError")));
    }
    assert_eq!(manage("update", json!({"role": "Nobody", "ptype": "read", "value": 1})).0, 404);
    assert_eq!(manage("reset", json!({})).0, 200);
    assert!(rules()[0]["name"].is_null());
    assert_eq!(manage("get_standard_permissions", json!({})).1.as_array().unwrap().len(), standard);
    let of_role = manage("get_permissions", json!({"doctype": "", "role": "Gardener"})).1;
    assert!(of_role.as_array().unwrap().iter().all(|row| row["role"] == "Gardener"), "{of_role}");
    assert_eq!(manage("get_users_with_role", json!({"role": "Gardener"})).1, json!(["ann@garden.test"]));
    let choices = manage("get_roles_and_doctypes", json!({})).1;
    assert!(choices["doctypes"].as_array().unwrap().contains(&json!({"label": "Plant", "value": "Plant"})));
    for function in ["get_permissions", "reset", "get_standard_permissions", "get_roles_and_doctypes"] {
        assert_eq!(desk.call_as(&token, &format!("{MANAGER}.{function}"), json!({"doctype": "Plant"})).0, 403);
    }
    assert_eq!(manage("reset", json!({"doctype": "Plant Care"})), (417, json!("ValidationError")));
}

#[test]
fn removing_last_permission_of_doctype_is_refused() {
    let desk = Desk::new();
    let rules = desk.message(&format!("{MANAGER}.get_permissions"), json!({"doctype": "Harvest"}));
    let removed: Vec<u16> = rules
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| {
            let (role, permlevel, if_owner) = (&rule["role"], &rule["permlevel"], &rule["if_owner"]);
            let row = json!({"doctype": "Harvest", "role": role, "permlevel": permlevel, "if_owner": if_owner});
            desk.call(&format!("{MANAGER}.remove"), row).0
        })
        .collect();
    assert_eq!(removed.last(), Some(&417));
    assert!(removed[..removed.len() - 1].iter().all(|status| *status == 200), "{removed:?}");
}

#[test]
fn deleted_document_is_restored_once() {
    let desk = Desk::new();
    let create_role = |title: &str| desk.site.create_document("Role", json!({"role_name": title, "home_page": "/a"}));
    for title in ["first", "second"] {
        create_role(title);
        assert_eq!(desk.message("client.delete", json!({"doctype": "Role", "name": title})), JsonValue::Null);
    }
    let list = json!({"doctype": "Deleted Document", "fields": ["name", "deleted_name", "restored", "new_name"],
                      "order_by": "creation"});
    let deleted = || desk.message("client.get_list", list.clone());
    let restore = "core.doctype.deleted_document.deleted_document.restore";
    let name = deleted()[0]["name"].clone();
    let token = desk.site.create_user_with_roles("ann@garden.test", &["Gardener"]);
    assert_eq!(desk.call_as(&token, restore, json!({"name": name})).0, 403);
    assert_eq!(desk.call(restore, json!({"name": name})).0, 200);
    assert_eq!(desk.message("client.get", json!({"doctype": "Role", "name": "first"}))["home_page"], "/a");
    assert_eq!((&deleted()[0]["restored"], &deleted()[0]["new_name"]), (&json!(1), &json!("first")));
    assert_eq!(desk.call(restore, json!({"name": name})), (417, json!("DocumentAlreadyRestored")));
    assert_eq!(desk.call(restore, json!({"name": "nothing"})), (404, json!("DoesNotExistError")));
    let second = deleted()[1]["name"].clone();
    let many = json!({"docnames": json!([name, "nothing", second]).to_string()});
    assert_eq!(
        desk.message("core.doctype.deleted_document.deleted_document.bulk_restore", many),
        json!({"restored": [second], "invalid": [name], "failed": ["nothing"]})
    );
}

#[test]
fn bulk_submit_cancel_or_update_reports_failures_per_document() {
    let desk = Desk::new();
    let names: Vec<String> = (0..2).map(|_| desk.site.create_document("Harvest", json!({"crop": "apples"}))).collect();
    let act = |action: &str, data: JsonValue| {
        let arguments = json!({"doctype": "Harvest", "docnames": [names[0], names[1], "nothing"], "action": action,
                               "data": data});
        desk.call("desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs", arguments)
    };
    let status = || {
        let list = json!({"doctype": "Harvest", "fields": ["docstatus", "crop"], "order_by": "name"});
        desk.message("client.get_list", list)
    };
    assert_eq!(act("update", json!({"crop": "pears"})), (200, json!(["nothing"])));
    assert_eq!(act("submit", JsonValue::Null), (200, json!(["nothing"])));
    assert_eq!(status(), json!([{"docstatus": 1, "crop": "pears"}, {"docstatus": 1, "crop": "pears"}]));
    // Submitted documents are not submitted again, and their fields are constant.
    assert_eq!(act("submit", JsonValue::Null).1, json!([names[0], names[1], "nothing"]));
    assert_eq!(act("update", json!({"crop": "plums"})).1, json!([names[0], names[1], "nothing"]));
    assert_eq!(act("cancel", JsonValue::Null), (200, json!(["nothing"])));
    assert_eq!(status()[0]["docstatus"], 2);
    assert_eq!(act("burn", JsonValue::Null), (417, json!("ValidationError")));
}

#[test]
fn user_query_returns_same_as_plain_search() {
    let desk = Desk::new();
    let search = |query: &str| {
        let arguments = json!({"doctype": "User", "txt": "Admin", "query": query});
        desk.call("desk.search.search_link", arguments)
    };
    assert_eq!(search("frappe.core.doctype.user.user.user_query"), search(""));
    assert_eq!(search("frappe.nothing").0, 417);
    let permission =
        json!({"user": "ann@garden.test", "allow": "Bed", "for_value": "north", "apply_to_all_doctypes": 1});
    desk.site.create_user("ann@garden.test");
    desk.site.create_document("User Permission", permission);
    let applicable = "core.doctype.user_permission.user_permission.check_applicable_doc_perm";
    let found = desk.message(applicable, json!({"user": "ann@garden.test", "doctype": "Bed", "docname": "north"}));
    assert!(found.as_array().unwrap().contains(&json!("Plant")), "{found}");
}
