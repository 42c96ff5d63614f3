//! How new documents get their names: naming rules that an administrator has set up, counters that
//! go on and back.

use super::*;

const RULES: &str = "/api/resource/Document Naming Rule";

/// Makes a rule for harvests.
fn rule(site: &TestSite, more: JsonValue) -> String {
    let mut fields = json!({"document_type": "Harvest", "prefix": "R-"});
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    site.make("Document Naming Rule", fields)
}

fn counter(site: &TestSite, rule: &str) -> JsonValue {
    let (_, body) = site.get(&format!("{RULES}/{rule}")).token(&site.admin()).send();
    body["data"]["counter"].clone()
}

#[test]
fn a_rule_names_new_documents_in_place_of_the_definition() {
    let site = TestSite::new();
    assert_eq!(site.make("Harvest", json!({})), "HV-0001");
    let rule = rule(&site, json!({"prefix": "R-.YYYY.-.crop.-", "prefix_digits": 3, "counter": 41}));
    let year = site.context().today().format("%Y").to_string();
    assert_eq!(site.make("Harvest", json!({"crop": "leek"})), format!("R-{year}-leek-042"));
    assert_eq!(site.make("Harvest", json!({})), format!("R-{year}--043"));
    assert_eq!(counter(&site, &rule), 43);
    site.set("Document Naming Rule", &rule, json!({"disabled": 1}));
    assert_eq!(site.make("Harvest", json!({})), "HV-0002");
}

#[test]
fn the_rule_of_the_highest_priority_whose_conditions_all_hold_counts() {
    let site = TestSite::new();
    rule(&site, json!({"prefix": "ALL-", "priority": 1}));
    rule(
        &site,
        json!({
            "prefix": "MANY-",
            "priority": 5,
            "conditions": [
                {"field": "crates", "condition": ">=", "value": "10"},
                {"field": "crop", "condition": "!=", "value": "leek"},
            ],
        }),
    );
    rule(
        &site,
        json!({
            "prefix": "FEW-", "priority": 3, "conditions": [{"field": "crates", "condition": "<", "value": "3"}],
        }),
    );
    for (crates, crop, expected) in [
        (10, "beet", "MANY-00001"),
        (9, "beet", "ALL-00001"),
        (10, "leek", "ALL-00002"),
        (2, "leek", "FEW-00001"),
        (100, "Leek", "MANY-00002"),
    ] {
        assert_eq!(site.make("Harvest", json!({"crates": crates, "crop": crop})), expected);
    }
}

#[test]
fn a_rule_names_documents_with_random_names_and_rows_too() {
    let site = TestSite::new();
    rule(&site, json!({"document_type": "Plant", "prefix": "P-"}));
    rule(&site, json!({"document_type": "Plant Care", "prefix": "PC-"}));
    assert_eq!(site.make("Plant", json!({"care": [{"task": "weed"}, {"task": "water"}]})), "P-00001");
    let (_, body) = site.get("/api/resource/Plant/P-00001").token(&site.admin()).send();
    let rows: Vec<&str> =
        body["data"]["care"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(rows, ["PC-00001", "PC-00002"]);
}

#[test]
fn names_that_come_before_rules_stay() {
    let site = TestSite::new();
    rule(&site, json!({"document_type": "Label", "prefix": "L-"}));
    let (status, body) = site.post("/api/resource/Label", json!({"text": "a"})).token(&site.admin()).send();
    assert_eq!((status, &body["data"]["name"]), (200, &json!(1)), "numbers are given before");
    let harvest = site.make("Harvest", json!({"docstatus": 1}));
    site.set("Harvest", &harvest, json!({"docstatus": 2}));
    rule(&site, json!({}));
    let amendment = site.make("Harvest", json!({"amended_from": harvest}));
    assert_eq!(amendment, "HV-0001-1");
    site.set("Harvest", &amendment, json!({"docstatus": 1}));
    site.set("Harvest", &amendment, json!({"docstatus": 2}));
    assert_eq!(site.make("Harvest", json!({"amended_from": amendment})), "HV-0001-2");
    let again = site.post("/api/resource/Harvest", json!({"amended_from": harvest})).token(&site.admin()).error();
    assert_eq!(again, (409, "DuplicateEntryError".to_owned()), "a document is amended once");
}

#[test]
fn a_document_that_is_not_stored_takes_no_number() {
    let site = TestSite::new();
    let rule = rule(&site, json!({}));
    let refused = site.post("/api/resource/Harvest", json!({"docstatus": 2})).token(&site.admin()).send();
    assert_eq!(refused.0, 417);
    assert_eq!(site.make("Harvest", json!({})), "R-00001");
    // Deleting the last one does not put the counter back (Frappe: only that of a series).
    crate::document::resource::delete(&mut site.context(), "Harvest", "R-00001").unwrap();
    assert_eq!(counter(&site, &rule), 1);
}

#[test]
fn a_taken_name_is_an_error_also_where_names_are_random() {
    let site = TestSite::new();
    let rule = rule(&site, json!({"document_type": "Plant", "prefix": "P-"}));
    assert_eq!(site.make("Plant", json!({})), "P-00001");
    site.set("Document Naming Rule", &rule, json!({"counter": 0}));
    let error = site.post("/api/resource/Plant", json!({})).token(&site.admin()).error();
    assert_eq!(error, (409, "DuplicateEntryError".to_owned()));
    assert_eq!(counter(&site, &rule), 0);
}

#[test]
fn a_form_that_was_opened_before_does_not_put_the_counter_back() {
    let site = TestSite::new();
    let admin = site.admin();
    let rule = rule(&site, json!({}));
    let (_, opened) = site
        .get(&format!("/api/method/frappe.client.get?doctype=Document Naming Rule&name={rule}"))
        .token(&admin)
        .send();
    site.make("Harvest", json!({}));
    let stale = site.post("/api/method/frappe.client.save", json!({"doc": opened["message"]})).token(&admin).error();
    assert_eq!(stale, (417, "TimestampMismatchError".to_owned()));
    assert_eq!(site.make("Harvest", json!({})), "R-00002");
}

#[test]
fn what_cannot_name_a_document_is_refused_with_the_rule() {
    let site = TestSite::new();
    let admin = site.admin();
    let condition = |field: &str, condition: &str, value: &str| json!({"conditions": [{"field": field, "condition": condition, "value": value}]});
    for (more, class) in [
        (json!({"document_type": "Nope"}), "LinkValidationError"),
        (json!({"document_type": null}), "MandatoryError"),
        (json!({"prefix": "R$-"}), "InvalidNamingSeriesError"),
        (json!({"prefix": "R-.####"}), "InvalidNamingSeriesError"),
        (json!({"prefix": ""}), "MandatoryError"),
        (json!({"counter": -1}), "NonNegativeError"),
        (json!({"prefix_digits": -1}), "NonNegativeError"),
        (json!({"prefix_digits": 21}), "ValidationError"),
        (condition("colour", "=", "red"), "ValidationError"),
        (condition("owner", "=", "Guest"), "ValidationError"),
        (condition("baskets", "=", "1"), "ValidationError"),
        (condition("crates", "like", "1"), "ValidationError"),
        (condition("crates", "=", ""), "MandatoryError"),
        (condition("", "=", "1"), "MandatoryError"),
    ] {
        let mut fields = json!({"document_type": "Harvest", "prefix": "R-"});
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let error = site.post(RULES, fields.clone()).token(&admin).error();
        assert_eq!(error, (417, class.to_owned()), "{fields}");
    }
    for operator in ["=", "!=", "<", "<=", ">", ">="] {
        rule(&site, condition("crates", operator, "7"));
    }
}

#[test]
fn only_system_managers_see_and_change_rules() {
    let site = TestSite::new();
    let (manager, foreman) = (
        site.user_with("manager@garden.test", &["System Manager"]),
        site.user_with("foreman@garden.test", &["Foreman"]),
    );
    let fields = json!({"document_type": "Harvest", "prefix": "R-"});
    let (status, made) = site.post(RULES, fields.clone()).token(&manager).send();
    assert_eq!(status, 200, "{made}");
    let name = made["data"]["name"].as_str().unwrap();
    let path = format!("{RULES}/{name}");
    for ask in [
        site.get(RULES),
        site.get(&path),
        site.post(RULES, fields),
        site.ask(Method::PUT, &path).json(json!({"counter": 9})),
        site.ask(Method::DELETE, &path),
    ] {
        assert_eq!(ask.token(&foreman).error(), (403, "PermissionError".to_owned()));
    }
    let named = site.post("/api/resource/Harvest", json!({})).token(&foreman).send();
    assert_eq!(named.1["data"]["name"], "R-00001", "who may not see the rule is under it all the same");
}

#[test]
fn the_last_number_of_a_series_is_given_again() {
    let site = TestSite::new();
    let delete = |name: &str| {
        let mut ctx = site.context();
        crate::document::resource::delete(&mut ctx, "Seed Packet", name).unwrap();
        ctx.commit().unwrap();
    };
    let year = site.context().today().format("%Y").to_string();
    for (series, name) in [
        ("SP-", "SP-0000N".to_owned()),
        ("SP-.YYYY.-", format!("SP-{year}-0000N")),
        ("SQ-.YYYY.-.##", format!("SQ-{year}-0N")),
        ("SP-.###.-X", "SP-00N-X".to_owned()),
        (".####.-Y", "000N-Y".to_owned()),
        ("{crop}.-.#", "kale-N".to_owned()),
    ] {
        let make = || site.make("Seed Packet", json!({"naming_series": series, "crop": "kale"}));
        // Two series here begin alike, and so they count together.
        let first = make();
        let number = first.bytes().rev().find(u8::is_ascii_digit).map(|digit| digit - b'0').unwrap();
        let nth = |number: u8| name.replace('N', &number.to_string());
        assert_eq!(first, nth(number));
        assert_eq!(make(), nth(number + 1), "{series}");
        delete(&nth(number + 1));
        assert_eq!(make(), nth(number + 1), "{series}: it was the last one");
        delete(&nth(number));
        assert_eq!(make(), nth(number + 2), "{series}: it was not the last one");
    }
}

#[test]
fn a_new_document_without_a_title_gets_one_from_its_fields() {
    let site = TestSite::new();
    let admin = site.admin();
    let make =
        |fields: JsonValue| site.post("/api/resource/Seed Packet", fields).token(&admin).send().1["data"].clone();
    let made = make(json!({"crop": "kale"}));
    assert_eq!(made["title"], "kale (SP-)");
    assert_eq!(make(json!({"crop": "kale", "title": "Mine"}))["title"], "Mine");
    let path = format!("/api/resource/Seed Packet/{}", made["name"].as_str().unwrap());
    let (_, body) = site.ask(Method::PUT, &path).json(json!({"crop": "leek"})).token(&admin).send();
    assert_eq!(body["data"]["title"], "kale (SP-)", "it was made for the new document");
}
