//! Secrets in files and in copies of the database, and configuration that fails late.

use crate::captured_log::CapturedLog;
use diesel::prelude::*;
use doctyped_auth::{session_id, sessions_for_tests as sessions};
use doctyped_core::error::ErrorKind;
use doctyped_http::test_harness::{LOGGED_USER, TestSite, USER_FUNCTIONS};
use serde_json::json;
use std::sync::Arc;

const ANN: &str = "ann@example.com";

/// The stored ids of all sessions.
fn stored_ids(site: &TestSite) -> Vec<String> {
    sessions::table.select(sessions::sid).load(site.context().connection()).unwrap()
}

/// The log lines of a function.
fn logged(run: impl FnOnce()) -> String {
    let log = CapturedLog::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    // With one subscriber only, `tracing` caches a callsite as disabled when another thread reaches it first.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    tracing::subscriber::with_default(subscriber, run);
    log.text()
}

/// A copy of the database must not be as good as the cookies of its users.
#[test]
fn stored_session_id_opens_no_session() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let stored = stored_ids(&site);
    assert_eq!(stored, [session_id::hashed(&sid)]);
    let digest = stored[0].strip_prefix("sha256:").unwrap();
    for attempt in [stored[0].clone(), stored[0].to_uppercase(), stored[0].replace(':', "%3A"), digest.to_owned()] {
        assert_eq!(site.get(LOGGED_USER).sid(&attempt).status(), 403, "{attempt}");
        assert_eq!(site.post(LOGGED_USER, json!({"sid": attempt})).status(), 403, "{attempt}");
    }
    assert_eq!(site.get(LOGGED_USER).sid(&sid).status(), 200);
    assert_eq!(site.get("/api/method/logout").sid(&sid).status(), 200);
    assert!(stored_ids(&site).is_empty());
}

#[test]
fn plain_session_ids_are_hashed_at_start_and_go_on() {
    let site = TestSite::new();
    let sid = site.login_admin();
    diesel::update(sessions::table).set(sessions::sid.eq(&sid)).execute(site.context().connection()).unwrap();
    assert_eq!(site.get(LOGGED_USER).sid(&sid).status(), 200, "of a server of an older version");
    let database = site.folder.path().join("site.sqlite").display().to_string();
    let restarted = TestSite::on_database(&database, Arc::clone(&site.folder));
    assert_eq!(stored_ids(&restarted), [session_id::hashed(&sid)]);
    assert_eq!(restarted.get(LOGGED_USER).sid(&sid).status(), 200);
}

#[test]
fn session_ids_stay_plain_where_frappe_shares_database() {
    let site = TestSite::new();
    let hashed = site.login_admin();
    diesel::sql_query("CREATE TABLE \"__global_search\" (doctype TEXT)").execute(site.context().connection()).unwrap();
    let database = site.folder.path().join("site.sqlite").display().to_string();
    let shared = TestSite::on_database(&database, Arc::clone(&site.folder));
    let sid = shared.login_admin();
    assert!(stored_ids(&shared).contains(&sid), "as Frappe finds it");
    for sid in [&sid, &hashed] {
        assert_eq!(shared.get(LOGGED_USER).sid(sid).status(), 200);
    }
    let body = json!({"old_password": "admin", "new_password": "violet tractor umbrella", "logout_all_sessions": 1});
    let change = shared.post(&format!("{USER_FUNCTIONS}.update_password"), body).sid(&sid);
    assert_eq!(change.status(), 200);
    assert_eq!(stored_ids(&shared), [sid], "both forms end, apart from the own session");
    for (flag, is_hashed) in [("hashed", true), ("plain", false)] {
        let site = TestSite::with_flags(&["--session-ids", flag]);
        let sid = site.login_admin();
        assert_eq!(stored_ids(&site) == [session_id::hashed(&sid)], is_hashed, "{flag}");
    }
}

#[cfg(unix)]
#[test]
fn created_files_are_closed_to_other_users() {
    use std::os::unix::fs::PermissionsExt;
    let site = TestSite::new();
    let token = site.create_user(ANN);
    for is_private in ["0", "1"] {
        site.upload(&token, &[("is_private", is_private)], &format!("file{is_private}.txt"), is_private.as_bytes());
    }
    let mut paths = vec![site.folder.path().to_owned()];
    let mut names = Vec::new();
    while let Some(folder) = paths.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let (path, metadata) = entry.map(|entry| (entry.path(), entry.metadata().unwrap())).unwrap();
            let (mode, expected) =
                (metadata.permissions().mode() & 0o777, if metadata.is_dir() { 0o700 } else { 0o600 });
            assert_eq!(mode, expected, "{}", path.display());
            names.push(path.file_name().unwrap().to_string_lossy().into_owned());
            if metadata.is_dir() {
                paths.push(path);
            }
        }
    }
    for name in ["site.sqlite", "site.sqlite-wal", "site.sqlite-shm", "site.key", "file0.txt", "file1.txt", "incoming"]
    {
        assert!(names.iter().any(|found| found == name), "{name} is not in {names:?}");
    }
}

#[cfg(unix)]
#[test]
fn existing_files_open_to_other_users_are_warned_of() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let site = TestSite::new();
    site.upload(&site.create_user(ANN), &[("is_private", "1")], "file.txt", b"x");
    let path = |name: &str| site.folder.path().join(name);
    let (database, folder) = (path("site.sqlite").display().to_string(), Arc::clone(&site.folder));
    let start = || {
        logged(|| {
            let site = TestSite::on_database(&database, Arc::clone(&folder));
            doctyped_auth::secret::encryption_key(&site.inner).unwrap();
            doctyped_files::files(&site.inner).unwrap();
        })
    };
    assert!(!start().contains("chmod"), "nothing to warn of");
    let names = ["site.sqlite", "site.sqlite-wal", "site.sqlite-shm", "site.key"];
    for name in names {
        set_permissions(path(name), Permissions::from_mode(0o644)).unwrap();
    }
    set_permissions(path("site.sqlite.files/private/files"), Permissions::from_mode(0o755)).unwrap();
    let log = start();
    for name in names.iter().copied().chain(["site.sqlite.files/private/files"]) {
        assert!(log.lines().any(|line| line.contains("chmod") && line.contains(&format!("{name} "))), "{name}: {log}");
    }
}

#[test]
fn sender_that_is_no_mailbox_is_refused_at_start() {
    for sender in ["erp", "erp@", "Library library@example.com", "a@example.com\r\nBcc: b@example.com", ""] {
        let mut config = TestSite::new().inner.config.clone();
        config.accounts.mail_from = Some(sender.to_owned());
        let error = doctyped_auth::mailer::check_sender(&config).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validation);
        assert!(error.message().starts_with("--mail-from: ") && error.message().contains('<'), "{}", error.message());
    }
    for sender in ["erp@example.com", "The Library <erp@example.com>"] {
        TestSite::with_flags(&["--mail-from", sender]);
    }
}

#[test]
fn header_that_is_not_ascii_is_refused_not_ignored() {
    let site = TestSite::new();
    let token = site.admin_token();
    let create = || site.post("/api/resource/Role", json!({"role_name": "Twice"})).token(&token);
    for key in [b"\xff".as_slice(), "schl\u{fc}ssel".as_bytes()] {
        assert_eq!(create().header_bytes("idempotency-key", key).error(), (400, "ValidationError".to_owned()));
    }
    assert_eq!(create().idempotency_key("plain").status(), 200);
    let authorization = [token.as_bytes(), b"\xff"].concat();
    assert_eq!(site.get("/api/method/ping").header_bytes("authorization", &authorization).status(), 401);
}
