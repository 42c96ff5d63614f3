//! Permissions of lists: documents, fields and child rows, and no leaks through filters and orders.

use super::support::TestApp;
use doctyped_core::error::ErrorKind;
use doctyped_core::grammar::filter::{Filter, Joiner};
use doctyped_query::Select;
use serde_json::{Value as JsonValue, json};

const ANN: &str = "ann@garden.test";

#[test]
fn list_contains_only_readable_documents() {
    let app = TestApp::new();
    assert_eq!(app.names_as(ANN, &["Gardener"]).unwrap(), "aster beech cosmos dill elder");
    assert_eq!(app.names_as(ANN, &["Visitor"]).unwrap(), "beech cosmos");
    assert_eq!(app.names_as("Guest@garden.test", &["Visitor"]).unwrap(), "dill");
    assert_eq!(app.names_as("guest@garden.test", &[]).unwrap(), "dill");
    assert_eq!(app.names_as(ANN, &["Unknown Role"]).unwrap_err().kind(), ErrorKind::Permission);
}

#[test]
fn count_contains_only_readable_documents() {
    let app = TestApp::new();
    let filters = json!({"family": ["!=", "x"]});
    let mut select = Select::new("Plant");
    select.filter(Filter::from_json(&filters, Joiner::And).unwrap());
    let count = |roles: &[&str]| select.count(&mut app.context(ANN, roles));
    assert_eq!(count(&["Gardener"]).unwrap(), 5);
    assert_eq!(count(&["Visitor"]).unwrap(), 2);
    assert_eq!(count(&[]).unwrap_err().kind(), ErrorKind::Permission);
    let counted = app.list_as(
        ANN,
        &["Visitor"],
        "Plant",
        json!({"fields": ["count(name) as n"], "or_filters": {"name": "aster", "family": "oak"}}),
    );
    assert_eq!(counted.unwrap(), json!([{"n": 1}]));
}

#[test]
fn fields_above_the_permission_level_are_left_out() {
    let app = TestApp::new();
    let list = |roles: &[&str], fields: JsonValue, as_dict: u8| {
        let params = json!({"fields": fields, "filters": {"name": "aster"}, "as_dict": as_dict});
        app.list_as(ANN, roles, "Plant", params).unwrap()
    };
    assert_eq!(list(&["Botanist"], json!(["name", "origin"]), 1), json!([{"name": "aster", "origin": "Asia"}]));
    assert_eq!(list(&["Gardener"], json!(["name", "origin", "max(origin) as m"]), 1), json!([{"name": "aster"}]));
    assert_eq!(list(&["Gardener"], json!(["origin", "name"]), 0), json!([[null, "aster"]]));
    assert_eq!(list(&["Gardener"], json!(["origin", "`tabPlant`.`origin`"]), 1), json!([]));
    assert!(list(&["Gardener"], json!(["*"]), 1)[0].get("origin").is_none());
    assert_eq!(list(&["Gardener"], json!(["name", "care.remark"]), 1), json!([{"name": "aster"}, {"name": "aster"}]));
}

#[test]
fn unreadable_field_in_filter_or_order_is_refused() {
    let app = TestApp::new();
    for params in [
        json!({"filters": {"origin": ["like", "A%"]}}),
        json!({"or_filters": [["Plant", "origin", "=", "Asia"]]}),
        json!({"order_by": "origin"}),
        json!({"order_by": "`tabPlant`.origin desc"}),
        json!({"fields": ["family"], "group_by": "family", "order_by": "max(origin)"}),
        json!({"group_by": "origin"}),
        json!({"fields": ["name", "origin as o"], "order_by": "o"}),
        json!({"filters": [["Plant Care", "remark", "=", "x"]]}),
        json!({"filters": [["Plant Cost", "amount", ">", 0]]}),
        json!({"fields": ["costs.amount"]}),
        json!({"filters": [["costs.amount", ">", 0]]}),
    ] {
        let error = app.list_as(ANN, &["Gardener"], "Plant", params.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Data, "{params}");
        assert!(app.list_as(ANN, &["Botanist"], "Plant", params.clone()).is_ok(), "{params}");
    }
}

#[test]
fn link_to_unreadable_document_reads_as_null() {
    let app = TestApp::new();
    for params in [
        json!({"fields": ["name", "bed.title"]}),
        json!({"filters": {"bed.title": "North"}}),
        json!({"order_by": "bed.title"}),
    ] {
        let error = app.list_as(ANN, &["Gardener"], "Plant", params.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Permission, "{params}");
    }
    // Beds of other owners read as NULL.
    let params = json!({"fields": ["name", "bed.title"], "order_by": "name", "filters": {"bed": ["is", "set"]}});
    let rows = app.list_as(ANN, &["Gardener", "Visitor"], "Plant", params).unwrap();
    let expected = json!([
        {"name": "aster", "title": null}, {"name": "beech", "title": null},
        {"name": "cosmos", "title": "South"}, {"name": "elder", "title": null},
    ]);
    assert_eq!(rows, expected);
}

#[test]
fn right_select_shows_only_search_fields() {
    let app = TestApp::new();
    let list = |params: JsonValue| app.list_as(ANN, &["Buyer"], "Plant", params);
    let shown = list(json!({"fields": ["name", "family", "price", "owner"], "filters": {"name": "aster"}})).unwrap();
    assert_eq!(shown, json!([{"name": "aster", "family": "daisy"}]));
    assert_eq!(
        list(json!({"fields": "[\"*\"]", "limit": 1, "order_by": "name"})).unwrap(),
        json!([{"name": "aster", "family": "daisy"}])
    );
    assert_eq!(list(json!({"filters": {"price": [">", 1]}})).unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn child_rows_are_listed_with_permissions_of_the_parent() {
    let app = TestApp::new();
    let list = |roles: &[&str], parent: Option<&str>| {
        let mut params = json!({"fields": ["parent", "task"], "order_by": "parent, parentfield, idx"});
        if let Some(parent) = parent {
            params["parent"] = json!(parent);
        }
        app.list_as(ANN, roles, "Plant Care", params)
    };
    let rows = list(&["Gardener"], Some("Plant")).unwrap();
    let expected = json!([
        {"parent": "aster", "task": "water"}, {"parent": "aster", "task": "weed"},
        {"parent": "aster", "task": "stake"}, {"parent": "beech", "task": "prune"},
    ]);
    assert_eq!(rows, expected);
    // Rows of parents of other owners are hidden.
    assert_eq!(list(&["Visitor"], Some("Plant")).unwrap(), json!([{"parent": "beech", "task": "prune"}]));
    for parent in [None, Some(""), Some("Bed"), Some("Nothing"), Some("Plant Care"), Some("Plant' or 1=1")] {
        assert_eq!(list(&["Gardener"], parent).unwrap_err().kind(), ErrorKind::Permission, "{parent:?}");
    }
    assert_eq!(list(&["Buyer"], Some("Plant")).unwrap_err().kind(), ErrorKind::Permission);
    let costs = app.list_as(ANN, &["Gardener"], "Plant Cost", json!({"parent": "Plant"}));
    assert_eq!(costs.unwrap_err().kind(), ErrorKind::Permission);
    let remark = app.list_as(ANN, &["Gardener"], "Plant Care", json!({"parent": "Plant", "filters": {"remark": "x"}}));
    assert_eq!(remark.unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn user_permissions_beyond_the_bind_limit_match_the_same_documents() {
    use diesel::connection::SimpleConnection;
    const BEN: &str = "ben@garden.test";
    let row = |index: usize, user: &str, allow: &str, name: &str| {
        format!(
            "('{user} {allow} {index}', '{user}', '{allow}', '{name}', 1, '2025-01-01 00:00:00', '2025-01-01 00:00:00')"
        )
    };
    let mut rows = Vec::new();
    for user in [ANN, BEN] {
        // Names are case-insensitive.
        rows.extend((0..30).map(|index| row(index, user, "Plant", &format!("P{index:02}"))));
        rows.push(row(0, user, "Bed", "NORTH"));
    }
    for index in 100..40_100 {
        rows.push(row(index, ANN, "Plant", &format!("no ''plant'' {index}")));
        rows.push(row(index, ANN, "Bed", &format!("no bed \" {index}")));
    }
    super::plants::with_all_databases(|apps| {
        for (database, app) in apps {
            let mut ctx = app.context("Administrator", &[]);
            for rows in rows.chunks(1000) {
                let sql = format!(
                    r#"INSERT INTO "tabUser Permission"
                       (name, "user", allow, for_value, hide_descendants, creation, modified) VALUES {}"#,
                    rows.join(", ")
                );
                ctx.connection().batch_execute(&sql).unwrap();
            }
            drop(ctx);
            let few = app.names_as(BEN, &["Gardener"]).unwrap();
            assert!(few.contains("p0") && few.split(' ').count() < 30, "{database}: {few}");
            assert_eq!(app.names_as(ANN, &["Gardener"]).unwrap(), few, "{database}");
            let beds = |user: &str| app.list_as(user, &["Botanist"], "Bed", json!({"order_by": "name"})).unwrap();
            assert_eq!(beds(ANN), beds(BEN), "{database}");
        }
    });
}
