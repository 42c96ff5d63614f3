//! Tools that read, with the permissions of their users.

use super::client::{Client, READ_WRITE};
use actix_web::http::Method;
use doctyped_http::test_harness::TestSite;
use serde_json::{Value as JsonValue, json};

/// A site with the documents of the test application and a client with some roles.
fn with_roles(roles: &[&str]) -> (TestSite, Client) {
    let site = TestSite::new();
    site.seed_documents();
    let token = site.create_user_with_roles("ann@example.com", roles);
    let client = Client::new(&site, &token);
    (site, client)
}

/// The DocTypes that a client sees, by name.
fn doctypes(client: &Client) -> Vec<String> {
    let listed = client.call("list_doctypes", json!({"limit": 500}));
    assert_eq!(listed["total"], listed["data"].as_array().unwrap().len());
    listed["data"].as_array().unwrap().iter().map(|meta| meta["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn doctypes_of_other_roles_do_not_appear_and_cannot_be_read() {
    let (site, gardener) = with_roles(&["Gardener"]);
    let (seen, all) = (doctypes(&gardener), doctypes(&Client::admin(&site)));
    assert!(seen.contains(&"Plant".to_owned()) && !seen.contains(&"Bed".to_owned()), "{seen:?}");
    assert!(all.contains(&"Bed".to_owned()) && !all.contains(&"Plant Care".to_owned()), "{all:?}");
    for (tool, arguments) in [
        ("describe_doctype", json!({"doctype": "Bed"})),
        ("list_documents", json!({"doctype": "Bed"})),
        ("get_document", json!({"doctype": "Bed", "name": "north"})),
        ("count_documents", json!({"doctype": "Bed"})),
        ("search_link", json!({"doctype": "Bed", "text": "n"})),
        ("call_function", json!({"function": "frappe.client.get_list", "arguments": {"doctype": "Bed"}})),
    ] {
        let error = gardener.call_error(tool, arguments);
        assert!(error.starts_with("PermissionError: "), "{tool}: {error}");
    }
    assert!(gardener.call_error("list_documents", json!({"doctype": "Bet"})).starts_with("DoesNotExistError: "));
}

#[test]
fn doctype_is_described_with_fields_that_the_user_may_read() {
    let (site, gardener) = with_roles(&["Gardener"]);
    let described = gardener.call("describe_doctype", json!({"doctype": "Plant"}));
    let field = |described: &JsonValue, name: &str| {
        described["fields"].as_array().unwrap().iter().find(|field| field["fieldname"] == name).cloned()
    };
    let bed = field(&described, "bed").unwrap();
    assert_eq!((&bed["fieldtype"], &bed["options"]), (&json!("Link"), &json!("Bed")));
    assert_eq!(field(&described, "origin"), None, "permission level 1");
    assert_eq!((&described["permissions"]["read"], &described["permissions"]["write"]), (&json!(true), &json!(false)));
    let described = Client::admin(&site).call("describe_doctype", json!({"doctype": "Plant"}));
    assert!(field(&described, "origin").is_some());
    let rows = gardener.call("describe_doctype", json!({"doctype": "Plant Care"}));
    assert_eq!((&rows["is_child"], field(&rows, "remark")), (&json!(true), None));
    // Costs have permission level 1 in their parent.
    assert!(gardener.call_error("describe_doctype", json!({"doctype": "Plant Cost"})).starts_with("PermissionError"));
    let packet = Client::admin(&site).call("describe_doctype", json!({"doctype": "Seed Packet"}));
    assert_eq!(field(&packet, "naming_series").unwrap()["options"], json!(["SP-", "SP-.###.-X"]));
}

#[test]
fn documents_are_listed_counted_read_and_found() {
    let (_site, botanist) = with_roles(&["Botanist"]);
    let listed = botanist.call(
        "list_documents",
        json!({"doctype": "Plant", "fields": ["name", "bed"], "filters": {"bed": "north"}, "order_by": "name asc",
               "limit": 1, "include_count": true}),
    );
    assert_eq!(listed["data"][0]["bed"], "north", "{listed}");
    let count = botanist.call("count_documents", json!({"doctype": "Plant", "filters": [["bed", "=", "north"]]}));
    assert_eq!((listed["data"].as_array().unwrap().len(), &listed["count"]), (1, &count["data"]));
    let name = listed["data"][0]["name"].as_str().unwrap();
    let read = botanist.call("get_document", json!({"doctype": "Plant", "name": name, "expand": ["bed"]}));
    assert_eq!((&read["data"]["name"], &read["data"]["bed"]["name"]), (&json!(name), &json!("north")));
    let found = botanist.call("search_link", json!({"doctype": "Plant", "text": name}));
    assert_eq!(found["data"][0]["value"], name, "{found}");
    let error = botanist.call_error("get_document", json!({"doctype": "Plant", "name": "no such plant"}));
    assert!(error.starts_with("DoesNotExistError: ") && error.contains("no such plant"), "{error}");
    let error = botanist.call_error("list_documents", json!({"doctype": "Plant", "fields": ["colour"]}));
    assert!(error.contains("colour"), "{error}");
}

#[test]
fn wrong_arguments_are_named() {
    let (_site, client) = with_roles(&["Gardener"]);
    let error = client.call_error("list_documents", json!({"limit": 501, "filter": {}}));
    for part in ["ValidationError: list_documents: ", "doctype is missing", "from 1 to 500", "filter", "order_by"] {
        assert!(error.contains(part), "{error}");
    }
    assert!(client.call_error("get_document", json!({"doctype": "Plant", "name": 5})).contains("name must be a text"));
}

#[test]
fn too_large_result_says_how_to_make_it_smaller() {
    let site = TestSite::new();
    site.seed_daisies();
    let admin = Client::admin(&site);
    let call = json!({"function": "frappe.client.get_list",
                      "arguments": {"doctype": "Plant", "fields": ["*"], "limit_page_length": 20_000}});
    assert!(admin.call_error("call_function", call).contains("more than 1048576 bytes; ask for fewer fields or rows"));
}

#[test]
fn functions_are_listed_by_text_and_access() {
    let find = |client: &Client, text: &str| {
        let found = client.call("list_functions", json!({"text": text, "limit": 200}));
        let paths =
            found["data"].as_array().unwrap().iter().map(|function| function["path"].as_str().unwrap_or("method"));
        paths.map(str::to_owned).collect::<Vec<_>>()
    };
    let site = TestSite::new();
    let reader = Client::admin(&site);
    assert_eq!(find(&reader, "frappe.client.get_count"), ["frappe.client.get_count"]);
    assert!(find(&reader, "frappe.client.insert").is_empty());
    let site = TestSite::with_flags(&READ_WRITE);
    let writer = Client::admin(&site);
    assert_eq!(find(&writer, "frappe.client.insert"), ["frappe.client.insert", "frappe.client.insert_many"]);
    let page = writer.call("list_functions", json!({"text": "app.page"}));
    assert_eq!(page["data"][0]["arguments"][0]["name"], "start", "{page}");
    let first = writer.call("list_functions", json!({"limit": 1}));
    let second = writer.call("list_functions", json!({"limit": 1, "start": 1}));
    assert_eq!((&first["has_next_page"], first["total"].as_u64()), (&json!(true), second["total"].as_u64()));
    assert_ne!(first["data"], second["data"]);
}

#[test]
fn rate_limit_counts_a_call_of_a_tool_once() {
    let site = TestSite::with_flags(&["--limit-key", "3/3600"]);
    let admin = Client::admin(&site);
    let count = json!({"doctype": "Role"});
    admin.call("count_documents", count.clone());
    admin.call("list_doctypes", json!({}));
    admin.call("count_documents", count.clone());
    let error = admin.call_error("count_documents", count);
    assert!(error.starts_with("TooManyRequestsError: ") && error.ends_with("seconds)"), "{error}");
    let response = admin.post(json!({"jsonrpc": "2.0", "id": 1, "method": "ping"}));
    assert_eq!((response.status, response.header("retry-after").is_some()), (429, true));
}

#[test]
fn rate_limit_counts_refused_calls() {
    let refused_calls = [
        json!({"name": "count_documents", "arguments": {"filters": 5}}),
        json!({"name": "count_documents", "arguments": "Role"}),
        json!({"name": "delete_document", "arguments": {"doctype": "ToDo", "name": "a"}}),
        json!({"name": "call_function", "arguments": {"function": "frappe.client.insert", "arguments": {"doc": {}}}}),
        json!({"name": "call_function", "arguments": {"function": "ping", "arguments": {"sid": "a"}}}),
        json!({"name": "no_such_tool"}),
    ];
    let limit = format!("{}/3600", refused_calls.len());
    let site = TestSite::with_flags(&["--limit-key", &limit]);
    let admin = Client::admin(&site);
    for call in refused_calls {
        let response = admin.request("tools/call", call);
        assert!(response["error"].is_object() || response["result"]["isError"] == json!(true), "{response}");
        assert!(!response.to_string().contains("TooManyRequests"), "{response}");
    }
    let error = admin.call_error("count_documents", json!({"doctype": "Role"}));
    assert!(error.starts_with("TooManyRequestsError: "), "{error}");
}

#[test]
fn request_beyond_the_limit_of_its_address_is_not_parsed() {
    let site = TestSite::with_flags(&["--limit-address", "2/3600"]);
    let admin = Client::admin(&site);
    assert_eq!(admin.send(Method::POST, "{").status, 400);
    admin.call("count_documents", json!({"doctype": "Role"}));
    let response = admin.send(Method::POST, "{");
    assert_eq!((response.status, response.header("retry-after").is_some()), (429, true), "{response:?}");
}

#[test]
fn limit_of_a_route_holds_for_tools() {
    let site = TestSite::with_flags(&["--limit-route", "/api/resource/Role=1/3600"]);
    let admin = Client::admin(&site);
    admin.call("list_documents", json!({"doctype": "Role"}));
    assert!(admin.call_error("list_documents", json!({"doctype": "Role"})).starts_with("RateLimitExceededError"));
}
