//! Logins, sessions, keys.

use super::*;
use crate::ErrorKind;
use diesel::prelude::*;

fn authentication_error() -> (u16, String) {
    (401, "AuthenticationError".to_owned())
}

fn permission_error() -> (u16, String) {
    (403, "PermissionError".to_owned())
}

#[test]
fn a_login_starts_a_session_that_a_logout_ends() {
    let site = TestSite::new();
    let sid = site.login("administrator", "admin");
    assert_eq!(sid.len(), 56);
    assert_eq!(site.get(WHO).sid(&sid).send(), (200, json!({"message": "Administrator"})));
    let answer = site.get("/api/method/logout").sid(&sid).answer();
    assert_eq!(answer.status, 200);
    assert!(answer.cookies.iter().any(|cookie| cookie.starts_with("sid=;")));
    let (status, body) = site.get(WHO).sid(&sid).send();
    assert_eq!((status, &body["session_expired"]), (403, &json!(1)));
}

#[test]
fn a_session_can_be_sent_as_a_parameter_and_frappes_client_logs_in_at_the_root() {
    let site = TestSite::new();
    let (status, body) = site.ask(Method::POST, "/?cmd=login&usr=Administrator&pwd=admin").send();
    assert_eq!((status, &body["message"]), (200, &json!("Logged In")));
    let sid = site.login("Administrator", "admin");
    assert_eq!(site.get(&format!("{WHO}?sid={sid}")).send().0, 200);
}

#[test]
fn only_one_path_logs_in() {
    let site = TestSite::new();
    for path in ["/api/v1/method/login", "/api/v2/method/login"] {
        let answer = site.post(path, json!({"usr": "Administrator", "pwd": "admin"})).answer();
        assert_eq!((answer.status, answer.body.as_slice()), (200, b"{}".as_slice()));
        assert!(answer.cookies[0].starts_with("sid=Guest;"), "{:?}", answer.cookies);
    }
}

#[test]
fn a_logout_answers_as_frappe_does_when_it_goes_on_as_guest() {
    let site = TestSite::new();
    let guest = json!({"message": "No App", "home_page": "/login", "full_name": "Guest"});
    for path in ["/api/method/logout", "/api/v1/method/logout", "/api/v2/method/logout", "/?cmd=logout"] {
        let sid = site.login("Administrator", "admin");
        assert_eq!(site.get(path).sid(&sid).send(), (200, guest.clone()), "{path}");
        assert_eq!(site.get(WHO).sid(&sid).error(), permission_error());
    }
    let page = site.get("/api/method/web_logout").sid(&site.login("Administrator", "admin")).answer();
    assert_eq!((page.status, page.content), (200, Content::Html));
    assert!(page.cookies[0].starts_with("sid=;"));
}

#[test]
fn sessions_end_after_hours_and_minutes() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let set = |expiry: &str| {
        let path = "/api/resource/System Settings/System Settings";
        site.ask(Method::PUT, path).json(json!({"session_expiry": expiry})).sid(&sid)
    };
    for wrong in ["soon", "10", "00:00"] {
        assert_eq!(set(wrong).error(), (417, "ValidationError".to_owned()), "{wrong}");
    }
    assert_eq!(set("01:30").send().0, 200);
    assert!(site.get(WHO).sid(&sid).answer().cookies[0].contains("Max-Age=5400;"));
}

#[test]
fn every_answer_tells_a_browser_whom_it_speaks_for() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let cookies = |ask: Ask<'_>| ask.answer().cookies;
    let own = cookies(site.get(WHO).sid(&sid));
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
    // The session that was sent is over, so are its cookies.
    assert!(cookies(site.get(WHO).sid("a")).iter().all(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(cookies(site.get(WHO).token(&site.admin())), Vec::<String>::new());
    assert_eq!(cookies(site.get(WHO).token("token a:b")), Vec::<String>::new());
    // The form of another site must not put Guest in the place of a session that it cannot send.
    let mut form = site.post("/api/method/ping", json!({}));
    form.request.headers.fetch_site = Some("cross-site".to_owned());
    assert_eq!(cookies(form), Vec::<String>::new());
}

#[test]
fn a_login_does_not_keep_the_session_id_that_was_sent() {
    let site = TestSite::new();
    let planted = "a".repeat(56);
    let answer = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"})).sid(&planted).answer();
    assert!(!answer.cookies[0].contains(&planted));
    assert_eq!(site.get(WHO).sid(&planted).error(), permission_error());
}

#[test]
fn a_failed_login_does_not_tell_who_exists() {
    let site = TestSite::new();
    let fail = |usr: &str| site.post("/api/method/login", json!({"usr": usr, "pwd": "wrong"})).send();
    assert_eq!(fail("Administrator"), fail("nobody@example.com"));
    assert_eq!(fail("Guest"), fail("nobody@example.com"));
    let (status, body) = site.post("/api/method/login", json!({"usr": "Administrator"})).send();
    assert_eq!((status, &body["message"]), (401, &json!("Incomplete login details")));
}

#[test]
fn too_many_failures_lock_the_user_even_with_the_right_password() {
    let site = TestSite::new();
    for host in 1..=11 {
        let login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "wrong"}));
        assert_eq!(login.from(&format!("10.0.0.{host}")).error(), authentication_error());
    }
    let login = site.post("/api/method/login", json!({"usr": "ADMINISTRATOR", "pwd": "admin"}));
    assert_eq!(login.from("10.0.1.1").error(), (ErrorKind::Locked.status(), "SecurityException".to_owned()));
}

#[test]
fn a_disabled_user_is_out_at_once() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    let sid = site.login("A@Example.com", "right horse");
    assert_eq!(site.get(WHO).token(&token).send().0, 200);
    assert_eq!(site.get(WHO).sid(&sid).send().0, 200);
    site.set("User", "a@example.com", json!({"enabled": 0}));
    assert_eq!(site.get(WHO).token(&token).error(), authentication_error());
    assert_eq!(site.get(WHO).sid(&sid).error(), permission_error());
    let (status, body) = site.post("/api/method/login", json!({"usr": "a@example.com", "pwd": "right horse"})).send();
    assert_eq!((status, &body["message"]), (401, &json!("User disabled or missing")));
}

#[test]
fn a_new_secret_replaces_the_old_one_at_once() {
    let site = TestSite::new();
    let old = site.user("a@example.com");
    assert_eq!(site.get(WHO).token(&old).send().0, 200);
    let sid = site.login("Administrator", "admin");
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let (status, body) = site.post(path, json!({"user": "a@example.com"})).sid(&sid).send();
    assert_eq!(status, 200);
    let key = old.trim_start_matches("token ").split(':').next().unwrap();
    let new = format!("token {key}:{}", body["message"]["api_secret"].as_str().unwrap());
    assert_eq!(site.get(WHO).token(&old).error(), authentication_error());
    assert_eq!(site.get(WHO).token(&new).send(), (200, json!({"message": "a@example.com"})));
}

#[test]
fn keys_are_made_by_system_managers_and_not_with_get() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    for user in ["a@example.com", "Administrator"] {
        assert_eq!(site.post(path, json!({"user": user})).token(&token).error(), permission_error());
    }
    let sid = site.login("Administrator", "admin");
    assert_eq!(site.get(&format!("{path}?user=a@example.com")).sid(&sid).error(), permission_error());
}

#[test]
fn a_system_manager_cannot_become_administrator_with_a_key() {
    let site = TestSite::new();
    let token = site.user("manager@example.com");
    site.set("User", "manager@example.com", json!({"roles": [{"role": "System Manager"}]}));
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    assert_eq!(site.post(path, json!({"user": "Administrator"})).token(&token).error(), permission_error());
    assert_eq!(site.post(path, json!({"user": "manager@example.com"})).token(&token).send().0, 200);
}

#[test]
fn a_known_token_costs_no_query() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    assert_eq!(site.get(WHO).token(&token).send().0, 200);
    let mut ctx = site.context();
    for table in ["tabUser", "tabHas Role", "__Auth"] {
        diesel::sql_query(format!("ALTER TABLE \"{table}\" RENAME TO \"gone {table}\""))
            .execute(ctx.connection())
            .unwrap();
    }
    assert_eq!(site.get(WHO).token(&token).send(), (200, json!({"message": "a@example.com"})));
}

#[test]
fn wrong_proofs_are_not_guests() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    for header in [format!("{token}x"), token.to_uppercase(), "token x:y".to_owned(), "Bearer x".to_owned()] {
        assert_eq!(site.get("/api/method/ping").token(&header).error(), authentication_error(), "{header}");
    }
    let (status, class) = site.get("/api/method/ping").token("Basic ???").error();
    assert_eq!((status, class.as_str()), (400, "InvalidAuthorizationToken"));
}

#[test]
fn a_wrong_key_fails_beside_a_good_session_and_a_right_one_does_not_replace_its_user() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    let sid = site.login("Administrator", "admin");
    assert_eq!(site.get(WHO).sid(&sid).token("token x:y").error(), authentication_error());
    assert_eq!(site.get(WHO).sid(&sid).token(&token).send().1, json!({"message": "Administrator"}));
}

#[test]
fn a_session_with_a_csrf_token_needs_it_for_changes() {
    use crate::auth::sessions_for_tests as sessions;
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    diesel::update(sessions::table.filter(sessions::sid.eq(&sid)))
        .set(sessions::sessiondata.eq(r#"{"csrf_token": "t0ken"}"#))
        .execute(site.context().connection())
        .unwrap();
    let change = || site.post("/api/method/app.nothing", json!({})).sid(&sid);
    let refused = (400, "CSRFTokenError".to_owned());
    assert_eq!(change().error(), refused);
    assert_eq!(change().csrf("other").error(), refused);
    assert_eq!(change().csrf("t0ken").send().0, 200);
    let in_body = site.post("/api/method/app.nothing", json!({"csrf_token": "t0ken"})).sid(&sid);
    assert_eq!(in_body.send().0, 200);
    assert_eq!(site.get(WHO).sid(&sid).send().0, 200);
}

#[test]
fn a_session_that_was_not_used_for_too_long_is_over() {
    use crate::auth::sessions_for_tests as sessions;
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let long_ago = chrono::Utc::now().naive_utc() - chrono::TimeDelta::days(30);
    diesel::update(sessions::table.filter(sessions::sid.eq(&sid)))
        .set(sessions::lastupdate.eq(long_ago))
        .execute(site.context().connection())
        .unwrap();
    assert_eq!(site.get(WHO).sid(&sid).error(), permission_error());
    let left: i64 = sessions::table.count().get_result(site.context().connection()).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn a_login_hash_of_frappe_is_replaced() {
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
