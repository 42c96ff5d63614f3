//! Attacks and mistakes: a clear answer, never an error of the database.

use super::garden::Garden;
use crate::error::ErrorKind;
use serde_json::{Value as JsonValue, json};

fn refused(garden: &Garden, params: &JsonValue) -> ErrorKind {
    match garden.list("Plant", params.clone()) {
        Ok(rows) => unreachable!("{params} gave {rows}"),
        Err(error) => error.kind(),
    }
}

#[test]
fn sql_in_the_parts_of_a_query_is_refused() {
    let garden = Garden::new();
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
        assert_eq!(refused(&garden, &params), ErrorKind::Data, "{params}");
    }
    // What Frappe takes for a DocType.
    for params in [
        json!({"filters": [["Plant` where 1=1 --", "name", "=", "x"]]}),
        json!({"filters": [["Plan", "name", "=", "x"]]}),
        json!({"filters": ["family", "=", "oak"]}),
        json!({"filters": [["height", 60]]}),
        json!({"or_filters": [["name", "=", "aster"], ["family", "oak"]]}),
    ] {
        assert_eq!(refused(&garden, &params), ErrorKind::DoesNotExist, "{params}");
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
        assert_eq!(refused(&garden, &params), ErrorKind::Validation, "{params}");
    }
}

#[test]
fn values_are_values_whatever_they_contain() {
    let garden = Garden::new();
    for value in
        ["' or '1'='1", "\" or 1=1 --", "x`; drop table tabPlant", "{{7*7}}", "a\u{2028}b", "%", "?", "$1", ":a"]
    {
        assert_eq!(garden.names(&json!({"family": value})), "", "{value:?}");
        assert_eq!(garden.names(&json!({"family": ["in", [value]]})), "", "{value:?}");
    }
    assert_eq!(garden.names(&json!({"name": "aster"})), "aster");
}

#[test]
fn keys_are_text_whatever_they_contain() {
    let garden = Garden::new();
    let key = "x\"; drop table 'tabPlant' --";
    let fields = json!([format!("name as `{key}`")]);
    let rows = garden.list("Plant", json!({"fields": fields, "filters": {"name": "aster"}})).unwrap();
    assert_eq!(rows[0][key], "aster");
}

#[test]
fn values_that_do_not_fit_are_refused() {
    let garden = Garden::new();
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
        let kind = refused(&garden, &json!({"filters": filters}));
        assert_eq!(kind, ErrorKind::Validation, "{}", filters.to_string().chars().take(80).collect::<String>());
    }
}

#[test]
fn strange_numbers_are_no_errors_of_the_database() {
    let garden = Garden::new();
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
            assert!(
                garden.list("Plant", json!({"filters": {"height": [operator, value]}})).is_ok(),
                "{operator} {value}"
            );
        }
    }
}

#[test]
fn pages_without_sense_are_refused() {
    let garden = Garden::new();
    for limit in [
        json!(-1),
        json!("-1"),
        json!("abc"),
        json!(1e20),
        json!("99999999999999999999"),
        json!([1]),
        json!(2.5),
        json!("1; drop"),
    ] {
        for name in ["limit_start", "limit_page_length", "limit"] {
            assert_eq!(refused(&garden, &json!({name: limit})), ErrorKind::Validation, "{name} {limit}");
        }
    }
    assert!(garden.list("Plant", json!({"limit_page_length": 1_000_000_000})).is_ok());
    assert_eq!(refused(&garden, &json!({"as_dict": "perhaps"})), ErrorKind::Type);
}

#[test]
fn what_would_exhaust_the_server_is_refused() {
    let garden = Garden::new();
    let deep = (0..200).fold(json!(["name", "=", "x"]), |inner, _| json!([inner]));
    assert_eq!(refused(&garden, &json!({"filters": deep})), ErrorKind::Data);
    let many: Vec<JsonValue> = (0..1000).map(|_| json!(["name", "=", "x"])).collect();
    assert_eq!(refused(&garden, &json!({"filters": many})), ErrorKind::Data);
    assert_eq!(refused(&garden, &json!({"fields": vec!["name"; 1000]})), ErrorKind::Data);
    let rows: Vec<JsonValue> = (0..200).map(|_| json!(["Plant Care", "task", "=", "x"])).collect();
    assert_eq!(refused(&garden, &json!({"or_filters": rows})), ErrorKind::Data);
    let wide: Vec<JsonValue> = (0..250).map(|number| json!(["name", "!=", number])).collect();
    assert_eq!(garden.names(&JsonValue::Array(wide)), "aster beech cosmos dill elder");
}

#[test]
fn doctypes_without_a_list_say_so() {
    let garden = Garden::new();
    let kind = |doctype: &str| garden.list(doctype, json!({})).unwrap_err().kind();
    assert_eq!(kind("Nothing"), ErrorKind::DoesNotExist);
    assert_eq!(kind("Garden Rules"), ErrorKind::Validation);
}
