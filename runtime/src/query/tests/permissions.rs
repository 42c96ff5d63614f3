//! Who sees what: documents, fields, rows, and what cannot be found out by asking.

use super::garden::Garden;
use crate::error::ErrorKind;
use crate::query::{Filter, Joiner, Select};
use serde_json::{Value as JsonValue, json};

const ANN: &str = "ann@garden.test";

#[test]
fn lists_show_only_what_the_user_may_read() {
    let garden = Garden::new();
    assert_eq!(garden.names_as(ANN, &["Gardener"]).unwrap(), "aster beech cosmos dill elder");
    assert_eq!(garden.names_as(ANN, &["Visitor"]).unwrap(), "beech cosmos");
    assert_eq!(garden.names_as("Guest@garden.test", &["Visitor"]).unwrap(), "dill");
    assert_eq!(garden.names_as("guest@garden.test", &[]).unwrap(), "dill");
    assert_eq!(garden.names_as(ANN, &["Stranger"]).unwrap_err().kind(), ErrorKind::Permission);
}

#[test]
fn counts_see_only_what_the_user_may_read() {
    let garden = Garden::new();
    let filters = json!({"family": ["!=", "x"]});
    let mut select = Select::new("Plant");
    select.filter(Filter::from_json(&filters, Joiner::And).unwrap());
    let count = |roles: &[&str]| select.count(&mut garden.context(ANN, roles));
    assert_eq!(count(&["Gardener"]).unwrap(), 5);
    assert_eq!(count(&["Visitor"]).unwrap(), 2);
    assert_eq!(count(&[]).unwrap_err().kind(), ErrorKind::Permission);
    let counted = garden.list_as(
        ANN,
        &["Visitor"],
        "Plant",
        json!({"fields": ["count(name) as n"], "or_filters": {"name": "aster", "family": "oak"}}),
    );
    assert_eq!(counted.unwrap(), json!([{"n": 1}]));
}

#[test]
fn fields_above_the_users_level_are_left_out() {
    let garden = Garden::new();
    let list = |roles: &[&str], fields: JsonValue, as_dict: u8| {
        let params = json!({"fields": fields, "filters": {"name": "aster"}, "as_dict": as_dict});
        garden.list_as(ANN, roles, "Plant", params).unwrap()
    };
    assert_eq!(list(&["Botanist"], json!(["name", "origin"]), 1), json!([{"name": "aster", "origin": "Asia"}]));
    assert_eq!(list(&["Gardener"], json!(["name", "origin", "max(origin) as m"]), 1), json!([{"name": "aster"}]));
    assert_eq!(list(&["Gardener"], json!(["origin", "name"]), 0), json!([[null, "aster"]]));
    assert_eq!(list(&["Gardener"], json!(["origin", "`tabPlant`.`origin`"]), 1), json!([]));
    assert!(list(&["Gardener"], json!(["*"]), 1)[0].get("origin").is_none());
    assert_eq!(list(&["Gardener"], json!(["name", "care.remark"]), 1), json!([{"name": "aster"}, {"name": "aster"}]));
}

#[test]
fn what_cannot_be_read_cannot_be_asked_about() {
    let garden = Garden::new();
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
        let error = garden.list_as(ANN, &["Gardener"], "Plant", params.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Data, "{params}");
        assert!(garden.list_as(ANN, &["Botanist"], "Plant", params.clone()).is_ok(), "{params}");
    }
}

#[test]
fn links_lead_only_to_what_the_user_may_read() {
    let garden = Garden::new();
    for params in [
        json!({"fields": ["name", "bed.title"]}),
        json!({"filters": {"bed.title": "North"}}),
        json!({"order_by": "bed.title"}),
    ] {
        let error = garden.list_as(ANN, &["Gardener"], "Plant", params.clone()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Permission, "{params}");
    }
    // Beds that belong to others are as if they were not there.
    let params = json!({"fields": ["name", "bed.title"], "order_by": "name", "filters": {"bed": ["is", "set"]}});
    let rows = garden.list_as(ANN, &["Gardener", "Visitor"], "Plant", params).unwrap();
    let expected = json!([
        {"name": "aster", "title": null}, {"name": "beech", "title": null},
        {"name": "cosmos", "title": "South"}, {"name": "elder", "title": null},
    ]);
    assert_eq!(rows, expected);
}

#[test]
fn selecting_shows_only_search_fields() {
    let garden = Garden::new();
    let list = |params: JsonValue| garden.list_as(ANN, &["Buyer"], "Plant", params);
    let shown = list(json!({"fields": ["name", "family", "price", "owner"], "filters": {"name": "aster"}})).unwrap();
    assert_eq!(shown, json!([{"name": "aster", "family": "daisy"}]));
    assert_eq!(
        list(json!({"fields": "[\"*\"]", "limit": 1, "order_by": "name"})).unwrap(),
        json!([{"name": "aster", "family": "daisy"}])
    );
    assert_eq!(list(json!({"filters": {"price": [">", 1]}})).unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn rows_are_listed_through_their_parents() {
    let garden = Garden::new();
    let list = |roles: &[&str], parent: Option<&str>| {
        let mut params = json!({"fields": ["parent", "task"], "order_by": "parent, parentfield, idx"});
        if let Some(parent) = parent {
            params["parent"] = json!(parent);
        }
        garden.list_as(ANN, roles, "Plant Care", params)
    };
    let rows = list(&["Gardener"], Some("Plant")).unwrap();
    let expected = json!([
        {"parent": "aster", "task": "water"}, {"parent": "aster", "task": "weed"},
        {"parent": "aster", "task": "stake"}, {"parent": "beech", "task": "prune"},
    ]);
    assert_eq!(rows, expected);
    // Rows of parents that belong to others stay hidden.
    assert_eq!(list(&["Visitor"], Some("Plant")).unwrap(), json!([{"parent": "beech", "task": "prune"}]));
    for parent in [None, Some(""), Some("Bed"), Some("Nothing"), Some("Plant Care"), Some("Plant' or 1=1")] {
        assert_eq!(list(&["Gardener"], parent).unwrap_err().kind(), ErrorKind::Permission, "{parent:?}");
    }
    assert_eq!(list(&["Buyer"], Some("Plant")).unwrap_err().kind(), ErrorKind::Permission);
    let costs = garden.list_as(ANN, &["Gardener"], "Plant Cost", json!({"parent": "Plant"}));
    assert_eq!(costs.unwrap_err().kind(), ErrorKind::Permission);
    let remark =
        garden.list_as(ANN, &["Gardener"], "Plant Care", json!({"parent": "Plant", "filters": {"remark": "x"}}));
    assert_eq!(remark.unwrap_err().kind(), ErrorKind::Data);
}

#[test]
fn more_user_permissions_than_a_statement_binds_show_the_same_as_few() {
    use diesel::connection::SimpleConnection;
    const BEN: &str = "ben@garden.test";
    let row = |place: usize, user: &str, allow: &str, name: &str| {
        format!(
            "('{user} {allow} {place}', '{user}', '{allow}', '{name}', 1, '2025-01-01 00:00:00', '2025-01-01 00:00:00')"
        )
    };
    let mut rows = Vec::new();
    for user in [ANN, BEN] {
        // Names are the same whatever their case.
        rows.extend((0..30).map(|place| row(place, user, "Plant", &format!("P{place:02}"))));
        rows.push(row(0, user, "Bed", "NORTH"));
    }
    for place in 100..40_100 {
        rows.push(row(place, ANN, "Plant", &format!("no ''plant'' {place}")));
        rows.push(row(place, ANN, "Bed", &format!("no bed \" {place}")));
    }
    super::property::with_gardens(|gardens| {
        for (database, garden) in gardens {
            let mut ctx = garden.context("Administrator", &[]);
            for rows in rows.chunks(1000) {
                let sql = format!(
                    r#"INSERT INTO "tabUser Permission"
                       (name, "user", allow, for_value, hide_descendants, creation, modified) VALUES {}"#,
                    rows.join(", ")
                );
                ctx.connection().batch_execute(&sql).unwrap();
            }
            drop(ctx);
            let few = garden.names_as(BEN, &["Gardener"]).unwrap();
            assert!(few.contains("p0") && few.split(' ').count() < 30, "{database}: {few}");
            assert_eq!(garden.names_as(ANN, &["Gardener"]).unwrap(), few, "{database}");
            let beds = |user: &str| garden.list_as(user, &["Botanist"], "Bed", json!({"order_by": "name"})).unwrap();
            assert_eq!(beds(ANN), beds(BEN), "{database}");
        }
    });
}
