//! The attacks, each with ten times the requests, bytes or items with which it once succeeded.

use super::Scene;
use super::client::{Body, Client};
use super::png;
use crate::http_client::HttpClient;
use anyhow::{Context as _, Result};

/// Requests of an attack that took sixteen.
const REQUESTS: usize = 160;
/// Documents that are listed, with [`DESCRIPTION_LEN`] bytes each.
const DOCUMENTS: usize = 6_000;
const DESCRIPTION_LEN: usize = 1_000;
/// Documents that are created by one request.
const DOCUMENTS_PER_REQUEST: usize = 200;
/// Documents with [`LONG_TEXT_LEN`] bytes.
const LONG_DOCUMENTS: usize = 8;
const LONG_TEXT_LEN: usize = 1_000_000;
/// The description of the longest document.
const MAX_TEXT_LEN: usize = 8_000_000;

/// Requests of one kind.
#[derive(Debug)]
pub struct Attack {
    pub name: &'static str,
    pub client: Client,
    pub method: &'static str,
    pub path: String,
    pub body: Body,
    pub requests: usize,
    /// Whether the attacker reads the responses.
    pub is_read: bool,
}

/// Creates the documents that the attacks list and search; gives the answer to the creation of the longest one.
///
/// # Errors
/// The server refuses them.
pub fn seed(attacker: &mut HttpClient) -> Result<String> {
    let doc = |len: usize| format!(r#"{{"doctype":"ToDo","description":"{}"}}"#, "a".repeat(len));
    let docs = vec![doc(DESCRIPTION_LEN); DOCUMENTS_PER_REQUEST].join(",");
    for _ in 0..DOCUMENTS / DOCUMENTS_PER_REQUEST {
        attacker.success("POST", "/api/method/frappe.client.insert_many", &format!(r#"{{"docs":[{docs}]}}"#))?;
    }
    for _ in 0..LONG_DOCUMENTS {
        attacker.success("POST", "/api/resource/ToDo", &doc(LONG_TEXT_LEN))?;
    }
    document_path(&attacker.json("POST", "/api/resource/ToDo", &doc(MAX_TEXT_LEN))?)
}

/// The path of the ToDo that a response shows.
///
/// # Errors
/// The response shows none.
pub fn document_path(created: &serde_json::Value) -> Result<String> {
    let name = created.pointer("/data/name").and_then(|name| name.as_str()).context("the new document has no name")?;
    Ok(format!("/api/resource/ToDo/{name}"))
}

/// All attacks.
pub fn all(scene: &Scene) -> Vec<Attack> {
    let post = |name, client: &Client, path: &str, body| Attack {
        name,
        client: client.clone(),
        method: "POST",
        path: path.to_owned(),
        body,
        requests: REQUESTS,
        is_read: true,
    };
    let guest = |name, path: &str, body| post(name, &scene.guest, path, body);
    let user = |name, path: &str, body| post(name, &scene.attacker, path, body);
    let get = |name, path: &str| Attack { method: "GET", ..user(name, path, Body::default()) };
    let unread = |attack: Attack| Attack { is_read: false, ..attack };
    let ping = "/api/method/ping";
    let list = "/api/resource/ToDo?limit=0&fields=[%22name%22,%22description%22,%22owner%22]";
    let markup = |start: &str, end: &str| Body::json(start, "<div>", 150_000, end);
    let objects = |repetitions| Body::json(r#"{"x":["#, r#"{"":0},"#, repetitions, "0]}");
    let like = |text: &str| format!(r#"{{"doctype":"ToDo","filters":[["description","like","%{text}b"]]}}"#);
    let names = |function: &str, start: &str, repetitions| {
        (format!("/api/method/{function}"), Body::json(start, r#""x","#, repetitions, r#""x"]}"#))
    };
    let (delete_path, delete) =
        names("frappe.desk.reportview.delete_items", r#"{"doctype":"ToDo","items":["#, 1_000_000);
    let (_, delete_more) = names("", r#"{"doctype":"ToDo","items":["#, 10_000_000);
    let (tags_path, tags) =
        names("frappe.desk.doctype.tag.tag.add_tags", r#"{"tags":["a"],"dt":"ToDo","docs":["#, 1_000_000);
    let (assign_path, assign) = names(
        "frappe.desk.form.assign_to.add_multiple",
        r#"{"doctype":"ToDo","assign_to":["attacker@example.com"],"name":["#,
        1_000_000,
    );
    vec![
        guest("markup to ping", ping, markup(r#"{"x":""#, r#""}"#)),
        guest(
            "markup to a function",
            "/api/method/frappe.realtime.has_permission",
            markup(r#"{"doctype":"ToDo","name":""#, r#""}"#),
        ),
        user("markup as a document", "/api/resource/ToDo", markup(r#"{"description":""#, r#""}"#)),
        guest("24 MB of objects, from a guest", ping, objects(24_000_000 / 7)),
        guest("240 MB of objects, from a guest", ping, objects(240_000_000 / 7)),
        user("24 MB of objects", "/api/method/frappe.client.get_count", objects(24_000_000 / 7)),
        guest("login names of 8 MB", "/api/method/login", Body::form("pwd=x&usr=", "a", 8_000_000)),
        guest("login names of 80 MB", "/api/method/login", Body::form("pwd=x&usr=", "a", 80_000_000)),
        user("pictures that grow", "/api/method/upload_file", png::upload(10_000, "4000000000")),
        user("large pictures that shrink", "/api/method/upload_file", png::upload(10_000, "100")),
        unread(get("long lists that the client does not read", list)),
        unread(get("a long document that the client does not read", &scene.long_document)),
        unread(Attack {
            client: scene.guest.clone(),
            requests: 10 * REQUESTS,
            ..get("the description of the API, unread, from a guest", "/api/openapi.json")
        }),
        user("batches of long results", "/api/mcp", batches()),
        get("long lists", list),
        user(
            "long lists with POST",
            "/api/method/frappe.client.get_list",
            Body::json(r#"{"doctype":"ToDo","limit_page_length":0,"fields":["name","description"]}"#, "", 0, ""),
        ),
        user(
            "reports",
            "/api/method/frappe.desk.reportview.get",
            Body::json(r#"{"doctype":"ToDo","page_length":0,"fields":["name","description"]}"#, "", 0, ""),
        ),
        user(
            "patterns of 100,000 bytes",
            "/api/method/frappe.client.get_list",
            Body::json(&like(&"a".repeat(100_000)), "", 0, ""),
        ),
        user(
            "patterns of 900 bytes",
            "/api/method/frappe.client.get_list",
            Body::json(&like(&"a".repeat(900)), "", 0, ""),
        ),
        user("a million names to delete", &delete_path, delete),
        user("ten million names to delete", &delete_path, delete_more),
        user("a million names to tag", &tags_path, tags),
        user("a million names to assign", &assign_path, assign),
    ]
}

/// A batch of the Model Context Protocol, with results of a megabyte.
fn batches() -> Body {
    let call = r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_documents","arguments":{
        "doctype":"ToDo","fields":["description"],"order_by":"creation asc","limit":500}}},"#;
    Body::json("[", call, 19, &format!("{}]", call.trim_end_matches(',')))
}
