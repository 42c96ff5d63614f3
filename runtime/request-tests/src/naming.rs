//! Names of new documents: Document Naming Rules, naming series and their counters.

use doctyped_api::prelude::*;
use doctyped_http::test_harness::*;

const RULES: &str = "/api/resource/Document Naming Rule";

/// Creates a Document Naming Rule for Harvest; gives its name.
fn create_rule(site: &TestSite, more: JsonValue) -> String {
    let fields = merge(json!({"document_type": "Harvest", "prefix": "R-"}), more);
    site.create_document("Document Naming Rule", fields)
}

/// The counter of a rule.
fn counter(site: &TestSite, rule: &str) -> JsonValue {
    let (_, body) = site.get(&format!("{RULES}/{rule}")).token(&site.admin_token()).send();
    body["data"]["counter"].clone()
}

#[test]
fn naming_rule_overrides_autoname() {
    let site = TestSite::new();
    assert_eq!(site.create_document("Harvest", json!({})), "HV-0001");
    let rule = create_rule(&site, json!({"prefix": "R-.YYYY.-.crop.-", "prefix_digits": 3, "counter": 41}));
    let year = site.context().today().format("%Y").to_string();
    assert_eq!(site.create_document("Harvest", json!({"crop": "leek"})), format!("R-{year}-leek-042"));
    assert_eq!(site.create_document("Harvest", json!({})), format!("R-{year}--043"));
    assert_eq!(counter(&site, &rule), 43);
    site.update_document("Document Naming Rule", &rule, json!({"disabled": 1}));
    assert_eq!(site.create_document("Harvest", json!({})), "HV-0002");
}

#[test]
fn matching_naming_rule_of_highest_priority_applies() {
    let site = TestSite::new();
    create_rule(&site, json!({"prefix": "ALL-", "priority": 1}));
    create_rule(
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
    create_rule(
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
        assert_eq!(site.create_document("Harvest", json!({"crates": crates, "crop": crop})), expected);
    }
}

#[test]
fn naming_rule_applies_to_hash_names_and_child_rows() {
    let site = TestSite::new();
    create_rule(&site, json!({"document_type": "Plant", "prefix": "P-"}));
    create_rule(&site, json!({"document_type": "Plant Care", "prefix": "PC-"}));
    assert_eq!(site.create_document("Plant", json!({"care": [{"task": "weed"}, {"task": "water"}]})), "P-00001");
    let (_, body) = site.get("/api/resource/Plant/P-00001").token(&site.admin_token()).send();
    let rows: Vec<&str> =
        body["data"]["care"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(rows, ["PC-00001", "PC-00002"]);
}

#[test]
fn autoincrement_and_amendment_names_ignore_naming_rules() {
    let site = TestSite::new();
    create_rule(&site, json!({"document_type": "Label", "prefix": "L-"}));
    let (status, body) = site.post("/api/resource/Label", json!({"text": "a"})).token(&site.admin_token()).send();
    assert_eq!((status, &body["data"]["name"]), (200, &json!(1)), "autoincrement precedes rules");
    let harvest = site.create_document("Harvest", json!({"docstatus": 1}));
    site.update_document("Harvest", &harvest, json!({"docstatus": 2}));
    create_rule(&site, json!({}));
    let amendment = site.create_document("Harvest", json!({"amended_from": harvest}));
    assert_eq!(amendment, "HV-0001-1");
    site.update_document("Harvest", &amendment, json!({"docstatus": 1}));
    site.update_document("Harvest", &amendment, json!({"docstatus": 2}));
    assert_eq!(site.create_document("Harvest", json!({"amended_from": amendment})), "HV-0001-2");
    let again = site.post("/api/resource/Harvest", json!({"amended_from": harvest})).token(&site.admin_token()).error();
    assert_eq!(again, (409, "DuplicateEntryError".to_owned()), "a document has one amendment");
}

#[test]
fn refused_document_does_not_advance_counter() {
    let site = TestSite::new();
    let rule = create_rule(&site, json!({}));
    let refused = site.post("/api/resource/Harvest", json!({"docstatus": 2})).token(&site.admin_token()).send();
    assert_eq!(refused.0, 417);
    assert_eq!(site.create_document("Harvest", json!({})), "R-00001");
    // Deleting the last document does not reset the counter of a rule (Frappe: only that of a series).
    doctyped_api::resource::delete(&mut site.context(), "Harvest", "R-00001").unwrap();
    assert_eq!(counter(&site, &rule), 1);
}

#[test]
fn name_conflict_from_naming_rule_is_refused() {
    let site = TestSite::new();
    let rule = create_rule(&site, json!({"document_type": "Plant", "prefix": "P-"}));
    assert_eq!(site.create_document("Plant", json!({})), "P-00001");
    site.update_document("Document Naming Rule", &rule, json!({"counter": 0}));
    let error = site.post("/api/resource/Plant", json!({})).token(&site.admin_token()).error();
    assert_eq!(error, (409, "DuplicateEntryError".to_owned()));
    assert_eq!(counter(&site, &rule), 0);
}

#[test]
fn stale_naming_rule_form_does_not_reset_counter() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let rule = create_rule(&site, json!({}));
    let (_, opened) = site
        .get(&format!("/api/method/frappe.client.get?doctype=Document Naming Rule&name={rule}"))
        .token(&admin)
        .send();
    site.create_document("Harvest", json!({}));
    let stale = site.post("/api/method/frappe.client.save", json!({"doc": opened["message"]})).token(&admin).error();
    assert_eq!(stale, (417, "TimestampMismatchError".to_owned()));
    assert_eq!(site.create_document("Harvest", json!({})), "R-00002");
}

#[test]
fn invalid_naming_rule_is_refused() {
    let site = TestSite::new();
    let admin = site.admin_token();
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
        let fields = merge(json!({"document_type": "Harvest", "prefix": "R-"}), more);
        let error = site.post(RULES, fields.clone()).token(&admin).error();
        assert_eq!(error, (417, class.to_owned()), "{fields}");
    }
    for operator in ["=", "!=", "<", "<=", ">", ">="] {
        create_rule(&site, condition("crates", operator, "7"));
    }
}

#[test]
fn naming_rules_are_for_system_managers_only() {
    let site = TestSite::new();
    let (manager, foreman) = (
        site.create_user_with_roles("manager@garden.test", &["System Manager"]),
        site.create_user_with_roles("foreman@garden.test", &["Foreman"]),
    );
    let fields = json!({"document_type": "Harvest", "prefix": "R-"});
    let (status, made) = site.post(RULES, fields.clone()).token(&manager).send();
    assert_eq!(status, 200, "{made}");
    let name = made["data"]["name"].as_str().unwrap();
    let path = format!("{RULES}/{name}");
    for request in [
        site.get(RULES),
        site.get(&path),
        site.post(RULES, fields),
        site.put(&path, json!({"counter": 9})),
        site.delete(&path),
    ] {
        assert_eq!(request.token(&foreman).error(), (403, "PermissionError".to_owned()));
    }
    let named = site.post("/api/resource/Harvest", json!({})).token(&foreman).send();
    assert_eq!(named.1["data"]["name"], "R-00001", "rules apply to users who cannot read them");
}

#[test]
fn deleting_last_document_of_series_reuses_number() {
    let site = TestSite::new();
    let delete = |name: &str| {
        site.delete_document("Seed Packet", name);
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
        let create = || site.create_document("Seed Packet", json!({"naming_series": series, "crop": "kale"}));
        // Two series have the same prefix and share a counter.
        let first = create();
        let number = first.bytes().rev().find(u8::is_ascii_digit).map(|digit| digit - b'0').unwrap();
        let nth = |number: u8| name.replace('N', &number.to_string());
        assert_eq!(first, nth(number));
        assert_eq!(create(), nth(number + 1), "{series}");
        delete(&nth(number + 1));
        assert_eq!(create(), nth(number + 1), "{series}: the number of the last document is reused");
        delete(&nth(number));
        assert_eq!(create(), nth(number + 2), "{series}: the number of an earlier document is not reused");
    }
}

#[test]
fn missing_title_is_filled_from_template_on_create() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let make =
        |fields: JsonValue| site.post("/api/resource/Seed Packet", fields).token(&admin).send().1["data"].clone();
    let made = make(json!({"crop": "kale"}));
    assert_eq!(made["title"], "kale (SP-)");
    assert_eq!(make(json!({"crop": "kale", "title": "Mine"}))["title"], "Mine");
    let path = format!("/api/resource/Seed Packet/{}", made["name"].as_str().unwrap());
    let (_, body) = site.put(&path, json!({"crop": "leek"})).token(&admin).send();
    assert_eq!(body["data"]["title"], "kale (SP-)", "the title is filled at creation only");
}
