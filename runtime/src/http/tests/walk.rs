//! Every route with every verb and with bodies of every wrong kind, every built-in function with
//! wrong arguments of every kind: nothing ends in a 5xx, and every refusal is in the envelope that
//! clients can read.
//!
//! The requests are the products of a few lists, so that a new function or a new kind of nonsense
//! is one line. Mistakes are collected and told together.

use super::*;
use crate::method::Argument;
use crate::method::builtin;
use std::collections::BTreeSet;

const VERBS: [Method; 8] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
    Method::TRACE,
];

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// Paths that lead somewhere, or look as if they did. `{}` is the prefix of a version.
const PATHS: &[&str] = &[
    "{}/resource/Role",
    "{}/resource/Role/",
    "{}/resource/Role/Walked",
    "{}/resource/Has Role",
    "{}/resource/Has Role/x",
    "{}/resource/System Settings",
    "{}/resource/System Settings/System Settings",
    "{}/resource/DocType",
    "{}/resource/DocType/Role",
    "{}/resource/Deleted Document",
    "{}/resource/No Such Thing",
    "{}/resource/No Such Thing/x",
    "{}/method/ping",
    "{}/method/logout",
    "{}/method/run_doc_method",
    "{}/method/frappe.client.get_list",
    "{}/method/frappe.client.insert",
    "{}/method/frappe.auth.get_logged_user/and/more",
    "{}/method/app.nothing",
    "{}/method/app.hidden",
    "{}/method/no.such.function",
    "{}/document/Role",
    "{}/document/Role/Walked",
    "{}/document/Role/Walked/copy",
    "{}/document/Role/Walked/method/add_comment",
    "{}/document/Role/Walked/method/rename",
    "{}/document/Role/Walked/method/submit",
    "{}/document/Role/Walked/method/nothing",
    "{}/document/Role/bulk_update",
    "{}/document/Role/bulk_delete",
    "{}/document/System Settings/System Settings",
    "{}/document/No Such Thing/x/method/y",
    "{}/doctype/Role/meta",
    "{}/doctype/Role/count",
    "{}/doctype/Role/search",
    "{}/doctype/No Such Thing/meta",
    "{}/doctype/No Such Thing/count",
    "{}/method/User/generate_keys",
    "{}/method/No Such Thing/generate_keys",
    "{}/method/bulk_update",
    "{}/method/bulk_delete",
];

/// Parts of paths that no client sends in earnest, in the place of a DocType and of a name.
const PARTS: &[&str] = &[
    "",
    "/",
    "//x",
    ".",
    "..",
    "%2F",
    "%2e%2e%2f",
    "%00",
    "%FF",
    "%",
    "%zz",
    "a/b/c",
    "x/method/",
    "x/method//y",
    "/method/x",
    "copy",
    "x/copy/",
    "role",
    "'; drop table tabRole; --",
    "%F0%9F%92%A9",
    "null",
    "*",
];

/// Bodies with their types.
fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let deep = |open: &str, close: &str, depth: usize| format!("{}{}", open.repeat(depth), close.repeat(depth));
    let text: &[(&str, String)] = &[
        ("", String::new()),
        (JSON, String::new()),
        (JSON, "{}".into()),
        (JSON, "[]".into()),
        (JSON, "[1, null, {}]".into()),
        (JSON, "5".into()),
        (JSON, "\"text\"".into()),
        (JSON, "null".into()),
        (JSON, "{\"a\":".into()),
        (JSON, "{\"a\": 1e999}".into()),
        (JSON, "{\"idx\": 123456789012345678901234567890, \"docstatus\": 1e308, \"disabled\": -1e300}".into()),
        (JSON, "{\"name\": \"\\ud800\"}".into()),
        (JSON, "{\"name\": \"a\\u0000b\", \"role_name\": \"a\\u0000b\"}".into()),
        (JSON, "{\"\": \"\", \"role_name\": {\"a\": []}, \"roles\": \"x\", \"name\": [], \"owner\": 5}".into()),
        (JSON, "{\"docstatus\": \"x\", \"modified\": \"yesterday\", \"creation\": {}, \"doctype\": []}".into()),
        (JSON, "{\"data\": [[]]}".into()),
        (JSON, "{\"data\": \"{\"}".into()),
        (JSON, "{\"cmd\": [\"ping\"], \"run_method\": {\"a\": 1}}".into()),
        (JSON, "{\"cmd\": \"no.such.function\"}".into()),
        (JSON, "{\"run_method\": \"nothing\", \"method\": 5}".into()),
        (JSON, "{\"fields\": {\"a\": [1]}, \"filters\": 5, \"limit\": -1, \"order_by\": [[]]}".into()),
        (JSON, "{\"filters\": [[[[\"a\"]]]], \"or_filters\": \"[\", \"group_by\": 7, \"limit_start\": \"x\"}".into()),
        (JSON, deep("[", "]", 100_000)),
        (JSON, deep("{\"a\":", "}", 120).replace(":}", ":1}")),
        (JSON, format!("{{\"role_name\": \"{}\"}}", "x".repeat(70_000))),
        ("application/json; charset=utf-16", "{}".into()),
        ("application/vnd.api+json", "[".into()),
        ("application/", "{}".into()),
        ("/", "{}".into()),
        ("text/plain", "{\"role_name\": 5}".into()),
        ("text/plain", "[1]".into()),
        ("application/xml", "<a/>".into()),
        (FORM, "=&&==&a=1&a=2".into()),
        (FORM, "%FF=%FF".into()),
        (FORM, "name=%00&role_name=%00".into()),
        (FORM, "data=".into()),
        (FORM, "data=%7B".into()),
        (FORM, "data=%5B1%5D".into()),
        (FORM, "cmd=&run_method=".into()),
        (FORM, "fields=*&filters=%7B%22&limit=9999999999999999999999".into()),
        (FORM, "fields=%5B%22count(*)%22%5D&order_by=1%3B&as_dict=maybe&limit_page_length=-5".into()),
        ("multipart/form-data", "x".into()),
        ("multipart/form-data; boundary=b", "--b\r\n\r\n".into()),
    ];
    let mut bodies: Vec<_> = text.iter().map(|(kind, body)| (*kind, body.clone().into_bytes())).collect();
    bodies.push((JSON, b"{\"name\": \"\xff\xfe\"}".to_vec()));
    bodies.push((FORM, b"name=\xff\xfe".to_vec()));
    bodies.push(("application/octet-stream", vec![0, 159, 146, 150]));
    bodies
}

/// Values that an argument may be given.
fn values() -> Vec<JsonValue> {
    let long = "long ".repeat(3_000);
    vec![
        JsonValue::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(9_007_199_254_740_993_i64),
        json!(u64::MAX),
        json!(1e308),
        json!(""),
        json!("x"),
        json!("5"),
        json!("User"),
        json!("Has Role"),
        json!("DocType"),
        json!("System Settings"),
        json!("Guest"),
        json!("2026-13-45"),
        json!("a\u{0}b"),
        json!("\u{1F4A9}"),
        json!("'; drop table tabRole; --"),
        json!(long),
        json!("[]"),
        json!("{"),
        json!("[[\"name\", \"like\", {}]]"),
        json!("{\"doctype\": \"Role\"}"),
        json!([]),
        json!([null, 5, "x", [], {}]),
        json!(["name", ["a", "b"]]),
        json!({}),
        json!({"doctype": "Role", "name": "Walked", "role_name": []}),
        json!({"doctype": 5, "name": {}}),
        json!({"a": {"b": [1, {"c": null}]}}),
    ]
}

/// What makes sense for an argument, going by its name, so that the others are looked at.
fn sensible(argument: &str) -> JsonValue {
    match argument {
        "doctype" | "dt" | "reference_doctype" => json!("Role"),
        "name" | "docname" | "dn" | "doc_name" | "reference_name" | "old" | "old_name" | "value" => json!("Walked"),
        "new" | "new_name" => json!("Walked Elsewhere"),
        "fieldname" | "field" => json!("role_name"),
        "doc" | "document" | "docs" => json!({"doctype": "Role", "name": "Walked", "role_name": "Walked"}),
        "items" | "docnames" | "names" => json!(["Walked"]),
        "user" => json!("Guest"),
        "action" => json!("Save"),
        _ => json!("1"),
    }
}

/// Asks as somebody and notes what is wrong with the answers.
struct Walk<'a> {
    site: &'a TestSite,
    token: Option<&'a str>,
    mistakes: BTreeSet<String>,
    asked: usize,
}

impl Walk<'_> {
    fn of<'a>(site: &'a TestSite, token: Option<&'a str>) -> Walk<'a> {
        Walk { site, token, mistakes: BTreeSet::new(), asked: 0 }
    }

    fn ask(&mut self, verb: Method, target: &str, kind: &str, body: &[u8]) {
        let mut ask = self.site.ask(verb.clone(), target);
        ask.request.content_type = kind.to_owned();
        ask.request.body = body.to_vec().into();
        ask.request.headers.authorization = self.token.map(str::to_owned);
        self.asked += 1;
        let answer = ask.answer();
        if let Err(mistake) = check(target, answer.status, &answer.body) {
            let body = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
            self.mistakes.insert(format!("{verb:?} {target} {kind} {body}\n    {} {mistake}", answer.status));
        }
    }

    fn call(&mut self, verb: Method, target: &str, arguments: &JsonValue) {
        self.ask(verb, target, JSON, arguments.to_string().as_bytes());
    }

    /// Fails with the first mistakes.
    fn end(self, at_least: usize) {
        assert!(self.asked >= at_least, "only {} requests were made", self.asked);
        let first: Vec<String> = self.mistakes.iter().take(20).cloned().collect();
        assert!(first.is_empty(), "{} of {} requests:\n{}", self.mistakes.len(), self.asked, first.join("\n"));
    }
}

/// What an answer has to be.
fn check(target: &str, status: u16, body: &[u8]) -> Result<(), String> {
    if status >= 500 {
        return Err(String::from_utf8_lossy(body).into_owned());
    }
    if !target.starts_with("/api/") {
        return Ok(());
    }
    if status < 400 {
        let is_good = body.is_empty() || serde_json::from_slice::<JsonValue>(body).is_ok();
        return is_good.then_some(()).ok_or_else(|| "is no JSON".to_owned());
    }
    let body: JsonValue = serde_json::from_slice(body).map_err(|_| "is no JSON".to_owned())?;
    let text = |value: &JsonValue| value.as_str().is_some_and(|text| !text.is_empty());
    // A path that leads nowhere has a class and nothing to say.
    let class = json!("DoesNotExistError");
    let is_nowhere = body == json!({ "exc_type": class }) || body == json!({"errors": [{ "type": class }]});
    if status == 404 && is_nowhere {
        return Ok(());
    }
    let is_good = if target.starts_with("/api/v2") {
        let error = &body["errors"][0];
        text(&error["type"]) && text(&error["message"]) && text(&error["exception"]) == (status != 404)
    } else {
        let traces = |value: &JsonValue| parsed(value).is_some_and(|traces| text(&traces[0]));
        let message = parsed(&body["_server_messages"]).and_then(|messages| parsed(&messages[0]));
        text(&body["exc_type"])
            && (text(&body["exception"]) && traces(&body["exc"])) == (status != 404)
            && message.map_or_else(|| text(&body["message"]), |message| text(&message["message"]))
    };
    is_good.then_some(()).ok_or_else(|| format!("is not in the envelope: {body}"))
}

/// JSON inside of text.
fn parsed(value: &JsonValue) -> Option<JsonValue> {
    serde_json::from_str(value.as_str()?).ok()
}

/// A site with the document that the requests are about, and Administrator's token, which a
/// logout does not end.
fn site() -> (TestSite, String) {
    let site = TestSite::new();
    let mut ctx = site.context();
    let made = crate::auth::generate_keys(&mut ctx, "Administrator").unwrap();
    ctx.commit().unwrap();
    let token = format!("token {}:{}", made.key, made.secret);
    make_walked(&site, &token);
    (site, token)
}

fn make_walked(site: &TestSite, token: &str) {
    let (status, body) = site.post("/api/resource/Role", json!({"role_name": "Walked"})).token(token).send();
    assert!(matches!(status, 200 | 409), "{body}");
}

#[test]
fn every_route_takes_every_verb_and_body() {
    let (site, token) = site();
    let bodies = bodies();
    let mut walk = Walk::of(&site, Some(&token));
    for version in ["/api", "/api/v1", "/api/v2"] {
        for path in PATHS {
            for verb in VERBS {
                // The first two versions are one, and the last verbs read no body.
                let is_short = version == "/api/v1" || matches!(verb, Method::HEAD | Method::OPTIONS | Method::TRACE);
                let bodies = if is_short { &bodies[..4] } else { &bodies[..] };
                for (kind, body) in bodies {
                    walk.ask(verb.clone(), &path.replace("{}", version), kind, body);
                }
            }
            make_walked(&site, &token);
        }
    }
    walk.end(15_000);
    assert_eq!(site.get(WHO).token(&token).send().1["message"], "Administrator");
}

#[test]
fn every_path_is_answered() {
    let (site, token) = site();
    let strangers = [None, Some(token.as_str())];
    for stranger in strangers {
        let mut walk = Walk::of(&site, stranger);
        for version in ["/api", "/api/v2"] {
            for place in ["resource", "document", "doctype", "method", "", "nothing"] {
                for part in PARTS {
                    for path in [format!("{place}/{part}"), format!("{place}/Role/{part}"), format!("{place}/{part}/x")]
                    {
                        for verb in VERBS {
                            walk.ask(verb, &format!("{version}/{path}"), JSON, b"{}");
                        }
                    }
                }
            }
        }
        for path in ["/api", "/api/", "/api/v2foo/document/Role", "/api//resource/Role", "/api/v3/method/ping"] {
            for verb in VERBS {
                walk.ask(verb, path, "", b"");
            }
        }
        walk.end(6_000);
    }
}

#[test]
fn every_function_takes_every_argument() {
    let (site, token) = site();
    let user = site.user("walker@example.com");
    let values = values();
    for (place, who) in [Some(token.as_str()), Some(user.as_str()), None].into_iter().enumerate() {
        let mut walk = Walk::of(&site, who);
        for (path, method) in builtin::all() {
            let arguments: Vec<&str> = arguments_of(method.arguments);
            let sense: serde_json::Map<_, _> =
                arguments.iter().map(|name| ((*name).to_owned(), sensible(name))).collect();
            let target = format!("/api/method/{path}");
            for verb in VERBS {
                walk.call(verb.clone(), &target, &sense.clone().into());
                walk.call(verb, &format!("/api/v2/method/{path}"), &json!({}));
            }
            // Each argument meets some of the values and each value many arguments. Others than
            // Administrator fail by what they may do, which a few show.
            let step = if place == 0 { 4 } else { 16 };
            let mut turn = path.len();
            let mut values = || {
                turn += 1;
                values.iter().skip(turn % step).step_by(step)
            };
            // A parameter may be called like a number of things that the server itself reads.
            for argument in arguments.iter().copied().chain(["sid", "_lang", "cmd", "ignore_permissions", "flags"]) {
                for value in values() {
                    let mut given = sense.clone();
                    given.insert(argument.to_owned(), value.clone());
                    walk.call(Method::POST, &target, &given.into());
                }
            }
            for value in values() {
                let all: serde_json::Map<_, _> =
                    arguments.iter().map(|name| ((*name).to_owned(), value.clone())).collect();
                walk.call(Method::POST, &target, &all.clone().into());
                walk.call(Method::GET, &target, &all.clone().into());
                let mut command = all;
                command.insert("cmd".to_owned(), path.clone().into());
                walk.ask(Method::POST, "/api/", JSON, JsonValue::from(command).to_string().as_bytes());
            }
            make_walked(&site, &token);
        }
        walk.end(500);
    }
    assert_eq!(site.get(WHO).token(&token).send().1["message"], "Administrator");
}

/// The names of a function's arguments; those of lists, where it takes a form as a whole.
fn arguments_of(arguments: &'static [Argument]) -> Vec<&'static str> {
    if arguments.is_empty() {
        let of_lists =
            ["doctype", "fields", "filters", "or_filters", "order_by", "group_by", "limit", "parent", "as_dict"];
        return of_lists.into();
    }
    arguments.iter().map(|argument| argument.name).collect()
}

#[test]
fn every_method_of_a_document_takes_every_argument() {
    let (site, token) = site();
    let mut walk = Walk::of(&site, Some(&token));
    let arguments = ["comment_type", "text", "name", "merge", "force", "validate_rename", "comment_email", "unknown"];
    for method in ["add_comment", "submit", "rename", "nothing", ""] {
        for value in values() {
            for argument in arguments {
                let with = json!({"run_method": method, argument: value});
                let run = json!({"method": method, "dt": "Role", "dn": "Walked", "args": {argument: value}});
                walk.call(Method::POST, "/api/resource/Role/Walked", &with);
                walk.call(Method::GET, "/api/resource/Role/Walked", &with);
                let alone = json!({argument: value});
                walk.call(Method::POST, &format!("/api/v2/document/Role/Walked/method/{method}"), &alone);
                walk.call(Method::POST, "/api/method/run_doc_method", &run);
            }
            let run = json!({"method": method, "document": value, "docs": value, "args": value, "kwargs": value});
            walk.call(Method::POST, "/api/v2/method/run_doc_method", &run);
        }
        make_walked(&site, &token);
    }
    walk.end(4_000);
}
