//! Attacks on sessions and accounts.

use crate::captured_log::CapturedLog;
use actix_web::http::Method;
use diesel::prelude::*;
use doctyped_http::test_harness::{
    LOGGED_USER, MAIL_FLAGS, RESET_LINK, RunningServer, TestSite, USER_FUNCTIONS, USER_PASSWORD, read_mail,
};
use serde_json::{Value as JsonValue, json};
use std::time::Instant;

/// The number of rows of a table.
fn count(site: &TestSite, table: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        rows: i64,
    }
    let query = format!("SELECT count(*) AS rows FROM \"{table}\"");
    diesel::sql_query(query).get_result::<Count>(site.context().connection()).unwrap().rows
}

/// A page of another site can make a browser send GET, with which a method that only takes POST does no work.
#[test]
fn method_that_takes_post_is_not_called_with_get() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let uploaded = site.upload(&site.admin_token(), &[], "a.txt", b"text");
    let name = uploaded["name"].as_str().unwrap();
    for target in [
        format!("/api/v2/document/File/{name}/method/optimize_file"),
        format!("/api/resource/File/{name}?run_method=make_thumbnail"),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let request = site.request(method.clone(), &target).sid(&sid).origin("http://evil.test", "cross-site");
            assert_eq!(request.response().status, 403, "{method} {target}");
        }
    }
}

/// A page can make a browser send GET to any URL with the cookies of its user.
#[test]
fn get_on_writing_method_is_rolled_back() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let before = count(&site, "tabRole");
    for target in [
        "/api/method/app.make_role?name=Planted",
        "/?cmd=app.make_role&name=Planted",
        "/api/v2/method/app.make_role?name=Planted",
    ] {
        site.get(target).sid(&sid).response();
        site.request(Method::HEAD, target).sid(&sid).response();
    }
    let insert = "/api/method/frappe.client.insert?doc={\"doctype\":\"Role\",\"role_name\":\"Planted\"}";
    assert!(site.get(insert).sid(&sid).status() >= 400);
    assert_eq!(count(&site, "tabRole"), before);
    let keys = site.get(&format!("{USER_FUNCTIONS}.generate_keys?user=Administrator")).sid(&sid).error();
    assert_eq!(keys, (403, "PermissionError".to_owned()));
}

#[test]
fn method_override_headers_are_ignored() {
    let server = RunningServer::start(&[]);
    let sid = server.site.login_admin();
    let before = count(&server.site, "tabRole");
    for header in ["X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: POST"] {
        let head = format!("Host: x\r\nCookie: sid={sid}\r\nConnection: close\r\n{header}");
        let get = format!("GET /api/method/app.make_role?name=Planted&_method=POST HTTP/1.1\r\n{head}\r\n\r\n");
        assert!(server.send(get.as_bytes()).starts_with("HTTP/1.1 200"), "{header}");
    }
    assert_eq!(count(&server.site, "tabRole"), before);
}

/// CVE-2020-35175
#[test]
fn change_without_csrf_token_is_refused() {
    let site = TestSite::new();
    let sid = site.login_admin();
    site.set_csrf_token(&sid, "t0ken");
    let refused = (400, "CSRFTokenError".to_owned());
    let make = || site.post("/api/method/app.make_role", json!({"name": "Planted"})).sid(&sid);
    assert_eq!(make().error(), refused);
    assert_eq!(make().csrf_token("").error(), refused);
    assert_eq!(make().csrf_token("t0ke").error(), refused);
    for method in [Method::PUT, Method::DELETE] {
        assert_eq!(site.request(method, "/api/resource/Role/Guest").json(json!({})).sid(&sid).error(), refused);
    }
    assert_eq!(make().csrf_token("t0ken").send().0, 200);
}

/// CVE-2020-35175, for API sessions, which have no CSRF token.
#[test]
fn cross_site_request_with_session_is_refused() {
    let make = |flags: &[&str], origin: &str, site_is: &str| {
        let site = TestSite::with_flags(flags);
        let sid = site.login_admin();
        site.post("/api/method/app.make_role", json!({"name": "Planted"})).sid(&sid).origin(origin, site_is).send().0
    };
    let evil = "https://evil.example.com";
    assert_eq!(make(&[], evil, "cross-site"), 400);
    assert_eq!(make(&[], "https://sub.erp.example.com", "same-site"), 400);
    assert_eq!(make(&["--allow-cors", "*"], evil, "cross-site"), 400);
    assert_eq!(make(&["--allow-cors", evil], evil, "cross-site"), 200);
    assert_eq!(make(&[], "https://erp.example.com", "same-origin"), 200);
    let site = TestSite::new();
    let login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"}));
    assert_eq!(login.origin(evil, "cross-site").send().0, 400, "a page of another site cannot log its visitor in");
}

#[test]
fn planted_session_id_is_never_adopted() {
    let site = TestSite::new();
    let planted = "a".repeat(56);
    let body = json!({"usr": "Administrator", "pwd": "admin", "sid": planted});
    let response = site.post("/api/method/login", body).sid(&planted).response();
    assert!(response.status == 200 && !response.cookies()[0].contains(&planted));
    assert_eq!(site.get(LOGGED_USER).sid(&planted).send().0, 403);
    let (one, two) = (site.login_admin(), site.login_admin());
    assert_ne!(one, two);
    let cookie = response.cookies().remove(0);
    let attributes = cookie.split_once(';').unwrap().1;
    assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax"), "{attributes}");
}

#[test]
fn disabled_user_has_no_token_session_or_login() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    let sid = site.login("ann@example.com", USER_PASSWORD);
    assert_eq!((site.get(LOGGED_USER).token(&token).send().0, site.get(LOGGED_USER).sid(&sid).send().0), (200, 200));
    site.update_document("User", "ann@example.com", json!({"enabled": 0}));
    assert_eq!((site.get(LOGGED_USER).token(&token).send().0, site.get(LOGGED_USER).sid(&sid).send().0), (401, 403));
    let login = json!({"usr": "ann@example.com", "pwd": USER_PASSWORD});
    assert_eq!(site.post("/api/method/login", login).send().0, 401);
    assert_eq!(count(&site, "tabSessions"), 0);
}

#[test]
fn response_text_is_equal_for_known_and_unknown_users() {
    let mail = ["--mail-command", "true", "--site-url", "https://erp.example.com", "--allow-sign-up"];
    let site = TestSite::with_flags(&mail);
    site.create_user("ann@example.com");
    let assert_equal = |send: &dyn Fn(&str) -> (u16, JsonValue)| {
        assert_eq!(send("ann@example.com"), send("nobody@example.com"));
    };
    assert_equal(&|user| site.post("/api/method/login", json!({"usr": user, "pwd": "wrong"})).send());
    assert_equal(&|user| site.post(&format!("{USER_FUNCTIONS}.reset_password"), json!({"user": user})).send());
    assert_equal(&|user| {
        site.post(&format!("{USER_FUNCTIONS}.sign_up"), json!({"email": user, "full_name": "X"})).send()
    });
    assert_equal(&|user| {
        let (status, body) = site.get(&format!("/api/resource/User/{user}")).send();
        (status, body.to_string().replace(user, "USER").into())
    });
    assert_eq!(site.post(&format!("{USER_FUNCTIONS}.reset_password"), json!({"user": "Administrator"})).send().0, 200);
}

#[test]
fn response_time_is_similar_for_known_and_unknown_users() {
    let site = TestSite::new();
    site.create_user("ann@example.com");
    site.update_settings(json!({"allow_consecutive_login_attempts": 0}));
    // The minimum of several: load makes attempts slower and never faster.
    let fastest = |user: &str| {
        let attempt = || {
            let started = Instant::now();
            assert_eq!(site.post("/api/method/login", json!({"usr": user, "pwd": "wrong"})).send().0, 401);
            started.elapsed()
        };
        (0..8).map(|_| attempt()).min().unwrap()
    };
    fastest("ann@example.com");
    let (known, unknown) = (fastest("ann@example.com"), fastest("nobody@example.com"));
    assert!(known < unknown * 3 && unknown < known * 3, "{known:?} {unknown:?}");
}

#[test]
fn password_guessing_is_locked_by_user_and_by_address() {
    let site = TestSite::new();
    let guess = |user: &str, host: &str, pwd: &str| {
        site.post("/api/method/login", json!({"usr": user, "pwd": pwd})).peer(host).response()
    };
    for host in 0..11 {
        assert_eq!(guess("Administrator", &format!("10.0.0.{host}"), "wrong").status, 401);
    }
    let locked = guess("Administrator", "10.0.9.9", "admin");
    assert_eq!(locked.status, 429);
    assert!(locked.header("Retry-After").unwrap().parse::<u64>().unwrap() <= 60);
    for user in 0..11 {
        assert_eq!(guess(&format!("user{user}@example.com"), "10.1.0.1", "wrong").status, 401);
    }
    assert_eq!(guess("another@example.com", "10.1.0.1", "wrong").status, 429);
}

#[test]
fn password_attempts_of_address_are_limited_across_users() {
    let site = TestSite::with_flags(&["--limit-login", "5/60"]);
    site.update_settings(json!({"allow_consecutive_login_attempts": 0}));
    let login = |pwd: &str| site.post("/api/method/login", json!({"usr": "Administrator", "pwd": pwd}));
    for _ in 0..5 {
        assert_eq!(login("wrong").status(), 401);
    }
    assert_eq!(login("admin").error(), (429, "RateLimitExceededError".to_owned()));
    let verify = site.post(&format!("{USER_FUNCTIONS}.update_password"), json!({"key": "x", "new_password": "x"}));
    assert_eq!(verify.error().0, 429, "all functions that check a password are counted together");
    assert_eq!(login("admin").peer("10.0.0.2").status(), 200);
}

/// CVE-2025-52898, CVE-2026-47194
#[test]
fn reset_link_ignores_host_header() {
    let server = RunningServer::start(&MAIL_FLAGS);
    server.site.create_user("ann@example.com");
    let body = "user=ann@example.com";
    let response = server.send(
        format!(
            "POST {USER_FUNCTIONS}.reset_password HTTP/1.1\r\nHost: evil.example.com\r\nX-Forwarded-Host: evil.example.com\r\n\
             Origin: https://evil.example.com\r\nX-Frappe-Site-Name: evil.example.com\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .as_bytes(),
    );
    assert!(response.starts_with("HTTP/1.1 200") && !response.contains("evil"), "{response}");
    let mail = read_mail(&server.site, |mail| mail.contains("If it was not you"));
    assert!(mail.contains(RESET_LINK) && !mail.contains("evil"), "{mail}");
}

/// All comparisons of secrets use `same_secret`, whose time does not depend on the position of a difference.
#[test]
fn nearly_right_secret_gets_same_response_as_wrong_one() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    let nearly = format!("{}{}", &token[..token.len() - 1], if token.ends_with('0') { '1' } else { '0' });
    let wrong = format!("{}x", &token[..=token.find(':').unwrap()]);
    let response_to = |header: &str| site.get(LOGGED_USER).token(header).send();
    assert_eq!(response_to(&nearly), response_to(&wrong));
    assert_eq!(response_to(&nearly).0, 401);
}

#[test]
fn log_contains_no_secrets() {
    let (log, site) = (CapturedLog::default(), TestSite::new());
    let (writer, token) = (log.clone(), site.create_user("ann@example.com"));
    // For all threads, because workers perform the requests; so the log has lines of other tests as well.
    tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).init();
    let sid = site.login("ann@example.com", USER_PASSWORD);
    site.post("/api/method/login", json!({"usr": "ann@example.com", "pwd": "wr0ng pass phrase"})).send();
    site.post("/api/method/login", json!({"usr": "typed into the wrong box", "pwd": "x"})).send();
    site.get(LOGGED_USER).token(&token).send();
    site.get(LOGGED_USER).token(&format!("{token}x")).send();
    site.get(&format!("{LOGGED_USER}?sid={sid}")).send();
    site.post(&format!("{USER_FUNCTIONS}.update_password"), json!({"key": "k3y", "new_password": "n3w pass phrase"}))
        .send();
    site.update_document("User", "ann@example.com", json!({"new_password": "violet tractor umbrella"}));
    site.get("/api/method/app.boom").send();
    let log = log.text();
    assert!(log.contains("login failed"), "{log}");
    let secret = token.split(':').nth(1).unwrap();
    let texts = [USER_PASSWORD, "wr0ng", "wrong box", "k3y", "n3w pass", "violet", "$argon2", secret, &sid];
    for text in texts {
        assert!(!log.contains(text), "{text:?} is in the log:\n{log}");
    }
}

#[test]
fn system_manager_cannot_become_administrator() {
    let site = TestSite::new();
    let token = site.create_user_with_roles("manager@example.com", &["System Manager"]);
    let refused = (403, "PermissionError".to_owned());
    for change in [
        json!({"new_password": "violet tractor umbrella"}),
        json!({"reset_password_key": "0"}),
        json!({"api_key": "mine", "api_secret": "mine"}),
    ] {
        let update = site.put("/api/resource/User/Administrator", change);
        assert_eq!(update.token(&token).error(), refused);
    }
    let keys = site.post(&format!("{USER_FUNCTIONS}.generate_keys"), json!({"user": "Administrator"}));
    assert_eq!(keys.token(&token).error(), refused);
    let roles = json!({"roles": [{"role": "System Manager"}, {"role": "Administrator"}]});
    site.put("/api/resource/User/manager@example.com", roles).token(&token).response();
    let (_, own) = site.get(&format!("{USER_FUNCTIONS}.get_roles")).token(&token).send();
    assert!(!own["message"].as_array().unwrap().contains(&json!("Administrator")), "{own}");
}
