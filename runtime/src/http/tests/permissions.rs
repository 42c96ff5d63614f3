//! Roles, custom permissions, user permissions and shares, as clients meet them.

use super::*;

const ANN: &str = "ann@garden.test";
const BOB: &str = "bob@garden.test";

/// A planted garden, with somebody who may do everything with plants and beds.
fn garden() -> (TestSite, String) {
    let site = TestSite::new();
    site.plant();
    let token = site.user_with(ANN, &["Gardener"]);
    for doctype in ["Plant", "Bed"] {
        site.make("Custom DocPerm", everything(doctype, "Gardener"));
    }
    (site, token)
}

fn everything(doctype: &str, role: &str) -> JsonValue {
    json!({"parent": doctype, "role": role, "read": 1, "write": 1, "create": 1, "delete": 1, "share": 1})
}

/// Lets Ann see a document.
fn permit(site: &TestSite, allow: &str, value: &str, more: JsonValue) -> String {
    let mut fields = json!({"user": ANN, "allow": allow, "for_value": value});
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    site.make("User Permission", fields)
}

fn read(site: &TestSite, token: &str, path: &str) -> u16 {
    site.get(&format!("/api/resource/{path}")).token(token).answer().status
}

#[test]
fn custom_permissions_take_the_place_of_the_definitions() {
    let site = TestSite::new();
    site.plant();
    let ann = site.user_with(ANN, &["Gardener"]);
    let bob = site.user_with(BOB, &["Botanist"]);
    assert_eq!(read(&site, &ann, "Plant/aster"), 200);
    let row = site.make("Custom DocPerm", json!({"parent": "Plant", "role": "Botanist", "read": 1}));
    assert_eq!((read(&site, &ann, "Plant/aster"), read(&site, &ann, "Plant")), (403, 403));
    let (_, body) = site.get("/api/resource/Plant/aster").token(&bob).send();
    assert_eq!((&body["data"]["family"], body["data"].get("origin")), (&json!("daisy"), None));
    // A row of a level opens fields, and nothing else.
    site.make("Custom DocPerm", json!({"parent": "Plant", "role": "Botanist", "permlevel": 1, "read": 1}));
    let (_, body) = site.get("/api/resource/Plant/aster").token(&bob).send();
    assert_eq!(body["data"]["origin"], json!("Asia"));
    site.set("Custom DocPerm", &row, json!({"read": 0}));
    assert_eq!(read(&site, &bob, "Plant/aster"), 403);
    // Without custom rows the definition counts again.
    for row in site.names(&administrator(&site), "Custom DocPerm").split(' ') {
        let mut ctx = site.context();
        crate::document::resource::delete(&mut ctx, "Custom DocPerm", row).unwrap();
        ctx.commit().unwrap();
    }
    assert_eq!(read(&site, &ann, "Plant/aster"), 200);
}

fn administrator(site: &TestSite) -> String {
    let mut ctx = site.context();
    let made = crate::auth::generate_keys(&mut ctx, "Administrator").unwrap();
    ctx.commit().unwrap();
    format!("token {}:{}", made.key, made.secret)
}

#[test]
fn user_permissions_restrict_documents_and_all_that_links_to_others() {
    let (site, ann) = garden();
    permit(&site, "Bed", "south", json!({}));
    assert_eq!(site.names(&ann, "Bed"), "south");
    // A plant in no bed is nobody's business.
    assert_eq!(site.names(&ann, "Plant"), "cosmos dill");
    let found: Vec<u16> = ["Plant/aster", "Plant/cosmos", "Plant/dill", "Bed/north", "Bed/south"]
        .iter()
        .map(|path| read(&site, &ann, path))
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
fn user_permissions_hold_for_what_is_written() {
    let (site, ann) = garden();
    permit(&site, "Bed", "south", json!({}));
    permit(&site, "Bed", "hedge", json!({}));
    let create = |bed: &str| site.post("/api/resource/Plant", json!({"family": "x", "bed": bed})).token(&ann).error();
    assert_eq!(create("north"), (403, "PermissionError".to_owned()));
    assert_eq!(create("south").0, 200);
    let put = |name: &str, fields: JsonValue| {
        site.ask(Method::PUT, &format!("/api/resource/Plant/{name}")).json(fields).token(&ann).error().0
    };
    assert_eq!(put("aster", json!({"height": 1})), 403);
    assert_eq!(put("dill", json!({"height": 1})), 200);
    assert_eq!(put("dill", json!({"bed": "north"})), 403);
    assert_eq!(put("dill", json!({"bed": "hedge"})), 200);
    assert_eq!(site.ask(Method::DELETE, "/api/resource/Plant/aster").token(&ann).error().0, 403);
    assert_eq!(site.ask(Method::DELETE, "/api/resource/Plant/dill").token(&ann).error().0, 202);
}

#[test]
fn what_is_below_a_node_of_a_tree_is_open_unless_it_is_hidden() {
    let (site, ann) = garden();
    let north = permit(&site, "Bed", "north", json!({}));
    assert_eq!(site.names(&ann, "Bed"), "hedge north");
    assert_eq!(site.names(&ann, "Plant"), "aster beech dill elder");
    site.set("User Permission", &north, json!({"hide_descendants": 1}));
    assert_eq!(site.names(&ann, "Bed"), "north");
    assert_eq!(site.names(&ann, "Plant"), "aster dill elder");
}

#[test]
fn a_permission_may_count_in_one_doctype_only() {
    let (site, ann) = garden();
    permit(&site, "Bed", "south", json!({"apply_to_all_doctypes": 0, "applicable_for": "Plant"}));
    assert_eq!(site.names(&ann, "Bed"), "garden hedge north south");
    assert_eq!(site.names(&ann, "Plant"), "cosmos dill");
    let search = |reference: &str| {
        let parameters = json!({"doctype": "Bed", "txt": "", "reference_doctype": reference});
        let (_, body) = site.post("/api/method/frappe.desk.search.search_link", parameters).token(&ann).send();
        body["message"].as_array().unwrap().len()
    };
    // A link of a plant is filled with what the plant may link to.
    assert_eq!((search("Plant"), search("Bed"), search("")), (1, 4, 4));
}

#[test]
fn strict_permissions_hide_documents_that_link_to_nothing() {
    let (site, ann) = garden();
    permit(&site, "Bed", "south", json!({}));
    assert_eq!((site.names(&ann, "Plant").as_str(), read(&site, &ann, "Plant/dill")), ("cosmos dill", 200));
    site.set("System Settings", "System Settings", json!({"apply_strict_user_permissions": 1}));
    assert_eq!((site.names(&ann, "Plant").as_str(), read(&site, &ann, "Plant/dill")), ("cosmos", 403));
}

#[test]
fn new_documents_are_filled_with_the_default_or_the_only_permission() {
    let (site, ann) = garden();
    let bed = || {
        let (status, body) = site.post("/api/resource/Plant", json!({"family": "x"})).token(&ann).send();
        assert_eq!(status, 200, "{body}");
        body["data"]["bed"].clone()
    };
    assert_eq!(bed(), JsonValue::Null);
    permit(&site, "Bed", "south", json!({}));
    assert_eq!(bed(), json!("south"));
    let hedge = permit(&site, "Bed", "hedge", json!({}));
    assert_eq!(bed(), JsonValue::Null);
    site.set("User Permission", &hedge, json!({"is_default": 1}));
    assert_eq!(bed(), json!("hedge"));
}

#[test]
fn a_permission_is_there_once_and_has_one_default() {
    let (site, _) = garden();
    let token = administrator(&site);
    let add = |more: JsonValue| {
        let mut fields = json!({"user": ANN, "allow": "Bed", "for_value": "south"});
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        site.post("/api/resource/User Permission", fields).token(&token).error()
    };
    assert_eq!(add(json!({"is_default": 1})).0, 200);
    assert_eq!(add(json!({})), (409, "DuplicateEntryError".to_owned()));
    assert_eq!(add(json!({"for_value": "north", "is_default": 1})), (417, "ValidationError".to_owned()));
    assert_eq!(add(json!({"for_value": "north"})).0, 200);
    assert_eq!(add(json!({"for_value": "nowhere"})), (417, "LinkValidationError".to_owned()));
}

#[test]
fn only_system_managers_look_after_user_permissions() {
    let (site, ann) = garden();
    let own = permit(&site, "Bed", "south", json!({}));
    let path = format!("/api/resource/User Permission/{own}");
    assert_eq!(site.ask(Method::DELETE, &path).token(&ann).error().0, 403);
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
    let manager = site.user_with(BOB, &["System Manager"]);
    assert_eq!(call("get_user_permissions", json!({"user": BOB}), &ann).0, 403);
    let (_, body) = call("get_user_permissions", json!({}), &ann);
    assert_eq!(body["message"], json!({"Bed": [{"doc": "south", "applicable_for": null, "is_default": 0}]}));
    assert_eq!(call("add_user_permissions", add.clone(), &manager).1["message"], json!(1));
    assert_eq!(call("add_user_permissions", add, &manager).1["message"], json!(0));
    let only = json!({"data": {"user": ANN, "doctype": "Bed", "docname": "north", "applicable_doctypes": ["Plant"]}});
    assert_eq!(call("add_user_permissions", only, &manager).1["message"], json!(1));
    assert_eq!(site.names(&ann, "Bed"), "south");
    assert_eq!(call("clear_user_permissions", clear, &manager).1["message"], json!(2));
    assert_eq!(site.names(&ann, "Bed"), "garden hedge north south");
}

#[test]
fn owners_of_what_only_owners_may_see_are_not_restricted() {
    let site = TestSite::new();
    site.plant();
    let ann = site.user_with(ANN, &["Visitor"]);
    permit(&site, "Bed", "north", json!({}));
    assert_eq!(site.names(&ann, "Plant"), "beech cosmos");
    // Besides, whatever is shared.
    site.make("DocShare", json!({"user": ANN, "share_doctype": "Plant", "share_name": "dill", "read": 1}));
    assert_eq!((site.names(&ann, "Plant").as_str(), read(&site, &ann, "Plant/dill")), ("beech cosmos dill", 200));
}

#[test]
fn rights_of_owners_are_no_rights_on_the_doctype() {
    let (site, _) = garden();
    let bob = site.user_with(BOB, &["Visitor"]);
    let mut own = everything("Plant", "Visitor");
    own["if_owner"] = json!(1);
    site.make("Custom DocPerm", own);
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
fn a_share_gives_what_it_implies_and_no_more() {
    let site = TestSite::new();
    site.plant();
    let ann = site.user(ANN);
    let make = |fields: JsonValue| site.make("DocShare", fields);
    let of = |name: &str, right: &str| json!({"user": ANN, "share_doctype": "Plant", "share_name": name, right: 1});
    make(of("aster", "write"));
    make(of("beech", "share"));
    let rights = |name: &str| {
        let form = json!({"doctype": "Plant", "docname": name});
        let (status, body) = site.post("/api/method/frappe.client.get_doc_permissions", form).token(&ann).send();
        assert_eq!(status, 200, "{body}");
        let rights = body["message"]["permissions"].as_object().unwrap().clone();
        let given = rights.into_iter().filter(|(_, given)| *given == json!(1)).map(|(right, _)| right);
        given.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(rights("aster"), "read write print email");
    assert_eq!(rights("beech"), "read print email share");
    assert_eq!(rights("cosmos"), "");
    assert_eq!(site.names(&ann, "Plant"), "aster beech");
    site.set("System Settings", "System Settings", json!({"disable_document_sharing": 1}));
    assert_eq!(rights("beech"), "read print email");
}

#[test]
fn everyone_is_everybody_who_has_signed_in() {
    let site = TestSite::new();
    site.plant();
    let ann = site.user(ANN);
    assert_eq!(read(&site, &ann, "Plant"), 403);
    let share = json!({"everyone": 1, "user": ANN, "share_doctype": "Plant", "share_name": "aster", "read": 1});
    let name = site.make("DocShare", share);
    assert_eq!(site.names(&ann, "Plant"), "aster");
    let bob = site.user(BOB);
    assert_eq!(read(&site, &bob, "Plant/aster"), 200);
    assert_eq!(site.get("/api/resource/Plant/aster").answer().status, 403);
    let mut ctx = site.context();
    crate::document::resource::delete(&mut ctx, "DocShare", &name).unwrap();
    ctx.commit().unwrap();
    assert_eq!(read(&site, &bob, "Plant/aster"), 403);
}

#[test]
fn shares_say_who_they_are_for_and_submit_only_what_can_be() {
    let site = TestSite::new();
    site.plant();
    let token = administrator(&site);
    let add = |fields: JsonValue| site.post("/api/resource/DocShare", fields).token(&token).error();
    let of = json!({"share_doctype": "Plant", "share_name": "aster", "read": 1});
    assert_eq!(add(of), (417, "MandatoryError".to_owned()));
    site.user(ANN);
    let submit = json!({"user": ANN, "share_doctype": "Plant", "share_name": "aster", "submit": 1});
    assert_eq!(add(submit), (417, "ValidationError".to_owned()));
}

/// CVE-2026-29077
#[test]
fn nobody_shares_rights_that_they_do_not_hold() {
    use crate::core::models::docshare::{self, DocShare};
    use crate::permission::sharing::{self, Audience};
    let site = TestSite::new();
    site.plant();
    site.user_with(ANN, &["Gardener"]);
    site.user(BOB);
    site.make("Custom DocPerm", json!({"parent": "Plant", "role": "Gardener", "read": 1, "share": 1}));
    let with = Audience::User(BOB.to_owned());
    let share = |name: &str, rights: Rights| {
        let mut ctx = site.context();
        let address = [127, 0, 0, 1].into();
        let ann = crate::auth::identity::admit(&mut ctx, ANN, address).unwrap().unwrap();
        ctx.set_identity(ann);
        let result = sharing::add(&mut ctx, "Plant", name, &with, rights);
        ctx.commit().unwrap();
        result.map(|share| share.name).map_err(|error| error.kind())
    };
    assert_eq!(share("aster", Rights::READ.and(Rights::WRITE)), Err(ErrorKind::Permission));
    let first = share("aster", Rights::READ).unwrap();
    // The share is found again.
    assert_eq!(share("aster", Rights::READ.and(Rights::SHARE)), Ok(first));
    let mut ctx = site.context();
    let given = |ctx: &mut Context| {
        let shares: Vec<DocShare> = ctx.load(docshare::table.filter(docshare::share_name.eq("aster"))).unwrap();
        shares.iter().map(sharing::rights).collect::<Vec<_>>()
    };
    assert_eq!(given(&mut ctx), [Rights::READ.and(Rights::SHARE)]);
    assert!(sharing::set(&mut ctx, "Plant", "aster", &with, Rights::SHARE, false).unwrap().is_some());
    assert!(sharing::set(&mut ctx, "Plant", "aster", &with, Rights::READ, false).unwrap().is_none());
    assert!(given(&mut ctx).is_empty());
    // Whoever may read and not share, shares nothing.
    drop(ctx);
    site.make("Custom DocPerm", json!({"parent": "Bed", "role": "Gardener", "read": 1}));
    let mut ctx = site.context();
    let ann = crate::auth::identity::admit(&mut ctx, ANN, [127, 0, 0, 1].into()).unwrap().unwrap();
    ctx.set_identity(ann);
    let error = sharing::add(&mut ctx, "Bed", "south", &with, Rights::READ).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Permission);
}

#[test]
fn a_role_profile_gives_its_roles_to_its_users() {
    let site = TestSite::new();
    site.plant();
    let ann = site.user_with(ANN, &["Buyer"]);
    let profile = json!({"role_profile": "Staff", "roles": [{"role": "Gardener"}, {"role": "Visitor"}]});
    site.make("Role Profile", profile);
    site.set("User", ANN, json!({"role_profile_name": "Staff"}));
    let roles = || {
        let (_, body) = site.get("/api/method/frappe.core.doctype.user.user.get_roles").token(&ann).send();
        let roles = body["message"].as_array().unwrap().iter().map(|role| role.as_str().unwrap());
        roles.filter(|role| !matches!(*role, "All" | "Guest" | "Desk User")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(roles(), "Gardener Visitor");
    site.set("Role Profile", "Staff", json!({"roles": [{"role": "Botanist"}]}));
    assert_eq!(roles(), "Botanist");
    // What is given otherwise does not last.
    site.set("User", ANN, json!({"roles": [{"role": "Gardener"}]}));
    assert_eq!(roles(), "Botanist");
}

#[test]
fn a_disabled_role_gives_nothing_and_is_taken_away() {
    let site = TestSite::new();
    site.plant();
    let ann = site.user_with(ANN, &["Gardener", "Visitor"]);
    assert_eq!(site.names(&ann, "Plant"), "aster beech cosmos dill elder");
    site.set("Role", "Gardener", json!({"disabled": 1}));
    assert_eq!(site.names(&ann, "Plant"), "beech cosmos");
    site.set("User", ANN, json!({"bio": "Gardens"}));
    site.set("Role", "Gardener", json!({"disabled": 0}));
    assert_eq!(site.names(&ann, "Plant"), "beech cosmos");
}

#[test]
fn a_row_is_read_with_the_level_of_its_table_field() {
    let (site, ann) = garden();
    let cost = "/api/resource/Plant Cost/c1";
    assert_eq!(site.get(cost).token(&ann).error().0, 403);
    site.make("Custom DocPerm", json!({"parent": "Plant", "role": "Gardener", "permlevel": 1, "read": 1}));
    assert_eq!(site.get(cost).token(&ann).send().0, 200);
    permit(&site, "Bed", "south", json!({}));
    assert_eq!(site.get(cost).token(&ann).error().0, 403, "rows are as restricted as their documents");
}

#[test]
fn a_deleted_document_leaves_no_shares_to_the_next_of_its_name() {
    let (site, ann) = garden();
    let bob = site.user(BOB);
    site.make("Role", json!({"role_name": "Watering"}));
    site.make("DocShare", json!({"user": BOB, "share_doctype": "Role", "share_name": "Watering", "read": 1}));
    assert_eq!((read(&site, &bob, "Role/Watering"), read(&site, &ann, "Role/Watering")), (200, 403));
    let mut ctx = site.context();
    crate::document::resource::delete(&mut ctx, "Role", "Watering").unwrap();
    ctx.commit().unwrap();
    site.make("Role", json!({"role_name": "Watering"}));
    assert_eq!(read(&site, &bob, "Role/Watering"), 403);
}

#[test]
fn a_client_cannot_switch_user_permissions_off() {
    let (site, ann) = garden();
    permit(&site, "Bed", "south", json!({}));
    let search = |reference: &str| {
        let parameters = json!({
            "doctype": "Bed", "txt": "", "reference_doctype": reference, "ignore_user_permissions": 1,
        });
        let (_, body) = site.post("/api/method/frappe.desk.search.search_link", parameters).token(&ann).send();
        body["message"].as_array().unwrap().len()
    };
    assert_eq!((search(""), search("Bed"), search("Plant")), (1, 1, 1));
}

#[test]
fn the_description_of_a_doctype_has_the_permissions_that_count() {
    let (site, ann) = garden();
    let (_, body) = site.get("/api/v2/doctype/Plant/meta").token(&ann).send();
    let permissions = body["data"]["permissions"].as_array().unwrap();
    assert_eq!(permissions.len(), 1);
    assert_eq!((&permissions[0]["role"], &permissions[0]["doctype"]), (&json!("Gardener"), &json!("Custom DocPerm")));
}

#[test]
fn a_check_asks_the_database_for_nothing_that_is_known() {
    use diesel::connection::SimpleConnection;
    let (site, ann) = garden();
    permit(&site, "Bed", "south", json!({}));
    site.make("DocShare", json!({"user": ANN, "share_doctype": "Plant", "share_name": "aster", "read": 1}));
    let look = || ["Plant/cosmos", "Plant/aster", "Plant/beech", "Bed/south"].map(|path| read(&site, &ann, path));
    assert_eq!(look(), [200, 200, 403, 200]);
    // What is remembered is not looked up again, so nobody misses it.
    let gone = r#"DROP TABLE "tabUser"; DROP TABLE "tabHas Role"; DROP TABLE "tabUser Permission";
                  DROP TABLE "tabDocShare"; DROP TABLE "tabCustom DocPerm""#;
    site.context().connection().batch_execute(gone).unwrap();
    assert_eq!(look(), [200, 200, 403, 200]);
}
