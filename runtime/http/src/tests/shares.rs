//! Shares: single documents that users open to each other.

use super::permissions::{read_status, site_with_all_rights};
use super::*;
use doctyped_api::sharing;
use doctyped_api::sharing::Audience;
use doctyped_auth as auth;
use doctyped_models::docshare;
use doctyped_models::docshare::DocShare;

const ANN: &str = "ann@garden.test";
const BOB: &str = "bob@garden.test";

#[test]
fn share_grants_implied_rights_only() {
    let site = TestSite::new();
    site.seed_documents();
    let ann = site.create_user(ANN);
    let make = |fields: JsonValue| site.create_document("DocShare", fields);
    let fields = |name: &str, right: &str| json!({"user": ANN, "share_doctype": "Plant", "share_name": name, right: 1});
    make(fields("aster", "write"));
    make(fields("beech", "share"));
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
    assert_eq!(site.list_names(&ann, "Plant"), "aster beech");
    site.update_settings(json!({"disable_document_sharing": 1}));
    assert_eq!(rights("beech"), "read print email");
}

#[test]
fn share_with_everyone_excludes_guests() {
    let site = TestSite::new();
    site.seed_documents();
    let ann = site.create_user(ANN);
    assert_eq!(read_status(&site, &ann, "Plant"), 403);
    let share = json!({"everyone": 1, "user": ANN, "share_doctype": "Plant", "share_name": "aster", "read": 1});
    let name = site.create_document("DocShare", share);
    assert_eq!(site.list_names(&ann, "Plant"), "aster");
    let bob = site.create_user(BOB);
    assert_eq!(read_status(&site, &bob, "Plant/aster"), 200);
    assert_eq!(site.get("/api/resource/Plant/aster").status(), 403);
    site.delete_document("DocShare", &name);
    assert_eq!(read_status(&site, &bob, "Plant/aster"), 403);
}

#[test]
fn share_without_user_or_with_unsupported_submit_is_refused() {
    let site = TestSite::new();
    site.seed_documents();
    let token = site.admin_token();
    let add = |fields: JsonValue| site.post("/api/resource/DocShare", fields).token(&token).error();
    let fields = json!({"share_doctype": "Plant", "share_name": "aster", "read": 1});
    assert_eq!(add(fields), (417, "MandatoryError".to_owned()));
    site.create_user(ANN);
    let submit = json!({"user": ANN, "share_doctype": "Plant", "share_name": "aster", "submit": 1});
    assert_eq!(add(submit), (417, "ValidationError".to_owned()));
}

/// CVE-2026-29077
#[test]
fn sharing_right_that_sharer_lacks_is_refused() {
    let site = TestSite::new();
    site.seed_documents();
    site.create_user_with_roles(ANN, &["Gardener"]);
    site.create_user(BOB);
    site.create_document("Custom DocPerm", json!({"parent": "Plant", "role": "Gardener", "read": 1, "share": 1}));
    let with = Audience::User(BOB.to_owned());
    let share = |name: &str, rights: Rights| {
        let mut ctx = site.context();
        let address = [127, 0, 0, 1].into();
        let ann = auth::admit(&mut ctx, ANN, address).unwrap().unwrap();
        ctx.set_identity(ann);
        let result = sharing::add(&mut ctx, "Plant", name, &with, rights);
        ctx.commit().unwrap();
        result.map(|share| share.name).map_err(|error| error.kind())
    };
    assert_eq!(share("aster", Rights::READ.and(Rights::WRITE)), Err(ErrorKind::Permission));
    let first = share("aster", Rights::READ).unwrap();
    // A second share of the same document and user updates the first.
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
    // Read permission without share permission.
    drop(ctx);
    site.create_document("Custom DocPerm", json!({"parent": "Bed", "role": "Gardener", "read": 1}));
    let mut ctx = site.context();
    let ann = auth::admit(&mut ctx, ANN, [127, 0, 0, 1].into()).unwrap().unwrap();
    ctx.set_identity(ann);
    let error = sharing::add(&mut ctx, "Bed", "south", &with, Rights::READ).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Permission);
}

#[test]
fn recreated_document_does_not_inherit_shares() {
    let (site, ann) = site_with_all_rights();
    let bob = site.create_user(BOB);
    site.create_document("Role", json!({"role_name": "Watering"}));
    site.create_document(
        "DocShare",
        json!({"user": BOB, "share_doctype": "Role", "share_name": "Watering", "read": 1}),
    );
    assert_eq!((read_status(&site, &bob, "Role/Watering"), read_status(&site, &ann, "Role/Watering")), (200, 403));
    site.delete_document("Role", "Watering");
    site.create_document("Role", json!({"role_name": "Watering"}));
    assert_eq!(read_status(&site, &bob, "Role/Watering"), 403);
}
