//! What is kept of logins, changes of rights and deletions.

use super::*;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

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

/// What a column holds, for comparisons.
macro_rules! some {
    ($text:literal) => {
        Some($text.to_owned())
    };
}

fn subjects(site: &TestSite) -> Vec<String> {
    entries(site).into_iter().map(|entry| entry.subject).collect()
}

#[test]
fn logins_and_logouts_are_kept() {
    let site = TestSite::new();
    let login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"})).from("10.0.0.7");
    let answer = login.answer();
    let sid = answer.cookies[0].trim_start_matches("sid=").split(';').next().unwrap().to_owned();
    assert_eq!(site.get("/api/method/logout").sid(&sid).send().0, 200);
    let kept: Vec<_> = entries(&site).into_iter().map(|entry| (entry.operation, entry.status, entry.user)).collect();
    let admin = some!("Administrator");
    assert_eq!(kept, [(some!("Login"), some!("Success"), admin.clone()), (some!("Logout"), some!("Success"), admin)]);
    assert_eq!(entries(&site)[0].ip_address, some!("10.0.0.7"));
}

#[test]
fn failed_logins_are_kept_though_their_request_is_undone() {
    let site = TestSite::new();
    for usr in ["Administrator", "my secret pass phrase"] {
        assert_eq!(site.post("/api/method/login", json!({"usr": usr, "pwd": "hunter2 hunter2"})).send().0, 401);
    }
    let kept = entries(&site);
    assert!(kept.iter().all(|entry| entry.status == some!("Failed") && entry.operation == some!("Login")), "{kept:?}");
    let users: Vec<_> = kept.iter().map(|entry| entry.user.clone()).collect();
    assert_eq!(users, [some!("Administrator"), None], "what is no user may be a password");
    let all = format!("{kept:?}");
    assert!(!all.contains("hunter2") && !all.contains("secret"), "{all}");
}

#[test]
fn changes_of_rights_are_kept_and_other_changes_are_not() {
    let site = TestSite::new();
    site.user("ann@example.com");
    let before = entries(&site).len();
    site.set("User", "ann@example.com", json!({"bio": "Likes birds"}));
    assert_eq!(entries(&site).len(), before);
    site.set("User", "ann@example.com", json!({"roles": [{"role": "System Manager"}]}));
    site.set("User", "ann@example.com", json!({"enabled": 0, "new_password": "violet tractor umbrella"}));
    site.set("Role", "System Manager", json!({"home_page": "/x"}));
    let kept = subjects(&site).split_off(before);
    for expected in
        ["changed user_type, roles of User ann@example.com", "changed enabled of User", "changed Role System"]
    {
        assert!(kept.iter().any(|subject| subject.contains(expected)), "{expected}: {kept:?}");
    }
    assert!(kept.iter().any(|subject| subject.contains("changed the password of User ann@example.com")), "{kept:?}");
    assert!(!format!("{kept:?}").contains("violet"));
}

#[test]
fn deletions_are_kept() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    assert_eq!(site.post("/api/method/app.make_role", json!({"name": "Gone"})).sid(&sid).send().0, 200);
    assert_eq!(site.ask(Method::DELETE, "/api/resource/Role/Gone").sid(&sid).send().0, 202);
    let last = entries(&site).pop().unwrap();
    assert_eq!(last.subject, "Administrator deleted Role Gone");
    assert_eq!((last.user, last.reference_name), (some!("Administrator"), some!("Gone")));
}

#[test]
fn keys_are_kept_as_made_and_not_themselves() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    let kept = subjects(&site).join("\n");
    assert!(kept.contains("made an API secret of User ann@example.com"), "{kept}");
    let (key, secret) = token.trim_start_matches("token ").split_once(':').unwrap();
    assert!(!kept.contains(key) && !kept.contains(secret));
}

#[test]
fn a_change_that_is_undone_is_not_kept() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let before = entries(&site).len();
    assert_eq!(site.get("/api/method/app.make_role?name=Undone").sid(&sid).send().0, 200);
    assert_eq!(entries(&site).len(), before);
}

#[test]
fn only_system_managers_read_the_trail() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    assert_eq!(site.get("/api/resource/Activity%20Log").token(&ann).send().0, 403);
    site.set("User", "ann@example.com", json!({"roles": [{"role": "System Manager"}]}));
    assert_eq!(site.get("/api/resource/Activity%20Log").token(&ann).send().0, 200);
    let name: Vec<String> = {
        use crate::core::models::activity_log;
        site.context().load(activity_log::table.select(activity_log::name).limit(1)).unwrap()
    };
    let path = format!("/api/resource/Activity%20Log/{}", name[0]);
    for verb in [Method::DELETE, Method::PUT] {
        assert_eq!(site.ask(verb, &path).json(json!({"subject": "x"})).token(&ann).send().0, 403);
    }
}
