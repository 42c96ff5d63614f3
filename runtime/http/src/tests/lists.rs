//! Lists: child rows, linked documents, pages and limits.

use super::*;

const ANN: &str = "ann@garden.test";

#[test]
fn child_rows_in_list_equal_those_of_document() {
    for role in ["Gardener", "Botanist", "Visitor"] {
        let (site, token) = TestSite::seeded(ANN, role);
        let params = json!({"fields": ["name", "care", "repairs", "costs"], "limit": 0});
        let list = site.get_with("/api/resource/Plant", &params).token(&token).send().1;
        for row in list["data"].as_array().unwrap() {
            let name = row["name"].as_str().unwrap();
            let document = site.get(&format!("/api/resource/Plant/{name}")).token(&token).send().1;
            for field in ["care", "repairs", "costs"] {
                assert_eq!(row.get(field), document["data"].get(field), "{role} {name} {field}");
            }
        }
    }
}

#[test]
fn expand_returns_linked_documents_on_v1_and_v2() {
    let (site, token) = TestSite::seeded(ANN, "Botanist");
    for (list, document) in [
        ("/api/resource/Plant", "/api/resource/Plant/aster"),
        ("/api/v2/document/Plant", "/api/v2/document/Plant/aster"),
    ] {
        let expand = json!({"expand": ["bed", "subject", "keeper"], "filters": {"name": "aster"}});
        let (status, rows) = site.get_with(list, &expand).token(&token).send();
        assert_eq!(status, 200, "{rows}");
        let (_, body) = site.get_with(document, &expand).token(&token).send();
        for found in [&rows["data"][0], &body["data"]] {
            assert_eq!((&found["bed"]["title"], &found["bed"]["doctype"]), (&json!("North"), &json!("Bed")), "{found}");
            assert_eq!(found["subject"]["title"], "South");
            // Desk users have select permission on User, which shows the fields of a link only.
            let keeper = found["keeper"].as_object().unwrap();
            assert!(keeper.contains_key("full_name") && !keeper.contains_key("api_key"), "{keeper:?}");
        }
        assert_eq!(rows["data"][0]["bed"], body["data"]["bed"]);
        for wrong in [
            json!({"expand": ["family"]}),
            json!({"expand": "bed"}),
            json!({"expand": {"a": 1}}),
            json!({"expand": ["x"]}),
        ] {
            for path in [list, document] {
                assert_eq!(
                    site.get_with(path, &wrong).token(&token).error(),
                    (417, "DataError".to_owned()),
                    "{path} {wrong}"
                );
            }
        }
    }
}

#[test]
fn expand_of_unreadable_document_keeps_its_name() {
    let (site, token) = TestSite::seeded(ANN, "Gardener");
    let params = json!({"expand": ["bed", "subject"]});
    let (status, body) = site.get_with("/api/resource/Plant/aster", &params).token(&token).send();
    assert_eq!((status, &body["data"]["bed"], &body["data"]["subject"]), (200, &json!("north"), &json!("south")));
}

#[test]
fn cursor_of_v2_returns_next_page() {
    let (site, token) = TestSite::seeded(ANN, "Gardener");
    let page = |more: JsonValue| {
        let params = merge(json!({"limit": 3, "order_by": "name", "cursor": "", "include": "count"}), more);
        site.get_with("/api/v2/document/Plant", &params).token(&token).send()
    };
    let (status, first) = page(json!({}));
    assert_eq!((status, &first["has_next_page"], &first["count"]), (200, &json!(true), &json!(5)));
    let (_, second) = page(json!({"cursor": first["next_cursor"]}));
    assert_eq!(second["data"], json!([{"name": "dill"}, {"name": "elder"}]));
    assert_eq!((&second["has_next_page"], &second["next_cursor"]), (&json!(false), &JsonValue::Null));
    assert_eq!(page(json!({"cursor": first["next_cursor"], "order_by": "height"})).0, 417);
}

#[test]
fn limit_zero_means_all_rows_except_as_json_number() {
    let site = TestSite::new();
    site.seed_daisies();
    let sid = site.login_admin();
    let rows = |path: &str, params: JsonValue| {
        let (status, body) = site.get(path).json(params).sid(&sid).send();
        assert_eq!(status, 200, "{body}");
        body["data"].as_array().unwrap().len()
    };
    let (v1, v2) = ("/api/resource/Plant", "/api/v2/document/Plant");
    assert_eq!(rows(v1, json!({"limit": 3})), 3);
    assert_eq!(rows(v1, json!({"limit": 1, "limit_page_length": 2})), 2);
    assert_eq!(rows(v1, json!({"limit": 0})), 20);
    assert_eq!(rows(v2, json!({"limit": 0})), 20);
    assert_eq!(rows(v1, json!({"limit": "0"})), DAISIES);
    assert_eq!(rows(v1, json!({"limit_page_length": 0})), DAISIES);
    assert_eq!(rows(v2, json!({"limit": "0"})), DAISIES);
}

#[test]
fn debug_parameter_adds_execution_time_and_sql_in_developer_mode() {
    let (site, token) = TestSite::seeded(ANN, "Gardener");
    let send = |path: &str, debug: &str| {
        site.get_with(path, &json!({"debug": debug, "filters": {"family": "oak"}})).token(&token).send()
    };
    let (_, body) = send("/api/resource/Plant", "true");
    let notes: Vec<String> = serde_json::from_str(body["_debug_messages"].as_str().unwrap()).unwrap();
    assert!(notes.len() == 1 && notes[0].starts_with("Execution time: "), "{notes:?}");
    let (_, body) = send("/api/v2/document/Plant", "1");
    assert!(body["debug"][0]["message"].as_str().unwrap().starts_with("Execution time: "), "{body}");
    assert_eq!(send("/api/resource/Plant", "0").1.get("_debug_messages"), None);
    assert_eq!(send("/api/resource/Plant", "perhaps").1["exc_type"], "FrappeTypeError");
    let developer_site = TestSite::with_flags(&["--developer-mode"]);
    developer_site.seed_documents();
    let (_, body) = developer_site.get("/api/v2/document/Plant?debug=1").token(&developer_site.admin_token()).send();
    assert!(body["debug"][0]["message"].as_str().unwrap().contains("SELECT"), "{body}");
}
