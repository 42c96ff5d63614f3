//! Reads of data without permission: directly, or deduced from an order or a count.

use doctyped_http::test_harness::{RouteResponse, TestSite, USER_PASSWORD, error_class, merge};
use serde_json::{Value as JsonValue, json};

/// A site with plants and a user of a role; gives the user's token.
fn seeded_site(role: &str) -> (TestSite, String) {
    TestSite::seeded("ann@garden.test", role)
}

/// Asserts that each route refuses with one of these exception classes.
#[track_caller]
fn assert_refused(responses: Vec<RouteResponse>, classes: &[&str]) {
    for (route, status, body) in responses {
        assert!(matches!(status, 403 | 404 | 417), "{route}: {status} {body}");
        assert!(classes.contains(&error_class(&body)), "{route}: {body}");
    }
}

/// CVE-2026-66003
#[test]
fn dotted_field_of_unreadable_doctype_is_refused() {
    let (site, token) = seeded_site("Gardener");
    for params in [
        json!({"fields": ["name", "bed.title"]}),
        json!({"fields": ["name", "bed.name as b"]}),
        json!({"fields": ["max(bed.title) as t"]}),
        json!({"fields": ["name"], "order_by": "bed.title"}),
        json!({"fields": ["count(name) as n"], "group_by": "bed.title"}),
        json!({"filters": [["bed.title", "like", "N%"]]}),
        json!({"or_filters": [["bed.title", "like", "N%"], ["name", "=", "x"]]}),
    ] {
        assert_refused(site.list_on_all_routes(&token, "Plant", &params), &["PermissionError", "DataError"]);
    }
    assert_refused(
        site.filter_on_all_routes(&token, "Plant", &json!([["bed.title", "like", "N%"]])),
        &["PermissionError", "DataError"],
    );
}

/// The client says for which DocType a link is searched, and whether user permissions count.
#[test]
fn link_search_shows_no_document_that_user_permissions_hide() {
    let (site, token) = seeded_site("Gardener");
    let visible = json!({"apply_to_all_doctypes": 0, "applicable_for": "Plant"});
    site.permit("ann@garden.test", "Plant", "aster", visible);
    let names = |body: &JsonValue| -> Vec<String> {
        let rows = body["message"].as_array().unwrap_or(&Vec::new()).clone();
        rows.iter().map(|row| row["value"].as_str().or(row["name"].as_str()).unwrap_or_default().to_owned()).collect()
    };
    for reference in ["Plant", "ToDo", "User", "Nope", ""] {
        for more in [json!({}), json!({"ignore_user_permissions": 1})] {
            let search = json!({
                "doctype": "Plant", "txt": "", "reference_doctype": reference, "as_dict": 1,
                "filter_fields": "[\"family\", \"owner\"]",
            });
            let search = merge(search, more.clone());
            let (status, body) = site.post("/api/method/frappe.desk.search.search_widget", search).token(&token).send();
            assert_eq!(status, 200, "{body}");
            assert_eq!(names(&body), ["aster"], "{reference} {more}");
            let search = json!({"doctype": "Plant", "txt": "", "reference_doctype": reference});
            let search = merge(search, more.clone());
            let (_, body) = site.post("/api/method/frappe.desk.search.search_link", search).token(&token).send();
            assert_eq!(names(&body), ["aster"], "{reference} {more}");
        }
    }
}

/// CVE-2026-66003
#[test]
fn dotted_field_of_foreign_document_is_null() {
    let (site, token) = seeded_site("Gardener");
    site.update_document("User", "ann@garden.test", json!({"roles": [{"role": "Gardener"}, {"role": "Visitor"}]}));
    let params = json!({"fields": "[\"name\", \"bed.title\"]", "order_by": "name", "limit": 3});
    let (status, body) = site.get_with("/api/resource/Plant", &params).token(&token).send();
    assert_eq!(status, 200, "{body}");
    let expected = json!([
        {"name": "aster", "title": null}, {"name": "beech", "title": null}, {"name": "cosmos", "title": "South"}
    ]);
    assert_eq!(body["data"], expected);
}

#[test]
fn unreadable_field_in_filter_order_or_group_is_refused() {
    let (site, token) = seeded_site("Gardener");
    for params in [
        json!({"order_by": "origin"}),
        json!({"order_by": "origin desc, name"}),
        json!({"order_by": "`tabPlant`.`origin`"}),
        json!({"fields": ["count(name) as n"], "group_by": "origin"}),
        json!({"or_filters": {"origin": "Asia", "name": "x"}}),
        json!({"filters": [["costs.amount", ">", 1]]}),
        json!({"filters": [["Plant Cost", "amount", ">", 1]]}),
        json!({"filters": [["Plant Care", "remark", "=", "x"]]}),
        json!({"filters": [["care.remark", "=", "x"]]}),
        json!({"fields": ["costs.amount"]}),
        json!({"fields": ["care.name"], "order_by": "care.remark"}),
    ] {
        assert_refused(site.list_on_all_routes(&token, "Plant", &params), &["DataError"]);
    }
    for filters in [
        json!({"origin": "Asia"}),
        json!({"origin": ["like", "A%"]}),
        json!([["Plant", "origin", "is", "set"]]),
        json!([["origin", ">", "B"]]),
        json!([[["origin", "=", "Asia"], "or", ["name", "=", "x"]]]),
    ] {
        assert_refused(site.filter_on_all_routes(&token, "Plant", &filters), &["DataError"]);
    }
    // In `fields` it is left out, and so is a function of it.
    let fields = json!({"fields": "[\"name\", \"origin\", \"max(origin) as m\", \"origin as o\"]"});
    let (status, body) = site.get_with("/api/resource/Plant", &fields).token(&token).send();
    assert_eq!(status, 200);
    assert!(!body.to_string().contains("Asia") && !body.to_string().contains("origin"), "{body}");
}

#[test]
fn count_includes_readable_documents_only() {
    let (site, token) = seeded_site("Visitor");
    for (route, status, body) in site.filter_on_all_routes(&token, "Plant", &json!({"owner": "Administrator"})) {
        let found = body.to_string();
        assert!(!found.contains("aster") && !found.contains("dill"), "{route}: {status} {found}");
        if route.contains("count") {
            let count = body.get("message").or_else(|| body.get("data"));
            assert_eq!(count, Some(&json!(0)), "{route}: {body}");
        }
    }
}

#[test]
fn child_rows_without_readable_parent_doctype_are_refused() {
    let (site, token) = seeded_site("Gardener");
    for parent in [
        json!({}),
        json!({"parent": ""}),
        json!({"parent": "Bed"}),
        json!({"parent": "Plant Care"}),
        json!({"parent": "User"}),
        json!({"parent": "Plant' or '1'='1"}),
        json!({"parent": "__Auth"}),
    ] {
        let params = merge(json!({"fields": ["name", "parent", "task"]}), parent);
        assert_refused(site.list_on_all_routes(&token, "Plant Care", &params), &["PermissionError"]);
    }
    // A parent that the user may read, in a table field above the user's level.
    assert_refused(
        site.list_on_all_routes(&token, "Plant Cost", &json!({"fields": ["amount"], "parent": "Plant"})),
        &["PermissionError"],
    );
}

#[test]
fn child_rows_of_foreign_parents_are_not_listed() {
    let (site, token) = seeded_site("Visitor");
    for (route, status, body) in
        site.list_on_all_routes(&token, "Plant Care", &json!({"fields": ["name"], "parent": "Plant"}))
    {
        let found = body.to_string();
        assert_eq!(status, 200, "{route}: {found}");
        assert!(found.contains("r4"), "{route}: {found}");
        for other in ["r1", "r2", "r3", "r5"] {
            assert!(!found.contains(other), "{route}: {found}");
        }
    }
}

#[test]
fn user_list_contains_own_user_only() {
    let site = TestSite::new();
    let token = site.create_user("ann@garden.test");
    site.create_user("bob@garden.test");
    for params in [
        json!({"fields": ["name", "email", "api_key"]}),
        json!({"fields": ["count(name) as n", "name"], "group_by": "name"}),
        json!({"fields": ["name"], "or_filters": {"name": ["!=", ""], "email": ["like", "%"]}}),
    ] {
        for (route, status, body) in site.list_on_all_routes(&token, "User", &params) {
            let found = body.to_string();
            assert_eq!(status, 200, "{route}: {found}");
            assert!(!found.contains("bob@") && !found.contains("Administrator"), "{route}: {found}");
            assert!(!found.contains("api_key"), "{route}: {found}");
        }
    }
    assert_refused(
        site.filter_on_all_routes(&token, "User", &json!({"api_key": ["like", "a%"]})),
        &["PermissionError", "DataError"],
    );
}

#[test]
fn secrets_are_absent_from_lists() {
    let (site, token) = seeded_site("System Manager");
    let made = site.get("/api/resource/User/ann@garden.test").token(&token).send().1;
    let key = made["data"]["api_key"].as_str().unwrap().to_owned();
    assert!(token.contains(&key));
    let secret = token.rsplit(':').next().unwrap();
    for (route, status, body) in
        site.list_on_all_routes(&token, "User", &json!({"fields": ["name", "api_secret", "new_password"]}))
    {
        assert_eq!(status, 200, "{route}: {body}");
        assert!(!body.to_string().contains(secret) && !body.to_string().contains(USER_PASSWORD), "{route}: {body}");
    }
}

#[test]
fn tables_without_doctype_are_not_found() {
    let site = TestSite::new();
    let admin = site.create_user_with_roles("root@garden.test", &["System Manager"]);
    for doctype in
        ["__Auth", "tabSessions", "Sessions", "Singles", "Series", "tabUser", "sqlite_master", "User`", "user"]
    {
        assert_refused(site.list_on_all_routes(&admin, doctype, &json!({"fields": ["name"]})), &["DoesNotExistError"]);
    }
    for params in [
        json!({"fields": ["`tab__Auth`.`password`"]}),
        json!({"fields": ["`tabSessions`.`sid`"]}),
        json!({"fields": ["`__Auth`.`password`"]}),
        json!({"order_by": "`tabSessions`.sid"}),
    ] {
        assert_refused(site.list_on_all_routes(&admin, "User", &params), &["DataError", "ValidationError"]);
    }
    for condition in [json!(["__Auth", "password", "like", "%"]), json!(["Sessions", "sid", "like", "%"])] {
        assert_refused(
            site.list_on_all_routes(&admin, "User", &json!({"filters": [condition]})),
            &["DoesNotExistError"],
        );
    }
}
