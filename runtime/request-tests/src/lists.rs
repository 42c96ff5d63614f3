//! Lists and counts, link searches, child rows.

use super::workshop::Workshop;
use super::workshop_doctypes::APPLICATION;
use doctyped_http::test_harness::RunningServer;
use serde_json::{Value as JsonValue, json};

/// A workshop with jobs whose fields are filled or empty.
fn workshop() -> Workshop {
    let workshop = Workshop::new();
    for job in [
        json!({"subject": "wheel", "pieces": 4, "due": "2024-05-01", "grade": "1"}),
        json!({"subject": "frame", "pieces": 1, "due": "2024-06-01", "grade": "2"}),
        json!({"subject": "", "pieces": 0}),
        json!({"pieces": 7, "due": "2024-07-01"}),
    ] {
        workshop.create("Job", job);
    }
    workshop
}

#[test]
fn counts_are_those_of_the_list() {
    let workshop = workshop();
    for (field, operator, value) in [
        ("subject", "!=", json!("wheel")),
        ("subject", "not in", json!(["wheel"])),
        ("subject", "not like", json!("w%")),
        ("subject", "<", json!("m")),
        ("subject", "=", json!("")),
        ("subject", "=", json!(null)),
        ("subject", "in", json!(["wheel", ""])),
        ("due", "<", json!("2024-06-15")),
        ("due", "!=", json!("2024-05-01")),
        ("due", "=", json!(null)),
        ("due", "not in", json!(["2024-05-01"])),
        ("pieces", "<", json!(2)),
        ("grade", "!=", json!("1")),
        ("subject", "is", json!("not set")),
    ] {
        let filters = json!([[field, operator, value]]);
        let parameters = json!({"filters": filters, "limit_page_length": 0});
        let (_, rows) = workshop.site.get_with("/api/resource/Job", &parameters).token(&workshop.mechanic).send();
        let expected = rows["data"].as_array().unwrap().len();
        let arguments = json!({"doctype": "Job", "filters": filters});
        for function in ["frappe.client.get_count", "frappe.desk.reportview.get_count"] {
            let (_, body) = workshop.call(function, arguments.clone());
            assert_eq!(body["message"], expected, "{function} {filters}");
        }
        let count = workshop.site.get_with("/api/v2/doctype/Job/count", &json!({ "filters": filters }));
        assert_eq!(count.token(&workshop.mechanic).send().1["data"], expected, "{filters}");
        let (_, first) = workshop.call("frappe.client.get", arguments);
        assert_eq!(first["message"].is_object(), expected > 0, "{filters}");
    }
}

#[test]
fn null_selects_the_rows_without_a_value() {
    let workshop = workshop();
    for (field, expected) in [("subject", 2), ("due", 1), ("grade", 2), ("starts", 4), ("brand", 4)] {
        for filters in [
            json!([[field, "=", null]]),
            json!({ field: null }),
            json!({field: ["=", null]}),
            json!([["Job", field, "=", null]]),
        ] {
            let arguments = json!({"doctype": "Job", "filters": filters});
            for function in ["frappe.client.get_list", "frappe.desk.reportview.get_list"] {
                let (status, body) = workshop.call(function, arguments.clone());
                assert_eq!(
                    (status, body["message"].as_array().map(Vec::len)),
                    (200, Some(expected)),
                    "{filters}: {body}"
                );
            }
            let v2 = workshop.site.get_with("/api/v2/document/Job", &json!({ "filters": filters }));
            let (_, body) = v2.token(&workshop.mechanic).send();
            assert_eq!(body["data"].as_array().map(Vec::len), Some(expected), "{filters}: {body}");
        }
        let unset = json!({"doctype": "Job", "filters": [[field, "!=", null]]});
        assert_eq!(
            workshop.call("frappe.client.get_list", unset).1["message"].as_array().map(Vec::len),
            Some(4 - expected)
        );
    }
}

#[test]
fn list_of_version_2_says_whether_there_is_more() {
    let workshop = workshop();
    for (parameters, more) in [
        (json!({}), false),
        (json!({"limit": 2}), true),
        (json!({"limit": 2, "start": 2}), false),
        (json!({"limit": 0}), false),
        (json!({"limit": 3, "fields": ["subject"], "as_dict": false}), true),
        (json!({"fields": ["grade", "count(name) as n"], "group_by": "grade", "limit": 1}), true),
    ] {
        let (status, body) =
            workshop.site.get_with("/api/v2/document/Job", &parameters).token(&workshop.mechanic).send();
        assert_eq!((status, &body["has_next_page"]), (200, &json!(more)), "{parameters}: {body}");
    }
}

#[test]
fn administrator_lists_rows_without_naming_their_parent() {
    let workshop = Workshop::new();
    workshop.create("Job", json!({"parts": [{"part": "bolt"}, {"part": "nut"}]}));
    let list = |token: &str, path: &str| workshop.site.get_with(path, &json!({"fields": ["part"]})).token(token).send();
    for path in ["/api/resource/Job Part", "/api/v2/document/Job Part"] {
        let (status, body) = list(&workshop.admin, path);
        assert_eq!((status, body["data"].as_array().map(Vec::len)), (200, Some(2)), "{body}");
        assert_eq!(list(&workshop.mechanic, path).0, 403);
    }
    let count = |token: &str| {
        let request = workshop.site.post("/api/method/frappe.client.get_count", json!({"doctype": "Job Part"}));
        request.token(token).send()
    };
    assert_eq!(count(&workshop.admin).1["message"], 2);
    assert_eq!(count(&workshop.mechanic).0, 403);
}

#[test]
fn link_search_answers_labels() {
    let workshop = Workshop::new();
    workshop.create("Brand", json!({"name": "Alpha", "country": "x"}));
    let expected = json!([{"value": "Alpha", "description": "", "label": "Alpha"}]);
    let (_, body) = workshop.call("frappe.desk.search.search_link", json!({"doctype": "Brand", "txt": "al"}));
    assert_eq!(body["message"], expected);
    let (_, body) = workshop.site.get("/api/v2/doctype/Brand/search?txt=al").token(&workshop.mechanic).send();
    assert_eq!(body["data"], expected);
}

#[test]
fn link_search_offers_enabled_users() {
    let workshop = Workshop::new();
    let disabled = workshop.site.create_user("gone@workshop.test");
    workshop.site.update_document("User", "gone@workshop.test", json!({"enabled": 0}));
    let website = json!({"email": "web@workshop.test", "first_name": "Web", "user_type": "Website User", "send_welcome_email": 0});
    workshop.site.create_document("User", website);
    let found = |text: &str| -> Vec<String> {
        let arguments = json!({"doctype": "User", "txt": text, "page_length": 50});
        let request = workshop.site.post("/api/method/frappe.desk.search.search_link", arguments);
        let (status, body) = request.token(&workshop.admin).send();
        assert_eq!(status, 200, "{body}");
        body["message"].as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("Admin"), ["Administrator"]);
    let all = found("");
    for user in ["Administrator", "web@workshop.test", "mechanic@workshop.test"] {
        assert!(all.iter().any(|name| name == user), "{user} is not in {all:?}");
    }
    for user in ["gone@workshop.test", "Guest"] {
        assert!(!all.iter().any(|name| name == user), "{user} is in {all:?}");
    }
    drop(disabled);
}

#[test]
fn groups_count_rows_without_a_value() {
    let workshop = workshop();
    for (field, expected) in [
        ("due", json!({"name": null, "count": 1})),
        ("brand", json!({"name": null, "count": 4})),
        ("subject", json!({"name": null, "count": 1})),
    ] {
        let arguments = json!({"doctype": "Job", "field": field, "current_filters": "[]"});
        let (status, body) = workshop.call("frappe.desk.listview.get_group_by_count", arguments);
        assert_eq!(status, 200);
        assert!(body["message"].as_array().unwrap().contains(&expected), "{field}: {body}");
        let total: i64 = body["message"].as_array().unwrap().iter().filter_map(|group| group["count"].as_i64()).sum();
        assert_eq!(total, 4, "{field}: {body}");
    }
}

#[test]
fn query_that_is_not_percent_encoded_is_read_as_if_it_were() {
    let server = RunningServer::start_with(&APPLICATION, &[]);
    let token = server.site.create_user_with_roles("mechanic@workshop.test", &["Mechanic"]);
    for subject in ["wheel", "r\u{e4}der", "a^b"] {
        server.site.create_document("Job", json!({"subject": subject, "pieces": 3}));
    }
    let get = |target: &str| -> JsonValue {
        let head = format!("GET {target} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nConnection: close\r\n\r\n");
        let response = server.send(head.as_bytes());
        assert!(response.starts_with("HTTP/1.1 200"), "{target}: {response}");
        serde_json::from_str(response.split_once("\r\n\r\n").unwrap().1).unwrap()
    };
    for (query, expected) in [
        (r#"fields=["subject"]"#, 3),
        (r#"filters={"subject":"wheel"}"#, 1),
        (r#"filters=[["pieces",">",2]]"#, 3),
        (r#"filters=[["pieces","<",2]]"#, 0),
        ("filters={\"subject\":\"r\u{e4}der\"}", 1),
        (r#"filters={"subject":"a^b"}"#, 1),
        (r"filters=%7B%22subject%22:%22wheel%22%7D", 1),
    ] {
        for path in ["/api/resource/Job", "/api/v2/document/Job"] {
            let body = get(&format!("{path}?{query}"));
            assert_eq!(body["data"].as_array().map(Vec::len), Some(expected), "{query}: {body}");
        }
    }
    // A connection is used for several requests, and bodies are left alone.
    let name = "\u{2713} \"<>^`";
    let body = json!({ "subject": name }).to_string();
    let length = body.len();
    let post = format!(
        "POST /api/resource/Job?x=\"<>\u{e9} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}GET /api/resource/Job?filters=[[\"subject\",\"like\",\"\u{2713}%\"]]&fields=[\"subject\"] HTTP/1.1\r\n\
         Host: x\r\nAuthorization: {token}\r\nConnection: close\r\n\r\n"
    );
    let response = server.send(post.as_bytes());
    assert_eq!(response.matches("HTTP/1.1 200").count(), 2, "{response}");
    assert!(response.contains(r#"{"data":[{"subject":"#), "{response}");
}
