//! Whitelisted functions: what they take, what they answer, and what else they can be.

use super::*;
use crate::core::models::role;
use crate::method::Arguments;
use std::time::Duration;

#[whitelist(methods(POST))]
pub fn measure(_ctx: &mut Context, picture: Upload) -> Result<(String, u64)> {
    Ok((picture.file_name().to_owned(), picture.size()))
}

#[whitelist]
pub fn totals(_ctx: &mut Context) -> Result<Download> {
    Ok(Download::bytes("\u{dc}bersicht.csv", "month,total\n"))
}

#[whitelist]
pub fn numbers(_ctx: &mut Context, count: u32) -> Result<Download> {
    let mut numbers = 0..count;
    let mut line: Vec<u8> = Vec::new();
    Ok(Download::stream(
        "numbers.txt",
        Lines(move |most: usize| {
            while line.len() < most
                && let Some(number) = numbers.next()
            {
                line.extend_from_slice(format!("{number}\n").as_bytes());
            }
            line.drain(..most.min(line.len())).collect()
        }),
    ))
}

/// Reads what a function makes.
struct Lines<F>(F);

impl<F: FnMut(usize) -> Vec<u8>> std::io::Read for Lines<F> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let made = (self.0)(buffer.len());
        buffer[..made.len()].copy_from_slice(&made);
        Ok(made.len())
    }
}

/// A page of numbers.
///
/// The first is `start`.
#[whitelist]
pub fn page(_ctx: &mut Context, #[default(0)] start: u32, #[default(1 + 1)] end: u32) -> Result<Vec<u32>> {
    Ok((start..end).collect())
}

#[derive(Debug, serde::Deserialize, serde::Serialize)]
pub struct Order {
    item: String,
    quantity: u32,
    #[serde(default)]
    lines: Vec<Line>,
}

#[derive(Debug, serde::Deserialize, serde::Serialize)]
pub struct Line {
    price: f64,
}

#[whitelist]
pub fn order(_ctx: &mut Context, #[flatten] order: Order) -> Result<JsonValue> {
    Ok(json!({ "item": order.item, "quantity": order.quantity, "lines": order.lines.len() }))
}

#[whitelist]
pub fn orders(
    _ctx: &mut Context,
    #[json] orders: Vec<Order>,
    #[json] note: Option<Line>,
) -> Result<(u32, Option<f64>)> {
    Ok((orders.iter().map(|order| order.quantity).sum(), note.map(|note| note.price)))
}

#[whitelist]
pub fn everything(_ctx: &mut Context, all: &Arguments) -> Result<usize> {
    Ok(all.as_map().len())
}

#[whitelist(allow_guest, overrides = "frappe.client.get_time_zone")]
pub fn server(_ctx: &mut Context) -> Result<&'static str> {
    Ok("ours")
}

#[whitelist(overrides = "frappe.client.get_tine_zone")]
pub fn misspelt(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

/// Makes roles, one transaction each; the last may fail.
#[whitelist]
pub async fn relay(ctx: &AsyncContext, names: Vec<String>, #[default(false)] fail: bool) -> Result<usize> {
    let mut made = 0;
    for name in names {
        actix_web::rt::time::sleep(Duration::from_millis(1)).await;
        let is_last = name == "last";
        ctx.run(move |ctx| {
            let mut role = Role { role_name: name, ..Role::default() };
            ctx.insert(&mut role)?;
            if fail && is_last { ctx.throw("The last one fails") } else { Ok(()) }
        })
        .await?;
        made += 1;
    }
    ctx.msgprint(format!("Made by {}", ctx.user()));
    Ok(made)
}

#[whitelist(allow_guest)]
pub async fn relay_file(_ctx: &AsyncContext, name: String) -> Result<Download> {
    Ok(Download::bytes(name, "0123456789"))
}

#[whitelist(allow_guest)]
pub async fn relay_panic(_ctx: &AsyncContext) -> Result<()> {
    panic!("a mistake with a secret")
}

fn called(site: &TestSite, token: &str, function: &str, arguments: JsonValue) -> (u16, JsonValue) {
    let (status, body) = site.post(&format!("/api/method/app.{function}"), arguments).token(token).send();
    let told = body.get("message").or_else(|| body.get("exception")).cloned();
    (status, told.unwrap_or_default())
}

#[test]
fn an_argument_that_is_not_sent_has_its_default() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let page = |arguments| called(&site, &ann, "page", arguments);
    assert_eq!(page(json!({})), (200, json!([0, 1])));
    assert_eq!(page(json!({"start": "1", "end": null})), (200, json!([1])));
    assert_eq!(page(json!({"start": 1, "end": 2})), (200, json!([1])));
    let (status, told) = page(json!({"start": -1}));
    assert_eq!(status, 417);
    let expected = "page: argument \"start\" should be an integer of 32 bits that is not negative, not the number -1";
    assert!(told.as_str().unwrap().ends_with(expected), "{told}");
}

#[test]
fn a_struct_is_one_argument_or_all_of_them() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let order = |arguments| called(&site, &ann, "order", arguments);
    let expected = json!({"item": "a", "quantity": 2, "lines": 1});
    assert_eq!(
        order(json!({"item": "a", "quantity": 2, "lines": [{"price": 1}], "other": 1})),
        (200, expected.clone())
    );
    assert_eq!(order(json!({"item": "a", "quantity": "2", "lines": "[{\"price\": \"1.5\"}]"})), (200, expected));
    let (status, told) = order(json!({"item": "a", "quantity": 2, "lines": [{"price": 1}, {}]}));
    assert_eq!(status, 417);
    assert!(told.as_str().unwrap().contains("order: argument lines[1]: missing field `price`"), "{told}");
    let orders = |arguments| called(&site, &ann, "orders", arguments);
    let two = json!([{"item": "a", "quantity": 2}, {"item": "b", "quantity": 3}]);
    assert_eq!(orders(json!({"orders": two})), (200, json!([5, null])));
    assert_eq!(orders(json!({"orders": two.to_string(), "note": {"price": 1.5}})), (200, json!([5, 1.5])));
    let (status, told) = orders(json!({}));
    assert_eq!(status, 417);
    assert!(told.as_str().unwrap().ends_with("orders: argument \"orders\" is missing"), "{told}");
    let (_, told) = orders(json!({"orders": [{"item": "a", "quantity": "many"}]}));
    assert!(told.as_str().unwrap().contains("argument \"orders\", at [0].quantity"), "{told}");
    assert_eq!(called(&site, &ann, "everything", json!({"a": 1, "b": 2})), (200, json!(2)));
}

#[test]
fn wrong_arguments_are_told_with_what_they_are() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    for (given, kind) in [
        (json!("x"), "the text \"x\""),
        (json!([1]), "the array [1]"),
        (json!({"a": 1}), "the object {\"a\":1}"),
        (json!(1.5), "the number 1.5"),
    ] {
        let (status, told) = called(&site, &ann, "page", json!({"start": given}));
        assert_eq!(status, 417);
        assert!(told.as_str().unwrap().ends_with(&format!("not {kind}")), "{told}");
    }
}

#[test]
fn a_function_answers_for_the_one_that_it_overrides() {
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
fn async_functions_have_a_transaction_for_each_part() {
    let site = TestSite::new();
    let admin = site.admin();
    let has = |name: &str| site.context().exists::<Role>(name).unwrap();
    let relay = |verb: Method, arguments: JsonValue| {
        site.ask(verb, "/api/method/app.relay").json(arguments).token(&admin).send()
    };
    let (status, body) = relay(Method::POST, json!({"names": ["one", "two"]}));
    assert_eq!((status, &body["message"]), (200, &json!(2)), "{body}");
    assert!(body["_server_messages"].as_str().unwrap().contains("Made by Administrator"));
    assert!(has("one") && has("two"));
    let (status, body) = relay(Method::POST, json!({"names": ["three", "last"], "fail": true}));
    assert_eq!((status, body["exc_type"].as_str()), (417, Some("ValidationError")));
    assert!(has("three") && !has("last"), "what was committed stays, what failed does not");
    assert_eq!(relay(Method::GET, json!({"names": ["four"]})).0, 200);
    assert!(!has("four"), "GET writes nothing");
    assert_eq!(relay(Method::POST, json!({"names": 5})).0, 417);
    let (status, _) = site.post("/api/method/app.relay", json!({"names": []})).send();
    assert_eq!(status, 403);
    let (_, body) = site.post("/api/v2/method/app.relay", json!({"names": ["five"]})).token(&admin).send();
    assert_eq!((&body["data"], &body["messages"][0]["message"]), (&json!(1), &json!("Made by Administrator")));
    assert_eq!(site.context().count(role::table.filter(role::name.eq("five"))).unwrap(), 1);
}

#[test]
fn async_functions_answer_files_and_errors() {
    let site = TestSite::new();
    let mut ask = site.get("/api/method/app.relay_file?name=a.txt");
    ask.request.headers.range = Some("bytes=2-3".to_owned());
    let answer = ask.answer();
    assert_eq!((answer.status, content(answer)), (206, b"23".to_vec()));
    let (status, body) = site.get("/api/method/app.relay_panic").send();
    assert_eq!((status, body["exc_type"].as_str()), (500, Some("InternalError")));
    assert!(!body.to_string().contains("secret"), "{body}");
}

#[whitelist(allow_guest)]
pub fn say(_ctx: &mut Context, text: String) -> Result<String> {
    Ok(text)
}

#[whitelist(allow_guest, xss_safe)]
pub fn measure_text(_ctx: &mut Context, text: String) -> Result<usize> {
    Ok(text.len())
}

#[test]
fn what_a_stranger_sends_is_cleaned_unless_the_function_shows_none_of_it() {
    let site = TestSite::new();
    let text = "<b>bold</b><script>alert(1)</script>";
    let say = |text: &str| site.post("/api/method/app.say", json!({"text": text}));
    assert_eq!(say(text).send().1["message"], "<b>bold</b>&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_eq!(say("1 < 2 & 3 > 2").send().1["message"], "1 < 2 & 3 > 2");
    assert_eq!(say(text).token(&site.admin()).send().1["message"], text);
    let measured = site.post("/api/method/app.measure_text", json!({"text": text})).send().1;
    assert_eq!(measured["message"], text.len());
}

#[test]
fn all_functions_are_listed_with_their_arguments() {
    let site = TestSite::new();
    assert_eq!(site.get("/api/v2/method").error(), (403, "PermissionError".into()));
    assert_eq!(site.post("/api/v2/method", json!({})).answer().status, 405);
    let ann = site.user("ann@example.com");
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
    assert_eq!(of("frappe.client.get_time_zone")["description"], "", "the one that overrides it has no documentation");
    assert!(of("app.hidden").is_null());
    let text = |entry: &JsonValue, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    // Methods of documents follow, in the order of their DocTypes.
    let order: Vec<(String, String)> = list.iter().map(|entry| (text(entry, "doctype"), text(entry, "path"))).collect();
    assert!(order.len() > 60 && order.is_sorted(), "{order:?}");
    assert_eq!(order.last(), Some(&("File".to_owned(), "optimize_file".to_owned())));
}
