//! Whitelisted functions: arguments, results, overrides, async functions and their list.

use super::*;
use doctyped_models::role;

/// Calls a function of the application; gives status and result or exception.
fn call(site: &TestSite, token: &str, function: &str, arguments: JsonValue) -> (u16, JsonValue) {
    let (status, body) = site.post(&format!("/api/method/app.{function}"), arguments).token(token).send();
    let result = body.get("message").or_else(|| body.get("exception")).cloned();
    (status, result.unwrap_or_default())
}

#[test]
fn missing_argument_gets_default() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let page = |arguments| call(&site, &ann, "page", arguments);
    assert_eq!(page(json!({})), (200, json!([0, 1])));
    assert_eq!(page(json!({"start": "1", "end": null})), (200, json!([1])));
    assert_eq!(page(json!({"start": 1, "end": 2})), (200, json!([1])));
    let (status, result) = page(json!({"start": -1}));
    assert_eq!(status, 417);
    let expected = "page: argument \"start\" should be an integer of 32 bits that is not negative, not the number -1";
    assert!(result.as_str().unwrap().ends_with(expected), "{result}");
}

#[test]
fn struct_is_decoded_from_all_arguments_or_from_json_argument() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let order = |arguments| call(&site, &ann, "order", arguments);
    let expected = json!({"item": "a", "quantity": 2, "lines": 1});
    assert_eq!(
        order(json!({"item": "a", "quantity": 2, "lines": [{"price": 1}], "other": 1})),
        (200, expected.clone())
    );
    assert_eq!(order(json!({"item": "a", "quantity": "2", "lines": "[{\"price\": \"1.5\"}]"})), (200, expected));
    let (status, result) = order(json!({"item": "a", "quantity": 2, "lines": [{"price": 1}, {}]}));
    assert_eq!(status, 417);
    assert!(result.as_str().unwrap().contains("order: argument lines[1]: missing field `price`"), "{result}");
    let orders = |arguments| call(&site, &ann, "orders", arguments);
    let two = json!([{"item": "a", "quantity": 2}, {"item": "b", "quantity": 3}]);
    assert_eq!(orders(json!({"orders": two})), (200, json!([5, null])));
    assert_eq!(orders(json!({"orders": two.to_string(), "note": {"price": 1.5}})), (200, json!([5, 1.5])));
    let (status, result) = orders(json!({}));
    assert_eq!(status, 417);
    assert!(result.as_str().unwrap().ends_with("orders: argument \"orders\" is missing"), "{result}");
    let (_, result) = orders(json!({"orders": [{"item": "a", "quantity": "many"}]}));
    assert!(result.as_str().unwrap().contains("argument \"orders\", at [0].quantity"), "{result}");
    assert_eq!(call(&site, &ann, "everything", json!({"a": 1, "b": 2})), (200, json!(2)));
}

#[test]
fn argument_of_wrong_type_is_described_in_refusal() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    for (given, kind) in [
        (json!("x"), "the text \"x\""),
        (json!([1]), "the array [1]"),
        (json!({"a": 1}), "the object {\"a\":1}"),
        (json!(1.5), "the number 1.5"),
    ] {
        let (status, result) = call(&site, &ann, "page", json!({"start": given}));
        assert_eq!(status, 417);
        assert!(result.as_str().unwrap().ends_with(&format!("not {kind}")), "{result}");
    }
}

#[test]
fn overriding_function_answers_on_overridden_path() {
    let site = TestSite::new();
    for path in ["app.server", "frappe.client.get_time_zone"] {
        for version in ["/api/method", "/api/v2/method"] {
            let (_, body) = site.get(&format!("{version}/{path}")).send();
            assert_eq!(body.get("message").or(body.get("data")), Some(&json!("ours")));
        }
    }
    let (_, body) = site.post("/", json!({"cmd": "frappe.client.get_time_zone"})).send();
    assert_eq!(body["message"], "ours");
}

#[test]
fn async_function_commits_each_run_separately() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let has = |name: &str| site.context().exists::<Role>(name).unwrap();
    let relay = |method: Method, arguments: JsonValue| {
        site.request(method, "/api/method/app.relay").json(arguments).token(&admin).send()
    };
    let (status, body) = relay(Method::POST, json!({"names": ["one", "two"]}));
    assert_eq!((status, &body["message"]), (200, &json!(2)), "{body}");
    assert!(body["_server_messages"].as_str().unwrap().contains("Made by Administrator"));
    assert!(has("one") && has("two"));
    let (status, body) = relay(Method::POST, json!({"names": ["three", "last"], "fail": true}));
    assert_eq!((status, body["exc_type"].as_str()), (417, Some("ValidationError")));
    assert!(has("three") && !has("last"), "the transaction before the failed one stays committed");
    assert_eq!(relay(Method::GET, json!({"names": ["four"]})).0, 200);
    assert!(!has("four"), "writes of GET are rolled back");
    assert_eq!(relay(Method::POST, json!({"names": 5})).0, 417);
    let (status, _) = site.post("/api/method/app.relay", json!({"names": []})).send();
    assert_eq!(status, 403);
    let (_, body) = site.post("/api/v2/method/app.relay", json!({"names": ["five"]})).token(&admin).send();
    assert_eq!((&body["data"], &body["messages"][0]["message"]), (&json!(1), &json!("Made by Administrator")));
    assert_eq!(site.context().count(role::table.filter(role::name.eq("five"))).unwrap(), 1);
}

#[test]
fn async_function_returns_file_range_and_hides_panic() {
    let site = TestSite::new();
    let request = site.get("/api/method/app.relay_file?name=a.txt").header("range", "bytes=2-3");
    let response = request.response();
    assert_eq!((response.status, response.body), (206, b"23".to_vec()));
    let (status, body) = site.get("/api/method/app.relay_panic").send();
    assert_eq!((status, body["exc_type"].as_str()), (500, Some("InternalError")));
    assert!(!body.to_string().contains("secret"), "{body}");
}

#[test]
fn guest_argument_is_sanitised_unless_function_is_xss_safe() {
    let site = TestSite::new();
    let text = "<b>bold</b><script>alert(1)</script>";
    let say = |text: &str| site.post("/api/method/app.say", json!({"text": text}));
    assert_eq!(say(text).send().1["message"], "<b>bold</b>&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_eq!(say("1 < 2 & 3 > 2").send().1["message"], "1 < 2 & 3 > 2");
    assert_eq!(say(text).token(&site.admin_token()).send().1["message"], text);
    let measured = site.post("/api/method/app.measure_text", json!({"text": text})).send().1;
    assert_eq!(measured["message"], text.len());
}

#[test]
fn method_list_includes_arguments_of_all_functions() {
    let site = TestSite::new();
    assert_eq!(site.get("/api/v2/method").error(), (403, "PermissionError".into()));
    assert_eq!(site.post("/api/v2/method", json!({})).status(), 405);
    let ann = site.create_user("ann@example.com");
    let (_, body) = site.get("/api/v2/method").token(&ann).send();
    let (_, same) = site.get("/api/method/doctyped.methods").token(&ann).send();
    assert_eq!(body["data"], same["message"]);
    let list = body["data"].as_array().unwrap();
    let of = |path: &str| list.iter().find(|entry| entry["path"] == path).unwrap_or(&JsonValue::Null);
    assert_eq!(
        of("app.page"),
        &json!({
            "path": "app.page",
            "description": "A page of numbers.\n\nThe first is `start`.",
            "verbs": ["GET", "POST", "PUT", "DELETE"],
            "allow_guest": false,
            "arguments": [
                {"name": "start", "type": "u32", "required": false, "default": "0"},
                {"name": "end", "type": "u32", "required": false, "default": "1 + 1"},
            ],
            "is_async": false,
        })
    );
    assert_eq!(of("app.order")["arguments"][0]["is_flat"], true);
    assert_eq!((&of("app.relay")["is_async"], &of("app.nothing")["verbs"]), (&json!(true), &json!(["POST"])));
    assert_eq!(
        of("frappe.client.get_count")["arguments"][0],
        json!({"name": "doctype", "type": "String", "required": true})
    );
    assert_eq!(of("frappe.client.get_time_zone")["description"], "", "the overriding function has no documentation");
    assert!(of("app.hidden").is_null());
    let text = |entry: &JsonValue, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    // Methods of documents follow, in the order of their DocTypes.
    let order: Vec<(String, String)> = list.iter().map(|entry| (text(entry, "doctype"), text(entry, "path"))).collect();
    assert!(order.len() > 60 && order.is_sorted(), "{order:?}");
    assert_eq!(order.last(), Some(&("File".to_owned(), "optimize_file".to_owned())));
}
