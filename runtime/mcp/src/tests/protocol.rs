//! Messages, the beginning of the revisions of 2025, logins and origins.

use super::client::{Client, READ_WRITE};
use actix_web::http::Method;
use doctyped_http::test_harness::TestSite;
use serde_json::{Value as JsonValue, json};

fn initialize(version: &str) -> JsonValue {
    let params =
        json!({"protocolVersion": version, "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}});
    json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params})
}

#[test]
fn client_initializes_lists_tools_and_pings() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    for (asked, agreed) in [("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2099-01-01", "2025-11-25")] {
        let response = admin.post(initialize(asked));
        assert_eq!((response.status, response.header("content-type")), (200, Some("application/json")));
        let result = &response.json()["result"];
        assert_eq!(result["protocolVersion"], agreed);
        assert_eq!(result["serverInfo"]["name"], "doctyped");
        assert!(result["capabilities"]["tools"].is_object() && result["instructions"].is_string());
    }
    let client = admin.with("mcp-protocol-version", "2025-06-18");
    let initialized = client.post(json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    assert_eq!((initialized.status, initialized.body.as_str()), (202, ""));
    assert_eq!(client.request("ping", json!({}))["result"], json!({}));
    let listed = client.request("tools/list", json!({}));
    for tool in listed["result"]["tools"].as_array().unwrap() {
        assert_eq!(tool["inputSchema"]["type"], "object", "{tool}");
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        assert!(tool["title"].is_string() && !tool["description"].as_str().unwrap().is_empty(), "{tool}");
    }
}

#[test]
fn access_decides_which_tools_are_listed() {
    let reads = "list_doctypes describe_doctype list_documents get_document count_documents search_link list_functions \
                 call_function call_document_method";
    assert_eq!(Client::admin(&TestSite::new()).tools(), reads);
    let site = TestSite::with_flags(&READ_WRITE);
    let admin = Client::admin(&site);
    let listed = admin.request("tools/list", json!({}));
    let hints = |name: &str| {
        let tools = listed["result"]["tools"].as_array().unwrap();
        let tool = tools.iter().find(|tool| tool["name"] == name).unwrap();
        ["readOnlyHint", "destructiveHint", "idempotentHint"].map(|hint| tool["annotations"][hint].as_bool().unwrap())
    };
    assert_eq!(hints("get_document"), [true, false, true]);
    assert_eq!(hints("create_document"), [false, false, false]);
    assert_eq!(hints("update_document"), [false, true, false]);
    assert_eq!(hints("call_function"), [false, true, false]);
    let site = TestSite::with_flags(&["--mcp", "off"]);
    assert_eq!(Client::admin(&site).post(initialize("2025-06-18")).status, 404);
}

#[test]
fn client_without_login_is_refused_with_401() {
    let site = TestSite::new();
    let guest = Client::guest(&site);
    for client in
        [guest.clone(), guest.with("authorization", "token wrong:key"), guest.with("authorization", "Bearer x")]
    {
        for message in [initialize("2025-06-18"), json!({"jsonrpc": "2.0", "method": "notifications/initialized"})] {
            let response = client.post(message);
            assert_eq!((response.status, response.header("www-authenticate")), (401, Some("Bearer")), "{response:?}");
            assert_eq!(response.json()["id"], JsonValue::Null);
        }
    }
}

#[test]
fn session_needs_its_csrf_token() {
    let site = TestSite::new();
    let sid = site.login_admin();
    site.set_csrf_token(&sid, "secret-token");
    let browser = Client::guest(&site).with("cookie", &format!("sid={sid}"));
    assert_eq!(browser.post(initialize("2025-06-18")).status, 400);
    let with_token = browser.with("x-frappe-csrf-token", "secret-token");
    assert_eq!(with_token.post(initialize("2025-06-18")).status, 200);
    assert_eq!(
        with_token.call("count_documents", json!({"doctype": "Role"}))["data"].as_i64().map(|n| n > 0),
        Some(true)
    );
}

#[test]
fn page_of_another_site_is_refused_with_403() {
    let site =
        TestSite::with_flags(&["--site-url", "https://erp.example.com", "--allow-cors", "https://app.example.com,*"]);
    let admin = Client::admin(&site).with("host", "evil.example");
    let status = |client: &Client| client.post(initialize("2025-06-18")).status;
    assert_eq!(status(&admin), 200);
    for own in ["https://erp.example.com", "https://app.example.com"] {
        assert_eq!(status(&admin.with("origin", own)), 200, "{own}");
    }
    // A host name that DNS rebinding leads to this server agrees with the header Host.
    for foreign in ["http://evil.example", "http://evil.example:8000", "https://other.example", "null"] {
        assert_eq!(status(&admin.with("origin", foreign)), 403, "{foreign}");
    }
    let local = admin.with("host", "127.0.0.1:8000");
    assert_eq!(status(&local.with("origin", "http://127.0.0.1:8000")), 200);
    assert_eq!(status(&local.with("origin", "http://127.0.0.1:9000")), 403);
    assert_eq!(status(&local.with("sec-fetch-site", "cross-site")), 403);
}

#[test]
fn malformed_messages_are_json_rpc_errors() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    let code = |body: &str| {
        let response = admin.send(Method::POST, body);
        (response.status, response.json()["error"]["code"].as_i64().unwrap())
    };
    for body in ["", "{", "nonsense", "{\"jsonrpc\": \"2.0\", \"id\": 1,}"] {
        assert_eq!(code(body), (400, -32700), "{body}");
    }
    for body in [
        "5",
        "{}",
        r#"{"jsonrpc": "1.0", "id": 1, "method": "ping"}"#,
        r#"{"jsonrpc": "2.0", "id": null, "method": "ping"}"#,
        r#"{"jsonrpc": "2.0", "id": {}, "method": "ping"}"#,
        r#"{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}"#,
        r#"{"jsonrpc": "2.0", "id": 1, "method": 5}"#,
        r#"{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}"#,
    ] {
        assert_eq!(code(body), (400, -32600), "{body}");
    }
    for (method, params, expected) in [
        ("tools/lost", json!({}), -32601),
        ("resources/list", json!({}), -32601),
        ("server/discover", json!({}), -32601),
        ("initialize", json!({}), -32602),
        ("tools/list", json!({"cursor": "x"}), -32602),
        ("tools/call", json!({}), -32602),
        ("tools/call", json!({"name": "drop_table"}), -32602),
        ("tools/call", json!({"name": "get_document", "arguments": [1]}), -32602),
    ] {
        let body = json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params});
        assert_eq!(code(&body.to_string()), (200, expected), "{method}");
    }
    let many = format!("[{}0]", "0,".repeat(300_000));
    assert_eq!(code(&many), (413, -32600));
    let as_form = admin.with("content-type", "text/plain").post(initialize("2025-06-18"));
    assert_eq!((as_form.status, as_form.json()["error"]["code"].as_i64()), (415, Some(-32600)));
}

#[test]
fn other_http_methods_are_refused_with_405() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    for method in [Method::GET, Method::DELETE, Method::PUT] {
        let response = admin.send(method, "");
        assert_eq!((response.status, response.header("allow")), (405, Some("OPTIONS, POST")));
    }
    assert_eq!(admin.send(Method::OPTIONS, "").status, 200);
}

#[test]
fn unknown_revision_in_header_is_refused_with_400() {
    let site = TestSite::new();
    let client = Client::admin(&site).with("mcp-protocol-version", "1900-01-01");
    for message in [initialize("2025-06-18"), json!({"jsonrpc": "2.0", "method": "notifications/initialized"})] {
        let response = client.post(message);
        assert_eq!((response.status, response.json()["error"]["code"].as_i64()), (400, Some(-32022)));
        let supported = response.json()["error"]["data"]["supported"].clone();
        assert_eq!(supported, json!(["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"]));
    }
}

#[test]
fn batch_is_answered_in_revision_2025_03_26_only() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    let batch = json!([
        {"jsonrpc": "2.0", "id": 1, "method": "ping"},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"id": 2},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call",
         "params": {"name": "count_documents", "arguments": {"doctype": "Role"}}},
    ]);
    let body = admin.post(batch.clone()).json();
    let ids: Vec<_> = body.as_array().unwrap().iter().map(|response| response["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!(2), json!(3)]);
    assert_eq!((&body[1]["error"]["code"], &body[2]["result"]["isError"]), (&json!(-32600), &json!(false)));
    let notifications = admin.post(json!([{"jsonrpc": "2.0", "method": "notifications/cancelled"}]));
    assert_eq!((notifications.status, notifications.body.as_str()), (202, ""));
    assert_eq!(admin.with("mcp-protocol-version", "2025-06-18").post(batch).status, 400);
    let ping = json!({"jsonrpc": "2.0", "id": 1, "method": "ping"});
    assert_eq!(admin.post(json!([])).status, 400);
    assert_eq!(admin.post(vec![ping; 21].into()).status, 400);
}

#[test]
fn responses_of_a_batch_are_limited_together() {
    let site = TestSite::new();
    let admin = Client::admin(&site);
    let text = "x".repeat(60_000);
    for _ in 0..15 {
        site.create_document("Seed Packet", json!({"crop": "beans", "remark": text}));
    }
    let list = json!({"name": "list_documents", "arguments": {"doctype": "Seed Packet", "fields": ["remark"]}});
    let batch: Vec<_> =
        (0..20).map(|id| json!({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": list})).collect();
    let response = admin.post(batch.into());
    assert!(response.body.len() < 4 << 20, "{} bytes", response.body.len());
    let body = response.json();
    assert_eq!(body[0]["result"]["isError"], false);
    for id in 1..20 {
        let message = body[id]["error"]["message"].as_str().unwrap_or_default();
        assert!(message.starts_with("It was not performed"), "{id}: {message}");
    }
}

#[test]
fn batch_ends_after_the_time_limit_of_a_statement() {
    let site = TestSite::with_flags(&["--statement-seconds", "1"]);
    let admin = Client::admin(&site);
    site.create_document("Seed Packet", json!({"crop": "beans", "remark": "a".repeat(60_000)}));
    let filters = vec![json!(["remark", "not like", format!("%{}b%", "a".repeat(900))]); 200];
    let list = json!({"name": "list_documents", "arguments": {"doctype": "Seed Packet", "filters": filters}});
    let batch: Vec<_> =
        (0..3).map(|id| json!({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": list})).collect();
    let body = admin.post(batch.into()).json();
    assert_eq!(body[0]["result"]["isError"], true, "{body}");
    for id in 1..3 {
        let message = body[id]["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains("took more than 1 seconds"), "{id}: {message}");
    }
}

#[test]
fn server_info_has_the_version_of_the_api_only() {
    let site = TestSite::new();
    let ann = Client::new(&site, &site.create_user("ann@example.com"));
    let params =
        json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}});
    let body = ann.post(json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params})).body;
    assert!(body.contains("serverInfo") && !body.contains(env!("CARGO_PKG_VERSION")), "{body}");
}
