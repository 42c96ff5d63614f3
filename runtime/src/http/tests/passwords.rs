//! Passwords that are chosen, forgotten and replaced; what that does to sessions.

use super::*;
use std::time::{Duration, Instant};

const USER: &str = "/api/method/frappe.core.doctype.user.user";
const GOOD: &str = "violet tractor umbrella";

/// A site that sends letters into a file.
fn with_mail(more: &[&str]) -> TestSite {
    let mail = ["--mail-command", "tee FOLDER/letter", "--site-url", "https://erp.example.com/"];
    TestSite::with_flags(&[mail.as_slice(), more].concat())
}

/// The key in the link of the letter that was sent, once it is there.
fn letter_key(site: &TestSite) -> String {
    let started = Instant::now();
    loop {
        let letter = std::fs::read_to_string(site.folder.path().join("letter")).unwrap_or_default();
        if let Some((_, rest)) = letter.split_once("https://erp.example.com/update-password?key=")
            && let Some((key, _)) = rest.split_once('\n')
        {
            return key.to_owned();
        }
        assert!(started.elapsed() < Duration::from_secs(20), "no letter: {letter}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn change(site: &TestSite, body: JsonValue) -> Ask<'_> {
    site.post(&format!("{USER}.update_password"), body)
}

#[test]
fn a_password_that_is_easy_to_guess_is_refused_unless_the_settings_allow_it() {
    let site = TestSite::new();
    site.user("ann@example.com");
    let sid = site.login("Administrator", "admin");
    let set = |password: &str| {
        let update =
            site.ask(Method::PUT, "/api/resource/User/ann@example.com").json(json!({"new_password": password}));
        update.sid(&sid).send()
    };
    let (status, body) = set("letmein");
    assert_eq!((status, &body["exc_type"]), (417, &json!("ValidationError")));
    assert!(body.to_string().contains("too easy to guess"), "{body}");
    site.set("System Settings", "System Settings", json!({"minimum_password_score": "4"}));
    assert_eq!(set("right horse").0, 417);
    assert_eq!(set(GOOD).0, 200);
    site.set("System Settings", "System Settings", json!({"enable_password_policy": 0}));
    assert_eq!(set("letmein").0, 200);
    site.login("ann@example.com", "letmein");
}

#[test]
fn the_strength_of_a_password_is_told_to_who_asks() {
    let site = TestSite::new();
    let ask = |password: &str| {
        let (status, body) =
            site.post(&format!("{USER}.test_password_strength"), json!({"new_password": password})).send();
        assert_eq!(status, 200);
        body["message"].clone()
    };
    let weak = ask("letmein");
    assert_eq!(weak["feedback"]["password_policy_validation_passed"], false);
    assert!(weak["score"].as_u64().unwrap() < 2 && !weak.to_string().contains("letmein"), "{weak}");
    assert_eq!(ask(GOOD)["feedback"]["password_policy_validation_passed"], true);
}

#[test]
fn a_link_for_a_new_password_works_once() {
    let site = with_mail(&[]);
    site.user("ann@example.com");
    let sid = site.login("ann@example.com", "right horse");
    let (status, body) = site.post(&format!("{USER}.reset_password"), json!({"user": "Ann@example.com"})).send();
    assert_eq!(status, 200, "{body}");
    let key = letter_key(&site);
    let page = site.get(&format!("/update-password?key={key}")).answer();
    assert!(String::from_utf8(page.body).unwrap().contains(&key));
    assert_eq!(change(&site, json!({"key": key, "new_password": "letmein"})).error().0, 417);
    assert_eq!(change(&site, json!({"key": key, "new_password": GOOD})).send(), (200, json!({"message": "/me"})));
    let expired = (410, "LinkExpired".to_owned());
    assert_eq!(change(&site, json!({"key": key, "new_password": GOOD})).error(), expired);
    assert_eq!(change(&site, json!({"key": "0".repeat(64), "new_password": GOOD})).error(), expired);
    assert_eq!(site.get(WHO).sid(&sid).send().0, 403, "older sessions end");
    site.login("ann@example.com", GOOD);
}

#[test]
fn the_page_of_a_link_changes_the_password_without_a_script() {
    let site = TestSite::new();
    site.user("ann@example.com");
    let mut ctx = site.context();
    let key = crate::auth::reset::make_key(&mut ctx, "ann@example.com").unwrap();
    ctx.commit().unwrap();
    let mut ask = site.ask(Method::POST, "/update-password");
    ask.request.content_type = "application/x-www-form-urlencoded".to_owned();
    ask.request.headers.accept = Some("text/html".to_owned());
    ask.request.body = format!("key={key}&new_password={}", GOOD.replace(' ', "+")).into();
    let answer = ask.answer();
    assert_eq!(answer.status, 200);
    assert!(String::from_utf8(answer.body).unwrap().contains("<h1>Your password is changed</h1>"));
    site.login("ann@example.com", GOOD);
}

#[test]
fn a_link_ends_with_its_time_with_another_password_and_with_the_user() {
    let site = TestSite::new();
    site.user("ann@example.com");
    let make = || {
        let mut ctx = site.context();
        let key = crate::auth::reset::make_key(&mut ctx, "ann@example.com").unwrap();
        ctx.commit().unwrap();
        key
    };
    let refused = |key: &str| {
        assert_eq!(change(&site, json!({"key": key, "new_password": GOOD})).error(), (410, "LinkExpired".to_owned()));
    };
    let old = make();
    let new = make();
    refused(&old);
    site.set("User", "ann@example.com", json!({"new_password": GOOD}));
    refused(&new);
    let key = make();
    site.set("User", "ann@example.com", json!({"enabled": 0}));
    refused(&key);
    site.set("User", "ann@example.com", json!({"enabled": 1}));
    site.set("System Settings", "System Settings", json!({"reset_password_link_expiry_duration": 1}));
    let key = make();
    std::thread::sleep(Duration::from_millis(1100));
    refused(&key);
}

#[test]
fn links_are_asked_for_a_few_times_an_hour() {
    let site = with_mail(&[]);
    let ask = |user: &str, from: &str| {
        site.post(&format!("{USER}.reset_password"), json!({"user": user})).from(from).answer()
    };
    for user in 0..3 {
        assert_eq!(ask(&format!("user{user}@example.com"), "10.0.0.1").status, 200);
    }
    let answer = ask("other@example.com", "10.0.0.1");
    let body = String::from_utf8(answer.body.clone()).unwrap();
    assert!(answer.status == 429 && body.contains("RateLimitExceededError"), "{body}");
    assert!(answer.header_value("Retry-After").unwrap().parse::<u64>().unwrap() > 3000);
    assert_eq!(ask("user0@example.com", "10.0.0.2").status, 200);
}

#[test]
fn a_server_without_mail_says_whom_to_ask() {
    let site = TestSite::new();
    let ask = |user: &str| site.post(&format!("{USER}.reset_password"), json!({"user": user})).send();
    let (status, body) = ask("Administrator");
    assert_eq!((status, body.to_string().contains("administrator")), (417, true));
    assert_eq!(ask("nobody@example.com").1, body);
}

#[test]
fn a_user_changes_the_own_password_and_stays_in() {
    let site = TestSite::new();
    site.user("ann@example.com");
    let (own, other) = (site.login("ann@example.com", "right horse"), site.login("ann@example.com", "right horse"));
    let body = |old: &str| json!({"old_password": old, "new_password": GOOD, "logout_all_sessions": 1});
    assert_eq!(change(&site, body("wrong")).sid(&own).error(), (401, "AuthenticationError".to_owned()));
    let own = site.login("ann@example.com", "right horse");
    assert_eq!(change(&site, body("right horse")).sid(&own).send().0, 200);
    assert_eq!(site.get(WHO).sid(&own).send().0, 200);
    assert_eq!(site.get(WHO).sid(&other).send().0, 403);
    assert_eq!(change(&site, body(GOOD)).error().0, 403, "without a login there is no old password");
}

#[test]
fn the_session_that_saves_the_own_user_goes_on() {
    let site = TestSite::new();
    let (own, other) = (site.login("Administrator", "admin"), site.login("Administrator", "admin"));
    let update = site.ask(Method::PUT, "/api/resource/User/Administrator").json(json!({"new_password": GOOD}));
    assert_eq!(update.sid(&own).send().0, 200);
    assert_eq!(site.get(WHO).sid(&own).send().0, 200);
    assert_eq!(site.get(WHO).sid(&other).send().0, 403);
}

#[test]
fn the_own_password_is_verified_and_counted() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let verify = |password: &str| {
        site.post(&format!("{USER}.verify_password"), json!({"password": password})).sid(&sid).answer().status
    };
    assert_eq!(verify("admin"), 200);
    for _ in 0..11 {
        assert_eq!(site.post(&format!("{USER}.verify_password"), json!({"password": "x"})).sid(&sid).send().0, 401);
    }
    assert_eq!(verify("admin"), 429);
}

#[test]
fn a_password_that_is_too_old_leads_to_a_new_one() {
    let site = TestSite::new();
    site.user("ann@example.com");
    site.set("System Settings", "System Settings", json!({"force_user_to_reset_password": 30}));
    site.login("ann@example.com", "right horse");
    let long_ago = site.context().today() - chrono::TimeDelta::days(31);
    site.set("User", "ann@example.com", json!({"last_password_reset_date": long_ago.to_string()}));
    let (status, body) = site.post("/api/method/login", json!({"usr": "ann@example.com", "pwd": "right horse"})).send();
    assert_eq!((status, &body["message"]), (200, &json!("Password Reset")));
    let key = body["redirect_to"].as_str().unwrap().strip_prefix("/update-password?key=").unwrap();
    assert_eq!(change(&site, json!({"key": key, "new_password": GOOD})).send().0, 200);
    site.login("ann@example.com", GOOD);
}

#[test]
fn people_sign_up_where_the_server_lets_them() {
    let sign_up = |site: &TestSite, email: &str| {
        site.post(&format!("{USER}.sign_up"), json!({"email": email, "full_name": "Ann Example"})).send()
    };
    assert_eq!(sign_up(&with_mail(&[]), "ann@example.com").0, 417);
    let site = with_mail(&["--allow-sign-up"]);
    let (status, body) = sign_up(&site, "Ann@Example.com");
    assert_eq!((status, &body["message"][0]), (200, &json!(1)));
    let key = letter_key(&site);
    assert_eq!(change(&site, json!({"key": key, "new_password": GOOD})).send().0, 200);
    let sid = site.login("ann@example.com", GOOD);
    let (_, roles) = site.get(&format!("{USER}.get_roles")).sid(&sid).send();
    assert_eq!(roles["message"], json!(["All", "Guest"]));
    assert_eq!(sign_up(&site, "ann@example.com").1, body, "an address that is taken looks like one that is not");
    for wrong in ["", "ann", "a@b@c", "Ann <ann@example.com>"] {
        assert_eq!(sign_up(&site, wrong).0, 417, "{wrong}");
    }
}

#[test]
fn as_many_sessions_as_the_user_may_have() {
    let site = TestSite::new();
    site.user("ann@example.com");
    site.set("System Settings", "System Settings", json!({"deny_multiple_sessions": 1}));
    site.set("User", "ann@example.com", json!({"simultaneous_sessions": 2}));
    let sids: Vec<String> = (0..3).map(|_| site.login("ann@example.com", "right horse")).collect();
    let alive: Vec<u16> = sids.iter().map(|sid| site.get(WHO).sid(sid).send().0).collect();
    assert_eq!(alive, [403, 200, 200]);
}

#[test]
fn a_renamed_user_keeps_the_password_and_loses_the_sessions() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    let sid = site.login("ann@example.com", "right horse");
    let admin = site.login("Administrator", "admin");
    let rename = |old: &str, new: &str| {
        let body = json!({"doctype": "User", "old_name": old, "new_name": new});
        site.post("/api/method/frappe.client.rename_doc", body).sid(&admin).send().0
    };
    assert_eq!(rename("Administrator", "root@example.com"), 417);
    assert_eq!(rename("ann@example.com", "ann"), 417);
    assert_eq!(rename("ann@example.com", "Anna@example.com"), 200);
    assert_eq!(site.get(WHO).sid(&sid).send().0, 403);
    assert_eq!(site.get(WHO).token(&token).send(), (200, json!({"message": "anna@example.com"})));
    site.login("anna@example.com", "right horse");
}

#[test]
fn an_api_key_is_taken_away() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    assert_eq!(site.get(WHO).token(&token).send().0, 200);
    let mut ctx = site.context();
    crate::auth::revoke_keys(&mut ctx, "ann@example.com").unwrap();
    ctx.commit().unwrap();
    assert_eq!(site.get(WHO).token(&token).send().0, 401);
    let token = site.user("bob@example.com");
    site.set("User", "bob@example.com", json!({"api_secret": ""}));
    assert_eq!(site.get(WHO).token(&token).send().0, 401);
}
