//! `Idempotency-Key`: a POST that is sent twice is done once.

use super::*;
use crate::core::models::role;
use std::thread;

impl Ask<'_> {
    fn once(mut self, key: &str) -> Self {
        self.request.headers.idempotency_key = Some(key.to_owned());
        self
    }
}

const ROLES: &str = "/api/resource/Role";

/// A DocType whose documents have random names: each POST makes another.
const COMMENTS: &str = "/api/resource/Comment";

fn comment() -> JsonValue {
    json!({"comment_type": "Comment", "reference_doctype": "User", "reference_name": "Administrator", "content": "x"})
}

fn count(site: &TestSite) -> i64 {
    use crate::core::models::comment;
    site.context().count(comment::table.filter(comment::content.eq("x"))).unwrap()
}

#[test]
fn a_repeated_post_answers_as_the_first_time() {
    let site = TestSite::new();
    let admin = site.admin();
    let ask = |key: &str| site.post(COMMENTS, comment()).token(&admin).once(key).answer();
    let (first, second) = (ask("a-1"), ask("a-1"));
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!(first.body, second.body);
    assert_eq!(
        (header_of(&first, "idempotency-replayed"), header_of(&second, "idempotency-replayed")),
        (None, Some("true"))
    );
    assert_eq!(count(&site), 1);
    assert_ne!(ask("a-2").body, first.body);
    assert_eq!(count(&site), 2);
    site.post(COMMENTS, comment()).token(&admin).answer();
    site.post(COMMENTS, comment()).token(&admin).answer();
    assert_eq!(count(&site), 4, "without a key each is done");
}

#[test]
fn a_key_is_for_one_request_of_one_user() {
    let site = TestSite::new();
    let (admin, ann) = (site.admin(), site.user("ann@example.com"));
    let ask = |token: &str, path: &str, body: JsonValue| site.post(path, body).token(token).once("key");
    assert_eq!(ask(&admin, ROLES, json!({"role_name": "One"})).send().0, 200);
    let reused = (422, "IdempotencyKeyReusedError".to_owned());
    assert_eq!(ask(&admin, ROLES, json!({"role_name": "Two"})).error(), reused);
    assert_eq!(ask(&admin, "/api/v2/document/Role", json!({"role_name": "One"})).error(), reused);
    assert_eq!(ask(&admin, &format!("{ROLES}?a=b"), json!({"role_name": "One"})).error(), reused);
    assert_eq!(site.context().count(role::table.filter(role::name.eq("Two"))).unwrap(), 0);
    // Another user's key is another key, and its answer is not shown.
    assert_eq!(ask(&ann, ROLES, json!({"role_name": "One"})).error(), (403, "PermissionError".into()));
    let guest = |address: &str| site.post("/api/method/app.nothing", json!({})).once("key").from(address).error();
    assert_eq!(guest("192.0.2.1").0, 403);
}

#[test]
fn what_was_refused_is_tried_again() {
    let site = TestSite::new();
    let admin = site.admin();
    let ask = || site.post("/api/resource/ToDo Nowhere", json!({})).token(&admin).once("k").answer().status;
    assert_eq!((ask(), ask()), (404, 404));
    let make = || site.post(ROLES, json!({"role_name": "Twice"})).token(&admin);
    assert_eq!(make().answer().status, 200);
    assert_eq!(make().once("again").error(), (409, "DuplicateEntryError".into()));
    let mut ctx = site.context();
    crate::document::delete(&mut ctx, Role::doctype(), "Twice").unwrap();
    ctx.commit().unwrap();
    assert_eq!(make().once("again").answer().status, 200);
}

#[test]
fn only_post_takes_a_key_and_only_a_plain_one() {
    let site = TestSite::new();
    let admin = site.admin();
    for key in ["", " ", &"x".repeat(256), "a\u{e4}", "a\u{7f}b"] {
        let ask = site.post(ROLES, json!({"role_name": "One"})).token(&admin).once(key);
        assert_eq!(ask.answer().status, 400, "{key:?}");
    }
    let answer = site.get(ROLES).token(&admin).once("").answer();
    assert_eq!(answer.status, 200);
    let set =
        || site.ask(Method::PUT, &format!("{ROLES}/Guest")).json(json!({"desk_access": 0})).token(&admin).once("k");
    assert_eq!((set().answer().status, set().answer().status), (200, 200));
    let ask = site.post("/api/method/app.relay", json!({"names": []})).token(&admin).once("k");
    assert_eq!(ask.answer().status, 400);
}

#[test]
fn files_are_kept_once_too() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let upload = |name: &str, bytes: &[u8]| {
        let form = site.ask(Method::POST, "/api/method/upload_file").token(&ann).form(&[], &[("file", name, bytes)]);
        form.once("k").send()
    };
    let (first, second) = (upload("a.txt", b"x"), upload("a.txt", b"x"));
    assert_eq!(first, second);
    assert_eq!(upload("a.txt", b"y").0, 422);
    assert_eq!(upload("b.txt", b"x").0, 422);
    assert_eq!((site.contents().len(), site.left_behind()), (1, 0));
    // The answer of a file is not kept, that it was given is.
    let totals = || site.post("/api/method/app.totals", json!({})).token(&ann).once("totals");
    assert_eq!(content(totals().answer()), b"month,total\n");
    assert_eq!(totals().error(), (409, "DuplicateEntryError".into()));
}

#[cfg(feature = "sqlite")]
#[test]
fn of_many_at_once_one_is_done() {
    many_at_once(&TestSite::new());
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn of_many_at_once_one_is_done_on_a_database_server() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    for (_, server) in crate::servers::all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        many_at_once(&TestSite::on(&server.database("once").unwrap(), Arc::clone(&folder)));
    }
}

/// Asks so many times at once.
fn together<T: Send>(times: usize, ask: impl Fn() -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let asked: Vec<_> = (0..times).map(|_| scope.spawn(&ask)).collect();
        asked.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn many_at_once(site: &TestSite) {
    let admin = site.admin();
    let answers = together(6, || site.post(COMMENTS, comment()).token(&admin).once("one").answer());
    assert!(answers.iter().all(|answer| answer.status == 200 && answer.body == answers[0].body));
    assert_eq!(count(site), 1);
    let make = || site.post(ROLES, json!({"role_name": "Wanted", "disabled": 1})).token(&admin).once("role").answer();
    assert_eq!(together(4, || make().status), [200; 4]);
    assert_eq!(site.context().count(role::table.filter(role::name.eq("Wanted"))).unwrap(), 1);
    // Whoever waited for one that was undone goes on; on MariaDB, waiting for the same row again can
    // look like waiting for each other.
    for round in 0..10 {
        let key = format!("refused {round}");
        let refused = || site.post(ROLES, json!({"role_name": "Wanted"})).token(&admin).once(&key).answer().status;
        assert_eq!(together(4, refused), [409; 4]);
    }
}

#[test]
fn answers_are_forgotten_after_a_day() {
    let site = TestSite::new();
    let admin = site.admin();
    let ask = || site.post(COMMENTS, comment()).token(&admin).once("k").answer();
    ask();
    let age = |site: &TestSite| {
        let mut ctx = site.context();
        ctx.lease().begin_writing().unwrap();
        crate::db::statement::Statement::new("UPDATE \"__doctyped_answers\" SET \"created\" = \"created\" - 86401")
            .execute(ctx.connection())
            .unwrap();
        ctx.commit().unwrap();
    };
    age(&site);
    assert_eq!(header_of(&ask(), "idempotency-replayed"), None);
    assert_eq!(count(&site), 2);
    age(&site);
    let mut lease = site.site.pool.lease().unwrap();
    assert_eq!(crate::idempotency::clean(&mut lease).unwrap(), 1);
    assert_eq!(crate::idempotency::clean(&mut lease).unwrap(), 0);
}

#[test]
fn secrets_in_answers_are_not_kept_readable() {
    let site = TestSite::new();
    let admin = site.admin();
    site.user("ann@example.com");
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let ask = || site.post(path, json!({"user": "ann@example.com"})).token(&admin).once("k").send();
    let (status, body) = ask();
    assert_eq!((status, &body), (200, &ask().1));
    let secret = body["message"]["api_secret"].as_str().unwrap();
    let mut ctx = site.context();
    let kept = crate::db::statement::Statement::new("SELECT \"body\" FROM \"__doctyped_answers\"")
        .first(ctx.connection(), |row| crate::db::statement::column::text(row, 0))
        .unwrap();
    assert!(kept.flatten().is_some_and(|kept| !kept.contains(secret)));
}
