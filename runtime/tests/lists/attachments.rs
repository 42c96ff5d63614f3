//! Child rows and linked documents in the rows of a list.

use super::support::TestApp;
use diesel::Connection as _;
use diesel::connection::{InstrumentationEvent, SimpleConnection};
use doctyped_core::api_version::ApiVersion;
use doctyped_core::context::Context;
use doctyped_core::json::JsonWriter;
use doctyped_query as query;
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The tasks in `care` of each plant.
fn tasks(rows: &JsonValue) -> Vec<(&str, Vec<&str>)> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| {
        let care = row["care"].as_array().unwrap().iter();
        (row["name"].as_str().unwrap(), care.map(|row| row["task"].as_str().unwrap()).collect())
    })
    .collect()
}

#[test]
fn table_field_shows_child_rows_of_each_document() {
    let app = TestApp::new();
    let rows = app.list("Plant", json!({"fields": ["name", "care"], "order_by": "name"})).unwrap();
    let expected = vec![
        ("aster", vec!["water", "weed"]),
        ("beech", vec!["prune"]),
        ("cosmos", vec![]),
        ("dill", vec![]),
        ("elder", vec![]),
    ];
    assert_eq!(tasks(&rows), expected);
    let page = json!({"fields": ["name", "care"], "order_by": "name", "limit": 1, "limit_start": 1});
    assert_eq!(tasks(&app.list("Plant", page).unwrap()), [("beech", vec!["prune"])]);
}

#[test]
fn table_field_has_the_position_and_alias_of_its_field() {
    let app = TestApp::new();
    let params = json!({"fields": ["repairs as work", "name"], "filters": {"name": "aster"}});
    let text = app.list("Plant", params.clone()).unwrap().to_string();
    assert!(text.starts_with("[{\"work\":[{\"name\":\"r3\",") && text.ends_with("],\"name\":\"aster\"}]"), "{text}");
    let mut arrays = params;
    arrays["as_dict"] = json!(0);
    let rows = app.list("Plant", arrays).unwrap();
    assert_eq!((&rows[0][0][0]["task"], &rows[0][1]), (&json!("stake"), &json!("aster")));
    // Without other fields, and for two table fields of one child DocType.
    let rows = app.list("Plant", json!({"fields": ["care", "repairs"], "filters": {"name": "aster"}})).unwrap();
    assert_eq!((rows[0]["care"].as_array().unwrap().len(), rows[0]["repairs"].as_array().unwrap().len()), (2, 1));
}

#[test]
fn child_rows_have_the_fields_that_the_user_may_read() {
    let app = TestApp::new();
    let list = |role: &str| {
        let params = json!({"fields": ["name", "care", "costs"], "filters": {"name": "aster"}});
        app.list_as("ann@garden.test", &[role], "Plant", params).unwrap()
    };
    let all = list("Botanist");
    assert_eq!((&all[0]["care"][0]["remark"], &all[0]["costs"][0]["amount"]), (&json!("x"), &json!(7.5)));
    let some = list("Gardener");
    assert_eq!(some[0]["care"][0]["task"], "water");
    assert!(some[0]["care"][0].get("remark").is_none());
    assert!(some[0].get("costs").is_none());
    // With the right "select", only search fields are readable.
    let buyer = json!({"fields": ["name", "care"], "filters": {"name": "aster"}});
    let buyer = app.list_as("ann@garden.test", &["Buyer"], "Plant", buyer).unwrap();
    assert_eq!(buyer, json!([{"name": "aster"}]));
}

#[test]
fn linked_document_replaces_its_name() {
    let app = TestApp::new();
    let params = json!({"fields": ["name", "bed"], "expand": ["bed"], "order_by": "name", "limit": 4});
    let rows = app.list("Plant", params).unwrap();
    let bed = |row: usize| (&rows[row]["bed"]["name"], &rows[row]["bed"]["title"], &rows[row]["bed"]["doctype"]);
    assert_eq!(bed(0), (&json!("north"), &json!("North"), &json!("Bed")));
    assert_eq!(bed(1), (&json!("hedge"), &json!("Hedge"), &json!("Bed")));
    assert_eq!(rows[3], json!({"name": "dill", "bed": null}));
    // An expanded field is added to the fields; the document has the form of a row of its own list.
    let rows = app.list("Plant", json!({"filters": {"name": "aster"}, "expand": "[\"bed\"]"})).unwrap();
    let mut north = app.list("Bed", json!({"fields": ["*"], "filters": {"name": "north"}})).unwrap()[0].clone();
    north["doctype"] = json!("Bed");
    assert_eq!(rows, json!([{"name": "aster", "bed": north}]));
}

#[test]
fn unreadable_linked_document_stays_a_name() {
    let app = TestApp::new();
    let list = |roles: &[&str]| {
        let params = json!({"fields": ["name"], "expand": ["bed"], "order_by": "name", "limit": 3});
        app.list_as("ann@garden.test", roles, "Plant", params).unwrap()
    };
    assert_eq!(list(&["Gardener"])[0], json!({"name": "aster", "bed": "north"}));
    let own = list(&["Gardener", "Visitor"]);
    assert_eq!((&own[0]["bed"], &own[2]["bed"]["title"]), (&json!("north"), &json!("South")));
}

#[test]
fn dynamic_link_is_expanded_by_the_doctype_of_the_row() {
    let app = TestApp::new();
    let params = json!({"fields": ["name"], "expand": ["subject"], "order_by": "name", "limit": 4});
    let rows = app.list("Plant", params).unwrap();
    assert_eq!((&rows[0]["subject"]["title"], &rows[0]["subject"]["doctype"]), (&json!("South"), &json!("Bed")));
    assert_eq!((&rows[1]["subject"]["family"], &rows[1]["subject"]["doctype"]), (&json!("daisy"), &json!("Plant")));
    // An unknown DocType.
    assert_eq!(rows[2]["subject"], "Administrator");
    assert_eq!(rows[3]["subject"], JsonValue::Null);
}

/// The number of SELECT statements of a list.
fn count_statements(ctx: &mut Context, params: JsonValue) -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    ctx.connection().set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event
            && query.to_string().starts_with("SELECT")
        {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    let JsonValue::Object(params) = params else { unreachable!("parameters are an object") };
    query::list(ctx, "Plant", &params.into(), ApiVersion::V1, &mut JsonWriter::new()).unwrap();
    count.load(Ordering::Relaxed)
}

#[test]
fn attachments_take_one_query_per_table() {
    let app = TestApp::new();
    let mut ctx = app.context("Administrator", &[]);
    assert_eq!(count_statements(&mut ctx, json!({"fields": ["name"]})), 1);
    assert_eq!(count_statements(&mut ctx, json!({"fields": ["name", "care", "repairs"], "limit": "0"})), 3);
    assert_eq!(count_statements(&mut ctx, json!({"fields": ["name", "care"], "expand": ["bed"], "limit": "0"})), 3);
}

#[test]
fn batches_of_a_long_list_with_child_rows_are_contiguous() {
    let app = TestApp::new();
    let mut ctx = app.context("Administrator", &[]);
    ctx.connection()
        .batch_execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
             INSERT INTO \"tabPlant\" (name, creation, modified, family, height)
             SELECT 'p' || i, '2025-01-01 00:00:00', '2025-01-01 00:00:00', CASE WHEN i % 3 = 0 THEN NULL ELSE 'f' || (i % 7) END, i % 5 FROM n;
             INSERT INTO \"tabPlant Care\" (name, creation, modified, idx, parent, parentfield, parenttype, task)
             SELECT 'c' || name, creation, modified, 1, name, 'care', 'Plant', name FROM \"tabPlant\" WHERE name LIKE 'p%'",
        )
        .unwrap();
    drop(ctx);
    for order in ["family, height desc", "family desc, name desc", "", "month(creation), name"] {
        for limit in [0, 1000, 1001, 2200] {
            let list = |fields: JsonValue| {
                let params = json!({"fields": fields, "filters": {"name": ["like", "p%"]}, "order_by": order, "limit": limit, "limit_start": 7});
                app.list("Plant", params).unwrap()
            };
            let (plain, with_rows) = (list(json!(["name"])), list(json!(["name", "care"])));
            let names: Vec<&JsonValue> = plain.as_array().unwrap().iter().map(|row| &row["name"]).collect();
            let found: Vec<&JsonValue> = with_rows.as_array().unwrap().iter().map(|row| &row["name"]).collect();
            assert_eq!(names, found, "{order} {limit}");
            assert!(with_rows.as_array().unwrap().iter().all(|row| row["care"][0]["task"] == row["name"]));
        }
    }
}

#[test]
fn every_database_shows_the_same_attachments() {
    super::plants::with_all_databases(|apps| {
        let mut answers: Vec<(&str, JsonValue)> = Vec::new();
        for (database, app) in apps {
            let params = json!({
                "fields": ["name", "care", "repairs"], "expand": ["bed"], "order_by": "family desc, name", "limit": "0"
            });
            answers.push((database, app.list("Plant", params).unwrap()));
        }
        let (_, first) = &answers[0];
        assert!(first.to_string().contains("\"doctype\":\"Bed\"") && first.to_string().contains("\"minutes\":2"));
        for (database, answer) in &answers {
            assert_eq!(answer, first, "{database}");
        }
    });
}

/// The list has more rows than one result (`MAX_RESULT_LEN`).
#[test]
fn every_database_returns_long_lists_in_order() {
    super::plants::with_all_databases(|apps| {
        for (database, app) in apps {
            app
                .context("Administrator", &[])
                .connection()
                .batch_execute(
                    "INSERT INTO \"tabPlant Care\" (name, parent, parenttype, parentfield, task, minutes)
                     WITH d(i) AS (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                                   UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)
                     SELECT CONCAT('long', a.i, b.i, c.i, d.i, e.i), 'p01', 'Plant', 'repairs',
                     CASE WHEN c.i = 5 THEN NULL ELSE CONCAT('t', d.i) END, b.i
                     FROM d AS a, d AS b, d AS c, d, d AS e WHERE a.i < 5",
                )
                .unwrap();
            let params = json!({
                "fields": ["name", "task", "minutes"], "order_by": "task desc, minutes", "limit": "0", "parent": "Plant",
                "filters": {"name": ["like", "long%"]}
            });
            let rows = app.list("Plant Care", params).unwrap();
            let key = |row: &JsonValue| {
                let text = |name: &str| row[name].as_str().map(str::to_owned);
                (std::cmp::Reverse(text("task")), row["minutes"].as_i64(), text("name"))
            };
            let rows = rows.as_array().unwrap();
            assert_eq!(rows.len(), 50_000, "{database}");
            assert!(rows.is_sorted_by_key(key), "{database}");
        }
    });
}
