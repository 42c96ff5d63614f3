//! Values of fields: what is sent is stored, or refused.

use super::workshop::Workshop;
use doctyped_core::error::ErrorKind;
use doctyped_http::test_harness::error_class;
use doctyped_models::role::Role;
use serde_json::{Value as JsonValue, json};

#[test]
fn value_that_is_no_number_is_refused_in_every_way() {
    let workshop = Workshop::new();
    for (field, value, expected) in [
        ("pieces", json!("abc"), "Pieces takes a whole number"),
        ("pieces", json!("1,234"), "Pieces takes a whole number"),
        ("price", json!("$5"), "price takes a number"),
        ("span", json!("1h"), "span takes a number of seconds"),
        ("done", json!("yes"), "done takes 0 or 1"),
        ("stars", json!(3), "stars takes a number from 0 to 1"),
    ] {
        for (way, status, body, stored) in workshop.set_everywhere(field, &value) {
            assert_eq!((status, error_class(&body)), (417, "ValidationError"), "{way} {field} {value}: {body}");
            assert!(body.to_string().contains(expected), "{way}: {body}");
            assert!(stored.is_null() || stored.as_f64() == Some(0.0), "{way}: {stored}");
        }
    }
}

#[test]
fn number_that_was_meant_is_stored_in_every_way() {
    let workshop = Workshop::new();
    for (field, value, expected) in [
        ("pieces", json!("17"), 17.0),
        ("pieces", json!(" 7 "), 7.0),
        ("pieces", json!("7.9"), 7.0),
        ("size", json!("1e3"), 1000.0),
        ("size", json!("1,234.5"), 1234.5),
        ("price", json!("1,00,000.50"), 100_000.5),
        ("done", json!("true"), 1.0),
        ("done", json!(true), 1.0),
        ("done", json!("false"), 0.0),
        ("pieces", json!(""), 0.0),
        ("stars", json!("0.6"), 0.6),
        ("span", json!("3661"), 3661.0),
    ] {
        for (way, status, body, stored) in workshop.set_everywhere(field, &value) {
            assert_eq!((status, stored.as_f64()), (200, Some(expected)), "{way} {field} {value}: {body}");
        }
    }
    for (way, status, body, stored) in workshop.set_everywhere("size", &json!(null)) {
        assert!(status == 200 && stored == json!(0.0) || way.contains("multipart"), "{way}: {body}");
    }
}

#[test]
fn values_of_rows_and_single_documents_follow_the_same_rule() {
    let workshop = Workshop::new();
    let refused = |(status, body): (u16, JsonValue)| {
        assert_eq!((status, error_class(&body)), (417, "ValidationError"), "{body}");
    };
    let send = |request: doctyped_http::test_harness::RequestBuilder<'_>| request.token(&workshop.mechanic).send();
    refused(send(workshop.site.post("/api/resource/Job", json!({"parts": [{"pieces": "abc"}]}))));
    let job = workshop.create("Job", json!({"parts": [{"pieces": "4"}]}));
    assert_eq!(job["parts"][0]["pieces"], 4);
    let (name, row) = (job["name"].as_str().unwrap(), job["parts"][0]["name"].as_str().unwrap());
    refused(send(workshop.site.put(&format!("/api/resource/Job Part/{row}"), json!({"price": "$5"}))));
    refused(send(
        workshop.site.patch(&format!("/api/v2/document/Job/{name}"), json!({"parts": [{"name": row, "pieces": "1h"}]})),
    ));
    let new =
        json!({"doctype": "Job Part", "parent": name, "parenttype": "Job", "parentfield": "parts", "pieces": "x"});
    refused(workshop.call("frappe.client.insert", json!({"doc": new})));
    refused(send(workshop.site.post("/api/resource/Job Part", new)));
    let set = |field: &str, value: &str| json!({"doctype": "Workshop", "name": "Workshop", "fieldname": field, "value": value});
    refused(workshop.call("frappe.client.set_value", set("benches", "two")));
    refused(workshop.call("frappe.client.set_value", set("open", "on")));
    assert_eq!(workshop.call("frappe.client.set_value", set("rate", "1,250")).0, 200);
    let (_, read) = workshop.call("frappe.client.get_single_value", json!({"doctype": "Workshop", "field": "rate"}));
    assert_eq!(read["message"], 1250.0);
    let failed = workshop
        .call("frappe.client.bulk_update", json!({"docs": [{"doctype": "Job", "docname": name, "pieces": "x"}]}));
    assert_eq!(failed.1["message"]["failed_docs"].as_array().map(Vec::len), Some(1), "{}", failed.1);
}

#[test]
fn name_that_is_no_text_is_refused() {
    let workshop = Workshop::new();
    for name in [json!(true), json!(false), json!(7)] {
        let brand = json!({"name": name, "country": "Norway"});
        let (status, body) =
            workshop.site.post("/api/resource/Brand", brand).token(&workshop.site.admin_token()).send();
        assert_eq!((status, error_class(&body)), (409, "NameError"), "{name}: {body}");
    }
    let job = workshop.create("Job", json!({}));
    let path = format!("/api/v2/document/Job/{}", job["name"].as_str().unwrap());
    for name in [json!(true), json!(false)] {
        let rows = json!({"parts": [{"name": name}]});
        for request in [workshop.site.put(&path, rows.clone()), workshop.site.patch(&path, rows.clone())] {
            let (status, body) = request.token(&workshop.mechanic).send();
            assert_eq!((status, error_class(&body)), (409, "NameError"), "{name}: {body}");
        }
    }
}

#[test]
fn nul_in_a_document_of_a_controller_is_refused() {
    let workshop = Workshop::new();
    let mut ctx = workshop.site.context();
    let mut role = Role { role_name: "a\0b".to_owned(), ..Role::default() };
    assert_eq!(ctx.insert(&mut role).unwrap_err().kind(), ErrorKind::Name);
    let mut role = Role { role_name: "Painter".to_owned(), home_page: Some("a\0b".to_owned()), ..Role::default() };
    assert_eq!(ctx.insert(&mut role).unwrap_err().kind(), ErrorKind::Validation);
}

#[test]
fn values_become_zero_with_lenient_values() {
    let workshop = Workshop::with_flags(&["--lenient-values"]);
    for (field, value, expected) in [
        ("pieces", json!("abc"), 0.0),
        ("pieces", json!("1,234"), 0.0),
        ("price", json!("$5"), 0.0),
        ("span", json!("1h"), 0.0),
        ("done", json!("yes"), 0.0),
        ("stars", json!(3), 1.0),
        ("pieces", json!("17"), 17.0),
    ] {
        for (way, status, body, stored) in workshop.set_everywhere(field, &value) {
            assert_eq!((status, stored.as_f64()), (200, Some(expected)), "{way} {field} {value}: {body}");
        }
    }
}

#[test]
fn dates_are_read_in_the_forms_of_frappe() {
    let workshop = Workshop::new();
    for (value, expected) in [
        (json!("2024/02/29"), json!("2024-02-29")),
        (json!("20240229"), json!("2024-02-29")),
        (json!("2024-2-29"), json!("2024-02-29")),
        (json!("0000-00-00"), json!(null)),
        (json!("2024-02-29T10:00:00.000Z"), json!("2024-02-29")),
    ] {
        for (way, status, body, stored) in workshop.set_everywhere("due", &value) {
            assert_eq!((status, &stored), (200, &expected), "{way} {value}: {body}");
        }
    }
    for value in ["2024/02/29 10:15:00", "20240229 10:15", "20240229101500", "2024/02/29T10:15"] {
        let name = workshop.create("Job", json!({"starts": value}))["name"].as_str().unwrap().to_owned();
        assert_eq!(workshop.read("Job", &name)["starts"], "2024-02-29 10:15:00", "{value}");
    }
    for value in ["2023/02/29", "29.02.2024", "tomorrow", "202402", "2024-13-01"] {
        let request = workshop.site.post("/api/resource/Job", json!({"due": value})).token(&workshop.mechanic);
        assert_eq!(request.error(), (417, "ValidationError".to_owned()), "{value}");
    }
}

#[test]
fn number_in_select_is_answered_as_text() {
    let workshop = Workshop::new();
    for (way, status, body, stored) in workshop.set_everywhere("grade", &json!(3)) {
        assert_eq!((status, &stored), (200, &json!("3")), "{way}: {body}");
        assert!(!body.to_string().contains("\"grade\":3"), "{way}: {body}");
    }
}

#[test]
fn time_without_default_stays_empty() {
    let workshop = Workshop::new();
    let job = workshop.create("Job", json!({"subject": "x"}));
    assert_eq!(job.get("hour"), None, "{job}");
    let job = workshop.create("Job", json!({"hour": "9:05:00"}));
    assert_eq!(workshop.read("Job", job["name"].as_str().unwrap())["hour"], "9:05:00");
}

#[test]
fn empty_text_stays_empty_in_fields_with_defaults() {
    let workshop = Workshop::new();
    let empty = |field: &str| if field == "shift" { json!("") } else { JsonValue::Null };
    for field in ["received", "entered", "opens", "pause", "machine", "shift"] {
        for (way, status, body, stored) in workshop.set_everywhere(field, &json!("")) {
            assert_eq!((status, stored), (200, empty(field)), "{way} {field}: {body}");
        }
        // Null is no value, so new documents get the default.
        for (way, status, body, stored) in workshop.set_everywhere(field, &JsonValue::Null) {
            let is_default = way.starts_with("create") && !way.contains("multipart");
            assert!(!is_default || status == 200 && stored != empty(field), "{way} {field}: {stored} {body}");
        }
    }
}

#[test]
fn empty_text_stays_empty_in_new_rows_with_defaults() {
    let workshop = Workshop::new();
    let made = |job: &JsonValue| {
        let parts = workshop.read("Job", job["name"].as_str().unwrap())["parts"].clone();
        parts.as_array().unwrap().iter().map(|part| part["made"].is_string()).collect::<Vec<_>>()
    };
    let parts =
        json!([{"part": "a", "made": ""}, {"part": "b"}, {"part": "c", "made": null}, {"part": "d", "made": ""}]);
    let job = workshop.create("Job", json!({ "parts": parts }));
    assert_eq!(made(&job), [false, true, true, false], "{job}");
    let name = job["name"].as_str().unwrap();
    let kept = json!({"name": job["parts"][1]["name"], "part": "b", "made": "2024-02-29"});
    let (path, v2) = (format!("/api/resource/Job/{name}"), format!("/api/v2/document/Job/{name}"));
    let put = json!({"parts": [kept, {"part": "e", "made": ""}, {"part": "f"}]});
    assert_eq!(workshop.site.put(&path, put).token(&workshop.mechanic).send().0, 200);
    assert_eq!(made(&job), [true, false, true]);
    let patch = json!({"parts": [{"part": "g"}, {"part": "h", "made": ""}]});
    assert_eq!(workshop.site.patch(&v2, patch).token(&workshop.mechanic).send().0, 200);
    assert_eq!(made(&job), [true, false, true, true, false]);
    let row = json!({"doctype": "Job Part", "parent": name, "parenttype": "Job", "parentfield": "parts", "made": ""});
    assert_eq!(workshop.site.post("/api/resource/Job Part", row.clone()).token(&workshop.mechanic).send().0, 200);
    assert_eq!(workshop.call("frappe.client.insert", json!({ "doc": row })).0, 200);
    assert_eq!(made(&job), [true, false, true, true, false, false, false]);
}

#[test]
fn docstatus_without_meaning_is_refused() {
    let workshop = Workshop::new();
    let name = workshop.create("Order", json!({"title": "x"}))["name"].as_str().unwrap().to_owned();
    for status in [json!(5), json!(-1), json!("5"), json!("x")] {
        for path in [format!("/api/resource/Order/{name}"), format!("/api/v2/document/Order/{name}")] {
            let request = workshop.site.put(&path, json!({"docstatus": status})).token(&workshop.mechanic);
            assert_eq!(request.error(), (417, "ValidationError".to_owned()), "{status}");
        }
        let arguments = json!({"doctype": "Order", "name": name, "fieldname": "docstatus", "value": status});
        let (code, body) = workshop.call("frappe.client.set_value", arguments);
        assert_eq!(code, 417, "{body}");
    }
}
