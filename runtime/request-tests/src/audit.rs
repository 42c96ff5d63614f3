//! The Activity Log of logins, changes of rights and deletions.

use actix_web::http::Method;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use doctyped_http::test_harness::TestSite;
use serde_json::json;

#[derive(QueryableByName, Debug, Clone, PartialEq)]
struct Entry {
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Nullable<Text>)]
    operation: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    status: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    user: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    ip_address: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reference_name: Option<String>,
}

fn entries(site: &TestSite) -> Vec<Entry> {
    let query = "SELECT subject, operation, status, \"user\", ip_address, reference_name FROM \"tabActivity Log\" \
                 ORDER BY creation";
    diesel::sql_query(query).load(site.context().connection()).unwrap()
}

/// The value of a nullable column, for comparisons.
macro_rules! some {
    ($text:literal) => {
        Some($text.to_owned())
    };
}

fn subjects(site: &TestSite) -> Vec<String> {
    entries(site).into_iter().map(|entry| entry.subject).collect()
}

#[test]
fn login_and_logout_are_logged() {
    let site = TestSite::new();
    let login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"})).peer("10.0.0.7");
    let response = login.response();
    let sid = response.cookie("sid").unwrap();
    assert_eq!(site.get("/api/method/logout").sid(&sid).send().0, 200);
    let logged: Vec<_> = entries(&site).into_iter().map(|entry| (entry.operation, entry.status, entry.user)).collect();
    let admin = some!("Administrator");
    assert_eq!(logged, [(some!("Login"), some!("Success"), admin.clone()), (some!("Logout"), some!("Success"), admin)]);
    assert_eq!(entries(&site)[0].ip_address, some!("10.0.0.7"));
}

#[test]
fn failed_login_is_logged_although_request_is_rolled_back() {
    let site = TestSite::new();
    for usr in ["Administrator", "my secret pass phrase"] {
        assert_eq!(site.post("/api/method/login", json!({"usr": usr, "pwd": "hunter2 hunter2"})).send().0, 401);
    }
    let logged = entries(&site);
    assert!(
        logged.iter().all(|entry| entry.status == some!("Failed") && entry.operation == some!("Login")),
        "{logged:?}"
    );
    let users: Vec<_> = logged.iter().map(|entry| entry.user.clone()).collect();
    assert_eq!(users, [some!("Administrator"), None], "text that names no user may be a password");
    let all = format!("{logged:?}");
    assert!(!all.contains("hunter2") && !all.contains("secret"), "{all}");
}

#[test]
fn changes_of_rights_are_logged_and_other_changes_are_not() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    let before = entries(&site).len();
    site.update_document("User", "ann@example.com", json!({"bio": "Likes birds"}));
    assert_eq!(entries(&site).len(), before);
    site.update_document("User", "ann@example.com", json!({"roles": [{"role": "System Manager"}]}));
    site.update_document("User", "ann@example.com", json!({"enabled": 0, "new_password": "violet tractor umbrella"}));
    site.update_document("Role", "System Manager", json!({"home_page": "/x"}));
    let logged = subjects(&site).split_off(before);
    for expected in
        ["changed user_type, roles of User ann@example.com", "changed enabled of User", "changed Role System"]
    {
        assert!(logged.iter().any(|subject| subject.contains(expected)), "{expected}: {logged:?}");
    }
    assert!(
        logged.iter().any(|subject| subject.contains("changed the password of User ann@example.com")),
        "{logged:?}"
    );
    assert!(!format!("{logged:?}").contains("violet"));
}

#[test]
fn deletion_is_logged() {
    let site = TestSite::new();
    let sid = site.login_admin();
    assert_eq!(site.post("/api/method/app.make_role", json!({"name": "Gone"})).sid(&sid).send().0, 200);
    assert_eq!(site.delete("/api/resource/Role/Gone").sid(&sid).send().0, 202);
    let last = entries(&site).pop().unwrap();
    assert_eq!(last.subject, "Administrator deleted Role Gone");
    assert_eq!((last.user, last.reference_name), (some!("Administrator"), some!("Gone")));
}

#[test]
fn generated_keys_are_logged_without_their_values() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    let logged = subjects(&site).join("\n");
    assert!(logged.contains("made an API secret of User ann@example.com"), "{logged}");
    let (key, secret) = token.trim_start_matches("token ").split_once(':').unwrap();
    assert!(!logged.contains(key) && !logged.contains(secret));
}

#[test]
fn rolled_back_change_is_not_logged() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let before = entries(&site).len();
    assert_eq!(site.get("/api/method/app.make_role?name=Undone").sid(&sid).send().0, 200);
    assert_eq!(entries(&site).len(), before);
}

#[test]
fn activity_log_is_read_only_and_for_system_managers() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    assert_eq!(site.get("/api/resource/Activity%20Log").token(&ann).send().0, 403);
    site.update_document("User", "ann@example.com", json!({"roles": [{"role": "System Manager"}]}));
    assert_eq!(site.get("/api/resource/Activity%20Log").token(&ann).send().0, 200);
    let name: Vec<String> = {
        use doctyped_models::activity_log;
        site.context().load(activity_log::table.select(activity_log::name).limit(1)).unwrap()
    };
    let path = format!("/api/resource/Activity%20Log/{}", name[0]);
    for method in [Method::DELETE, Method::PUT] {
        assert_eq!(site.request(method, &path).json(json!({"subject": "x"})).token(&ann).send().0, 403);
    }
}
