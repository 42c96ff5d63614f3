//! `Idempotency-Key`: a repeated POST is performed once, and its response is replayed.

use super::*;
use doctyped_api::idempotency::IdempotencyKey;
use doctyped_models::role;
use std::net::Ipv4Addr;

const ROLES: &str = "/api/resource/Role";

/// Comments have random names, so each POST creates another one.
const COMMENTS: &str = "/api/resource/Comment";

fn comment() -> JsonValue {
    json!({"comment_type": "Comment", "reference_doctype": "User", "reference_name": "Administrator", "content": "x"})
}

/// The number of comments that the test has created.
fn count(site: &TestSite) -> i64 {
    use doctyped_models::comment;
    site.context().count(comment::table.filter(comment::content.eq("x"))).unwrap()
}

#[test]
fn repeated_post_replays_first_response() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let send = |key: &str| site.post(COMMENTS, comment()).token(&admin).idempotency_key(key).response();
    let (first, second) = (send("a-1"), send("a-1"));
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!(first.body, second.body);
    assert_eq!((first.header("idempotency-replayed"), second.header("idempotency-replayed")), (None, Some("true")));
    assert_eq!(count(&site), 1);
    assert_ne!(send("a-2").body, first.body);
    assert_eq!(count(&site), 2);
    site.post(COMMENTS, comment()).token(&admin).response();
    site.post(COMMENTS, comment()).token(&admin).response();
    assert_eq!(count(&site), 4, "without a key each POST is performed");
}

#[test]
fn idempotency_key_reused_for_other_request_is_refused() {
    let site = TestSite::new();
    let (admin, ann) = (site.admin_token(), site.create_user("ann@example.com"));
    let post = |token: &str, path: &str, body: JsonValue| site.post(path, body).token(token).idempotency_key("key");
    assert_eq!(post(&admin, ROLES, json!({"role_name": "One"})).send().0, 200);
    let reused = (422, "IdempotencyKeyReusedError".to_owned());
    assert_eq!(post(&admin, ROLES, json!({"role_name": "Two"})).error(), reused);
    assert_eq!(post(&admin, "/api/v2/document/Role", json!({"role_name": "One"})).error(), reused);
    assert_eq!(post(&admin, &format!("{ROLES}?a=b"), json!({"role_name": "One"})).error(), reused);
    assert_eq!(site.context().count(role::table.filter(role::name.eq("Two"))).unwrap(), 0);
    // Keys belong to users: an equal key of another user replays nothing.
    assert_eq!(post(&ann, ROLES, json!({"role_name": "One"})).error(), (403, "PermissionError".into()));
    let guest =
        |address: &str| site.post("/api/method/app.nothing", json!({})).idempotency_key("key").peer(address).error();
    assert_eq!(guest("192.0.2.1").0, 403);
}

#[test]
fn refused_post_is_retried_with_same_key() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let send = || site.post("/api/resource/ToDo Nowhere", json!({})).token(&admin).idempotency_key("k").status();
    assert_eq!((send(), send()), (404, 404));
    let make = || site.post(ROLES, json!({"role_name": "Twice"})).token(&admin);
    assert_eq!(make().status(), 200);
    assert_eq!(make().idempotency_key("again").error(), (409, "DuplicateEntryError".into()));
    let mut ctx = site.context();
    doctyped_documents::delete(&mut ctx, Role::doctype(), "Twice").unwrap();
    ctx.commit().unwrap();
    assert_eq!(make().idempotency_key("again").status(), 200);
}

#[test]
fn idempotency_key_is_validated_on_post_and_ignored_otherwise() {
    let site = TestSite::new();
    let admin = site.admin_token();
    for key in ["", " ", &"x".repeat(256)] {
        let request = site.post(ROLES, json!({"role_name": "One"})).token(&admin).idempotency_key(key);
        assert_eq!(request.status(), 400, "{key:?}");
    }
    // Keys that clients cannot send in a header of plain text.
    for key in ["a\u{e4}", "a\u{7f}b"] {
        let error = IdempotencyKey::of_request(&mut site.context(), key, Ipv4Addr::LOCALHOST.into(), &[]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadRequest, "{key:?}");
    }
    let response = site.get(ROLES).token(&admin).idempotency_key("").response();
    assert_eq!(response.status, 200);
    let set = || site.put(&format!("{ROLES}/Guest"), json!({"desk_access": 0})).token(&admin).idempotency_key("k");
    assert_eq!((set().status(), set().status()), (200, 200));
    let request = site.post("/api/method/app.relay", json!({"names": []})).token(&admin).idempotency_key("k");
    assert_eq!(request.status(), 400);
}

#[test]
fn repeated_upload_with_key_stores_one_file() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let upload =
        |name: &str, bytes: &[u8]| site.upload_request(&[], name, bytes).token(&ann).idempotency_key("k").send();
    let (first, second) = (upload("a.txt", b"x"), upload("a.txt", b"x"));
    assert_eq!(first, second);
    assert_eq!(upload("a.txt", b"y").0, 422);
    assert_eq!(upload("b.txt", b"x").0, 422);
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (1, 0));
    // The response to a download is not stored; the key is, so that the POST is not repeated.
    let totals = || site.post("/api/method/app.totals", json!({})).token(&ann).idempotency_key("totals");
    assert_eq!(totals().response().body, b"month,total\n");
    assert_eq!(totals().error(), (409, "DuplicateEntryError".into()));
}

#[cfg(feature = "sqlite")]
#[test]
fn concurrent_posts_with_equal_key_run_once() {
    check_concurrent_posts(&TestSite::new());
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn concurrent_posts_with_equal_key_run_once_on_database_server() {
    on_each_database_server("idempotency", |site, _| check_concurrent_posts(site));
}

fn check_concurrent_posts(site: &TestSite) {
    let admin = site.admin_token();
    let responses =
        run_in_parallel(6, |_| site.post(COMMENTS, comment()).token(&admin).idempotency_key("one").response());
    assert!(responses.iter().all(|response| response.status == 200 && response.body == responses[0].body));
    assert_eq!(count(site), 1);
    let make = || {
        site.post(ROLES, json!({"role_name": "Wanted", "disabled": 1})).token(&admin).idempotency_key("role").response()
    };
    assert_eq!(run_in_parallel(4, |_| make().status), [200; 4]);
    assert_eq!(site.context().count(role::table.filter(role::name.eq("Wanted"))).unwrap(), 1);
    // A request that waited for a refused one is performed itself; on MariaDB, waiting for the same row
    // again can be reported as a deadlock.
    for round in 0..10 {
        let key = format!("refused {round}");
        let refused = || site.post(ROLES, json!({"role_name": "Wanted"})).token(&admin).idempotency_key(&key).status();
        assert_eq!(run_in_parallel(4, |_| refused()), [409; 4]);
    }
}

#[test]
fn stored_response_expires_after_a_day() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let send = || site.post(COMMENTS, comment()).token(&admin).idempotency_key("k").response();
    send();
    let age_by_a_day = |site: &TestSite| {
        let mut ctx = site.context();
        ctx.transaction().begin_writing().unwrap();
        doctyped_orm::db::statement::Statement::new(
            "UPDATE \"__doctyped_answers\" SET \"created\" = \"created\" - 86401",
        )
        .execute(ctx.connection())
        .unwrap();
        ctx.commit().unwrap();
    };
    age_by_a_day(&site);
    assert_eq!(send().header("idempotency-replayed"), None);
    assert_eq!(count(&site), 2);
    age_by_a_day(&site);
    let mut transaction = site.inner.pool.transaction().unwrap();
    assert_eq!(doctyped_api::idempotency::clean(&mut transaction).unwrap(), 1);
    assert_eq!(doctyped_api::idempotency::clean(&mut transaction).unwrap(), 0);
}

#[test]
fn stored_response_with_secret_is_encrypted() {
    let site = TestSite::new();
    let admin = site.admin_token();
    site.create_user("ann@example.com");
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let send = || site.post(path, json!({"user": "ann@example.com"})).token(&admin).idempotency_key("k").send();
    let (status, body) = send();
    assert_eq!((status, &body), (200, &send().1));
    let secret = body["message"]["api_secret"].as_str().unwrap();
    let mut ctx = site.context();
    let stored = doctyped_orm::db::statement::Statement::new("SELECT \"body\" FROM \"__doctyped_answers\"")
        .first(ctx.connection(), |row| doctyped_orm::db::statement::column::text(row, 0))
        .unwrap();
    assert!(stored.flatten().is_some_and(|body| !body.contains(secret)));
}
