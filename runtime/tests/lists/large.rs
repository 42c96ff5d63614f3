//! Lists of a table that is so large that the way to its rows matters: pages have the rows of the whole list.

use super::support::TestApp;
use diesel::connection::SimpleConnection;
use serde_json::{Value as JsonValue, json};

/// 6,000 plants: all but 12 of them in the bed `many`, and 60 of a family of their own.
fn app() -> TestApp {
    let app = TestApp::new();
    app.context("Administrator", &[])
        .connection()
        .batch_execute(
            "INSERT INTO \"tabBed\" (name) VALUES ('many'), ('few');
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
             INSERT INTO \"tabPlant\" (name, creation, modified, family, height, bed, owner)
             SELECT 'p' || i, datetime('2025-01-01', (i % 700) || ' minutes'), '2025-01-01 00:00:00',
                    CASE WHEN i % 100 = 0 THEN 'rare' ELSE 'fern' END, i % 7,
                    CASE WHEN i % 500 = 0 THEN 'few' ELSE 'many' END, 'gardener' || (i % 3) || '@garden.test' FROM n",
        )
        .unwrap();
    app
}

fn rows(app: &TestApp, params: &JsonValue, window: &JsonValue) -> Vec<JsonValue> {
    let mut params = params.clone();
    params.as_object_mut().unwrap().extend(window.as_object().unwrap().clone());
    app.list("Plant", params).unwrap().as_array().unwrap().clone()
}

#[test]
fn pages_are_parts_of_the_whole_list() {
    let app = app();
    let few_and_many = json!([["bed", "=", "few"], ["name", "like", "P%"]]);
    for (filters, or_filters, count) in [
        (json!([]), json!([]), 6005),
        (json!([["bed", "=", "many"]]), json!([]), 5988),
        (json!([["bed", "=", "few"]]), json!([]), 12),
        (few_and_many, json!([]), 12),
        (json!([["bed", "=", "many"], ["name", "like", "p59%"], ["family", "=", "rare"]]), json!([]), 1),
        (json!([["bed", "=", "many"], ["creation", ">=", "2025-01-01 11:00"]]), json!([]), 320),
        (json!([["bed", "in", ["few", "many"]], ["height", ">", 2]]), json!([]), 3428),
        (json!([["name", "between", ["p10", "p2"]]]), json!([]), 1111),
        (json!([]), json!([["bed", "=", "few"], ["name", "like", "p777%"]]), 13),
        (json!([["owner", "=", "gardener1@garden.test"], ["bed", "=", "few"]]), json!([]), 4),
    ] {
        for order in ["", "creation asc", "modified desc", "name", "bed desc", "height desc, name asc"] {
            let params = json!({"filters": filters, "or_filters": or_filters, "order_by": order});
            let whole = rows(&app, &params, &json!({"limit_page_length": 0}));
            assert_eq!(whole.len(), count, "{params}");
            for (start, limit) in [(0, 20), (7, 5), (2500, 20), (5990, 50)] {
                let page = rows(&app, &params, &json!({"limit_start": start, "limit_page_length": limit}));
                let expected: Vec<&JsonValue> = whole.iter().skip(start).take(limit).collect();
                assert_eq!(page.iter().collect::<Vec<_>>(), expected, "{params} from {start}");
            }
        }
    }
}
