//! Attacks on accounts from outside: pages of other sites, and guesses.

use actix_web::http::Method;
use diesel::prelude::*;
use doctyped_http::test_harness::{LOGGED_USER, RequestBuilder, TestResponse, TestSite, USER_FUNCTIONS, USER_PASSWORD};
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use totp_rs::{Builder, Secret};

const ANN: &str = "ann@example.com";
const EVIL: &str = "https://evil.example.com";

/// The headers of requests that a page of another site makes a browser send; with none of the first kinds, the
/// browser follows a link of a page that suppresses `Referer`.
const CROSS_SITE: [&[(&str, &str)]; 8] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("accept", "text/html")],
    &[("sec-fetch-site", "same-site"), ("origin", "https://sub.erp.example.com")],
    &[("origin", EVIL)],
    &[("origin", "null")],
    &[("referer", "https://evil.example.com/https://erp.example.com/")],
    &[("origin", "https://erp.example.com.evil.example.com")],
    &[("accept", "text/html,application/xhtml+xml,*/*;q=0.8")],
];

/// A request with headers, sent to the host `erp.example.com`.
fn from_page<'a>(request: RequestBuilder<'a>, headers: &[(&'static str, &str)]) -> RequestBuilder<'a> {
    let request = request.header("host", "erp.example.com");
    headers.iter().fold(request, |request, (name, value)| request.header(name, value))
}

fn login(user: &str, pwd: &str) -> JsonValue {
    json!({"usr": user, "pwd": pwd})
}

#[test]
fn login_by_page_of_another_site_is_refused() {
    let site = TestSite::new();
    let query = "usr=Administrator&pwd=admin";
    let targets =
        [format!("/api/method/login?{query}"), format!("/?cmd=login&{query}"), format!("/files/x?cmd=login&{query}")];
    for headers in CROSS_SITE {
        for target in &targets {
            for method in [Method::GET, Method::HEAD] {
                let response = from_page(site.request(method, target), headers).response();
                assert_eq!((response.status, response.cookies().len()), (400, 0), "{target} {headers:?}");
            }
        }
    }
    for headers in &CROSS_SITE[..7] {
        let response = from_page(site.post("/api/method/login", login("Administrator", "admin")), headers).response();
        assert_eq!((response.status, response.cookies().len()), (400, 0), "{headers:?}");
    }
    let sessions: i64 =
        doctyped_auth::sessions_for_tests::table.count().get_result(site.context().connection()).unwrap();
    assert_eq!(sessions, 0);
    for headers in [&[][..], &[("accept", "application/json")], &[("origin", "https://erp.example.com")]] {
        assert_eq!(from_page(site.get(&targets[0]), headers).status(), 200, "clients of Frappe log in: {headers:?}");
    }
}

#[test]
fn logout_by_page_of_another_site_is_refused() {
    let site = TestSite::new();
    let sid = site.login_admin();
    for headers in CROSS_SITE {
        for target in ["/api/method/logout", "/?cmd=logout", "/api/v2/method/logout", "/api/method/web_logout"] {
            let request = from_page(site.get(target), headers).sid(&sid);
            let response = request.response();
            assert_eq!(response.status, 400, "{target} {headers:?}");
            assert!(!response.cookies().iter().any(|cookie| cookie.starts_with("sid=;")), "{target} {headers:?}");
        }
    }
    assert_eq!(site.get(LOGGED_USER).sid(&sid).status(), 200);
    let own = [("referer", "https://erp.example.com/app"), ("accept", "text/html")];
    assert_eq!(from_page(site.get("/?cmd=logout"), &own).sid(&sid).status(), 200);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).status(), 403);
}

/// The attacker's session in a link would make the victim work in the attacker's account.
#[test]
fn session_id_in_link_is_not_adopted() {
    let site = TestSite::new();
    let (attacker, victim) = (site.login_admin(), site.login_admin());
    for headers in CROSS_SITE {
        for path in [LOGGED_USER, "/api/method/logout", "/api/method/ping"] {
            let response = from_page(site.get(&format!("{path}?sid={attacker}")), headers).sid(&victim).response();
            assert_eq!((response.status, response.cookies().len()), (400, 0), "{path} {headers:?}");
        }
        let body = format!("sid={attacker}&name=Planted");
        let form =
            site.request(Method::POST, "/api/method/app.make_role").body("application/x-www-form-urlencoded", body);
        let response = from_page(form, headers).response();
        assert_eq!(response.cookies().len(), 0, "{headers:?}");
    }
    let client = site.get(&format!("{LOGGED_USER}?sid={attacker}")).response();
    assert_eq!((client.status, client.cookies().len()), (200, 0), "a client sends it again itself");
    let expired = site.get(&format!("/api/method/ping?sid={}", "0".repeat(56))).sid(&victim).response();
    assert_eq!((expired.status, expired.cookies().len()), (200, 0), "the victim's own cookie stays");
    for sid in [&attacker, &victim] {
        assert_eq!(site.get(LOGGED_USER).sid(sid).status(), 200);
    }
}

#[test]
fn write_with_foreign_origin_and_session_cookie_is_refused() {
    let make = |flags: &[&str], headers: &[(&'static str, &str)]| {
        let site = TestSite::with_flags(flags);
        let sid = site.login_admin();
        let request = site.post("/api/method/app.make_role", json!({"name": "Planted"})).sid(&sid);
        from_page(request, headers).status()
    };
    for headers in &CROSS_SITE[2..7] {
        assert_eq!(make(&[], headers), 400, "{headers:?}");
    }
    assert_eq!(make(&["--allow-cors", "*"], &[("origin", EVIL)]), 400);
    assert_eq!(make(&["--allow-cors", EVIL], &[("origin", EVIL)]), 200);
    assert_eq!(make(&[], &[("origin", "https://erp.example.com")]), 200);
    assert_eq!(make(&["--site-url", EVIL], &[("origin", EVIL)]), 200);
    assert_eq!(make(&[], &[]), 200, "a client that is no browser");
    let site = TestSite::new();
    let sid = site.login_admin();
    let request = site.post("/api/method/app.make_role", json!({"name": "Planted"})).sid(&sid);
    assert_eq!(request.header("host", "erp.example.com").header_bytes("origin", b"https://\xe9vil").status(), 400);
}

/// The answer to an expired password holds the key for a new one.
#[test]
fn expired_password_is_renewed_after_second_factor() {
    let site = TestSite::new();
    site.create_document("Role", json!({"role_name": "Careful", "two_factor_auth": 1}));
    site.create_user_with_roles(ANN, &["Careful"]);
    site.update_settings(json!({"enable_two_factor_auth": 1, "force_user_to_reset_password": 30}));
    let long_ago = site.context().today() - chrono::TimeDelta::days(31);
    diesel::sql_query(format!("UPDATE \"tabUser\" SET last_password_reset_date = '{long_ago}'"))
        .execute(site.context().connection())
        .unwrap();
    site.inner.reload(site.context().connection()).unwrap();
    let (status, challenge) = site.post("/api/method/login", login(ANN, USER_PASSWORD)).send();
    assert_eq!(status, 200);
    assert!(challenge.get("redirect_to").is_none() && challenge["verification"]["setup"] == false, "{challenge}");
    let uri = challenge["verification"]["otpauth_uri"].as_str().unwrap();
    let secret = uri.split("secret=").nth(1).unwrap().split('&').next().unwrap();
    let code = |otp: &str| site.post("/api/method/login", json!({"tmp_id": challenge["tmp_id"], "otp": otp}));
    assert_eq!(code("no code").status(), 401);
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let response = code(&totp.generate(now).to_string()).response();
    assert!(response.cookie("sid").is_none_or(|sid| sid == "Guest"));
    let body = response.json();
    assert_eq!(body["message"], "Password Reset");
    assert!(body["redirect_to"].as_str().unwrap().starts_with("/update-password?key="), "{body}");
}

/// Passlib's hash of `letmein`, as an imported user of Frappe has it.
const IMPORTED_HASH: &str = "$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$HLi2l.rO2T01Ei3Jlw7x8QE283iVufSuyJaW/mLmQ2g";

/// The time of a login is that of the hashes that are verified, which are counted here.
#[test]
fn every_login_verifies_the_same_kinds_of_hashes() {
    let site = TestSite::new();
    let users = [
        "imported@example.com",
        "argon@example.com",
        "disabled@example.com",
        "without@example.com",
        "damaged@example.com",
    ];
    for user in users {
        site.create_user(user);
    }
    site.update_document("User", "disabled@example.com", json!({"enabled": 0}));
    site.update_settings(json!({"allow_consecutive_login_attempts": 0}));
    let set = |user: &str, hash: &str| {
        let sql = format!("UPDATE \"__Auth\" SET password = '{hash}' WHERE name = '{user}' AND fieldname = 'password'");
        diesel::sql_query(sql).execute(site.context().connection()).unwrap();
    };
    set("imported@example.com", IMPORTED_HASH);
    set("damaged@example.com", "$pbkdf2-sha256$29000$AAE");
    diesel::sql_query("DELETE FROM \"__Auth\" WHERE name = 'without@example.com' AND fieldname = 'password'")
        .execute(site.context().connection())
        .unwrap();
    let verified = |user: &str, pwd: &str| {
        site.post("/api/method/login", login(user, pwd)).response();
        doctyped_auth::verified_passwords_for_tests(&site.inner)
    };
    let kinds = ["$argon2id$v=19$m=19456,t=2,p=1", "$pbkdf2-sha256$29000"];
    for user in users.iter().chain(&["nobody@example.com", "Administrator", "Guest", "IMPORTED@example.com"]) {
        assert_eq!(verified(user, "wrong"), kinds, "{user}");
    }
    assert_eq!(verified("disabled@example.com", USER_PASSWORD), kinds);
    assert_eq!(verified("imported@example.com", "letmein"), kinds, "the right password, which replaces the hash");
    // A user who is imported later has the cost of all others after one login.
    set("argon@example.com", &IMPORTED_HASH.replace("29000", "1000"));
    verified("argon@example.com", "wrong");
    for user in ["argon@example.com", "nobody@example.com", "Administrator"] {
        assert_eq!(verified(user, "wrong").len(), 3, "{user}");
    }
}

/// A site with the user Ann, whose windows of failed logins outlast a slow test.
fn site_with_ann() -> TestSite {
    let site = TestSite::new();
    site.create_user(ANN);
    site.update_settings(json!({"allow_login_after_fail": 3600}));
    site
}

/// A login from a host; gives the response.
fn login_from(site: &TestSite, host: &str, user: &str, pwd: &str) -> TestResponse {
    site.post("/api/method/login", login(user, pwd)).peer(host).response()
}

/// Guesses at Ann's password from many hosts, until strangers have to wait.
fn guess_from_many_hosts(site: &TestSite) {
    for host in 0..20 {
        login_from(site, &format!("10.0.0.{host}"), ANN, "wrong");
    }
    assert_eq!(login_from(site, "10.0.1.1", ANN, "wrong").status, 429);
}

/// The cookie of the device in a response to a login.
fn device_cookie(response: &TestResponse) -> String {
    let cookies = response.cookies();
    let cookie = cookies.iter().find(|cookie| cookie.starts_with("device_")).unwrap();
    assert!(cookie.contains("; HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

#[test]
fn guesses_of_others_do_not_lock_the_owner_out() {
    let site = site_with_ann();
    let first = login_from(&site, "10.9.0.1", ANN, USER_PASSWORD);
    let (sid, device) = (first.cookie("sid").unwrap(), device_cookie(&first));
    guess_from_many_hosts(&site);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).status(), 200, "a session goes on");
    let verify = site.post(&format!("{USER_FUNCTIONS}.verify_password"), json!({"password": USER_PASSWORD}));
    assert_eq!(verify.sid(&sid).status(), 200, "and confirms its password");
    let known = site.post("/api/method/login", login(ANN, USER_PASSWORD)).peer("10.9.0.9");
    assert_eq!(known.header("cookie", &device).status(), 200, "a known device");
    assert_eq!(login_from(&site, "10.9.0.1", ANN, USER_PASSWORD).status, 200, "a network of an earlier login");
    assert_eq!(login_from(&site, "10.9.0.9", "Administrator", "admin").status, 200, "another user");
    // Another process knows the network of the last login.
    let database = site.folder.path().join("site.sqlite").display().to_string();
    let restarted = TestSite::on_database(&database, Arc::clone(&site.folder));
    guess_from_many_hosts(&restarted);
    assert_eq!(login_from(&restarted, "10.9.0.1", ANN, USER_PASSWORD).status, 200);
    let stranger = login_from(&restarted, "10.9.0.7", ANN, USER_PASSWORD);
    assert_eq!(stranger.status, 429);
    assert!(
        stranger.header("Retry-After").unwrap().parse::<u64>().unwrap() <= 3600,
        "a stranger waits and tries again"
    );
}

#[test]
fn login_names_that_look_like_counters_lock_no_user_out() {
    let site = site_with_ann();
    for name in [format!("{ANN} at 10.9.0.1"), format!("10.9.0.1 {ANN}"), format!("pair 10.9.0.1 {ANN}")] {
        for host in 1..=12 {
            login_from(&site, &format!("10.8.{host}.1"), &name, "wrong");
        }
    }
    assert_eq!(login_from(&site, "10.9.0.1", ANN, USER_PASSWORD).status, 200);
}

#[test]
fn limits_of_logins_do_not_reveal_which_names_belong_to_a_user() {
    let site = site_with_ann();
    site.update_settings(json!({"allow_login_using_user_name": 1}));
    site.update_document("User", ANN, json!({"username": "annie"}));
    guess_from_many_hosts(&site);
    for name in ["annie", "nobody"] {
        assert_eq!(login_from(&site, "10.9.0.8", name, "wrong").status, 401, "{name}");
    }
}

#[test]
fn guesses_of_others_do_not_lock_the_second_factor_out() {
    let site = site_with_ann();
    site.create_document("Role", json!({"role_name": "Careful", "two_factor_auth": 1}));
    site.update_document("User", ANN, json!({"roles": [{"role": "Careful"}]}));
    site.update_settings(json!({"enable_two_factor_auth": 1}));
    let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    let mut ctx = site.context();
    doctyped_auth::secret::store_secret(&mut ctx, "User", ANN, "otp_secret", secret).unwrap();
    ctx.commit().unwrap();
    drop(ctx);
    guess_from_many_hosts(&site);
    let challenge = login_from(&site, "10.9.0.1", ANN, USER_PASSWORD);
    assert_eq!(challenge.status, 200, "{}", challenge.text());
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let code = json!({"tmp_id": challenge.json()["tmp_id"], "otp": totp.generate(now).to_string()});
    let response = site.post("/api/method/login", code).peer("10.9.0.1").response();
    assert_eq!((response.status, &response.json()["message"]), (200, &json!("Logged In")));
}

#[test]
fn right_guess_is_not_confirmed_while_strangers_wait() {
    let site = site_with_ann();
    guess_from_many_hosts(&site);
    let refusal = |host: &str, user: &str, pwd: &str| {
        let response = login_from(&site, host, user, pwd);
        assert!(response.cookies().iter().all(|cookie| !cookie.starts_with("device_")));
        // The seconds to wait are left out.
        let text: String = response.text().chars().filter(|letter| !letter.is_ascii_digit()).collect();
        (response.status, text)
    };
    assert_eq!(refusal("10.2.0.1", ANN, USER_PASSWORD), refusal("10.2.0.2", ANN, "wrong"));
    for host in 0..12 {
        login_from(&site, &format!("10.3.0.{host}"), "nobody@example.com", "wrong");
    }
    assert_eq!(refusal("10.2.0.3", "nobody@example.com", "wrong"), refusal("10.2.0.4", ANN, "wrong"));
}

#[test]
fn known_device_is_limited_and_known_for_its_user_only() {
    let site = site_with_ann();
    site.create_user("bob@example.com");
    let ann = device_cookie(&login_from(&site, "10.9.0.1", ANN, USER_PASSWORD));
    let bob = device_cookie(&login_from(&site, "10.9.0.2", "bob@example.com", USER_PASSWORD));
    guess_from_many_hosts(&site);
    let try_with = |cookie: &str, host: &str, pwd: &str| {
        site.post("/api/method/login", login(ANN, pwd)).peer(host).header("cookie", cookie).status()
    };
    let (name, value) = (ann.split_once('=').unwrap().0, bob.split_once('=').unwrap().1);
    for forged in [bob.clone(), format!("{name}={value}"), format!("{name}=x"), format!("{ann}x"), format!("{name}=")] {
        assert_eq!(try_with(&forged, "10.9.0.3", USER_PASSWORD), 429, "{forged}");
    }
    for host in 0..11 {
        assert_eq!(try_with(&ann, &format!("10.4.0.{host}"), "wrong"), 401);
    }
    assert_eq!(try_with(&ann, "10.4.0.99", USER_PASSWORD), 429, "guesses with a stolen cookie are limited too");
    let ann = device_cookie(&login_from(&site, "10.9.0.1", ANN, USER_PASSWORD));
    site.update_document("User", ANN, json!({"new_password": "violet tractor umbrella"}));
    assert_eq!(try_with(&ann, "10.5.0.1", "violet tractor umbrella"), 429, "a changed password ends known devices");
}

#[test]
fn own_login_between_guesses_does_not_clear_their_count() {
    let site = site_with_ann();
    site.create_user("mallory@example.com");
    let mut refused = 0;
    for guess in 0..40 {
        refused +=
            usize::from(login_from(&site, "10.0.0.1", &format!("user{guess}@example.com"), "wrong").status == 429);
        login_from(&site, "10.0.0.1", "mallory@example.com", USER_PASSWORD);
    }
    assert_eq!(refused, 29, "eleven guesses of one network");
}
