//! Revision 2026-07-28, in which each request stands for itself.

use super::client::{Client, Response};
use doctyped_http::test_harness::TestSite;
use serde_json::{Value as JsonValue, json};

const VERSION: &str = "2026-07-28";

fn meta() -> JsonValue {
    json!({
        "io.modelcontextprotocol/protocolVersion": VERSION,
        "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    })
}

fn send(client: &Client, method: &str, mut params: JsonValue) -> Response {
    if params.get("_meta").is_none() {
        params["_meta"] = meta();
    }
    client.post(json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}))
}

fn client(site: &TestSite, method: &str) -> Client {
    Client::admin(site).with("mcp-protocol-version", VERSION).with("mcp-method", method)
}

#[test]
fn client_discovers_and_calls_without_initialize() {
    let site = TestSite::new();
    let discovered = send(&client(&site, "server/discover"), "server/discover", json!({}));
    let result = &discovered.json()["result"];
    assert_eq!((discovered.status, &result["supportedVersions"][0]), (200, &json!(VERSION)));
    assert_eq!((&result["resultType"], &result["cacheScope"]), (&json!("complete"), &json!("private")));
    assert_eq!(result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "doctyped");
    let listed = send(&client(&site, "tools/list"), "tools/list", json!({})).json();
    assert!(listed["result"]["tools"].is_array() && listed["result"]["ttlMs"].is_u64(), "{listed}");
    let calls = client(&site, "tools/call").with("mcp-name", "count_documents");
    let params = json!({"name": "count_documents", "arguments": {"doctype": "Role"}});
    let called = send(&calls, "tools/call", params.clone()).json();
    assert_eq!((&called["result"]["isError"], &called["result"]["resultType"]), (&json!(false), &json!("complete")));
    let encoded = calls.with("mcp-name", "=?base64?Y291bnRfZG9jdW1lbnRz?=");
    assert_eq!(send(&encoded, "tools/call", params).status, 200);
}

#[test]
fn request_that_contradicts_its_headers_is_refused() {
    let site = TestSite::new();
    let refused = |response: Response| (response.status, response.json()["error"]["code"].as_i64().unwrap());
    let admin = Client::admin(&site);
    let client = |method: &str| admin.with("mcp-protocol-version", VERSION).with("mcp-method", method);
    assert_eq!(refused(send(&admin, "tools/list", json!({}))), (400, -32020));
    let lists = client("tools/list");
    assert_eq!(
        refused(send(&lists.with("mcp-protocol-version", "2025-06-18"), "tools/list", json!({}))),
        (400, -32020)
    );
    assert_eq!(refused(send(&lists, "tools/call", json!({"name": "list_doctypes"}))), (400, -32020));
    let calls = client("tools/call");
    assert_eq!(refused(send(&calls, "tools/call", json!({"name": "list_doctypes"}))), (400, -32020));
    let other = calls.with("mcp-name", "get_document");
    assert_eq!(refused(send(&other, "tools/call", json!({"name": "list_doctypes"}))), (400, -32020));
    assert_eq!(refused(send(&lists, "tools/list", json!({"_meta": {}}))), (400, -32602));
    let only_version = json!({"_meta": {"io.modelcontextprotocol/protocolVersion": VERSION}});
    assert_eq!(refused(send(&lists, "tools/list", only_version)), (400, -32602));
    let future = json!({"_meta": {"io.modelcontextprotocol/protocolVersion": "2099-01-01"}});
    assert_eq!(refused(send(&lists.with("mcp-protocol-version", "2099-01-01"), "tools/list", future)), (400, -32022));
    for gone in ["initialize", "ping", "resources/list"] {
        assert_eq!(refused(send(&client(gone), gone, json!({}))), (404, -32601), "{gone}");
    }
}
