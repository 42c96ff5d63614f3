//! Names of users, which are identities: renamed, and reused after a deletion.

use doctyped_api::prelude::*;
use doctyped_http::test_harness::{FILES, MAIL_FLAGS, TestSite, USER_FUNCTIONS, USER_PASSWORD, read_mail};
use doctyped_models::{file, user};
use serde_json::json;

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";

#[test]
fn roles_of_the_server_are_not_renamed() {
    let site = TestSite::new();
    let manager = site.create_user_with_roles("root@example.com", &["System Manager"]);
    site.create_document("Role", json!({"role_name": "Basket Weaver"}));
    for (old, new, merge) in [
        ("System Manager", "Boss", 0),
        ("All", "Everybody", 0),
        ("Basket Weaver", "Administrator", 1),
        ("System Manager", "Basket Weaver", 1),
        ("Basket Weaver", "guest", 1),
    ] {
        let rename = json!({"doctype": "Role", "old_name": old, "new_name": new, "merge": merge});
        let (status, body) = site.post("/api/method/frappe.client.rename_doc", rename).token(&manager).send();
        assert_eq!(status, 417, "{old} to {new}: {body}");
    }
    let rename = json!({"doctype": "Role", "old_name": "Basket Weaver", "new_name": "Gatherer"});
    assert_eq!(site.post("/api/method/frappe.client.rename_doc", rename).token(&manager).status(), 200);
}

#[test]
fn users_do_not_rename_users() {
    let site = TestSite::new();
    let bob = site.create_user(BOB);
    let manager = site.create_user_with_roles("root@example.com", &["System Manager"]);
    let rename = |token: &str, old: &str, new: &str| {
        let bodies = [
            ("/api/method/frappe.client.rename_doc", json!({"doctype": "User", "old_name": old, "new_name": new})),
            ("/api/method/frappe.rename_doc", json!({"doctype": "User", "old": old, "new": new, "merge": 0})),
            (
                "/api/method/frappe.model.rename_doc.update_document_title",
                json!({"doctype": "User", "docname": old, "name": new}),
            ),
            ("/api/method/run_doc_method", json!({"dt": "User", "dn": old, "method": "rename", "args": {"name": new}})),
        ];
        bodies.map(|(path, body)| site.post(path, body).token(token).status())
    };
    assert_eq!(rename(&bob, BOB, "free@example.com"), [403; 4]);
    assert_eq!(rename(&manager, "root@example.com", "free@example.com"), [403; 4]);
    assert_eq!(site.context().count(user::table.filter(user::name.eq("free@example.com"))).unwrap(), 0);
    assert_eq!(rename(&manager, BOB, "free@example.com")[0], 200);
}

/// The documents, files, shares and keys of a user.
fn belongings(site: &TestSite, token: &str) -> String {
    let file = site.upload(token, &[("is_private", "1")], "diary.txt", b"dear diary");
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let share = json!({"user": ALICE, "share_doctype": "Harvest", "share_name": harvest, "read": 1});
    site.create_document("DocShare", share);
    file["file_url"].as_str().unwrap().to_owned()
}

#[track_caller]
fn assert_owns_nothing(site: &TestSite, token: &str, url: &str) {
    assert_eq!(site.get(url).token(token).status(), 403);
    assert_eq!(site.get(FILES).token(token).send().1["data"], json!([]));
    let harvests = site.get("/api/resource/Harvest").token(token);
    assert_eq!(harvests.status(), 403);
}

#[test]
fn new_user_with_name_of_deleted_user_owns_nothing() {
    let site = TestSite::new();
    let old = site.create_user(ALICE);
    let url = belongings(&site, &old);
    let sid = site.login(ALICE, USER_PASSWORD);
    site.delete_document("User", ALICE);
    let new = site.create_user(ALICE);
    assert_owns_nothing(&site, &new, &url);
    assert_eq!(site.get(&url).token(&old).status(), 401);
    assert_eq!(site.get(&url).sid(&sid).status(), 403);
    let owners: Vec<String> =
        site.context().load(file::table.filter(file::file_url.eq(&url)).select(file::owner)).unwrap();
    assert_eq!(owners, ["Administrator"]);
}

/// A Frappe that shared the database has deleted the user, and the documents still name their owner.
#[test]
fn documents_of_user_that_frappe_has_deleted_are_not_taken_over() {
    use diesel::connection::SimpleConnection;
    let site = TestSite::new();
    let token = site.create_user(ALICE);
    let url = belongings(&site, &token);
    site.delete_document("User", ALICE);
    let sql = format!("UPDATE \"tabFile\" SET owner = '{ALICE}' WHERE file_url = '{url}'");
    site.context().connection().batch_execute(&sql).unwrap();
    let new = site.create_user(ALICE);
    assert_owns_nothing(&site, &new, &url);
}

#[test]
fn user_renamed_to_name_of_deleted_user_gets_nothing_of_it() {
    let site = TestSite::new();
    let old = site.create_user(ALICE);
    let url = belongings(&site, &old);
    site.delete_document("User", ALICE);
    let bob = site.create_user(BOB);
    let own = site.upload(&bob, &[("is_private", "1")], "own.txt", b"own");
    let body = json!({"doctype": "User", "old_name": BOB, "new_name": ALICE});
    assert_eq!(site.post("/api/method/frappe.client.rename_doc", body).token(&site.admin_token()).status(), 200);
    assert_eq!(site.get(&url).token(&bob).status(), 403);
    // The user's own documents follow the name, and the old name is left with nothing.
    assert_eq!(site.get(own["file_url"].as_str().unwrap()).token(&bob).status(), 200);
    let next = site.create_user(BOB);
    assert_owns_nothing(&site, &next, own["file_url"].as_str().unwrap());
}

#[test]
fn sign_up_with_used_name_creates_no_user() {
    let flags: Vec<&str> = MAIL_FLAGS.into_iter().chain(["--allow-sign-up"]).collect();
    let site = TestSite::with_flags(&flags);
    let old = site.create_user(ALICE);
    belongings(&site, &old);
    site.delete_document("User", ALICE);
    let sign_up = |email: &str| {
        site.post(&format!("{USER_FUNCTIONS}.sign_up"), json!({"email": email, "full_name": "Alice"})).send()
    };
    let (status, body) = sign_up(ALICE);
    assert_eq!(status, 200, "{body}");
    // The queue is worked off in order.
    assert_eq!(sign_up("new@example.com").1, body, "the answer does not tell that the name was used");
    read_mail(&site, |mail| mail.contains("new@example.com"));
    assert_eq!(site.context().count(user::table.filter(user::name.eq(ALICE))).unwrap(), 0);
}

#[test]
fn administrator_is_administrator_in_every_spelling() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let manager = site.create_user_with_roles(BOB, &["System Manager"]);
    for user in ["Administrator", "administrator", "ADMINISTRATOR"] {
        for path in [&format!("{USER_FUNCTIONS}.generate_keys"), "/api/method/frappe.twofactor.reset_otp_secret"] {
            assert_eq!(site.post(path, json!({"user": user})).token(&manager).status(), 403, "{path} of {user}");
        }
    }
    assert_eq!(site.get("/api/method/frappe.auth.get_logged_user").token(&admin).send().1["message"], "Administrator");
}

#[test]
fn new_user_with_name_of_deleted_user_gets_no_stored_response() {
    let site = TestSite::new();
    let send = |token: &str| {
        site.post("/api/resource/Harvest", json!({"crop": "figs"})).token(token).idempotency_key("key").response()
    };
    let old = site.create_user_with_roles(ALICE, &["Picker"]);
    let first = send(&old);
    site.delete_document("User", ALICE);
    let new = site.create_user_with_roles(ALICE, &["Picker"]);
    let second = send(&new);
    assert_eq!(second.header("idempotency-replayed"), None);
    assert_ne!(first.json(), second.json());
}

/// On SQLite, names that differ in the case of other letters than ASCII are two documents.
#[test]
fn share_of_one_document_opens_no_other_with_similar_name() {
    let site = TestSite::new();
    let bob = site.create_user(BOB);
    let pairs = [("\u{c4}rger", "\u{e4}rger"), ("\u{212a}k", "kk")];
    for (secret, shared) in pairs {
        for name in [secret, shared] {
            site.create_document("Role", json!({"role_name": name}));
        }
        let fields = json!({"user": BOB, "share_doctype": "Role", "share_name": shared, "read": 1});
        site.create_document("DocShare", fields);
    }
    let read = |name: &str| {
        let body = json!({"doctype": "Role", "name": name});
        site.post("/api/method/frappe.client.get", body).token(&bob).status()
    };
    for (secret, shared) in pairs {
        assert_eq!((read(secret), read(shared)), (403, 200), "{secret}");
    }
}
