//! Roles, permission levels and custom permissions.

use super::*;

const ANN: &str = "ann@garden.test";
const BOB: &str = "bob@garden.test";

/// A site with plants and beds that Ann may read, write, create, delete and share.
pub fn site_with_all_rights() -> (TestSite, String) {
    let (site, token) = TestSite::seeded(ANN, "Gardener");
    for doctype in ["Plant", "Bed"] {
        site.create_document("Custom DocPerm", all_rights(doctype, "Gardener"));
    }
    (site, token)
}

/// The fields of a Custom DocPerm with the rights of an ordinary document.
fn all_rights(doctype: &str, role: &str) -> JsonValue {
    json!({"parent": doctype, "role": role, "read": 1, "write": 1, "create": 1, "delete": 1, "share": 1})
}

/// The status of reading a document or a list.
pub fn read_status(site: &TestSite, token: &str, path: &str) -> u16 {
    site.get(&format!("/api/resource/{path}")).token(token).status()
}

#[test]
fn custom_permissions_replace_standard_permissions() {
    let site = TestSite::new();
    site.seed_documents();
    let ann = site.create_user_with_roles(ANN, &["Gardener"]);
    let bob = site.create_user_with_roles(BOB, &["Botanist"]);
    assert_eq!(read_status(&site, &ann, "Plant/aster"), 200);
    let row = site.create_document("Custom DocPerm", json!({"parent": "Plant", "role": "Botanist", "read": 1}));
    assert_eq!((read_status(&site, &ann, "Plant/aster"), read_status(&site, &ann, "Plant")), (403, 403));
    let (_, body) = site.get("/api/resource/Plant/aster").token(&bob).send();
    assert_eq!((&body["data"]["family"], body["data"].get("origin")), (&json!("daisy"), None));
    // A row with a permission level grants fields of that level only.
    site.create_document("Custom DocPerm", json!({"parent": "Plant", "role": "Botanist", "permlevel": 1, "read": 1}));
    let (_, body) = site.get("/api/resource/Plant/aster").token(&bob).send();
    assert_eq!(body["data"]["origin"], json!("Asia"));
    site.update_document("Custom DocPerm", &row, json!({"read": 0}));
    assert_eq!(read_status(&site, &bob, "Plant/aster"), 403);
    // Without Custom DocPerms the standard permissions apply again.
    for row in site.list_names(&site.admin_token(), "Custom DocPerm").split(' ') {
        site.delete_document("Custom DocPerm", row);
    }
    assert_eq!(read_status(&site, &ann, "Plant/aster"), 200);
}

#[test]
fn if_owner_rights_do_not_hold_for_doctype() {
    let (site, _) = site_with_all_rights();
    let bob = site.create_user_with_roles(BOB, &["Visitor"]);
    let mut own = all_rights("Plant", "Visitor");
    own["if_owner"] = json!(1);
    site.create_document("Custom DocPerm", own);
    let has = |right: &str, name: Option<&str>| {
        let form = json!({"doctype": "Plant", "docname": name, "perm_type": right});
        let (_, body) = site.post("/api/method/frappe.client.has_permission", form).token(&bob).send();
        body["message"]["has_permission"] == json!(true)
    };
    let on_doctype = ["read", "create", "write", "delete"].map(|right| has(right, None));
    assert_eq!(on_doctype, [true, true, false, false]);
    assert_eq!((has("write", Some("elder")), has("write", Some("aster"))), (true, false));
}

#[test]
fn role_profile_sets_roles_of_its_users() {
    let site = TestSite::new();
    site.seed_documents();
    let ann = site.create_user_with_roles(ANN, &["Buyer"]);
    let profile = json!({"role_profile": "Staff", "roles": [{"role": "Gardener"}, {"role": "Visitor"}]});
    site.create_document("Role Profile", profile);
    site.update_document("User", ANN, json!({"role_profile_name": "Staff"}));
    let roles = || {
        let (_, body) = site.get("/api/method/frappe.core.doctype.user.user.get_roles").token(&ann).send();
        let roles = body["message"].as_array().unwrap().iter().map(|role| role.as_str().unwrap());
        roles.filter(|role| !matches!(*role, "All" | "Guest" | "Desk User")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(roles(), "Gardener Visitor");
    site.update_document("Role Profile", "Staff", json!({"roles": [{"role": "Botanist"}]}));
    assert_eq!(roles(), "Botanist");
    // The roles of the profile replace other roles at the next save.
    site.update_document("User", ANN, json!({"roles": [{"role": "Gardener"}]}));
    assert_eq!(roles(), "Botanist");
}

#[test]
fn disabled_role_grants_nothing_and_is_removed_on_save() {
    let site = TestSite::new();
    site.seed_documents();
    let ann = site.create_user_with_roles(ANN, &["Gardener", "Visitor"]);
    assert_eq!(site.list_names(&ann, "Plant"), "aster beech cosmos dill elder");
    site.update_document("Role", "Gardener", json!({"disabled": 1}));
    assert_eq!(site.list_names(&ann, "Plant"), "beech cosmos");
    site.update_document("User", ANN, json!({"bio": "Gardens"}));
    site.update_document("Role", "Gardener", json!({"disabled": 0}));
    assert_eq!(site.list_names(&ann, "Plant"), "beech cosmos");
}

#[test]
fn child_row_requires_permlevel_of_its_table_field() {
    let (site, ann) = site_with_all_rights();
    let cost = "/api/resource/Plant Cost/c1";
    assert_eq!(site.get(cost).token(&ann).error().0, 403);
    site.create_document("Custom DocPerm", json!({"parent": "Plant", "role": "Gardener", "permlevel": 1, "read": 1}));
    assert_eq!(site.get(cost).token(&ann).send().0, 200);
    site.permit(ANN, "Bed", "south", json!({}));
    assert_eq!(site.get(cost).token(&ann).error().0, 403, "rows have the user permissions of their document");
}

#[test]
fn meta_contains_effective_permissions() {
    let (site, ann) = site_with_all_rights();
    let (_, body) = site.get("/api/v2/doctype/Plant/meta").token(&ann).send();
    let permissions = body["data"]["permissions"].as_array().unwrap();
    assert_eq!(permissions.len(), 1);
    assert_eq!((&permissions[0]["role"], &permissions[0]["doctype"]), (&json!("Gardener"), &json!("Custom DocPerm")));
}

#[test]
fn cached_permission_check_needs_no_query() {
    use diesel::connection::SimpleConnection;
    let (site, ann) = site_with_all_rights();
    site.permit(ANN, "Bed", "south", json!({}));
    site.create_document("DocShare", json!({"user": ANN, "share_doctype": "Plant", "share_name": "aster", "read": 1}));
    let statuses =
        || ["Plant/cosmos", "Plant/aster", "Plant/beech", "Bed/south"].map(|path| read_status(&site, &ann, path));
    assert_eq!(statuses(), [200, 200, 403, 200]);
    // Cached permissions are not read again, so the tables can be missing.
    let gone = r#"DROP TABLE "tabUser"; DROP TABLE "tabHas Role"; DROP TABLE "tabUser Permission";
                  DROP TABLE "tabDocShare"; DROP TABLE "tabCustom DocPerm""#;
    site.context().connection().batch_execute(gone).unwrap();
    assert_eq!(statuses(), [200, 200, 403, 200]);
}
