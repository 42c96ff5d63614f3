//! Attacks on sessions and accounts.

use crate::auth::sessions_for_tests as sessions;
use crate::http::tests::{TestSite, WHO};
use actix_web::http::Method;
use diesel::prelude::*;
use serde_json::{Value as JsonValue, json};
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const USER: &str = "/api/method/frappe.core.doctype.user.user";

fn count(site: &TestSite, table: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        rows: i64,
    }
    let query = format!("SELECT count(*) AS rows FROM \"{table}\"");
    diesel::sql_query(query).get_result::<Count>(site.context().connection()).unwrap().rows
}

/// A page can make a browser GET any address with the cookies of its user.
#[test]
fn get_on_a_method_that_writes_writes_nothing() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let before = count(&site, "tabRole");
    for target in [
        "/api/method/app.make_role?name=Planted",
        "/?cmd=app.make_role&name=Planted",
        "/api/v2/method/app.make_role?name=Planted",
    ] {
        site.get(target).sid(&sid).answer();
        site.ask(Method::HEAD, target).sid(&sid).answer();
    }
    let insert = "/api/method/frappe.client.insert?doc={\"doctype\":\"Role\",\"role_name\":\"Planted\"}";
    assert!(site.get(insert).sid(&sid).answer().status >= 400);
    assert_eq!(count(&site, "tabRole"), before);
    let keys = site.get(&format!("{USER}.generate_keys?user=Administrator")).sid(&sid).error();
    assert_eq!(keys, (403, "PermissionError".to_owned()));
}

#[test]
fn the_verb_is_the_one_of_the_request_line() {
    use crate::http::tests::server::RunningSite;
    let server = RunningSite::start(&[]);
    let sid = server.site.login("Administrator", "admin");
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
fn a_session_with_a_csrf_token_changes_nothing_without_it() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    diesel::update(sessions::table.filter(sessions::sid.eq(&sid)))
        .set(sessions::sessiondata.eq(r#"{"csrf_token": "t0ken"}"#))
        .execute(site.context().connection())
        .unwrap();
    let refused = (400, "CSRFTokenError".to_owned());
    let make = || site.post("/api/method/app.make_role", json!({"name": "Planted"})).sid(&sid);
    assert_eq!(make().error(), refused);
    assert_eq!(make().csrf("").error(), refused);
    assert_eq!(make().csrf("t0ke").error(), refused);
    for verb in [Method::PUT, Method::DELETE] {
        assert_eq!(site.ask(verb, "/api/resource/Role/Guest").json(json!({})).sid(&sid).error(), refused);
    }
    assert_eq!(make().csrf("t0ken").send().0, 200);
}

/// CVE-2020-35175, for sessions of the API, which have no token.
#[test]
fn pages_of_other_sites_change_nothing_with_a_session() {
    let make = |flags: &[&str], origin: &str, site_is: &str| {
        let site = TestSite::with_flags(flags);
        let sid = site.login("Administrator", "admin");
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
    assert_eq!(login.origin(evil, "cross-site").send().0, 400, "nobody is logged in as somebody else");
}

#[test]
fn a_planted_session_id_is_never_taken_over() {
    let site = TestSite::new();
    let planted = "a".repeat(56);
    let body = json!({"usr": "Administrator", "pwd": "admin", "sid": planted});
    let answer = site.post("/api/method/login", body).sid(&planted).answer();
    assert!(answer.status == 200 && !answer.cookies[0].contains(&planted));
    assert_eq!(site.get(WHO).sid(&planted).send().0, 403);
    let (one, two) = (site.login("Administrator", "admin"), site.login("Administrator", "admin"));
    assert_ne!(one, two);
    let attributes = answer.cookies[0].split_once(';').unwrap().1;
    assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax"), "{attributes}");
}

#[test]
fn a_disabled_user_has_no_token_session_or_password() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    let sid = site.login("ann@example.com", "right horse");
    assert_eq!((site.get(WHO).token(&token).send().0, site.get(WHO).sid(&sid).send().0), (200, 200));
    site.set("User", "ann@example.com", json!({"enabled": 0}));
    assert_eq!((site.get(WHO).token(&token).send().0, site.get(WHO).sid(&sid).send().0), (401, 403));
    let login = json!({"usr": "ann@example.com", "pwd": "right horse"});
    assert_eq!(site.post("/api/method/login", login).send().0, 401);
    assert_eq!(count(&site, "tabSessions"), 0);
}

#[test]
fn no_text_tells_which_users_exist() {
    let mail = ["--mail-command", "true", "--site-url", "https://erp.example.com", "--allow-sign-up"];
    let site = TestSite::with_flags(&mail);
    site.user("ann@example.com");
    let same = |ask: &dyn Fn(&str) -> (u16, JsonValue)| {
        assert_eq!(ask("ann@example.com"), ask("nobody@example.com"));
    };
    same(&|user| site.post("/api/method/login", json!({"usr": user, "pwd": "wrong"})).send());
    same(&|user| site.post(&format!("{USER}.reset_password"), json!({"user": user})).send());
    same(&|user| site.post(&format!("{USER}.sign_up"), json!({"email": user, "full_name": "X"})).send());
    same(&|user| {
        let (status, body) = site.get(&format!("/api/resource/User/{user}")).send();
        (status, body.to_string().replace(user, "USER").into())
    });
    assert_eq!(site.post(&format!("{USER}.reset_password"), json!({"user": "Administrator"})).send().0, 200);
}

#[test]
fn no_time_tells_which_users_exist() {
    let site = TestSite::new();
    site.user("ann@example.com");
    site.set("System Settings", "System Settings", json!({"allow_consecutive_login_attempts": 0}));
    // The fastest of several: load makes some slower, and nothing makes one faster.
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
fn guessing_passwords_is_locked_by_user_and_by_address() {
    let site = TestSite::new();
    let guess = |user: &str, host: &str, pwd: &str| {
        site.post("/api/method/login", json!({"usr": user, "pwd": pwd})).from(host).answer()
    };
    for host in 0..11 {
        assert_eq!(guess("Administrator", &format!("10.0.0.{host}"), "wrong").status, 401);
    }
    let locked = guess("Administrator", "10.0.9.9", "admin");
    assert_eq!(locked.status, 429);
    assert!(locked.header_value("Retry-After").unwrap().parse::<u64>().unwrap() <= 60);
    for user in 0..11 {
        assert_eq!(guess(&format!("user{user}@example.com"), "10.1.0.1", "wrong").status, 401);
    }
    assert_eq!(guess("another@example.com", "10.1.0.1", "wrong").status, 429);
}

#[test]
fn one_address_uses_so_many_passwords_a_minute_whoever_they_are_for() {
    let site = TestSite::with_flags(&["--limit-login", "5/60"]);
    site.set("System Settings", "System Settings", json!({"allow_consecutive_login_attempts": 0}));
    let login = |pwd: &str| site.post("/api/method/login", json!({"usr": "Administrator", "pwd": pwd}));
    for _ in 0..5 {
        assert_eq!(login("wrong").answer().status, 401);
    }
    assert_eq!(login("admin").error(), (429, "RateLimitExceededError".to_owned()));
    let verify = site.post(&format!("{USER}.update_password"), json!({"key": "x", "new_password": "x"}));
    assert_eq!(verify.error().0, 429, "other ways to try are counted together");
    assert_eq!(login("admin").from("10.0.0.2").answer().status, 200);
}

/// CVE-2025-52898, CVE-2026-47194
#[test]
fn links_are_not_made_from_the_host_that_a_request_claims() {
    use crate::http::tests::server::RunningSite;
    let mail = ["--mail-command", "tee FOLDER/letter", "--site-url", "https://erp.example.com"];
    let server = RunningSite::start(&mail);
    server.site.user("ann@example.com");
    let body = "user=ann@example.com";
    let answer = server.send(
        format!(
            "POST {USER}.reset_password HTTP/1.1\r\nHost: evil.example.com\r\nX-Forwarded-Host: evil.example.com\r\n\
             Origin: https://evil.example.com\r\nX-Frappe-Site-Name: evil.example.com\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .as_bytes(),
    );
    assert!(answer.starts_with("HTTP/1.1 200") && !answer.contains("evil"), "{answer}");
    let started = Instant::now();
    let letter = loop {
        let letter = std::fs::read_to_string(server.site.folder.path().join("letter")).unwrap_or_default();
        if letter.contains("If it was not you") {
            break letter;
        }
        assert!(started.elapsed() < Duration::from_secs(20), "no letter");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(letter.contains("https://erp.example.com/update-password?key=") && !letter.contains("evil"), "{letter}");
}

/// That the time does not tell either follows from `same_secret`, which all comparisons use.
#[test]
fn a_secret_that_is_nearly_right_is_as_wrong_as_any() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    let nearly = format!("{}{}", &token[..token.len() - 1], if token.ends_with('0') { '1' } else { '0' });
    let wrong = format!("{}x", &token[..=token.find(':').unwrap()]);
    let answer = |header: &str| site.get(WHO).token(header).send();
    assert_eq!(answer(&nearly), answer(&wrong));
    assert_eq!(answer(&nearly).0, 401);
}

#[test]
fn secrets_are_never_logged() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);
    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (log, site) = (Log::default(), TestSite::new());
    let (writer, token) = (log.clone(), site.user("ann@example.com"));
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    // While there is but one subscriber, lines of the program that other threads come to first are taken
    // for lines that nobody listens to.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    let sid = tracing::subscriber::with_default(subscriber, || {
        let sid = site.login("ann@example.com", "right horse");
        site.post("/api/method/login", json!({"usr": "ann@example.com", "pwd": "wr0ng pass phrase"})).send();
        site.post("/api/method/login", json!({"usr": "typed into the wrong box", "pwd": "x"})).send();
        site.get(WHO).token(&token).send();
        site.get(WHO).token(&format!("{token}x")).send();
        site.get(&format!("{WHO}?sid={sid}")).send();
        site.post(&format!("{USER}.update_password"), json!({"key": "k3y", "new_password": "n3w pass phrase"})).send();
        site.set("User", "ann@example.com", json!({"new_password": "violet tractor umbrella"}));
        site.get("/api/method/app.boom").send();
        sid
    });
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("a login failed"), "{log}");
    let secret = token.split(':').nth(1).unwrap();
    let texts = ["right horse", "wr0ng", "wrong box", "k3y", "n3w pass", "violet", "$argon2", secret, &sid];
    for text in texts {
        assert!(!log.contains(text), "{text:?} is in the log:\n{log}");
    }
}

#[test]
fn a_system_manager_does_not_become_administrator() {
    let site = TestSite::new();
    let token = site.user_with("manager@example.com", &["System Manager"]);
    let refused = (403, "PermissionError".to_owned());
    for change in [
        json!({"new_password": "violet tractor umbrella"}),
        json!({"reset_password_key": "0"}),
        json!({"api_key": "mine", "api_secret": "mine"}),
    ] {
        let update = site.ask(Method::PUT, "/api/resource/User/Administrator").json(change);
        assert_eq!(update.token(&token).error(), refused);
    }
    let keys = site.post(&format!("{USER}.generate_keys"), json!({"user": "Administrator"}));
    assert_eq!(keys.token(&token).error(), refused);
    let roles = json!({"roles": [{"role": "System Manager"}, {"role": "Administrator"}]});
    site.ask(Method::PUT, "/api/resource/User/manager@example.com").json(roles).token(&token).answer();
    let (_, own) = site.get(&format!("{USER}.get_roles")).token(&token).send();
    assert!(!own["message"].as_array().unwrap().contains(&json!("Administrator")), "{own}");
}
