//! Paging (`has_next_page`, `count`, cursors), and the limits of rows and time of a list.

use super::support::TestApp;
use diesel::connection::SimpleConnection;
use doctyped_api::setup;
use doctyped_core::api_version::ApiVersion;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::ErrorKind;
use doctyped_core::json::JsonWriter;
use doctyped_query as query;
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;

#[test]
fn has_next_page_tells_whether_there_are_more_rows() {
    let app = TestApp::new();
    let next = |mut params: JsonValue| {
        params["include"] = json!("has_next_page");
        app.page(params).unwrap()["has_next_page"].clone()
    };
    assert_eq!(next(json!({"limit": 4})), true);
    assert_eq!(next(json!({"limit": 5})), false);
    assert_eq!(next(json!({"limit": 2, "start": 2})), true);
    assert_eq!(next(json!({"limit": 2, "start": 3})), false);
    assert_eq!(next(json!({"limit": "0"})), false);
    assert_eq!(next(json!({"limit": 1, "fields": ["family", "count(name) as n"], "group_by": "family"})), true);
    let page = app.page(json!({"limit": 4, "include": "has_next_page"})).unwrap();
    assert_eq!((page["data"].as_array().unwrap().len(), &page["has_next_page"]), (4, &json!(true)));
    assert!(page.get("count").is_none() && page.get("next_cursor").is_none());
    // Without `include`, the answer is that of Frappe 16.
    let keys: Vec<String> =
        app.page(json!({"limit": 4, "start": 0})).unwrap().as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["data", "has_next_page"]);
}

#[test]
fn include_count_counts_all_documents() {
    let app = TestApp::new();
    let count = |params: JsonValue| app.page(params).map(|page| page["count"].clone());
    assert_eq!(count(json!({"include": "count", "limit": 1})).unwrap(), 5);
    assert_eq!(count(json!({"include": "count", "filters": {"family": "daisy"}, "start": 1})).unwrap(), 2);
    assert_eq!(count(json!({"include": "count", "fields": ["name", "care"]})).unwrap(), 5);
    for params in [json!({"include": "all"}), json!({"include": "count", "fields": ["count(name) as n"]})] {
        assert_eq!(count(params).unwrap_err().kind(), ErrorKind::Validation);
    }
}

/// The names on all pages, by cursors.
fn all_pages(app: &TestApp, params: &JsonValue) -> Vec<String> {
    let mut names = Vec::new();
    let mut params = params.clone();
    params["cursor"] = json!("");
    loop {
        let page = app.page(params.clone()).unwrap();
        names.extend(page["data"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()));
        assert_eq!(page["next_cursor"].is_string(), page["has_next_page"] == true, "{page}");
        match &page["next_cursor"] {
            JsonValue::Null => return names,
            next => params["cursor"] = next.clone(),
        }
        assert!(names.len() <= 100, "the pages have no end: {names:?}");
    }
}

#[test]
fn cursors_return_all_rows_in_every_order_and_database() {
    super::plants::with_all_databases(|apps| {
        for (database, app) in apps {
            for order in [
                "",
                "name",
                "name desc",
                "family",
                "family desc",
                "family desc, planted",
                "planted, family desc, height",
                "planted desc, price",
                "price desc, name desc",
                "height, price, planted desc",
                "bed.title, family",
                "bed.title desc",
                "year(planted) desc, height",
                "family, family desc, name",
            ] {
                for limit in [1, 7, 59, 60, 61] {
                    let mut params = json!({"order_by": order, "limit": limit, "filters": {"name": ["!=", "p07"]}});
                    let found = all_pages(app, &params);
                    params["limit"] = json!("0");
                    let all = app.page(params.clone()).unwrap();
                    let all: Vec<&str> =
                        all["data"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
                    assert_eq!(found, all, "{database}, {order:?}, {limit}");
                }
            }
            // Joined child rows repeat their documents.
            let params =
                json!({"fields": ["name", "care.task", "repairs.task as r"], "order_by": "family", "limit": 4});
            let mut everything = params.clone();
            everything["limit"] = json!("0");
            assert_eq!(all_pages(app, &params).len(), app.page(everything).unwrap()["data"].as_array().unwrap().len());
        }
    });
}

#[test]
fn inserts_and_deletes_between_pages_do_not_shift_cursors() {
    let app = TestApp::new();
    let first = app.page(json!({"limit": 2, "cursor": "", "order_by": "name"})).unwrap();
    app.context("Administrator", &[])
        .connection()
        .batch_execute(
            "INSERT INTO \"tabPlant\" (name, creation, modified) VALUES ('aaa', '2024-01-01', '2024-01-01'); \
             DELETE FROM \"tabPlant\" WHERE name IN ('aster', 'beech')",
        )
        .unwrap();
    let second = app.page(json!({"limit": 2, "cursor": first["next_cursor"], "order_by": "name"})).unwrap();
    assert_eq!(second["data"], json!([{"name": "cosmos"}, {"name": "dill"}]));
}

#[test]
fn cursor_of_another_list_is_refused() {
    let app = TestApp::new();
    let page = app.page(json!({"limit": 2, "cursor": "", "filters": {"height": [">=", 0]}})).unwrap();
    let cursor = page["next_cursor"].as_str().unwrap();
    let request = |more: JsonValue| {
        let mut params = json!({"limit": 2, "cursor": cursor, "filters": {"height": [">=", 0]}});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        app.page(params)
    };
    assert_eq!(request(json!({"fields": ["name", "care"], "limit": 1})).unwrap()["data"][0]["name"], "cosmos");
    let forged = |change: &str| {
        use base64::Engine as _;
        let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
        let text = String::from_utf8(engine.decode(cursor).unwrap()).unwrap();
        let mut parts: Vec<JsonValue> = serde_json::from_str(&text).unwrap();
        match change {
            "longer" => parts.push(json!("x")),
            "shorter" => drop(parts.pop()),
            "list" => parts[1] = json!([1]),
            "no date" => parts[1] = json!("' or 1=1 --"),
            "mark" => parts[0] = json!("x"),
            _ => unreachable!("{change}"),
        }
        json!({"cursor": engine.encode(json!(parts).to_string())})
    };
    for more in [
        json!({"filters": {"height": [">=", 1]}}),
        json!({"filters": "{}"}),
        json!({"or_filters": {"name": "x"}}),
        json!({"order_by": "name"}),
        json!({"order_by": "creation"}),
        json!({"cursor": "x"}),
        json!({"cursor": &cursor[1..]}),
        json!({"cursor": format!("{cursor}=")}),
        json!({"cursor": "a".repeat(100_000)}),
        json!({"cursor": [1]}),
        forged("longer"),
        forged("shorter"),
        forged("list"),
        forged("no date"),
        forged("mark"),
        json!({"limit_start": 1}),
        json!({"group_by": "family", "fields": ["family"]}),
        json!({"fields": ["distinct family"]}),
        json!({"fields": ["count(name) as n"]}),
    ] {
        let answer = request(more.clone());
        assert_eq!(answer.unwrap_err().kind(), ErrorKind::Validation, "{}", more.to_string().len());
    }
}

/// The test application with other limits and 20,000 plants.
fn app_with_limits(config: Config) -> Context {
    let app = TestApp::new();
    let site = setup::new_site(&doctyped_api::test_app::APPLICATION, app.site.pool.clone(), config);
    let mut ctx = Context::new(Arc::new(site), doctyped_core::identity::Identity::administrator()).unwrap();
    ctx.connection()
        .batch_execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
             INSERT INTO \"tabPlant\" (name, creation, modified, family)
             SELECT 'p' || i, '2025-01-01 00:00:00', '2025-01-01 00:00:00', 'f' FROM n;
             INSERT INTO \"tabPlant Care\" (name, creation, modified, idx, parent, parentfield, parenttype, task)
             SELECT f.fieldname || name, creation, modified, 1, 'aster', f.fieldname, 'Plant', name
             FROM \"tabPlant\", (SELECT 'care' AS fieldname UNION ALL SELECT 'repairs') AS f",
        )
        .unwrap();
    ctx
}

fn list_error(ctx: &mut Context, params: JsonValue) -> Option<ErrorKind> {
    let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
    let result = query::list(ctx, "Plant", &params.into(), ApiVersion::V1, &mut JsonWriter::new());
    result.err().map(|error| error.kind())
}

#[test]
fn statement_past_its_deadline_is_stopped() {
    let mut ctx = app_with_limits(Config { statement_seconds: 1, ..Config::default() });
    // A join of 20,000 times 20,000 rows, which is sorted or counted before the first row of the result.
    for params in [
        json!({"fields": ["name", "care.task", "repairs.task as r"], "order_by": "repairs.task"}),
        json!({"fields": ["count(care.name) as n", "count(repairs.name) as m"]}),
        json!({"fields": ["name", "care.name as c"], "filters": [["repairs.task", "like", "%no such thing%"], ["care.task", "like", "%x%"]]}),
    ] {
        let expected = if params["filters"].is_null() { Some(ErrorKind::StatementTimeout) } else { None };
        assert_eq!(list_error(&mut ctx, params.clone()), expected, "{params}");
    }
    // The connection works on, without the deadline.
    assert_eq!(list_error(&mut ctx, json!({"order_by": "family", "limit": "0"})), None);
}

#[test]
fn list_over_max_rows_is_refused() {
    let mut ctx = app_with_limits(Config { max_rows: 1500, ..Config::default() });
    for fields in [json!(["name"]), json!(["name", "care"])] {
        let list = |ctx: &mut Context, limit: u32| {
            list_error(ctx, json!({"fields": fields, "limit": limit.to_string(), "filters": {"name": ["like", "p%"]}}))
        };
        assert_eq!(list(&mut ctx, 1500), None);
        assert_eq!(list(&mut ctx, 1501), Some(ErrorKind::Data));
        assert_eq!(list(&mut ctx, 0), Some(ErrorKind::Data));
    }
}
