//! The lists from which the requests are made: paths, bodies and values of every wrong kind.

use super::super::*;

pub const METHODS: [Method; 8] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
    Method::TRACE,
];

/// Paths of routes, and paths that look like one. `{}` is the prefix of a version.
pub const PATHS: &[&str] = &[
    "{}/resource/Role",
    "{}/resource/Role/",
    "{}/resource/Role/Sample",
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
    "{}/document/Role/Sample",
    "{}/document/Role/Sample/copy",
    "{}/document/Role/Sample/method/add_comment",
    "{}/document/Role/Sample/method/rename",
    "{}/document/Role/Sample/method/submit",
    "{}/document/Role/Sample/method/nothing",
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

/// Malformed path segments, used as a DocType and as a name.
pub const PATH_SEGMENTS: &[&str] = &[
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

/// Bodies with their content types.
pub fn bodies() -> Vec<(&'static str, Vec<u8>)> {
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
    let mut bodies: Vec<_> =
        text.iter().map(|(content_type, body)| (*content_type, body.clone().into_bytes())).collect();
    bodies.push((JSON, b"{\"name\": \"\xff\xfe\"}".to_vec()));
    bodies.push((FORM, b"name=\xff\xfe".to_vec()));
    bodies.push(("application/octet-stream", vec![0, 159, 146, 150]));
    bodies
}

/// Values of an argument.
pub fn values() -> Vec<JsonValue> {
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
        json!({"doctype": "Role", "name": "Sample", "role_name": []}),
        json!({"doctype": 5, "name": {}}),
        json!({"a": {"b": [1, {"c": null}]}}),
    ]
}

/// A valid value of an argument, by its name, so that the function reads the other arguments.
pub fn valid_value(argument: &str) -> JsonValue {
    match argument {
        "doctype" | "dt" | "reference_doctype" => json!("Role"),
        "name" | "docname" | "dn" | "doc_name" | "reference_name" | "old" | "old_name" | "value" => json!("Sample"),
        "new" | "new_name" => json!("Sample Elsewhere"),
        "fieldname" | "field" => json!("role_name"),
        "doc" | "document" | "docs" => json!({"doctype": "Role", "name": "Sample", "role_name": "Sample"}),
        "items" | "docnames" | "names" => json!(["Sample"]),
        "user" => json!("Guest"),
        "action" => json!("Save"),
        _ => json!("1"),
    }
}
