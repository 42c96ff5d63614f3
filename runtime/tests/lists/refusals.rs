//! Malicious and malformed parameters: a clear error, never one of the database.

use super::support::TestApp;
use doctyped_core::error::ErrorKind;
use serde_json::{Value as JsonValue, json};

fn error_kind(app: &TestApp, params: &JsonValue) -> ErrorKind {
    match app.list("Plant", params.clone()) {
        Ok(rows) => unreachable!("{params} gave {rows}"),
        Err(error) => error.kind(),
    }
}

#[test]
fn sql_in_parameters_is_refused() {
    let app = TestApp::new();
    for params in [
        json!({"fields": ["(select password from __Auth limit 1)"]}),
        json!({"fields": ["name from tabPlant --"]}),
        json!({"fields": ["`__Auth`.`password`"]}),
        json!({"fields": ["`tab__Auth`.`password`"]}),
        json!({"fields": ["`tabDocShare`.`share_name`"]}),
        json!({"fields": ["tabDocShare.share_name"]}),
        json!({"fields": ["lft"]}),
        json!({"fields": ["`tabPlant`.`care`"]}),
        json!({"fields": ["bed.care"]}),
        json!({"fields": ["count(care)"]}),
        json!({"filters": {"care": "x"}}),
        json!({"order_by": "care"}),
        json!({"group_by": "care"}),
        json!({"fields": ["care", "count(name) as n"]}),
        json!({"fields": ["care"], "group_by": "family"}),
        json!({"fields": ["distinct family", "care"]}),
        json!({"fields": ["count(name) as n"], "expand": ["bed"]}),
        json!({"expand": ["family"]}),
        json!({"expand": ["care"]}),
        json!({"expand": ["nothing"]}),
        json!({"expand": ["bed.title"]}),
        json!({"expand": "bed"}),
        json!({"expand": {"bed": 1}}),
        json!({"expand": [["bed"]]}),
        json!({"fields": ["nаme"]}),
        json!({"fields": ["NAME"]}),
        json!({"fields": ["bed.lft.x"]}),
        json!({"fields": ["nothing.name"]}),
        json!({"fields": ["*", "name"]}),
        json!({"fields": ["sum(name)"]}),
        json!({"fields": ["count(*)"]}),
        json!({"fields": ["count(*) as n"]}),
        json!({"fields": [{"sleep": "name"}]}),
        json!({"fields": {"name": 1}}),
        json!({"fields": "name, owner"}),
        json!({"filters": {"name; drop table x": 1}}),
        json!({"filters": {"name = 1 or 1": 1}}),
        json!({"filters": {"ifnull(name, '')": "x"}}),
        json!({"filters": [["DocShare", "share_name", "=", "x"]]}),
        json!({"filters": "[["}),
        json!({"filters": "name"}),
        json!({"order_by": "nope asc"}),
        json!({"order_by": "1"}),
        json!({"order_by": "`tabDocShare`.share_name"}),
        json!({"order_by": "`tabPlant Care`.idx"}),
        json!({"group_by": "nope"}),
    ] {
        assert_eq!(error_kind(&app, &params), ErrorKind::Data, "{params}");
    }
    // Texts that Frappe takes for a DocType.
    for params in [
        json!({"filters": [["Plant` where 1=1 --", "name", "=", "x"]]}),
        json!({"filters": [["Plan", "name", "=", "x"]]}),
        json!({"filters": ["family", "=", "oak"]}),
        json!({"filters": [["height", 60]]}),
        json!({"or_filters": [["name", "=", "aster"], ["family", "oak"]]}),
    ] {
        assert_eq!(error_kind(&app, &params), ErrorKind::DoesNotExist, "{params}");
    }
    for params in [
        json!({"filters": {"name": ["= 1 or", "x"]}}),
        json!({"order_by": "name; drop table x"}),
        json!({"order_by": "(select 1)"}),
        json!({"order_by": "if(1=1,name,owner)"}),
        json!({"order_by": ["name"]}),
        json!({"group_by": "name having 1=1"}),
        json!({"group_by": "count(name)"}),
        json!({"order_by": "count(name)"}),
        json!({"fields": ["count(name) as n", "name"], "group_by": "n"}),
        json!({"parent": {"a": 1}}),
    ] {
        assert_eq!(error_kind(&app, &params), ErrorKind::Validation, "{params}");
    }
}

#[test]
fn sql_in_values_is_bound() {
    let app = TestApp::new();
    for value in
        ["' or '1'='1", "\" or 1=1 --", "x`; drop table tabPlant", "{{7*7}}", "a\u{2028}b", "%", "?", "$1", ":a"]
    {
        assert_eq!(app.names(&json!({"family": value})), "", "{value:?}");
        assert_eq!(app.names(&json!({"family": ["in", [value]]})), "", "{value:?}");
    }
    assert_eq!(app.names(&json!({"name": "aster"})), "aster");
}

#[test]
fn sql_in_aliases_is_text() {
    let app = TestApp::new();
    let key = "x\"; drop table 'tabPlant' --";
    let fields = json!([format!("name as `{key}`")]);
    let rows = app.list("Plant", json!({"fields": fields, "filters": {"name": "aster"}})).unwrap();
    assert_eq!(rows[0][key], "aster");
}

#[test]
fn values_of_the_wrong_type_are_refused() {
    let app = TestApp::new();
    for filters in [
        json!({"name": {"a": 1}}),
        json!({"name": ["=", ["a"]]}),
        json!({"name": ["in", [["a"]]]}),
        json!({"name": ["like", {"a": 1}]}),
        json!({"name": "a\u{0}b"}),
        json!({"height": [">", [1]]}),
        json!({"planted": "soon"}),
        json!({"planted": 5}),
        json!({"planted": ["between", ["2024-01-01", "x"]]}),
        json!({"planted": ["between", ["2024-01-01", "2024-01-02", "2024-01-03"]]}),
        json!({"height": ["between", [1]]}),
        json!({"watered": "99999-01-01"}),
        json!({"watered": ["timespan", "last aeon"]}),
        json!({"family": ["timespan", "last week"]}),
        json!({"planted": ["previous", "2 weeks"]}),
        json!({"family": ["is", "empty"]}),
        json!({"family": ["descendants of", "x"]}),
        json!({"name": ["descendants of", "x"]}),
        json!({"name": ["like", "%a".repeat(20_000)]}),
        json!({"name": ["in", vec!["x"; 100_000]]}),
    ] {
        let kind = error_kind(&app, &json!({"filters": filters}));
        assert_eq!(kind, ErrorKind::Validation, "{}", filters.to_string().chars().take(80).collect::<String>());
    }
}

#[test]
fn extreme_numbers_are_accepted() {
    let app = TestApp::new();
    for value in [
        json!("NaN"),
        json!("inf"),
        json!("1e400"),
        json!(1e300),
        json!("99999999999999999999"),
        json!("abc"),
        json!(i64::MIN),
        json!(u64::MAX),
    ] {
        for operator in ["=", "<", ">=", "!="] {
            assert!(app.list("Plant", json!({"filters": {"height": [operator, value]}})).is_ok(), "{operator} {value}");
        }
    }
}

#[test]
fn invalid_page_is_refused() {
    let app = TestApp::new();
    for limit in [
        json!(-1),
        json!("-1"),
        json!("abc"),
        json!(1e20),
        json!("99999999999999999999"),
        json!([1]),
        json!(2.5),
        json!("1; drop"),
        json!(" "),
    ] {
        for name in ["limit_start", "limit_page_length", "limit"] {
            assert_eq!(error_kind(&app, &json!({name: limit})), ErrorKind::Validation, "{name} {limit}");
        }
    }
    // A parameter that another one takes precedence over is read too.
    assert_eq!(error_kind(&app, &json!({"limit_page_length": 3, "limit": "null"})), ErrorKind::Validation);
    assert!(app.list("Plant", json!({"limit_page_length": 1_000_000_000})).is_ok());
    for switch in [json!("perhaps"), json!("nan"), json!(" ")] {
        assert_eq!(error_kind(&app, &json!({"as_dict": switch})), ErrorKind::Type, "{switch}");
        assert_eq!(app.page(json!({"debug": switch})).unwrap_err().kind(), ErrorKind::Type, "{switch}");
    }
}

#[test]
fn oversized_query_is_refused() {
    let app = TestApp::new();
    let deep = (0..200).fold(json!(["name", "=", "x"]), |inner, _| json!([inner]));
    assert_eq!(error_kind(&app, &json!({"filters": deep})), ErrorKind::Data);
    let many: Vec<JsonValue> = (0..1000).map(|_| json!(["name", "=", "x"])).collect();
    assert_eq!(error_kind(&app, &json!({"filters": many})), ErrorKind::Data);
    assert_eq!(error_kind(&app, &json!({"fields": vec!["name"; 1000]})), ErrorKind::Data);
    let rows: Vec<JsonValue> = (0..200).map(|_| json!(["Plant Care", "task", "=", "x"])).collect();
    assert_eq!(error_kind(&app, &json!({"or_filters": rows})), ErrorKind::Data);
    let wide: Vec<JsonValue> = (0..250).map(|number| json!(["name", "!=", number])).collect();
    assert_eq!(app.names(&JsonValue::Array(wide)), "aster beech cosmos dill elder");
}

#[test]
fn list_of_unknown_or_single_doctype_is_refused() {
    let app = TestApp::new();
    let kind = |doctype: &str| app.list(doctype, json!({})).unwrap_err().kind();
    assert_eq!(kind("Nothing"), ErrorKind::DoesNotExist);
    assert_eq!(kind("Garden Rules"), ErrorKind::Validation);
}
