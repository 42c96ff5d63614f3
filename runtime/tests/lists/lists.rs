//! Filters, fields, order, paging and grouping of lists.

use super::support::TestApp;
use doctyped_core::grammar::filter::Filter;
use doctyped_orm::db::Dialect;
use doctyped_orm::table::Value;
use doctyped_query as query;
use doctyped_query::Select;
use serde_json::{Value as JsonValue, json};

#[test]
fn list_without_parameters_shows_names_newest_first() {
    let app = TestApp::new();
    let names = json!([{"name": "elder"}, {"name": "dill"}, {"name": "cosmos"}, {"name": "beech"}, {"name": "aster"}]);
    assert_eq!(app.list("Plant", json!({})).unwrap(), names);
    assert_eq!(app.list("Plant", json!({"order_by": "", "fields": "", "filters": "{}"})).unwrap(), names);
}

#[test]
fn fields_have_the_json_type_of_their_column() {
    let app = TestApp::new();
    let fields = json!(["name", "height", "price", "planted", "watered", "_user_tags", "docstatus", "bed as place"]);
    let rows = app.list("Plant", json!({"fields": fields, "filters": {"name": ["in", "aster,dill"]}})).unwrap();
    let expected = json!([
        {"name": "dill", "height": 0, "price": 1.0, "planted": "2024-05-15", "watered": "2024-05-15 23:59:59.999999",
         "_user_tags": null, "docstatus": 0, "place": null},
        {"name": "aster", "height": 60, "price": 3.5, "planted": "2024-03-01", "watered": "2024-05-01 09:05:00.250000",
         "_user_tags": ",blue", "docstatus": 0, "place": "north"},
    ]);
    assert_eq!(rows, expected);
}

#[test]
fn comparisons_treat_null_as_empty() {
    let app = TestApp::new();
    let cases: &[(JsonValue, &str)] = &[
        (json!({"family": "daisy"}), "aster cosmos"),
        (json!({"family": "DAISY"}), "aster cosmos"),
        (json!({"family": ["!=", "daisy"]}), "beech dill elder"),
        (json!({"family": ["!=", "oak"]}), "aster cosmos dill elder"),
        (json!({"family": ""}), "dill elder"),
        (json!({"family": ["!=", ""]}), "aster beech cosmos"),
        (json!({"family": null}), "dill elder"),
        (json!({"family": ["like", "%A%"]}), "aster beech cosmos"),
        (json!({"family": ["like", "dais"]}), ""),
        (json!({"family": ["like", "%"]}), "aster beech cosmos elder"),
        (json!({"family": ["like", ""]}), "dill elder"),
        (json!({"family": ["not like", "%"]}), ""),
        (json!({"family": ["not like", "%a%"]}), "dill elder"),
        (json!({"family": ["in", ["daisy", "oak"]]}), "aster beech cosmos"),
        (json!({"family": ["in", " daisy , oak"]}), "aster beech cosmos"),
        (json!({"family": ["in", [" daisy", "oak "]]}), "aster beech cosmos"),
        (json!({"family": ["in", ["oak", ""]]}), "beech dill elder"),
        (json!({"family": ["in", ["oak", null]]}), "beech dill elder"),
        (json!({"family": ["not in", ["daisy"]]}), "beech dill elder"),
        (json!({"family": ["not in", ["daisy", ""]]}), "beech"),
        (json!({"family": ["is", "set"]}), "aster beech cosmos"),
        (json!({"family": ["is", "not set"]}), "dill elder"),
        (json!({"name": ["in", []]}), ""),
        (json!({"name": ["not in", []]}), "aster beech cosmos dill elder"),
        (json!({"height": "60"}), "aster"),
        (json!({"height": [">", 89.5]}), "beech cosmos elder"),
        (json!({"height": ["in", [60, "90", 0.0]]}), "aster cosmos dill"),
        (json!({"height": ["is", "set"]}), "aster beech cosmos elder"),
        (json!({"height": ["between", [60, 300]]}), "aster cosmos elder"),
        (json!({"price": 3.5}), "aster"),
        (json!({"price": ["<=", "2"]}), "cosmos dill"),
        (json!({"planted": "2024-03-01"}), "aster"),
        (json!({"planted": [">", "2023-12-31"]}), "aster dill"),
        (json!({"planted": ["<", "2024-03-01"]}), "beech cosmos elder"),
        (json!({"planted": ["!=", "2024-03-01"]}), "beech cosmos dill elder"),
        (json!({"planted": ["is", "not set"]}), "cosmos elder"),
        (json!({"planted": ["between", ["2023-10-10", "2024-03-01"]]}), "aster beech"),
        (json!({"planted": "03/01/2024"}), "aster"),
        (json!({"watered": ["between", ["2024/05/02", "15 May 2024"]]}), "beech dill"),
        (json!({"watered": "2024-05-02"}), "beech"),
        (json!({"watered": ["between", ["2024-05-02", "2024-05-15"]]}), "beech dill"),
        (json!({"watered": ["between", ["2024-05-01 10:00:00", "2024-05-15 10:00:00"]]}), "beech"),
        (json!({"watered": ["like", "2024-05-01%"]}), "aster"),
        (json!({"creation": [">=", "2024-03-03"]}), "cosmos dill elder"),
    ];
    for (filters, names) in cases {
        assert_eq!(app.names(filters), *names, "{filters}");
    }
}

#[test]
fn like_has_no_special_characters_besides_wildcards() {
    let app = TestApp::new();
    for pattern in ["\\%", "%\\", "'%' or 1=1", "daisy\\"] {
        assert_eq!(app.names(&json!({"family": ["like", pattern]})), "", "{pattern}");
    }
    assert_eq!(app.names(&json!({"family": ["like", "d_isy"]})), "aster cosmos");
}

#[test]
fn all_conditions_on_one_field_apply() {
    let app = TestApp::new();
    assert_eq!(
        app.names(&json!([["height", ">", 50], ["height", "<", 300], ["family", "=", "daisy"]])),
        "aster cosmos"
    );
    assert_eq!(app.names(&json!([["name", "=", "aster"], ["name", "=", "beech"]])), "");
}

#[test]
fn groups_of_conditions_are_joined_by_and_and_or() {
    let app = TestApp::new();
    let nested = json!([[["name", "=", "aster"], "or", ["height", ">", 500]], "and", ["family", "is", "set"]]);
    assert_eq!(app.names(&nested), "aster beech");
    let params =
        json!({"filters": [["height", ">", 0]], "or_filters": {"family": "Oak", "name": "elder"}, "order_by": "name"});
    assert_eq!(app.list("Plant", params).unwrap(), json!([{"name": "beech"}, {"name": "elder"}]));
}

#[test]
fn timespans_in_the_present_match_no_old_date() {
    let app = TestApp::new();
    assert_eq!(app.names(&json!({"planted": ["timespan", "today"]})), "");
    assert_eq!(app.names(&json!({"planted": ["next", "1 year"]})), "");
    assert_eq!(app.names(&json!({"planted": ["previous", "1 week"]})), "");
}

#[test]
fn tree_operators_match_ancestors_and_descendants() {
    let app = TestApp::new();
    let beds = |operator: &str, node: &str| {
        let params = json!({"filters": [["name", operator, node]], "order_by": "name"});
        let rows = app.list("Bed", params).unwrap();
        let names: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
        names.join(" ")
    };
    assert_eq!(beds("descendants of", "north"), "hedge");
    assert_eq!(beds("descendants of (inclusive)", "north"), "hedge north");
    assert_eq!(beds("ancestors of", "hedge"), "garden north");
    assert_eq!(beds("not descendants of", "garden"), "garden");
    assert_eq!(beds("not ancestors of", "hedge"), "hedge south");
    assert_eq!(beds("ancestors of (inclusive)", "hedge"), "garden hedge north");
    assert_eq!(beds("not descendants of (inclusive)", "north"), "garden south");
    assert_eq!(beds("not ancestors of (inclusive)", "hedge"), "south");
    assert_eq!(beds("descendants of", "nowhere"), "");
    assert_eq!(app.names(&json!({"bed": ["descendants of", "garden"]})), "aster beech cosmos elder");
    assert_eq!(app.names(&json!({"bed": ["not descendants of", "north"]})), "aster cosmos dill elder");
}

#[test]
fn filter_on_child_rows_returns_each_parent_once() {
    let app = TestApp::new();
    let care = |conditions: JsonValue| app.names(&conditions);
    assert_eq!(care(json!([["Plant Care", "minutes", ">", 1]])), "aster beech");
    assert_eq!(care(json!([["Plant Care", "task", "=", "stake"]])), "aster");
    // Both conditions have to hold for one row.
    assert_eq!(care(json!([["Plant Care", "task", "=", "water"], ["Plant Care", "minutes", ">", 10]])), "");
    assert_eq!(care(json!([["Plant Care", "task", "=", "weed"], ["Plant Care", "minutes", ">", 10]])), "aster");
    // A plant without child rows counts as one with a row of NULLs.
    assert_eq!(care(json!([["Plant Care", "task", "!=", "prune"]])), "aster cosmos dill elder");
    assert_eq!(care(json!([["Plant Care", "task", "is", "not set"]])), "cosmos dill elder");
    // One table field, and a row whose parenttype differs.
    assert_eq!(care(json!([["repairs.task", "=", "water"]])), "");
    assert_eq!(care(json!([["care.task", "=", "water"]])), "aster");
    let minutes = json!([["Plant Care", "minutes", ">", 1]]);
    let mut select = Select::new("Plant");
    select.filter(Filter::from_json(&minutes, query::Joiner::And).unwrap());
    assert_eq!(select.count(&mut app.context("Administrator", &[])).unwrap(), 2);
}

#[test]
fn fields_of_child_rows_repeat_their_parents() {
    let app = TestApp::new();
    let params = json!({
        "fields": ["name", "care.task", "care.minutes as m"], "filters": {"family": ["is", "set"]},
        "order_by": "name, `tabPlant Care`.idx desc"
    });
    let expected = json!([
        {"name": "aster", "task": "weed", "m": 20}, {"name": "aster", "task": "water", "m": 5},
        {"name": "beech", "task": "prune", "m": 60}, {"name": "cosmos", "task": null, "m": null},
    ]);
    assert_eq!(app.list("Plant", params).unwrap(), expected);
    let params = json!({"fields": ["name", "`tabPlant Care`.`task`"], "filters": [["Plant Care", "task", "in", "stake,water"]], "order_by": "task"});
    assert_eq!(
        app.list("Plant", params).unwrap(),
        json!([{"name": "aster", "task": "stake"}, {"name": "aster", "task": "water"}])
    );
}

#[test]
fn fields_of_linked_documents_are_joined() {
    let app = TestApp::new();
    let params = json!({"fields": ["name", "bed.title", "bed.lft as place"], "filters": {"bed.title": ["like", "%h"]}, "order_by": "bed.lft, name"});
    let expected = json!([
        {"name": "aster", "title": "North", "place": 2}, {"name": "elder", "title": "North", "place": 2},
        {"name": "cosmos", "title": "South", "place": 6},
    ]);
    assert_eq!(app.list("Plant", params).unwrap(), expected);
}

#[test]
fn pages_have_a_start_and_a_length() {
    let app = TestApp::new();
    let page = |params: JsonValue| {
        let mut params = params;
        params["order_by"] = json!("name");
        let rows = app.list("Plant", params).unwrap();
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row["name"].as_str().unwrap().chars().next().unwrap())
            .collect::<String>()
    };
    assert_eq!(page(json!({"limit_page_length": "2"})), "ab");
    assert_eq!(page(json!({"limit": 2, "limit_start": "1"})), "bc");
    assert_eq!(page(json!({"limit": 2, "limit_page_length": 3})), "abc");
    assert_eq!(page(json!({"limit_page_length": 0})), "abcde");
    assert_eq!(page(json!({"limit_page_length": "0", "limit_start": 3})), "de");
    assert_eq!(page(json!({"limit_start": 100})), "");
}

#[test]
fn rows_are_arrays_without_as_dict() {
    let app = TestApp::new();
    let params = json!({"fields": "[\"name\", \"height\"]", "as_dict": "0", "limit": 1, "order_by": "height desc"});
    assert_eq!(app.list("Plant", params).unwrap(), json!([["beech", 900]]));
}

#[test]
fn aggregates_have_the_type_of_their_function() {
    let app = TestApp::new();
    let params = json!({
        "fields": ["family", "count(name) as n", "sum(height) as total", "max(height)", "avg(price) as price", "min(planted) as first"],
        "group_by": "family", "order_by": "n desc, family", "filters": {"family": ["is", "set"]}
    });
    let expected = json!([
        {"family": "daisy", "n": 2, "total": 150.0, "max(height)": 90, "price": 2.75, "first": "2024-03-01"},
        {"family": "Oak", "n": 1, "total": 900.0, "max(height)": 900, "price": 80.0, "first": "2023-10-10"},
    ]);
    assert_eq!(app.list("Plant", params).unwrap(), expected);
    let params = json!({"fields": ["year(planted) as y", {"COUNT": "name", "as": "n"}], "group_by": "y"});
    assert_eq!(
        app.list("Plant", params).unwrap(),
        json!([{"y": null, "n": 2}, {"y": 2023, "n": 1}, {"y": 2024, "n": 2}])
    );
    let params = json!({"fields": ["date(creation) as d", "quarter(creation) as q", "count(distinct family) as n"], "group_by": "date(creation)", "order_by": "d desc", "limit": 1});
    assert_eq!(app.list("Plant", params).unwrap(), json!([{"d": "2024-03-05", "q": 1, "n": 1}]));
}

#[test]
fn aggregates_without_group_by_are_one_row() {
    let app = TestApp::new();
    let count = |fields: JsonValue| app.list("Plant", json!({"fields": fields, "order_by": "creation desc"})).unwrap();
    assert_eq!(count(json!(["count(name) as n"])), json!([{"n": 5}]));
    assert_eq!(count(json!([{"COUNT": "*", "as": "n"}])), json!([{"n": 5}]));
    assert_eq!(count(json!(["sum(height) as s"])), json!([{"s": 1350.0}]));
    let none = app.list("Plant", json!({"fields": ["sum(height) as s"], "filters": {"name": "x"}})).unwrap();
    assert_eq!(none, json!([{"s": null}]));
    let distinct = app.list("Plant", json!({"fields": ["distinct bed"]})).unwrap();
    assert_eq!(distinct, json!([{"bed": null}, {"bed": "hedge"}, {"bed": "north"}, {"bed": "south"}]));
}

#[test]
fn fields_without_columns_are_left_out() {
    let app = TestApp::new();
    let list = |fields: JsonValue| app.list("Plant", json!({"fields": fields, "filters": {"name": "aster"}})).unwrap();
    assert_eq!(list(json!(["name", "age", "doctype", "_seen"])), json!([{"name": "aster"}]));
    assert_eq!(list(json!(["age"])), json!([{"name": "aster"}]));
    let star = list(json!("*"));
    let keys: Vec<&String> = star[0].as_object().unwrap().keys().collect();
    let expected = [
        "name",
        "owner",
        "creation",
        "modified",
        "modified_by",
        "docstatus",
        "idx",
        "family",
        "height",
        "price",
        "planted",
        "watered",
        "origin",
        "bed",
        "keeper",
        "subject_type",
        "subject",
        "hint",
    ];
    assert_eq!(keys, expected);
    // A password is masked, with asterisks that do not tell its length.
    assert_eq!(star[0]["hint"], "*******");
}

#[test]
fn select_returns_values() {
    let app = TestApp::new();
    let mut ctx = app.context("Administrator", &[]);
    let mut select = Select::new("Plant");
    select.field("name").unwrap().field("height").unwrap();
    select.filter(Filter::name("elder")).order_by("idx desc").unwrap().limit(Some(1));
    let rows = select.rows(&mut ctx).unwrap();
    assert_eq!(rows, [[Value::Text("elder".to_owned()), Value::Int(300)]]);
    assert_eq!(select.count(&mut ctx).unwrap(), 1);
}

#[test]
fn value_under_several_aliases_is_selected_once() {
    let app = TestApp::new();
    let fields = json!(["height as a", "name", "height as b", "family", "height"]);
    let filters = json!({"name": ["in", ["aster", "elder"]]});
    let list = |more: JsonValue| {
        let mut params = json!({"fields": fields, "filters": filters, "order_by": "b desc"});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        app.list("Plant", params).unwrap()
    };
    let objects = json!([
        {"a": 300, "name": "elder", "b": 300, "family": "", "height": 300},
        {"a": 60, "name": "aster", "b": 60, "family": "daisy", "height": 60},
    ]);
    assert_eq!(list(json!({})), objects);
    let distinct = json!([{"height": 300, "name": "elder", "b": 300}, {"height": 60, "name": "aster", "b": 60}]);
    assert_eq!(list(json!({"fields": ["distinct height", "name", "height as b"]})), distinct);
    let arrays = json!([[300, "elder", 300, "", 300], [60, "aster", 60, "daisy", 60]]);
    assert_eq!(list(json!({"as_dict": 0})), arrays);
    let grouped = json!({"fields": ["height as a", "height as b", "count(name) as n"], "group_by": "b"});
    let rows = json!([{"a": 300, "b": 300, "n": 1}, {"a": 60, "b": 60, "n": 1}]);
    assert_eq!(list(grouped), rows);
    let mut ctx = app.context("Administrator", &[]);
    let mut select = Select::new("Plant");
    select.field("height as a").unwrap().field("name").unwrap().field("height as b").unwrap();
    let sql = select.to_sql(&mut ctx, Dialect::Sqlite).unwrap();
    assert_eq!(sql.matches("height").count(), 1, "{sql}");
    let rows = select.filter(Filter::name("elder")).rows(&mut ctx).unwrap();
    assert_eq!(rows, [[Value::Int(300), Value::Text("elder".to_owned()), Value::Int(300)]]);
}
