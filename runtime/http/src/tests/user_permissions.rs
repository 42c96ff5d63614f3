//! User Permissions: documents of which a user sees some only.

use super::permissions::{read_status, site_with_all_rights};
use super::*;

const ANN: &str = "ann@garden.test";
const BOB: &str = "bob@garden.test";

#[test]
fn user_permission_hides_documents_and_their_linking_documents() {
    let (site, ann) = site_with_all_rights();
    site.permit(ANN, "Bed", "south", json!({}));
    assert_eq!(site.list_names(&ann, "Bed"), "south");
    // A plant without a bed is not restricted.
    assert_eq!(site.list_names(&ann, "Plant"), "cosmos dill");
    let found: Vec<u16> = ["Plant/aster", "Plant/cosmos", "Plant/dill", "Bed/north", "Bed/south"]
        .iter()
        .map(|path| read_status(&site, &ann, path))
        .collect();
    assert_eq!(found, [403, 200, 200, 403, 200]);
    let counted = site.post("/api/method/frappe.client.get_count", json!({"doctype": "Plant"})).token(&ann).send();
    assert_eq!(counted.1["message"], json!(2));
    let links = site.post("/api/method/frappe.desk.search.search_link", json!({"doctype": "Bed", "txt": ""}));
    let (_, body) = links.token(&ann).send();
    assert_eq!(body["message"].as_array().unwrap().len(), 1, "{body}");
    let (_, body) = site
        .post("/api/method/frappe.client.has_permission", json!({"doctype": "Plant", "docname": "aster"}))
        .token(&ann)
        .send();
    assert_eq!(body["message"], json!({"has_permission": false}));
}

#[test]
fn user_permission_restricts_create_update_and_delete() {
    let (site, ann) = site_with_all_rights();
    site.permit(ANN, "Bed", "south", json!({}));
    site.permit(ANN, "Bed", "hedge", json!({}));
    let create = |bed: &str| site.post("/api/resource/Plant", json!({"family": "x", "bed": bed})).token(&ann).error();
    assert_eq!(create("north"), (403, "PermissionError".to_owned()));
    assert_eq!(create("south").0, 200);
    let put =
        |name: &str, fields: JsonValue| site.put(&format!("/api/resource/Plant/{name}"), fields).token(&ann).error().0;
    assert_eq!(put("aster", json!({"height": 1})), 403);
    assert_eq!(put("dill", json!({"height": 1})), 200);
    assert_eq!(put("dill", json!({"bed": "north"})), 403);
    assert_eq!(put("dill", json!({"bed": "hedge"})), 200);
    assert_eq!(site.delete("/api/resource/Plant/aster").token(&ann).error().0, 403);
    assert_eq!(site.delete("/api/resource/Plant/dill").token(&ann).error().0, 202);
}

#[test]
fn user_permission_for_tree_node_includes_descendants_unless_hidden() {
    let (site, ann) = site_with_all_rights();
    let north = site.permit(ANN, "Bed", "north", json!({}));
    assert_eq!(site.list_names(&ann, "Bed"), "hedge north");
    assert_eq!(site.list_names(&ann, "Plant"), "aster beech dill elder");
    site.update_document("User Permission", &north, json!({"hide_descendants": 1}));
    assert_eq!(site.list_names(&ann, "Bed"), "north");
    assert_eq!(site.list_names(&ann, "Plant"), "aster dill elder");
}

#[test]
fn user_permission_with_applicable_for_restricts_that_doctype_only() {
    let (site, ann) = site_with_all_rights();
    site.permit(ANN, "Bed", "south", json!({"apply_to_all_doctypes": 0, "applicable_for": "Plant"}));
    assert_eq!(site.list_names(&ann, "Bed"), "garden hedge north south");
    assert_eq!(site.list_names(&ann, "Plant"), "cosmos dill");
    let search = |reference: &str| {
        let parameters = json!({"doctype": "Bed", "txt": "", "reference_doctype": reference});
        let (_, body) = site.post("/api/method/frappe.desk.search.search_link", parameters).token(&ann).send();
        body["message"].as_array().unwrap().len()
    };
    // The search for a link of Plant applies the permissions for Plant.
    assert_eq!((search("Plant"), search("Bed"), search("")), (1, 4, 4));
}

#[test]
fn strict_user_permissions_hide_documents_with_empty_links() {
    let (site, ann) = site_with_all_rights();
    site.permit(ANN, "Bed", "south", json!({}));
    assert_eq!((site.list_names(&ann, "Plant").as_str(), read_status(&site, &ann, "Plant/dill")), ("cosmos dill", 200));
    site.update_settings(json!({"apply_strict_user_permissions": 1}));
    assert_eq!((site.list_names(&ann, "Plant").as_str(), read_status(&site, &ann, "Plant/dill")), ("cosmos", 403));
}

#[test]
fn default_or_only_user_permission_fills_new_document() {
    let (site, ann) = site_with_all_rights();
    let bed = || {
        let (status, body) = site.post("/api/resource/Plant", json!({"family": "x"})).token(&ann).send();
        assert_eq!(status, 200, "{body}");
        body["data"]["bed"].clone()
    };
    assert_eq!(bed(), JsonValue::Null);
    site.permit(ANN, "Bed", "south", json!({}));
    assert_eq!(bed(), json!("south"));
    let hedge = site.permit(ANN, "Bed", "hedge", json!({}));
    assert_eq!(bed(), JsonValue::Null);
    site.update_document("User Permission", &hedge, json!({"is_default": 1}));
    assert_eq!(bed(), json!("hedge"));
}

#[test]
fn duplicate_user_permission_or_second_default_is_refused() {
    let (site, _) = site_with_all_rights();
    let token = site.admin_token();
    let add = |more: JsonValue| {
        let fields = merge(json!({"user": ANN, "allow": "Bed", "for_value": "south"}), more);
        site.post("/api/resource/User Permission", fields).token(&token).error()
    };
    assert_eq!(add(json!({"is_default": 1})).0, 200);
    assert_eq!(add(json!({})), (409, "DuplicateEntryError".to_owned()));
    assert_eq!(add(json!({"for_value": "north", "is_default": 1})), (417, "ValidationError".to_owned()));
    assert_eq!(add(json!({"for_value": "north"})).0, 200);
    assert_eq!(add(json!({"for_value": "nowhere"})), (417, "LinkValidationError".to_owned()));
}

#[test]
fn user_permissions_are_managed_by_system_managers_only() {
    let (site, ann) = site_with_all_rights();
    let own = site.permit(ANN, "Bed", "south", json!({}));
    let path = format!("/api/resource/User Permission/{own}");
    assert_eq!(site.delete(&path).token(&ann).error().0, 403);
    let fields = json!({"user": ANN, "allow": "Bed", "for_value": "north"});
    assert_eq!(site.post("/api/resource/User Permission", fields.clone()).token(&ann).error().0, 403);
    let call = |function: &str, form: JsonValue, token: &str| {
        site.post(&format!("/api/method/frappe.core.doctype.user_permission.user_permission.{function}"), form)
            .token(token)
            .send()
    };
    let clear = json!({"user": ANN, "for_doctype": "Bed"});
    let add = json!({"data": {"user": ANN, "doctype": "Bed", "docname": "north", "apply_to_all_doctypes": 1}});
    assert_eq!(call("clear_user_permissions", clear.clone(), &ann).0, 403);
    assert_eq!(call("add_user_permissions", add.clone(), &ann).0, 403);
    let manager = site.create_user_with_roles(BOB, &["System Manager"]);
    assert_eq!(call("get_user_permissions", json!({"user": BOB}), &ann).0, 403);
    let (_, body) = call("get_user_permissions", json!({}), &ann);
    assert_eq!(body["message"], json!({"Bed": [{"doc": "south", "applicable_for": null, "is_default": 0}]}));
    assert_eq!(call("add_user_permissions", add.clone(), &manager).1["message"], json!(1));
    assert_eq!(call("add_user_permissions", add, &manager).1["message"], json!(0));
    let only = json!({"data": {"user": ANN, "doctype": "Bed", "docname": "north", "applicable_doctypes": ["Plant"]}});
    assert_eq!(call("add_user_permissions", only, &manager).1["message"], json!(1));
    assert_eq!(site.list_names(&ann, "Bed"), "south");
    assert_eq!(call("clear_user_permissions", clear, &manager).1["message"], json!(2));
    assert_eq!(site.list_names(&ann, "Bed"), "garden hedge north south");
}

#[test]
fn if_owner_role_ignores_user_permissions() {
    let site = TestSite::new();
    site.seed_documents();
    let ann = site.create_user_with_roles(ANN, &["Visitor"]);
    site.permit(ANN, "Bed", "north", json!({}));
    assert_eq!(site.list_names(&ann, "Plant"), "beech cosmos");
    // Shared documents are added.
    site.create_document("DocShare", json!({"user": ANN, "share_doctype": "Plant", "share_name": "dill", "read": 1}));
    assert_eq!(
        (site.list_names(&ann, "Plant").as_str(), read_status(&site, &ann, "Plant/dill")),
        ("beech cosmos dill", 200)
    );
}

#[test]
fn ignore_user_permissions_parameter_is_ignored() {
    let (site, ann) = site_with_all_rights();
    site.permit(ANN, "Bed", "south", json!({}));
    let search = |reference: &str| {
        let parameters = json!({
            "doctype": "Bed", "txt": "", "reference_doctype": reference, "ignore_user_permissions": 1,
        });
        let (_, body) = site.post("/api/method/frappe.desk.search.search_link", parameters).token(&ann).send();
        body["message"].as_array().unwrap().len()
    };
    assert_eq!((search(""), search("Bed"), search("Plant")), (1, 1, 1));
}
