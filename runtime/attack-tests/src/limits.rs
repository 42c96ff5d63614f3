//! Requests whose cost has no bound: readers that do not read, statements that outlast their time
//! limit, lists of work, and what other clients get meanwhile.

use actix_web::http::Method;
use doctyped_core::client_key::ClientKey;
use doctyped_http::test_harness::{JSON, RunningServer, TestSite};
use doctyped_query::long_lists;
use serde_json::{Value as JsonValue, json};
use std::io::{Read, Write};
use std::net::TcpStream;

const ANN: &str = "ann@example.com";
const BOB: &str = "bob@example.com";

/// Connections to the database of a test site.
const CONNECTIONS: usize = 4;

/// Sends a GET and reads nothing.
fn ask(server: &RunningServer, token: &str, path: &str) -> TcpStream {
    let mut stream = server.connect();
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

fn read_all(mut stream: TcpStream) -> String {
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    String::from_utf8(response).unwrap()
}

#[test]
fn readers_that_do_not_read_hold_no_connection() {
    let server = RunningServer::start(&[]);
    server.site.seed_daisies();
    let ann = server.site.create_user_with_roles(ANN, &["Gardener"]);
    let bob = server.site.create_user_with_roles(BOB, &["Gardener"]);
    // So long that no buffer of a socket holds it.
    let copies: String = (0..20).map(|number| format!(",%22family%20as%20f{number}%22")).collect();
    let list = format!("/api/resource/Plant?limit=0&fields=[%22name%22{copies}]");
    let unread: Vec<TcpStream> = (0..3 * CONNECTIONS).map(|_| ask(&server, &ann, &list)).collect();
    let response = read_all(ask(&server, &bob, "/api/resource/Plant?limit=1"));
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    for stream in unread {
        let response = read_all(stream);
        let is_whole = response.starts_with("HTTP/1.1 200") && response.ends_with("\r\n0\r\n\r\n");
        assert!(is_whole || response.starts_with("HTTP/1.1 429"), "{:?}", response.get(..300));
    }
}

#[test]
fn one_client_leaves_connections_to_others() {
    let (site, ann) = TestSite::seeded_with_flags(&["--wait-seconds", "0"], ANN, "Gardener");
    let bob = site.create_user_with_roles(BOB, &["Gardener"]);
    let permits = site.inner.connection_permits();
    let guest = ClientKey::guest(Some(std::net::IpAddr::from([127, 0, 0, 1])));
    for (client, key, token) in [(ANN, ClientKey::user(ANN), Some(ann.as_str())), ("a guest", guest, None)] {
        let held: Vec<_> = std::iter::from_fn(|| permits.try_take(key)).collect();
        assert!(held.len() < CONNECTIONS - 1, "{client} gets {} connections", held.len());
        for method in [Method::GET, Method::POST] {
            let request = site.request(method, "/api/method/frappe.realtime.get_user_info");
            let request = if let Some(token) = token { request.token(token) } else { request };
            let response = request.response();
            assert_eq!(response.status, 429, "{client}");
            assert_eq!(response.headers.get("retry-after").unwrap(), "1");
        }
        assert_eq!(site.get("/api/resource/Plant").token(&bob).send().0, 200, "beside {client}");
    }
}

#[test]
fn one_user_reads_few_long_lists_at_a_time() {
    let (site, ann) = TestSite::seeded_with_flags(&["--wait-seconds", "0"], ANN, "Gardener");
    let bob = site.create_user_with_roles(BOB, &["Gardener"]);
    let places = long_lists::places(&site.inner);
    let held: Vec<_> = std::iter::from_fn(|| places.try_take(ClientKey::user(ANN))).collect();
    assert_eq!(held.len(), 2);
    let list = |limit: u32, token: &str| site.get(&format!("/api/resource/Plant?limit={limit}")).token(token).send().0;
    let report = |page_length: u32, token: &str| {
        let arguments = json!({"doctype": "Plant", "page_length": page_length});
        site.post("/api/method/frappe.desk.reportview.get", arguments).token(token).send().0
    };
    for read in [&list as &dyn Fn(u32, &str) -> u16, &report] {
        assert_eq!((read(0, &ann), read(5000, &ann), read(500, &ann), read(0, &bob)), (429, 429, 200, 200));
    }
    drop(held);
    assert_eq!((list(0, &ann), report(0, &ann)), (200, 200));
}

#[test]
fn pattern_and_text_of_any_length_end_at_statement_timeout() {
    let (site, token) = TestSite::seeded_with_flags(&["--statement-seconds", "1"], ANN, "Picker");
    site.create_document("Seed Packet", json!({"crop": "beans"}));
    let megabytes = "UPDATE \"tabSeed Packet\" SET remark = replace(hex(zeroblob(4000000)), '0', 'a')";
    diesel::RunQueryDsl::execute(diesel::sql_query(megabytes), site.context().connection()).unwrap();
    // Each of the comparisons takes a hundred million steps.
    let pattern = format!("%{}b%", "a".repeat(988));
    for (parameter, operator) in [("or_filters", "like"), ("filters", "not like")] {
        let comparisons = vec![json!(["remark", operator, pattern]); 50];
        let (status, body) =
            site.get_with("/api/resource/Seed Packet", &json!({parameter: comparisons})).token(&token).send();
        assert_eq!((status, &body["exc_type"]), (417, &json!("QueryTimeoutError")), "{body:.300}");
    }
    let pattern = format!("{pattern}{}", "a".repeat(10));
    for (route, status, body) in
        site.list_on_all_routes(&token, "Seed Packet", &json!({"filters": [["name", "like", pattern]]}))
    {
        assert_eq!(status, 417, "{route}: {body:.300}");
    }
}

#[test]
fn slow_list_ends_for_a_client_without_a_connection() {
    let server = RunningServer::start(&[]);
    let ann = server.site.create_user_with_roles(ANN, &["Picker"]);
    let bob = server.site.create_user_with_roles(BOB, &["Picker"]);
    server.site.create_document("Seed Packet", json!({"crop": "beans"}));
    let megabytes = "UPDATE \"tabSeed Packet\" SET remark = replace(hex(zeroblob(4000000)), '0', 'a')";
    diesel::RunQueryDsl::execute(diesel::sql_query(megabytes), server.site.context().connection()).unwrap();
    let permits = server.site.inner.connection_permits();
    // One connection is left, and Ann takes it for minutes.
    let others = (0..CONNECTIONS).map(|number| ClientKey::user(&number.to_string()));
    let held: Vec<_> = others.take(CONNECTIONS - 2).map(|other| permits.try_take(other).unwrap()).collect();
    let filter = format!("[%22remark%22,%22not%20like%22,%22%25{}b%25%22],", "a".repeat(900)).repeat(50);
    let slow = ask(&server, &ann, &format!("/api/resource/Seed%20Packet?filters=[{}]", filter.trim_end_matches(',')));
    while permits.in_use() <= held.len() {
        std::thread::yield_now();
    }
    let response = read_all(ask(&server, &bob, "/api/resource/Seed%20Packet?limit=1"));
    assert!(response.starts_with("HTTP/1.1 200"), "{response:.300}");
    let response = read_all(slow);
    assert!(response.starts_with("HTTP/1.1 417") && response.contains("QueryTimeoutError"), "{response:.300}");
}

#[test]
fn functions_that_read_wait_for_no_writer() {
    let (site, token) = TestSite::seeded(ANN, "Gardener");
    let mut writer = site.context();
    writer.transaction().begin_writing().unwrap();
    let lists = json!({"doctype": "Plant", "fields": ["name"], "filters": [["name", "like", "%a%"]]});
    let one = json!({"doctype": "Plant", "name": "no such plant", "docname": "x", "fieldname": "name", "txt": "a"});
    for function in [
        "ping",
        "frappe.auth.get_logged_user",
        "frappe.client.get",
        "frappe.client.get_count",
        "frappe.client.get_list",
        "frappe.client.get_value",
        "frappe.client.has_permission",
        "frappe.client.validate_link",
        "frappe.desk.form.load.getdoc",
        "frappe.desk.form.load.getdoctype",
        "frappe.desk.reportview.get",
        "frappe.desk.reportview.get_count",
        "frappe.desk.reportview.get_list",
        "frappe.desk.search.search_link",
    ] {
        for arguments in [&lists, &one] {
            let request = site.post(&format!("/api/method/{function}"), arguments.clone()).token(&token);
            let (status, body) = request.send();
            assert!(status < 500, "{function}: {status} {body}");
        }
    }
    writer.rollback().unwrap();
}

#[test]
fn list_of_work_above_the_limit_is_refused() {
    let site = TestSite::new();
    site.seed_documents();
    let sid = site.login_admin();
    let names = || json!(vec!["x"; 501]);
    let docs = || json!(vec![json!({"doctype": "Plant", "docname": "x", "name": "x"}); 501]);
    let data = json!({"user": ANN, "doctype": "Role", "docname": "Guest", "applicable_doctypes": names()});
    let functions = [
        ("frappe.client.bulk_update", json!({"docs": docs()})),
        ("frappe.client.insert_many", json!({"docs": docs()})),
        ("frappe.core.api.file.move_file", json!({"file_list": names(), "new_parent": "Home"})),
        ("frappe.core.api.file.zip_files", json!({"files": names()})),
        ("frappe.core.doctype.deleted_document.deleted_document.bulk_restore", json!({"docnames": names()})),
        ("frappe.core.doctype.user_permission.user_permission.add_user_permissions", json!({"data": data})),
        (
            "frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs",
            json!({"doctype": "Plant", "docnames": names()}),
        ),
        ("frappe.desk.doctype.tag.tag.add_tags", json!({"tags": ["a"], "dt": "Plant", "docs": names()})),
        ("frappe.desk.doctype.tag.tag.add_tags", json!({"tags": names(), "dt": "Plant", "docs": ["a"]})),
        ("frappe.desk.doctype.tag.tag.add_tags", json!({"tags": vec!["x"; 23], "dt": "Plant", "docs": vec!["x"; 23]})),
        ("frappe.desk.form.assign_to.add", json!({"doctype": "Plant", "name": "x", "assign_to": names()})),
        ("frappe.desk.form.assign_to.add_multiple", json!({"doctype": "Plant", "name": names(), "assign_to": [ANN]})),
        (
            "frappe.desk.form.assign_to.add_multiple",
            json!({"doctype": "Plant", "name": vec!["x"; 23], "assign_to": vec![ANN; 23]}),
        ),
        ("frappe.desk.form.assign_to.remove_multiple", json!({"doctype": "Plant", "names": names()})),
        ("frappe.desk.form.linked_with.cancel_all_linked_docs", json!({"docs": docs()})),
        ("frappe.desk.reportview.delete_items", json!({"doctype": "Plant", "items": names()})),
        ("frappe.desk.reportview.get_stats", json!({"doctype": "Plant", "stats": names()})),
    ];
    for (function, arguments) in functions {
        let (status, body) = site.post(&format!("/api/method/{function}"), arguments).sid(&sid).send();
        assert_eq!((status, &body["exc_type"]), (417, &json!("ValidationError")), "{function}: {body:.300}");
        assert!(body.to_string().contains("at most 500"), "{function}: {body:.300}");
    }
    for (method, path, body) in [
        (Method::POST, "/api/v2/document/Plant/bulk_delete", json!({"names": names()})),
        (Method::POST, "/api/v2/document/Plant/bulk_update", json!({"docs": docs()})),
        (Method::POST, "/api/v2/method/bulk_delete", json!({"docs": docs()})),
        (Method::POST, "/api/v2/method/bulk_update", json!({"docs": docs()})),
    ] {
        let (status, body) = site.request(method, path).sid(&sid).body(JSON, body.to_string()).send();
        assert!(status == 417 && body.to_string().contains("at most 500"), "{path}: {status} {body:.300}");
    }
}

#[test]
fn document_with_too_many_rows_is_refused() {
    let (site, token) = TestSite::seeded(ANN, "Picker");
    let rows = |count: usize| json!({"baskets": vec![json!({"weight": 1}); count]});
    let create = |rows: JsonValue| site.post("/api/resource/Harvest", rows).token(&token).send();
    let (status, body) = create(rows(10_001));
    assert!(status == 417 && body.to_string().contains("at most 10000 rows"), "{status} {body:.300}");
    let (status, body) = create(rows(1));
    assert_eq!(status, 200, "{body}");
    let target = format!("/api/v2/document/Harvest/{}", body["data"]["name"].as_str().unwrap());
    let (status, body) = site.patch(&target, rows(10_001)).token(&token).send();
    assert!(status == 417 && body.to_string().contains("at most 10000 rows"), "{status} {body:.300}");
}

#[test]
fn rows_of_several_requests_are_limited_together() {
    let (site, token) = TestSite::seeded(ANN, "Picker");
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let target = format!("/api/v2/document/Harvest/{harvest}");
    let add = |count: usize| {
        let rows = json!({"baskets": vec![json!({"weight": 1}); count]});
        site.patch(&target, rows).token(&token).send()
    };
    assert_eq!(add(6_000).0, 200);
    let (status, body) = add(4_001);
    assert!(status == 417 && body.to_string().contains("at most 10000 rows"), "{status} {body:.300}");
    let (status, body) = add(4_000);
    assert_eq!(status, 200, "{body:.600}");
    let row = json!({
        "doctype": "Harvest Basket", "parenttype": "Harvest", "parent": harvest, "parentfield": "baskets", "weight": 1
    });
    let (status, body) = site.post("/api/method/frappe.client.insert", json!({"doc": row})).token(&token).send();
    assert!(status == 417 && body.to_string().contains("at most 10000 rows"), "{status} {body:.300}");
}

#[test]
fn ping_is_answered_without_a_database_connection() {
    let site = TestSite::new();
    let _held: Vec<_> = (0..CONNECTIONS).map(|_| site.context()).collect();
    for method in [Method::GET, Method::POST, Method::PUT] {
        for path in ["/api/method/ping", "/api/method/frappe.ping", "/api/v1/method/frappe.handler.ping", "/?cmd=ping"]
        {
            let (status, body) = site.request(method.clone(), path).send();
            assert_eq!((status, body), (200, json!({"message": "pong"})), "{method} {path}");
        }
    }
    assert_eq!(site.get("/api/v2/method/ping").send(), (200, json!({"data": "pong"})));
    let busy = site.post("/api/method/ping", json!({"x": "<div>".repeat(15_000)})).send();
    assert_eq!(busy, (200, json!({"message": "pong"})));
}

/// A ping with a login is not answered without the database: whether the login is valid is stored there.
#[test]
fn ping_with_wrong_credentials_is_refused() {
    let site = TestSite::new();
    let request = || site.get("/api/method/ping");
    assert_eq!(request().token("token wrong:wrong").error().0, 401);
    let (_, body) = request().sid("wrong").send();
    assert_eq!(body["session_expired"], JsonValue::from(1));
}

#[test]
fn reading_function_with_idempotency_key_waits_for_no_writer() {
    let (site, token) = TestSite::seeded(ANN, "Gardener");
    let mut writer = site.context();
    writer.transaction().begin_writing().unwrap();
    let list = json!({"doctype": "Plant", "fields": ["name"]});
    let request = site.post("/api/method/frappe.client.get_list", list).token(&token).idempotency_key("key");
    assert_eq!(request.status(), 200);
    assert_eq!(site.post("/api/method/ping", json!({})).idempotency_key("key").status(), 200);
}

#[test]
fn guest_stores_few_responses_by_idempotency_keys() {
    let site = TestSite::new();
    let send = |key: u32| {
        let body = json!({"user": "missing@example.com"});
        let path = "/api/method/frappe.core.doctype.user.user.reset_password";
        site.post(path, body).idempotency_key(&key.to_string()).status()
    };
    let statuses: Vec<u16> = (0..61).map(send).collect();
    assert!(statuses.iter().take(60).all(|status| *status != 429), "{statuses:?}");
    assert_eq!(statuses.last(), Some(&429));
}

#[test]
fn batch_of_large_documents_ends_after_write_seconds() {
    let (site, token) = TestSite::seeded_with_flags(&["--write-seconds", "1"], ANN, "Picker");
    let name = site.create_document("Seed Packet", json!({"crop": "beans", "remark": "a".repeat(4_000_000)}));
    let body =
        json!({"doctype": "Seed Packet", "docnames": vec![name; 500], "action": "update", "data": {"crop": "x"}});
    let path = "/api/method/frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs";
    let (status, body) = site.post(path, body).token(&token).send();
    assert_eq!(status, 200, "{body:.300}");
    let failed = body["message"].as_array().unwrap().len();
    assert!((1..500).contains(&failed), "{failed} of 500 failed");
    assert_eq!(
        site.get("/api/resource/Seed Packet?fields=[%22crop%22]").token(&token).send().1["data"][0]["crop"],
        "x"
    );
}
