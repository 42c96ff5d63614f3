//! Logins, sessions and API keys.

use super::*;
use diesel::prelude::*;
use doctyped_core::error::ErrorKind;

fn authentication_error() -> (u16, String) {
    (401, "AuthenticationError".to_owned())
}

fn permission_error() -> (u16, String) {
    (403, "PermissionError".to_owned())
}

#[test]
fn login_starts_session_and_logout_ends_it() {
    let site = TestSite::new();
    let sid = site.login("administrator", "admin");
    assert_eq!(sid.len(), 56);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).send(), (200, json!({"message": "Administrator"})));
    let response = site.get("/api/method/logout").sid(&sid).response();
    assert_eq!(response.status, 200);
    assert!(response.cookies().iter().any(|cookie| cookie.starts_with("sid=;")));
    let (status, body) = site.get(LOGGED_USER).sid(&sid).send();
    assert_eq!((status, &body["session_expired"]), (403, &json!(1)));
}

#[test]
fn sid_parameter_and_login_command_at_root_are_accepted() {
    let site = TestSite::new();
    let (status, body) = site.request(Method::POST, "/?cmd=login&usr=Administrator&pwd=admin").send();
    assert_eq!((status, &body["message"]), (200, &json!("Logged In")));
    let sid = site.login_admin();
    assert_eq!(site.get(&format!("{LOGGED_USER}?sid={sid}")).send().0, 200);
}

#[test]
fn login_on_versioned_paths_starts_no_session() {
    let site = TestSite::new();
    for path in ["/api/v1/method/login", "/api/v2/method/login"] {
        let response = site.post(path, json!({"usr": "Administrator", "pwd": "admin"})).response();
        assert_eq!((response.status, response.body.as_slice()), (200, b"{}".as_slice()));
        assert!(response.cookies()[0].starts_with("sid=Guest;"), "{:?}", response.cookies());
    }
}

#[test]
fn logout_returns_guest_response_of_frappe() {
    let site = TestSite::new();
    let guest = json!({"message": "No App", "home_page": "/login", "full_name": "Guest"});
    for path in ["/api/method/logout", "/api/v1/method/logout", "/api/v2/method/logout", "/?cmd=logout"] {
        let sid = site.login_admin();
        assert_eq!(site.get(path).sid(&sid).send(), (200, guest.clone()), "{path}");
        assert_eq!(site.get(LOGGED_USER).sid(&sid).error(), permission_error());
    }
    let page = site.get("/api/method/web_logout").sid(&site.login_admin()).response();
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(page.cookies()[0].starts_with("sid=;"));
}

#[test]
fn session_expiry_setting_sets_max_age_of_cookie() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let set = |expiry: &str| {
        let path = "/api/resource/System Settings/System Settings";
        site.put(path, json!({"session_expiry": expiry})).sid(&sid)
    };
    for wrong in ["soon", "10", "00:00"] {
        assert_eq!(set(wrong).error(), (417, "ValidationError".to_owned()), "{wrong}");
    }
    assert_eq!(set("01:30").send().0, 200);
    assert!(site.get(LOGGED_USER).sid(&sid).response().cookies()[0].contains("Max-Age=5400;"));
}

#[test]
fn responses_to_browsers_carry_user_cookies() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let cookies = |request: RequestBuilder<'_>| request.response().cookies();
    let own = cookies(site.get(LOGGED_USER).sid(&sid));
    assert_eq!(own[0], format!("sid={sid}; HttpOnly; Max-Age=612000; Path=/; SameSite=Lax"));
    assert_eq!(
        own[1..4].join(" "),
        [
            "system_user=yes; Path=/; SameSite=Lax",
            "full_name=Administrator; Path=/; SameSite=Lax",
            "user_id=Administrator; Path=/; SameSite=Lax",
        ]
        .join(" ")
    );
    assert_eq!(cookies(site.get("/api/resource/User/nobody").sid(&sid)), own);
    let guest = cookies(site.get("/api/method/ping"));
    assert!(guest[0].starts_with("sid=Guest; HttpOnly;") && guest[1].starts_with("system_user=no;"), "{guest:?}");
    assert_eq!(cookies(site.get("/api/resource/User")), guest);
    // An expired session clears the cookies.
    assert!(cookies(site.get(LOGGED_USER).sid("a")).iter().all(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(cookies(site.get(LOGGED_USER).token(&site.admin_token())), Vec::<String>::new());
    assert_eq!(cookies(site.get(LOGGED_USER).token("token a:b")), Vec::<String>::new());
    // A form of another site, which cannot send the session, must not replace it by Guest.
    let form = site.post("/api/method/ping", json!({})).header("sec-fetch-site", "cross-site");
    assert_eq!(cookies(form), Vec::<String>::new());
}

#[test]
fn login_with_planted_session_id_creates_new_id() {
    let site = TestSite::new();
    let planted = "a".repeat(56);
    let response =
        site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"})).sid(&planted).response();
    assert!(!response.cookies()[0].contains(&planted));
    assert_eq!(site.get(LOGGED_USER).sid(&planted).error(), permission_error());
}

#[test]
fn failed_login_is_equal_for_known_and_unknown_user() {
    let site = TestSite::new();
    let fail = |usr: &str| site.post("/api/method/login", json!({"usr": usr, "pwd": "wrong"})).send();
    assert_eq!(fail("Administrator"), fail("nobody@example.com"));
    assert_eq!(fail("Guest"), fail("nobody@example.com"));
    let (status, body) = site.post("/api/method/login", json!({"usr": "Administrator"})).send();
    assert_eq!((status, &body["message"]), (401, &json!("Incomplete login details")));
}

#[test]
fn login_after_eleven_failures_is_locked_even_with_right_password() {
    let site = TestSite::new();
    for host in 1..=11 {
        let login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "wrong"}));
        assert_eq!(login.peer(&format!("10.0.0.{host}")).error(), authentication_error());
    }
    let login = site.post("/api/method/login", json!({"usr": "ADMINISTRATOR", "pwd": "admin"}));
    assert_eq!(login.peer("10.0.1.1").error(), (ErrorKind::Locked.status(), "SecurityException".to_owned()));
}

#[test]
fn disabled_user_loses_token_session_and_login_at_once() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    let sid = site.login("A@Example.com", USER_PASSWORD);
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).send().0, 200);
    site.update_document("User", "a@example.com", json!({"enabled": 0}));
    assert_eq!(site.get(LOGGED_USER).token(&token).error(), authentication_error());
    assert_eq!(site.get(LOGGED_USER).sid(&sid).error(), permission_error());
    let (status, body) = site.post("/api/method/login", json!({"usr": "a@example.com", "pwd": USER_PASSWORD})).send();
    assert_eq!((status, &body["message"]), (401, &json!("User disabled or missing")));
}

#[test]
fn generated_api_secret_replaces_old_one_at_once() {
    let site = TestSite::new();
    let old = site.create_user("a@example.com");
    assert_eq!(site.get(LOGGED_USER).token(&old).send().0, 200);
    let sid = site.login_admin();
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let (status, body) = site.post(path, json!({"user": "a@example.com"})).sid(&sid).send();
    assert_eq!(status, 200);
    let key = old.trim_start_matches("token ").split(':').next().unwrap();
    let new = format!("token {key}:{}", body["message"]["api_secret"].as_str().unwrap());
    assert_eq!(site.get(LOGGED_USER).token(&old).error(), authentication_error());
    assert_eq!(site.get(LOGGED_USER).token(&new).send(), (200, json!({"message": "a@example.com"})));
}

#[test]
fn generate_keys_by_plain_user_or_with_get_is_refused() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    for user in ["a@example.com", "Administrator"] {
        assert_eq!(site.post(path, json!({"user": user})).token(&token).error(), permission_error());
    }
    let sid = site.login_admin();
    assert_eq!(site.get(&format!("{path}?user=a@example.com")).sid(&sid).error(), permission_error());
}

#[test]
fn generate_keys_for_administrator_by_system_manager_is_refused() {
    let site = TestSite::new();
    let token = site.create_user("manager@example.com");
    site.update_document("User", "manager@example.com", json!({"roles": [{"role": "System Manager"}]}));
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    assert_eq!(site.post(path, json!({"user": "Administrator"})).token(&token).error(), permission_error());
    assert_eq!(site.post(path, json!({"user": "manager@example.com"})).token(&token).send().0, 200);
}

#[test]
fn cached_token_needs_no_query() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 200);
    let mut ctx = site.context();
    for table in ["tabUser", "tabHas Role", "__Auth"] {
        diesel::sql_query(format!("ALTER TABLE \"{table}\" RENAME TO \"gone {table}\""))
            .execute(ctx.connection())
            .unwrap();
    }
    assert_eq!(site.get(LOGGED_USER).token(&token).send(), (200, json!({"message": "a@example.com"})));
}

#[test]
fn invalid_authorization_header_is_refused_not_guest() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    for header in [format!("{token}x"), token.to_uppercase(), "token x:y".to_owned(), "Bearer x".to_owned()] {
        assert_eq!(site.get("/api/method/ping").token(&header).error(), authentication_error(), "{header}");
    }
    let (status, class) = site.get("/api/method/ping").token("Basic ???").error();
    assert_eq!((status, class.as_str()), (400, "InvalidAuthorizationToken"));
}

#[test]
fn token_beside_session_must_be_valid_and_does_not_replace_session_user() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    let sid = site.login_admin();
    assert_eq!(site.get(LOGGED_USER).sid(&sid).token("token x:y").error(), authentication_error());
    assert_eq!(site.get(LOGGED_USER).sid(&sid).token(&token).send().1, json!({"message": "Administrator"}));
}

#[test]
fn session_with_csrf_token_requires_it_for_changes() {
    let site = TestSite::new();
    let sid = site.login_admin();
    site.set_csrf_token(&sid, "t0ken");
    let change = || site.post("/api/method/app.nothing", json!({})).sid(&sid);
    let refused = (400, "CSRFTokenError".to_owned());
    assert_eq!(change().error(), refused);
    assert_eq!(change().csrf_token("other").error(), refused);
    assert_eq!(change().csrf_token("t0ken").send().0, 200);
    let in_body = site.post("/api/method/app.nothing", json!({"csrf_token": "t0ken"})).sid(&sid);
    assert_eq!(in_body.send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).send().0, 200);
}

#[test]
fn idle_session_expires_and_is_deleted() {
    use doctyped_auth::sessions_for_tests as sessions;
    let site = TestSite::new();
    let sid = site.login_admin();
    let long_ago = chrono::Utc::now().naive_utc() - chrono::TimeDelta::days(30);
    diesel::update(sessions::table.filter(sessions::sid.eq(doctyped_auth::session_id::hashed(&sid))))
        .set(sessions::lastupdate.eq(long_ago))
        .execute(site.context().connection())
        .unwrap();
    assert_eq!(site.get(LOGGED_USER).sid(&sid).error(), permission_error());
    let left: i64 = sessions::table.count().get_result(site.context().connection()).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn pbkdf2_hash_is_replaced_by_argon2id_at_login() {
    let site = TestSite::new();
    let hash = "$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$HLi2l.rO2T01Ei3Jlw7x8QE283iVufSuyJaW/mLmQ2g";
    diesel::sql_query("UPDATE \"__Auth\" SET \"password\" = ? WHERE \"fieldname\" = 'password'")
        .bind::<diesel::sql_types::Text, _>(hash)
        .execute(site.context().connection())
        .unwrap();
    site.login("Administrator", "letmein");
    let hashes = diesel::sql_query("UPDATE \"__Auth\" SET \"encrypted\" = 0 WHERE \"password\" LIKE '$argon2id$%'");
    assert_eq!(hashes.execute(site.context().connection()).unwrap(), 1);
    site.login("Administrator", "letmein");
}
