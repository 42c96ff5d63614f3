//! Types, values, limits and annotations.

use super::{request, response};
use serde_json::{Value, json};

#[test]
fn narrowed_type_breaks_requests_and_widened_type_breaks_responses() {
    let (one, two) = (json!({"type": "string"}), json!({"type": ["string", "number"]}));
    let (narrowed, widened) =
        ("value: type narrowed from string or number to string", "value: type widened from string to string or number");
    assert_eq!(request(&two, &one), [format!("breaking {narrowed}")]);
    assert_eq!(response(&two, &one), [format!("compatible {narrowed}")]);
    assert_eq!(request(&one, &two), [format!("compatible {widened}")]);
    assert_eq!(response(&one, &two), [format!("breaking {widened}")]);
    let changed = ["breaking value: type changed from string to integer"];
    assert_eq!(request(&one, &json!({"type": "integer"})), changed);
    assert_eq!(response(&one, &json!({"type": "integer"})), changed);
}

#[test]
fn null_is_named() {
    let (text, nullable) = (json!({"type": "string"}), json!({"type": ["string", "null"]}));
    assert_eq!(response(&text, &nullable), ["breaking value: null is now a value"]);
    assert_eq!(request(&nullable, &text), ["breaking value: null is no longer a value"]);
}

#[test]
fn schema_that_allows_nothing_breaks_requests() {
    assert_eq!(
        request(&json!(true), &json!(false)).first().unwrap(),
        "breaking value: type narrowed from any value to nothing"
    );
    assert_eq!(request(&json!(false), &json!({"enum": []})), [""; 0]);
}

#[test]
fn removed_option_breaks_requests_and_new_option_may_break_responses() {
    let (few, many) = (json!({"enum": ["Open"]}), json!({"enum": ["Open", "Closed"]}));
    assert_eq!(request(&many, &few), ["breaking value: no longer a value: \"Closed\""]);
    assert_eq!(response(&many, &few), ["compatible value: no longer a value: \"Closed\""]);
    assert_eq!(request(&few, &many), ["compatible value: now a value: \"Closed\""]);
    assert_eq!(response(&few, &many), ["may_break value: now a value: \"Closed\""]);
    let text = json!({"type": "string"});
    assert_eq!(request(&text, &few), ["breaking value: only these values are left: \"Open\""]);
    assert_eq!(response(&few, &text), ["may_break value: values other than \"Open\" are possible"]);
}

#[test]
fn option_of_another_type_and_other_options_break_responses() {
    let old = json!({"enum": ["Open"]});
    assert_eq!(response(&old, &json!({"enum": ["Open", null]})), ["breaking value: now a value: null"]);
    let expected = ["breaking value: values changed from \"Article\" to \"Book\""];
    assert_eq!(response(&json!({"const": "Article"}), &json!({"const": "Book"})), expected);
}

#[test]
fn limits_break_requests_only() {
    let table: [(Value, Value, &str); 8] = [
        (json!({"maxLength": 140}), json!({"maxLength": 20}), "maxLength changed from 140 to 20"),
        (json!({}), json!({"minLength": 1}), "minLength changed from none to 1"),
        (json!({"minimum": 0}), json!({"minimum": 1}), "minimum changed from 0 to 1"),
        (json!({"maximum": 5}), json!({"exclusiveMaximum": 5}), "maximum changed from 5 to 5 (exclusive)"),
        (json!({}), json!({"maxItems": 3}), "maxItems changed from none to 3"),
        (json!({}), json!({"pattern": "^a"}), "pattern \"^a\" was added"),
        (json!({"multipleOf": 2}), json!({"multipleOf": 3}), "multipleOf changed from 2 to 3"),
        (json!({}), json!({"uniqueItems": true}), "items now have to be unique"),
    ];
    for (old, new, message) in table {
        assert_eq!(request(&old, &new), [format!("breaking value: {message}")]);
        assert_eq!(response(&old, &new), [format!("compatible value: {message}")]);
    }
    assert_eq!(request(&json!({"maxLength": 20}), &json!({})), ["compatible value: maxLength changed from 20 to none"]);
}

#[test]
fn limits_of_other_types_and_equal_bounds_are_no_changes() {
    let (old, new) = (json!({"type": "integer"}), json!({"type": "integer", "maxLength": 3, "maxItems": 1}));
    assert_eq!(request(&old, &new), [""; 0]);
    let (inclusive, exclusive) =
        (json!({"type": "integer", "minimum": 1}), json!({"type": "integer", "exclusiveMinimum": 0}));
    assert_eq!(request(&inclusive, &exclusive), [""; 0]);
    assert_eq!(request(&json!({}), &json!({"minLength": 0})), [""; 0]);
}

#[test]
fn format_is_a_type_of_clients() {
    let (text, date) = (json!({"type": "string"}), json!({"type": "string", "format": "date"}));
    assert_eq!(request(&text, &date), ["breaking value: format date was added"]);
    assert_eq!(response(&text, &date), ["compatible value: format date was added"]);
    assert_eq!(response(&date, &text), ["breaking value: format date was removed"]);
    let (int32, int64) = (json!({"format": "int32"}), json!({"format": "int64"}));
    assert_eq!(request(&int32, &int64), ["compatible value: format changed from int32 to int64"]);
    assert_eq!(response(&int32, &int64), ["breaking value: format changed from int32 to int64"]);
    assert_eq!(response(&date, &json!({"type": "string", "format": "time"})).len(), 1);
}

#[test]
fn link_to_another_doctype_is_breaking() {
    let link = |doctype: &str| json!({"type": "string", "x-frappe-link": doctype});
    let expected = ["breaking value: links to DocType Supplier in place of Customer"];
    assert_eq!(request(&link("Customer"), &link("Supplier")), expected);
    assert_eq!(response(&link("Customer"), &link("Supplier")), expected);
    let text = json!({"type": "string"});
    assert_eq!(request(&text, &link("User")), ["breaking value: now a link to DocType User"]);
    assert_eq!(response(&text, &link("User")), ["compatible value: now a link to DocType User"]);
    assert_eq!(request(&link("User"), &text), ["compatible value: no longer a link to DocType User"]);
}

#[test]
fn switches_of_fields_may_break_writes() {
    let with = |name: &str, value: Value| json!({"type": "string", name: value});
    let plain = json!({"type": "string"});
    let first = |old: &Value, new: &Value| response(old, new).concat();
    assert!(first(&plain, &with("x-frappe-unique", json!(true))).starts_with("may_break value: now unique"));
    assert!(
        first(&plain, &with("x-frappe-set-only-once", json!(true))).starts_with("may_break value: can now be set only")
    );
    assert!(
        first(&with("x-frappe-allow-on-submit", json!(true)), &plain).starts_with("may_break value: can no longer")
    );
    let expected = "may_break value: permission level changed from 0 to 2";
    assert_eq!(first(&plain, &with("x-frappe-permlevel", json!(2))), expected);
    let expected = ["may_break value: default changed from none to \"a\""];
    assert_eq!(request(&plain, &with("default", json!("a"))), expected);
    assert_eq!(request(&plain, &with("deprecated", json!(true))), ["compatible value: deprecated"]);
}

#[test]
fn format_of_text_is_compared() {
    let (text, email) = (json!({"type": "string"}), json!({"type": "string", "x-frappe-format": "email"}));
    assert_eq!(request(&text, &email), ["breaking value: text now has the format email"]);
    assert_eq!(response(&email, &text), ["compatible value: text no longer has the format email"]);
    let phone = json!({"type": "string", "x-frappe-format": "phone"});
    assert_eq!(response(&email, &phone), ["breaking value: format of the text changed from email to phone"]);
}
