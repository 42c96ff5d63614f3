//! SQL, and what looks like it, in every part of a query and on every route that takes one.
//!
//! One list of attacks is sent to all places. Whatever a place makes of a text, the answer is that
//! of a text: refused with a 4xx, or an ordinary answer without anything that the attack asks for.

use crate::http::tests::TestSite;
use serde_json::{Value as JsonValue, json};

/// Texts that have opened servers of this kind.
const INJECTIONS: [&str; 42] = [
    "name; drop table tabPlant",
    "name; drop table \"tabPlant\" --",
    "1; delete from tabPlant",
    "name --",
    "name #",
    "name/**/",
    "/*!50000 name */",
    "name' or '1'='1",
    "name\" or \"1\"=\"1",
    "name` or `1`=`1",
    "`tabPlant`.`name` union select password from __Auth",
    "(select password from __Auth limit 1)",
    "(select sid from tabSessions)",
    "name, (select password from `__Auth`)",
    "`__Auth`.`password`",
    "`tabSessions`.sid",
    "tabUser.api_key",
    "sleep(5)",
    "pg_sleep(5)",
    "benchmark(10000000,md5(1))",
    "if(1=1,name,owner)",
    "if(ascii(substring((select password from __Auth),1,1))>64,1,2)",
    "case when 1=1 then name else owner end",
    "ifnull(name, 1)",
    "coalesce(name, owner)",
    "extractvalue(1, concat(0x7e, version()))",
    "updatexml(1,concat(0x7e,user()),1)",
    "load_file('/etc/passwd')",
    "@@version",
    "version()",
    "name into outfile '/tmp/x'",
    "name procedure analyse()",
    "name collate nocase",
    "name limit 1 offset 1",
    "name\0",
    "na\0me",
    "\u{feff}name",
    "n\u{430}me",
    "\u{ff4e}\u{ff41}\u{ff4d}\u{ff45}",
    "name\u{2028}or 1=1",
    "${7*7}{{7*7}}",
    "' || (select 1) || '",
];

fn garden() -> (TestSite, String) {
    let site = TestSite::new();
    site.plant();
    let token = site.user_with("ann@garden.test", &["Botanist"]);
    (site, token)
}

/// Every route refuses, and in the words of a client's mistake.
#[track_caller]
fn refused(site: &TestSite, token: &str, params: &JsonValue) {
    for (route, status, body) in site.lists(token, "Plant", params) {
        assert!(matches!(status, 403 | 404 | 417), "{route} {params}: {status} {body}");
        silent(route, &body);
    }
}

/// Nothing of the database is in an answer.
#[track_caller]
fn silent(route: &str, body: &JsonValue) {
    let text = body.to_string().to_lowercase();
    for word in ["select \\\"", "syntax error", "sqlite", "no such column", "argon2", "diesel"] {
        assert!(!text.contains(word), "{route}: {text}");
    }
}

/// CVE-2018-3882, CVE-2018-3883, CVE-2018-3884, CVE-2018-3885
#[test]
fn sql_in_fields_is_refused() {
    let (site, token) = garden();
    for attack in INJECTIONS {
        refused(&site, &token, &json!({ "fields": [attack] }));
        refused(&site, &token, &json!({ "fields": [format!("count({attack}) as n")] }));
        refused(&site, &token, &json!({ "fields": [{"MAX": attack, "as": "n"}] }));
        refused(&site, &token, &json!({ "fields": [{ attack: "name" }] }));
    }
}

/// CVE-2025-52895, CVE-2025-55732
#[test]
fn sql_in_order_by_and_group_by_is_refused() {
    let (site, token) = garden();
    for attack in INJECTIONS.iter().filter(|attack| !attack.contains("tabSessions`.sid")) {
        for params in [
            json!({ "order_by": attack }),
            json!({ "order_by": format!("{attack} desc") }),
            json!({ "order_by": format!("name, {attack}") }),
            json!({ "group_by": attack, "fields": ["count(name) as n"] }),
            json!({ "group_by": format!("family, {attack}"), "fields": ["count(name) as n"] }),
        ] {
            refused(&site, &token, &params);
        }
    }
    refused(&site, &token, &json!({"order_by": "`tabSessions`.sid"}));
    refused(&site, &token, &json!({"group_by": "`tabSessions`.sid"}));
}

/// CVE-2023-41328, CVE-2024-24813
#[test]
fn sql_in_filter_field_is_refused() {
    let (site, token) = garden();
    for attack in INJECTIONS {
        for filters in [
            json!({ attack: "x" }),
            json!([[attack, "=", "x"]]),
            json!([["Plant", attack, "=", "x"]]),
            json!([[["family", "=", "x"], "or", [attack, "=", "x"]]]),
        ] {
            for (route, status, body) in site.filtered(&token, "Plant", &filters) {
                assert!(matches!(status, 403 | 404 | 417), "{route} {filters}: {status} {body}");
                silent(route, &body);
            }
        }
        refused(&site, &token, &json!({"or_filters": [[attack, "=", "x"]]}));
    }
}

/// CVE-2018-20061
#[test]
fn sql_in_filter_operator_is_refused() {
    let (site, token) = garden();
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
            for (route, status, body) in site.filtered(&token, "Plant", &filters) {
                assert!(matches!(status, 404 | 417), "{route} {filters}: {status} {body}");
                silent(route, &body);
            }
        }
    }
}

#[test]
fn filter_on_other_doctype_is_refused() {
    let (site, token) = garden();
    for doctype in
        ["User", "DocShare", "__Auth", "Sessions", "Bed", "Plant` where 1=1 --", "Plant\0", "tabPlant", "pl\u{430}nt"]
    {
        for (route, status, body) in site.filtered(&token, "Plant", &json!([[doctype, "name", "like", "%"]])) {
            assert!(matches!(status, 403 | 404 | 417), "{route} {doctype}: {status} {body}");
        }
    }
}

/// CVE-2025-30212, CVE-2025-56380, CVE-2025-56381
#[test]
fn sql_in_filter_value_is_bound() {
    let (site, token) = garden();
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
            for (route, status, body) in site.filtered(&token, "Plant", &filters) {
                let found = body.to_string();
                assert!(matches!(status, 200 | 404 | 417), "{route} {filters}: {status} {found}");
                assert!(!found.contains("aster"), "{route} {filters}: {found}");
                silent(route, &body);
            }
        }
    }
    // The table is still there.
    assert_eq!(site.get("/api/resource/Plant/aster").token(&token).send().0, 200);
}

#[test]
fn sql_in_compared_number_matches_nothing() {
    let (site, token) = garden();
    for attack in INJECTIONS {
        // Frappe: what is no number counts as 0.
        for (route, status, body) in site.filtered(&token, "Plant", &json!({ "height": ["<", attack] })) {
            assert!(matches!(status, 200 | 404 | 417), "{route} {attack}: {status} {body}");
            assert!(!body.to_string().contains("aster"), "{route} {attack}: {body}");
        }
    }
}

#[test]
fn object_or_list_as_value_is_refused() {
    let (site, token) = garden();
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
            for (route, status, body) in site.filtered(&token, "Plant", &filters) {
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
        refused(&site, &token, &params);
    }
}

#[test]
fn alias_with_quotes_is_returned_as_plain_key() {
    let (site, token) = garden();
    let alias = "x\"; drop table 'tabPlant' --";
    let params = json!({"fields": [format!("name as `{alias}`")], "filters": {"name": "aster"}});
    for (route, status, body) in site.lists(&token, "Plant", &params) {
        assert_eq!(status, 200, "{route}: {body}");
        assert!(body.to_string().contains(&json!(alias).to_string()), "{route}: {body}");
    }
    for alias in ["'a' from __Auth", "a, password", "`a`.`b`", "\"a", "a\0", "`a\u{1}`"] {
        refused(&site, &token, &json!({ "fields": [format!("name as {alias}")] }));
    }
}

#[test]
fn sql_in_limit_is_refused() {
    let (site, token) = garden();
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
            silent(name, &body);
        }
    }
}

/// CVE-2026-31877
#[test]
fn sql_in_searchfield_and_fieldname_is_refused() {
    let (site, token) = garden();
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
            silent(path, &body);
            let found = body.to_string();
            assert!(status != 200 || !found.contains("Administrator"), "{path} {attack:?}: {found}");
        }
        // A search for the text is a search, where it is a text that a database can hold.
        let form = json!({"doctype": "Plant", "txt": attack});
        let (status, body) = site.post("/api/method/frappe.desk.search.search_link", form).token(&token).send();
        let expected = if attack.contains('\0') { (417, JsonValue::Null) } else { (200, json!([])) };
        assert_eq!((status, body["message"].clone()), expected, "{attack:?}");
    }
}

#[test]
fn sql_in_parent_doctype_is_refused() {
    let (site, token) = garden();
    for attack in INJECTIONS {
        for (route, status, body) in site.lists(&token, "Plant Care", &json!({"fields": ["name"], "parent": attack})) {
            assert!(matches!(status, 403 | 417), "{route} {attack:?}: {status} {body}");
        }
    }
}

#[test]
fn sql_in_expand_and_cursor_is_refused() {
    let (site, token) = garden();
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
            silent(path, &body);
        }
    }
}

#[test]
fn huge_and_deep_filters_stay_below_500() {
    let (site, token) = garden();
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
        for (route, status, body) in site.filtered(&token, "Plant", &filters) {
            assert!(matches!(status, 200 | 404 | 417), "{route}: {status} {body}");
            silent(route, &body);
        }
    }
    for params in [
        json!({"fields": vec!["name"; 10_000]}),
        json!({"order_by": vec!["name"; 10_000].join(",")}),
        json!({"group_by": vec!["name"; 10_000].join(",")}),
        json!({"fields": ["(".repeat(100_000)]}),
    ] {
        refused(&site, &token, &params);
    }
    // JSON so deep that reading it could take all of the stack.
    let pit = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for name in ["fields", "filters", "or_filters", "expand"] {
        let (status, body) = site.get_with("/api/resource/Plant", &json!({ name: pit })).token(&token).send();
        assert_eq!(status, 417, "{name}: {body}");
    }
}
