//! SQL injections in every part of a query, on every route that takes it.
//!
//! Each route treats an injection as the text that it is: it is refused with a 4xx, or the response is an
//! ordinary one without anything that the injection selects.

use super::injections::{INJECTIONS, assert_no_database_details, assert_refused};
use doctyped_http::test_harness::TestSite;
use serde_json::{Value as JsonValue, json};

/// A site with plants and a user of the role Botanist; gives the user's token.
fn seeded_site() -> (TestSite, String) {
    TestSite::seeded("ann@garden.test", "Botanist")
}

/// CVE-2018-3882, CVE-2018-3883, CVE-2018-3884, CVE-2018-3885
#[test]
fn sql_in_fields_is_refused() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        assert_refused(&site, &token, &json!({ "fields": [attack] }));
        assert_refused(&site, &token, &json!({ "fields": [format!("count({attack}) as n")] }));
        assert_refused(&site, &token, &json!({ "fields": [{"MAX": attack, "as": "n"}] }));
        assert_refused(&site, &token, &json!({ "fields": [{ attack: "name" }] }));
    }
}

/// CVE-2025-52895, CVE-2025-55732
#[test]
fn sql_in_order_by_and_group_by_is_refused() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS.iter().filter(|attack| !attack.contains("tabSessions`.sid")) {
        for params in [
            json!({ "order_by": attack }),
            json!({ "order_by": format!("{attack} desc") }),
            json!({ "order_by": format!("name, {attack}") }),
            json!({ "group_by": attack, "fields": ["count(name) as n"] }),
            json!({ "group_by": format!("family, {attack}"), "fields": ["count(name) as n"] }),
        ] {
            assert_refused(&site, &token, &params);
        }
    }
    assert_refused(&site, &token, &json!({"order_by": "`tabSessions`.sid"}));
    assert_refused(&site, &token, &json!({"group_by": "`tabSessions`.sid"}));
}

/// CVE-2023-41328, CVE-2024-24813
#[test]
fn sql_in_filter_field_is_refused() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        for filters in [
            json!({ attack: "x" }),
            json!([[attack, "=", "x"]]),
            json!([["Plant", attack, "=", "x"]]),
            json!([[["family", "=", "x"], "or", [attack, "=", "x"]]]),
        ] {
            for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &filters) {
                assert!(matches!(status, 403 | 404 | 417), "{route} {filters}: {status} {body}");
                assert_no_database_details(route, &body);
            }
        }
        assert_refused(&site, &token, &json!({"or_filters": [[attack, "=", "x"]]}));
    }
}

/// CVE-2018-20061
#[test]
fn sql_in_filter_operator_is_refused() {
    let (site, token) = seeded_site();
    let operators = [
        "= 1 or 1 =",
        "like 'x' or",
        "in (select 1) --",
        "regexp",
        "rlike",
        "~",
        "||",
        "=\0",
        "\u{ff1d}",
        "",
        "is not null or 1",
        "sounds like",
    ];
    for operator in operators.into_iter().chain(INJECTIONS) {
        for filters in [
            json!({"name": [operator, "x"]}),
            json!([["name", operator, "x"]]),
            json!([["Plant", "name", operator, "x"]]),
        ] {
            for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &filters) {
                assert!(matches!(status, 404 | 417), "{route} {filters}: {status} {body}");
                assert_no_database_details(route, &body);
            }
        }
    }
}

#[test]
fn filter_on_other_doctype_is_refused() {
    let (site, token) = seeded_site();
    for doctype in
        ["User", "DocShare", "__Auth", "Sessions", "Bed", "Plant` where 1=1 --", "Plant\0", "tabPlant", "pl\u{430}nt"]
    {
        for (route, status, body) in
            site.filter_on_all_routes(&token, "Plant", &json!([[doctype, "name", "like", "%"]]))
        {
            assert!(matches!(status, 403 | 404 | 417), "{route} {doctype}: {status} {body}");
        }
    }
}

/// CVE-2025-30212, CVE-2025-56380, CVE-2025-56381
#[test]
fn sql_in_filter_value_is_bound() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        for filters in [
            json!({ "family": attack }),
            json!({ "family": ["like", attack] }),
            json!({ "family": ["in", [attack, attack]] }),
            json!({ "family": ["descendants of", attack] }),
            json!({ "bed": ["descendants of", attack] }),
            json!({ "bed": ["ancestors of", attack] }),
            json!({ "family": ["between", [attack, attack]] }),
            json!({ "planted": ["timespan", attack] }),
            json!({ "family": ["is", attack] }),
            json!([["care.task", "=", attack]]),
        ] {
            for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &filters) {
                let found = body.to_string();
                assert!(matches!(status, 200 | 404 | 417), "{route} {filters}: {status} {found}");
                assert!(!found.contains("aster"), "{route} {filters}: {found}");
                assert_no_database_details(route, &body);
            }
        }
    }
    // The table still exists.
    assert_eq!(site.get("/api/resource/Plant/aster").token(&token).send().0, 200);
}

#[test]
fn sql_in_compared_number_matches_nothing() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        // Frappe: text that is no number compares as 0.
        for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &json!({ "height": ["<", attack] })) {
            assert!(matches!(status, 200 | 404 | 417), "{route} {attack}: {status} {body}");
            assert!(!body.to_string().contains("aster"), "{route} {attack}: {body}");
        }
    }
}

#[test]
fn object_or_list_as_value_is_refused() {
    let (site, token) = seeded_site();
    for value in [json!({"a": 1}), json!([1, [2]]), json!([["a"]]), json!({"$ne": null}), json!([{"name": "x"}])] {
        for filters in [
            json!({"name": ["=", value]}),
            json!({"name": ["like", value]}),
            json!({"height": [">", value]}),
            json!({"planted": ["=", value]}),
            json!({"name": ["in", [value]]}),
            json!([["name", "=", value]]),
            json!([[value, "=", "x"]]),
            json!([["name", value, "x"]]),
            json!([[{"doctype": "Plant"}, "name", "=", value]]),
        ] {
            for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &filters) {
                assert!(matches!(status, 404 | 417), "{route} {filters}: {status} {body}");
            }
        }
    }
    for params in [
        json!({"fields": [["name"]]}),
        json!({"fields": [{"COUNT": ["name"]}]}),
        json!({"fields": {"name": 1}}),
        json!({"fields": 1}),
        json!({"filters": [1]}),
        json!({"filters": [[[[]]]]}),
    ] {
        assert_refused(&site, &token, &params);
    }
}

#[test]
fn alias_with_quotes_is_returned_as_plain_key() {
    let (site, token) = seeded_site();
    let alias = "x\"; drop table 'tabPlant' --";
    let params = json!({"fields": [format!("name as `{alias}`")], "filters": {"name": "aster"}});
    for (route, status, body) in site.list_on_all_routes(&token, "Plant", &params) {
        assert_eq!(status, 200, "{route}: {body}");
        assert!(body.to_string().contains(&json!(alias).to_string()), "{route}: {body}");
    }
    for alias in ["'a' from __Auth", "a, password", "`a`.`b`", "\"a", "a\0", "`a\u{1}`"] {
        assert_refused(&site, &token, &json!({ "fields": [format!("name as {alias}")] }));
    }
}

#[test]
fn sql_in_limit_is_refused() {
    let (site, token) = seeded_site();
    for limit in [
        "-1",
        "1; drop table tabPlant",
        "1 union select 1",
        "1,1",
        "0x10",
        "1e3",
        "99999999999999999999",
        "NaN",
        "\0",
        "\u{661}",
    ] {
        for (path, names) in [
            ("/api/resource/Plant", ["limit_start", "limit_page_length", "limit"]),
            ("/api/v2/document/Plant", ["limit_start", "start", "limit"]),
        ] {
            for name in names {
                let (status, body) = site.get_with(path, &json!({ name: limit })).token(&token).send();
                assert_eq!(status, 417, "{path} {name}={limit:?}: {body}");
            }
        }
        for name in ["limit_start", "limit_page_length", "start", "page_length", "limit"] {
            let form = json!({"doctype": "Plant", name: limit});
            let (status, body) = site.post("/api/method/frappe.desk.reportview.get_list", form).token(&token).send();
            assert!(matches!(status, 200 | 417), "{name}={limit:?}: {status} {body}");
            assert_no_database_details(name, &body);
        }
    }
}

/// CVE-2026-31877
#[test]
fn sql_in_searchfield_and_fieldname_is_refused() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        for (path, form) in [
            ("desk.search.search_link", json!({"doctype": "Plant", "txt": "a", "searchfield": attack})),
            ("desk.search.search_widget", json!({"doctype": "Plant", "txt": "a", "searchfield": attack})),
            (
                "desk.search.search_widget",
                json!({"doctype": "Plant", "txt": "a", "filter_fields": json!([attack]).to_string()}),
            ),
            ("client.get_value", json!({"doctype": "Plant", "fieldname": attack, "filters": {"name": "aster"}})),
            ("client.get_value", json!({"doctype": "Plant", "fieldname": [attack], "filters": {"name": "aster"}})),
            ("client.get_value", json!({"doctype": "Plant", "fieldname": "name", "filters": attack})),
            ("client.get_list", json!({"doctype": attack, "fields": ["name"]})),
            ("client.get_count", json!({"doctype": attack})),
            (
                "desk.reportview.get",
                json!({"doctype": "Plant", "fields": ["name"], "parent_doctype": attack, "group_by": attack}),
            ),
            (
                "desk.reportview.get_list",
                json!({
                    "doctype": "Plant", "group_by": "family", "aggregate_function": "sum",
                    "aggregate_on_doctype": "Plant", "aggregate_on_field": attack
                }),
            ),
            ("desk.listview.get_group_by_count", json!({"doctype": "Plant", "current_filters": "[]", "field": attack})),
        ] {
            let (status, body) = site.post(&format!("/api/method/frappe.{path}"), form).token(&token).send();
            assert!(matches!(status, 200 | 403 | 404 | 417), "{path} {attack:?}: {status} {body}");
            assert_no_database_details(path, &body);
            let found = body.to_string();
            assert!(status != 200 || !found.contains("Administrator"), "{path} {attack:?}: {found}");
        }
        // As the text that is searched for, an injection finds nothing; NUL is refused, because PostgreSQL cannot store it.
        let form = json!({"doctype": "Plant", "txt": attack});
        let (status, body) = site.post("/api/method/frappe.desk.search.search_link", form).token(&token).send();
        let expected = if attack.contains('\0') { (417, JsonValue::Null) } else { (200, json!([])) };
        assert_eq!((status, body["message"].clone()), expected, "{attack:?}");
    }
}

#[test]
fn sql_in_parent_doctype_is_refused() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        for (route, status, body) in
            site.list_on_all_routes(&token, "Plant Care", &json!({"fields": ["name"], "parent": attack}))
        {
            assert!(matches!(status, 403 | 417), "{route} {attack:?}: {status} {body}");
        }
    }
}

#[test]
fn sql_in_expand_and_cursor_is_refused() {
    let (site, token) = seeded_site();
    for attack in INJECTIONS {
        for (path, params) in [
            ("/api/resource/Plant", json!({ "expand": [attack] })),
            ("/api/v2/document/Plant", json!({ "expand": [attack] })),
            ("/api/resource/Plant/aster", json!({ "expand": [attack] })),
            ("/api/resource/Plant/aster", json!({ "expand": attack })),
            ("/api/v2/document/Plant", json!({ "cursor": attack })),
            ("/api/v2/document/Plant", json!({ "include": attack })),
        ] {
            let (status, body) = site.get_with(path, &params).token(&token).send();
            assert_eq!(status, 417, "{path} {params}: {body}");
            assert_no_database_details(path, &body);
        }
    }
}

#[test]
fn huge_and_deep_filters_stay_below_500() {
    let (site, token) = seeded_site();
    let many: Vec<String> = (0..100_000).map(|number| format!("x{number}")).collect();
    let deep = (0..120).fold(json!(["name", "=", "x"]), |inner, _| json!([inner, "and", ["name", "=", "y"]]));
    let wide: Vec<JsonValue> = (0..10_000).map(|_| json!(["name", "=", "x"])).collect();
    for filters in [
        json!({"name": ["in", many]}),
        json!({"name": ["not in", many.join(",")]}),
        deep,
        json!(wide),
        json!({"name": ["like", "%a".repeat(50_000)]}),
        json!({"name": "x".repeat(1_000_000)}),
    ] {
        for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &filters) {
            assert!(matches!(status, 200 | 404 | 417), "{route}: {status} {body}");
            assert_no_database_details(route, &body);
        }
    }
    for params in [
        json!({"fields": vec!["name"; 10_000]}),
        json!({"order_by": vec!["name"; 10_000].join(",")}),
        json!({"group_by": vec!["name"; 10_000].join(",")}),
        json!({"fields": ["(".repeat(100_000)]}),
    ] {
        assert_refused(&site, &token, &params);
    }
    // JSON so deep that a recursive parser overflows the stack.
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for name in ["fields", "filters", "or_filters", "expand"] {
        let (status, body) = site.get_with("/api/resource/Plant", &json!({ name: nested })).token(&token).send();
        assert_eq!(status, 417, "{name}: {body}");
    }
}
