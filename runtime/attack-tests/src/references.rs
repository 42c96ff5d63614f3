//! New targets of what is stored beside documents: shares, comments, files.

use doctyped_api::prelude::*;
use doctyped_http::test_harness::{FILES, TestSite, error_class};
use doctyped_models::comment::CommentType;
use doctyped_models::{comment, file};
use serde_json::json;

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";

#[test]
fn share_is_not_redirected_without_rights_on_new_target() {
    let site = TestSite::new();
    let bob = site.create_user_with_roles(BOB, &["Visitor"]);
    site.create_user(ALICE);
    for doctype in ["DocShare", "User"] {
        let permission = json!({"parent": doctype, "role": "Visitor", "read": 1, "write": 1, "create": 1});
        site.create_document("Custom DocPerm", permission);
    }
    let (open, secret) = (
        site.create_document("Harvest", json!({"crop": "open"})),
        site.create_document("Harvest", json!({"crop": "x"})),
    );
    for (name, share) in [(&open, 1), (&secret, 0)] {
        let fields = json!({"user": BOB, "share_doctype": "Harvest", "share_name": name, "read": 1, "share": share});
        if share == 1 {
            site.create_document("DocShare", fields);
        }
    }
    let fields = json!({"user": ALICE, "share_doctype": "Harvest", "share_name": open, "read": 1, "write": 1});
    let share = site.create_document("DocShare", fields);
    let path = format!("/api/resource/DocShare/{share}");
    let (status, body) = site.put(&path, json!({"share_name": secret})).token(&bob).send();
    assert_eq!((status, error_class(&body)), (417, "LinkValidationError"), "like a missing document: {body}");
    for change in [
        json!({"share_doctype": "User", "share_name": ALICE}),
        // The share gives write, which Bob lacks, so that it goes to no other user.
        json!({"user": BOB}),
        json!({"everyone": 1}),
        json!({"share": 1, "submit": 1}),
    ] {
        let (status, body) = site.put(&path, change.clone()).token(&bob).send();
        assert_eq!((status, error_class(&body)), (403, "PermissionError"), "{change}: {body}");
    }
    // A share of a document that Bob may not share cannot be taken away from it.
    let fields = json!({"user": ALICE, "share_doctype": "Harvest", "share_name": secret, "read": 1});
    let foreign = site.create_document("DocShare", fields);
    let taken = site.put(&format!("/api/resource/DocShare/{foreign}"), json!({"share_name": open})).token(&bob);
    assert_eq!(taken.status(), 403);
    // What Bob has, Bob may give.
    assert_eq!(site.put(&path, json!({"write": 0, "everyone": 1})).token(&bob).status(), 200);
}

#[test]
fn comment_reaches_readable_documents_only() {
    let site = TestSite::new();
    let bob = site.create_user_with_roles(BOB, &["Visitor"]);
    let permission = json!({"parent": "Comment", "role": "Visitor", "read": 1, "write": 1, "create": 1});
    site.create_document("Custom DocPerm", permission);
    // A right on the DocType, so that an unsaved document of it passes.
    let permission = json!({"parent": "Harvest", "role": "Visitor", "read": 1, "write": 1, "create": 1, "if_owner": 1});
    site.create_document("Custom DocPerm", permission);
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let document = json!({"doctype": "Harvest", "name": harvest, "owner": BOB, "__islocal": 1});
    for (key, path) in [("docs", "/api/method/run_doc_method"), ("document", "/api/v2/method/run_doc_method")] {
        for arguments in [json!({"args": {"text": "x"}}), json!({"kwargs": {"text": "x"}})] {
            let mut body = json!({key: document, "method": "add_comment"});
            body.as_object_mut().unwrap().extend(arguments.as_object().unwrap().clone());
            assert_eq!(site.post(path, body).token(&bob).status(), 403);
        }
    }
    let comments = "/api/resource/Comment";
    let on = |name: &str| json!({"comment_type": "Comment", "reference_doctype": "Harvest", "reference_name": name});
    // Like a comment on a missing document.
    assert_eq!(site.post(comments, on(&harvest)).token(&bob).status(), 417);
    let (status, own) = site.post("/api/resource/Harvest", json!({"crop": "own"})).token(&bob).send();
    let own = own["data"]["name"].as_str().unwrap().to_owned();
    let (created, body) = site.post(comments, on(&own)).token(&bob).send();
    assert_eq!((status, created), (200, 200), "{body}");
    let path = format!("{comments}/{}", body["data"]["name"].as_str().unwrap());
    assert_eq!(site.put(&path, on(&harvest)).token(&bob).status(), 417);
    let found = comment::table.filter(comment::reference_name.eq(&harvest));
    assert_eq!(site.context().count(found).unwrap(), 0);
}

#[test]
fn file_is_not_attached_to_name_of_later_document() {
    let site = TestSite::new();
    let bob = site.create_user_with_roles(BOB, &["Picker"]);
    let url = "https://example.com/bait.pdf";
    let body = |name: &str| json!({"file_url": url, "doctype": "Harvest", "docname": name});
    let document = |name: &str| json!({"file_url": url, "attached_to_doctype": "Harvest", "attached_to_name": name});
    assert_eq!(site.post("/api/method/upload_file", body("HV-0001")).token(&bob).status(), 404);
    assert_eq!(site.post(FILES, document("HV-0001")).token(&bob).status(), 404);
    let own = site.upload(&bob, &[("is_private", "1")], "own.txt", b"own");
    let path = format!("{FILES}/{}", own["name"].as_str().unwrap());
    let change = json!({"attached_to_doctype": "Harvest", "attached_to_name": "HV-0001"});
    assert_eq!(site.put(&path, change).token(&bob).status(), 404);
    // A form uploads before its document is saved; the file waits without a document.
    let (status, form) = site.post("/api/method/upload_file", body("new-harvest-xvlqzbmwfe")).token(&bob).send();
    assert_eq!((status, &form["message"]["attached_to_name"]), (200, &json!(null)), "{form}");
    let attached = file::table.filter(file::attached_to_name.is_not_null());
    assert_eq!(site.context().count(attached).unwrap(), 0);
    assert_eq!(site.create_document("Harvest", json!({"crop": "figs"})), "HV-0001");
    let (_, body) = site
        .post("/api/method/frappe.desk.form.load.get_docinfo", json!({"doctype": "Harvest", "name": "HV-0001"}))
        .token(&bob)
        .send();
    assert_eq!(body["docinfo"]["attachments"], json!([]));
}

/// A merge takes write permission on both documents, and a share of one is no share of the other.
#[test]
fn document_is_shared_with_a_user_once() {
    let site = TestSite::new();
    let (admin, bob) = (site.admin_token(), site.create_user(BOB));
    let name = site.create_document("Harvest", json!({"crop": "own"}));
    let share = json!({"user": BOB, "share_doctype": "Harvest", "share_name": name, "read": 1});
    assert_eq!(site.post("/api/resource/DocShare", share.clone()).token(&admin).status(), 200);
    let (status, body) = site.post("/api/resource/DocShare", share.clone()).token(&admin).send();
    assert_eq!(status, 417, "{body}");
    // Requests at a time, or another program, may store it twice: both end together.
    let copy = "INSERT INTO tabDocShare (name, owner, creation, modified, user, share_doctype, share_name, \"read\") \
                SELECT 'copy', owner, creation, modified, user, share_doctype, share_name, 1 FROM tabDocShare WHERE share_name = ?";
    let copy = diesel::sql_query(copy).bind::<diesel::sql_types::Text, _>(&name);
    diesel::RunQueryDsl::execute(copy, site.context().connection()).unwrap();
    let path = format!("/api/resource/Harvest/{name}");
    assert_eq!(site.get(&path).token(&bob).status(), 200);
    let arguments = json!({"doctype": "Harvest", "name": name, "user": BOB});
    let (status, body) = site.post("/api/method/frappe.share.remove", arguments).token(&admin).send();
    assert_eq!(status, 200, "{body}");
    assert_eq!(site.get(&path).token(&bob).status(), 403);
}

#[test]
fn document_is_not_merged_into_itself() {
    let site = TestSite::new();
    let name = site.create_document("Role", json!({"role_name": "Picker \u{e4}x"}));
    for new in ["PICKER \u{c4}X", "picker \u{e4}x"] {
        let merge = json!({"doctype": "Role", "old": name, "new": new, "merge": 1, "force": 1});
        let (status, body) = site.post("/api/method/frappe.rename_doc", merge).token(&site.admin_token()).send();
        assert_eq!(status, 417, "{body}");
    }
    assert_eq!(site.get(&format!("/api/resource/Role/{name}")).token(&site.admin_token()).status(), 200);
}

#[test]
fn merge_does_not_carry_shares_over() {
    let site = TestSite::new();
    let bob = site.create_user(BOB);
    let names = ["own", "other"].map(|crop| site.create_document("Harvest", json!({"crop": crop})));
    let share = json!({"user": BOB, "share_doctype": "Harvest", "share_name": names[0], "read": 1, "write": 1});
    site.create_document("DocShare", share);
    let merge = json!({"doctype": "Harvest", "old": names[0], "new": names[1], "merge": 1, "force": 1});
    let (status, body) = site.post("/api/method/frappe.rename_doc", merge).token(&site.admin_token()).send();
    assert_eq!(status, 200, "{body}");
    assert_eq!(site.get(&format!("/api/resource/Harvest/{}", names[1])).token(&bob).status(), 403);
}

#[test]
fn amendment_needs_the_right_to_amend_and_copies_readable_files_only() {
    let site = TestSite::new();
    let bob = site.create_user_with_roles(BOB, &["Foreman"]);
    let cancelled = |crop: &str| {
        let name = site.create_document("Harvest", json!({"crop": crop, "docstatus": 1}));
        let admin = site.admin_token();
        let fields = [("is_private", "1"), ("doctype", "Harvest"), ("docname", name.as_str())];
        let uploaded = site.upload(&admin, &fields, "contract.txt", crop.as_bytes());
        site.update_document("Harvest", &name, json!({"docstatus": 2}));
        (name, uploaded["file_url"].as_str().unwrap().to_owned())
    };
    let amend = |original: &str| {
        let body = json!({"crop": "figs", "amended_from": original});
        let response = site.post("/api/resource/Harvest", body).token(&bob).send();
        (response.0, error_class(&response.1).to_owned())
    };
    let (own, _) = cancelled("figs");
    let (secret, url) = cancelled("secret");
    site.permit(BOB, "Harvest", &own, json!({}));
    let forbidden = amend(&secret);
    assert_eq!(forbidden, (403, "PermissionError".into()));
    assert_eq!(amend("HV-9999"), forbidden);
    assert_eq!(site.get(&url).token(&bob).status(), 403);
    // Foreman has no right to amend.
    assert_eq!(amend(&own), forbidden);
    // Nor does a later change make a draft the amendment of a document.
    let draft = site.create_document("Harvest", json!({"crop": "figs", "owner": BOB}));
    site.permit(BOB, "Harvest", &draft, json!({}));
    for original in [secret.as_str(), own.as_str(), "HV-9999", draft.as_str()] {
        let (status, body) =
            site.put(&format!("/api/resource/Harvest/{draft}"), json!({"amended_from": original})).token(&bob).send();
        assert!((403..=417).contains(&status), "{original}: {status} {body}");
    }
}

#[test]
fn comment_is_not_changed_after_loss_of_its_document() {
    let site = TestSite::new();
    let bob = site.create_user_with_roles(BOB, &["Visitor"]);
    let permission = json!({"parent": "Comment", "role": "Visitor", "read": 1, "write": 1, "if_owner": 1});
    site.create_document("Custom DocPerm", permission);
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let share = json!({"user": BOB, "share_doctype": "Harvest", "share_name": harvest, "read": 1});
    let share = site.create_document("DocShare", share);
    let call = |function: &str, body| {
        let path = format!("/api/method/frappe.desk.{function}");
        site.post(&path, body).token(&bob).send()
    };
    let body = json!({"reference_doctype": "Harvest", "reference_name": harvest, "content": "first"});
    let (status, body) = call("form.utils.add_comment", body);
    assert_eq!(status, 200, "{body}");
    let name = body["message"]["name"].as_str().unwrap().to_owned();
    let path = format!("/api/resource/Comment/{name}");
    let change = |content: &str| {
        let by_function = call("form.utils.update_comment", json!({"name": name, "content": content})).0;
        [by_function, site.put(&path, json!({"content": content})).token(&bob).status()]
    };
    assert_eq!(change("second"), [200, 200]);
    site.delete_document("DocShare", &share);
    assert_eq!(change("third"), [403, 403]);
    let found = comment::table.filter(comment::name.eq(&name)).select(comment::content);
    let stored: Vec<Option<String>> = site.context().load(found).unwrap();
    assert!(stored[0].as_ref().is_some_and(|content| content.contains("second")));
}

#[test]
fn users_write_comments_of_type_comment_only() {
    let site = TestSite::new();
    let bob = site.create_user(BOB);
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let share = json!({"user": BOB, "share_doctype": "Harvest", "share_name": harvest, "read": 1, "write": 1});
    site.create_document("DocShare", share);
    let note = json!({"comment_type": "Submitted", "text": "x"});
    let run = json!({"dt": "Harvest", "dn": harvest, "method": "add_comment", "args": note});
    assert_eq!(site.post("/api/method/run_doc_method", run).token(&bob).status(), 200);
    let path = format!("/api/v2/document/Harvest/{harvest}/method/add_comment");
    assert_eq!(site.post(&path, note).token(&bob).status(), 200);
    let of_type = |comment_type: CommentType| -> Vec<String> {
        let found = comment::table.filter(comment::comment_type.eq(comment_type)).select(comment::name);
        site.context().load(found).unwrap()
    };
    assert_eq!((of_type(CommentType::Submitted).len(), of_type(CommentType::Comment).len()), (0, 2));
    // What the server notes in the name of a user is not changed by the user.
    let like = json!({"doctype": "Harvest", "name": harvest, "add": "Yes"});
    assert_eq!(site.post("/api/method/frappe.desk.like.toggle_like", like).token(&bob).status(), 200);
    let change = json!({"name": of_type(CommentType::Like)[0], "content": "forged"});
    assert_eq!(site.post("/api/method/frappe.desk.form.utils.update_comment", change).token(&bob).status(), 403);
}
