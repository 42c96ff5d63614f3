//! Passwords: policy, change, reset by link, expiry, and their effect on sessions.

use actix_web::http::Method;
use chrono::TimeDelta;
use doctyped_api::prelude::*;
use doctyped_http::test_harness::*;
use doctyped_models::user as users;
use doctyped_models::user::User;

/// A password that the policy accepts.
const STRONG_PASSWORD: &str = "violet tractor umbrella";

/// Time that reset links are valid in the test of their expiry.
const LINK_EXPIRY: TimeDelta = TimeDelta::hours(1);

/// A site that sends mail into a file, started with more flags.
fn site_with_mail(more: &[&str]) -> TestSite {
    TestSite::with_flags(&[MAIL_FLAGS.as_slice(), more].concat())
}

/// Creates the key of a reset link for Ann.
fn create_reset_key(site: &TestSite) -> String {
    let mut ctx = site.context();
    let key = doctyped_auth::password_reset::make_key(&mut ctx, "ann@example.com").unwrap();
    ctx.commit().unwrap();
    key
}

/// A request that changes a password.
fn change(site: &TestSite, body: JsonValue) -> RequestBuilder<'_> {
    site.post(&format!("{USER_FUNCTIONS}.update_password"), body)
}

#[test]
fn weak_password_is_refused_unless_policy_is_disabled() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    let sid = site.login_admin();
    let set = |password: &str| {
        let update = site.put("/api/resource/User/ann@example.com", json!({"new_password": password}));
        update.sid(&sid).send()
    };
    let (status, body) = set("letmein");
    assert_eq!((status, &body["exc_type"]), (417, &json!("ValidationError")));
    assert!(body.to_string().contains("too easy to guess"), "{body}");
    site.update_settings(json!({"minimum_password_score": "4"}));
    assert_eq!(set(USER_PASSWORD).0, 417);
    assert_eq!(set(STRONG_PASSWORD).0, 200);
    site.update_settings(json!({"enable_password_policy": 0}));
    assert_eq!(set("letmein").0, 200);
    site.login("ann@example.com", "letmein");
}

#[test]
fn password_strength_is_reported_without_the_password() {
    let site = TestSite::new();
    let send = |password: &str| {
        let (status, body) =
            site.post(&format!("{USER_FUNCTIONS}.test_password_strength"), json!({"new_password": password})).send();
        assert_eq!(status, 200);
        body["message"].clone()
    };
    let weak = send("letmein");
    assert_eq!(weak["feedback"]["password_policy_validation_passed"], false);
    assert!(weak["score"].as_u64().unwrap() < 2 && !weak.to_string().contains("letmein"), "{weak}");
    assert_eq!(send(STRONG_PASSWORD)["feedback"]["password_policy_validation_passed"], true);
}

#[test]
fn reset_link_works_once() {
    let site = site_with_mail(&[]);
    site.create_user("ann@example.com");
    let sid = site.login("ann@example.com", USER_PASSWORD);
    let (status, body) =
        site.post(&format!("{USER_FUNCTIONS}.reset_password"), json!({"user": "Ann@example.com"})).send();
    assert_eq!(status, 200, "{body}");
    let key = reset_key(&site);
    let page = site.get(&format!("/update-password?key={key}")).response();
    assert!(page.text().contains(&key));
    assert_eq!(change(&site, json!({"key": key, "new_password": "letmein"})).error().0, 417);
    assert_eq!(
        change(&site, json!({"key": key, "new_password": STRONG_PASSWORD})).send(),
        (200, json!({"message": "/me"}))
    );
    let expired = (410, "LinkExpired".to_owned());
    assert_eq!(change(&site, json!({"key": key, "new_password": STRONG_PASSWORD})).error(), expired);
    assert_eq!(change(&site, json!({"key": "0".repeat(64), "new_password": STRONG_PASSWORD})).error(), expired);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).send().0, 403, "older sessions end");
    site.login("ann@example.com", STRONG_PASSWORD);
}

#[test]
fn password_form_works_without_javascript() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    let key = create_reset_key(&site);
    let form = format!("key={key}&new_password={}", STRONG_PASSWORD.replace(' ', "+"));
    let request = site.request(Method::POST, "/update-password").body(FORM, form).header("accept", "text/html");
    let response = request.response();
    assert_eq!(response.status, 200);
    assert!(response.text().contains("<h1>Your password is changed</h1>"));
    site.login("ann@example.com", STRONG_PASSWORD);
}

#[test]
fn reset_link_expires_with_time_password_change_and_disabled_user() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    let make = || create_reset_key(&site);
    let assert_expired = |key: &str| {
        assert_eq!(
            change(&site, json!({"key": key, "new_password": STRONG_PASSWORD})).error(),
            (410, "LinkExpired".to_owned())
        );
    };
    let old = make();
    let new = make();
    assert_expired(&old);
    site.update_document("User", "ann@example.com", json!({"new_password": STRONG_PASSWORD}));
    assert_expired(&new);
    let key = make();
    site.update_document("User", "ann@example.com", json!({"enabled": 0}));
    assert_expired(&key);
    site.update_document("User", "ann@example.com", json!({"enabled": 1}));
    site.update_settings(json!({"reset_password_link_expiry_duration": LINK_EXPIRY.num_seconds()}));
    let key = make();
    let expired = chrono::Utc::now().naive_utc() - LINK_EXPIRY;
    diesel::update(users::table.filter(users::name.eq("ann@example.com")))
        .set(users::last_reset_password_key_generated_on.eq(expired))
        .execute(site.context().connection())
        .unwrap();
    assert_expired(&key);
}

#[test]
fn reset_password_requests_are_limited_per_hour() {
    let site = site_with_mail(&[]);
    let send = |user: &str, from: &str| {
        site.post(&format!("{USER_FUNCTIONS}.reset_password"), json!({"user": user})).peer(from).response()
    };
    for user in 0..3 {
        assert_eq!(send(&format!("user{user}@example.com"), "10.0.0.1").status, 200);
    }
    let response = send("other@example.com", "10.0.0.1");
    let body = response.text();
    assert!(response.status == 429 && body.contains("RateLimitExceededError"), "{body}");
    assert!(response.header("Retry-After").unwrap().parse::<u64>().unwrap() > 3000);
    assert_eq!(send("user0@example.com", "10.0.0.2").status, 200);
}

#[test]
fn reset_password_without_mail_refers_to_administrator() {
    let site = TestSite::new();
    let send = |user: &str| site.post(&format!("{USER_FUNCTIONS}.reset_password"), json!({"user": user})).send();
    let (status, body) = send("Administrator");
    assert_eq!((status, body.to_string().contains("administrator")), (417, true));
    assert_eq!(send("nobody@example.com").1, body);
}

#[test]
fn password_change_keeps_own_session_and_ends_others() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    let (own, other) = (site.login("ann@example.com", USER_PASSWORD), site.login("ann@example.com", USER_PASSWORD));
    let body = |old: &str| json!({"old_password": old, "new_password": STRONG_PASSWORD, "logout_all_sessions": 1});
    assert_eq!(change(&site, body("wrong")).sid(&own).error(), (401, "AuthenticationError".to_owned()));
    let own = site.login("ann@example.com", USER_PASSWORD);
    assert_eq!(change(&site, body(USER_PASSWORD)).sid(&own).send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&own).send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&other).send().0, 403);
    assert_eq!(change(&site, body(STRONG_PASSWORD)).error().0, 403, "the old password needs a session");
}

#[test]
fn saving_own_user_with_new_password_keeps_session() {
    let site = TestSite::new();
    let (own, other) = (site.login_admin(), site.login_admin());
    let update = site.put("/api/resource/User/Administrator", json!({"new_password": STRONG_PASSWORD}));
    assert_eq!(update.sid(&own).send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&own).send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&other).send().0, 403);
}

#[test]
fn verify_password_is_limited_after_failures() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let verify = |password: &str| {
        site.post(&format!("{USER_FUNCTIONS}.verify_password"), json!({"password": password})).sid(&sid).status()
    };
    assert_eq!(verify("admin"), 200);
    for _ in 0..11 {
        assert_eq!(
            site.post(&format!("{USER_FUNCTIONS}.verify_password"), json!({"password": "x"})).sid(&sid).send().0,
            401
        );
    }
    assert_eq!(verify("admin"), 429);
}

#[test]
fn login_with_expired_password_redirects_to_reset() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    site.update_settings(json!({"force_user_to_reset_password": 30}));
    site.login("ann@example.com", USER_PASSWORD);
    let long_ago = site.context().today() - chrono::TimeDelta::days(31);
    // Only the server writes the date.
    let mut ctx = site.context();
    let mut user: User = ctx.get("ann@example.com").unwrap();
    user.last_password_reset_date = Some(long_ago);
    ctx.save(&mut user).unwrap();
    ctx.commit().unwrap();
    let (status, body) = site.post("/api/method/login", json!({"usr": "ann@example.com", "pwd": USER_PASSWORD})).send();
    assert_eq!((status, &body["message"]), (200, &json!("Password Reset")));
    let key = body["redirect_to"].as_str().unwrap().strip_prefix("/update-password?key=").unwrap();
    assert_eq!(change(&site, json!({"key": key, "new_password": STRONG_PASSWORD})).send().0, 200);
    site.login("ann@example.com", STRONG_PASSWORD);
}

#[test]
fn sign_up_requires_flag_and_hides_existing_users() {
    let sign_up = |site: &TestSite, email: &str| {
        site.post(&format!("{USER_FUNCTIONS}.sign_up"), json!({"email": email, "full_name": "Ann Example"})).send()
    };
    assert_eq!(sign_up(&site_with_mail(&[]), "ann@example.com").0, 417);
    let site = site_with_mail(&["--allow-sign-up"]);
    let (status, body) = sign_up(&site, "Ann@Example.com");
    assert_eq!((status, &body["message"][0]), (200, &json!(1)));
    let key = reset_key(&site);
    assert_eq!(change(&site, json!({"key": key, "new_password": STRONG_PASSWORD})).send().0, 200);
    let sid = site.login("ann@example.com", STRONG_PASSWORD);
    let (_, roles) = site.get(&format!("{USER_FUNCTIONS}.get_roles")).sid(&sid).send();
    assert_eq!(roles["message"], json!(["All", "Guest"]));
    assert_eq!(sign_up(&site, "ann@example.com").1, body, "an existing user gets the same response");
    for wrong in ["", "ann", "a@b@c", "Ann <ann@example.com>"] {
        assert_eq!(sign_up(&site, wrong).0, 417, "{wrong}");
    }
}

#[test]
fn oldest_session_ends_when_simultaneous_sessions_exceed_limit() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    site.update_settings(json!({"deny_multiple_sessions": 1}));
    site.update_document("User", "ann@example.com", json!({"simultaneous_sessions": 2}));
    let sids: Vec<String> = (0..3).map(|_| site.login("ann@example.com", USER_PASSWORD)).collect();
    let alive: Vec<u16> = sids.iter().map(|sid| site.get(LOGGED_USER).sid(sid).send().0).collect();
    assert_eq!(alive, [403, 200, 200]);
}

#[test]
fn renamed_user_keeps_password_and_token_and_loses_sessions() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    let sid = site.login("ann@example.com", USER_PASSWORD);
    let admin = site.login_admin();
    let rename = |old: &str, new: &str| {
        let body = json!({"doctype": "User", "old_name": old, "new_name": new});
        site.post("/api/method/frappe.client.rename_doc", body).sid(&admin).send().0
    };
    assert_eq!(rename("Administrator", "root@example.com"), 417);
    assert_eq!(rename("ann@example.com", "ann"), 417);
    assert_eq!(rename("ann@example.com", "Anna@example.com"), 200);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).send().0, 403);
    assert_eq!(site.get(LOGGED_USER).token(&token).send(), (200, json!({"message": "anna@example.com"})));
    site.login("anna@example.com", USER_PASSWORD);
}

#[test]
fn revoked_api_key_is_refused() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 200);
    let mut ctx = site.context();
    doctyped_auth::revoke_keys(&mut ctx, "ann@example.com").unwrap();
    ctx.commit().unwrap();
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 401);
    let token = site.create_user("bob@example.com");
    site.update_document("User", "bob@example.com", json!({"api_secret": ""}));
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 401);
}
