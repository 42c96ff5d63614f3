//! Single documents: rows, names, amendments, copies, messages of errors.

use super::workshop::Workshop;
use actix_web::http::Method;
use doctyped_http::test_harness::error_class;
use serde_json::{Value as JsonValue, json};

#[test]
fn merge_stores_the_name_as_the_target_spells_it() {
    let workshop = Workshop::new();
    for (index, function) in
        ["frappe.client.rename_doc", "frappe.rename_doc", "frappe.model.rename_doc.update_document_title"]
            .into_iter()
            .enumerate()
    {
        for name in ["Alpha", "Beta"] {
            let brand = json!({"name": format!("{name} {index}"), "country": "x"});
            workshop.create("Brand", brand);
        }
        let (old, target, typed) = (format!("Beta {index}"), format!("Alpha {index}"), format!("ALPHA {index}"));
        let job = workshop.create("Job", json!({"brand": old}))["name"].as_str().unwrap().to_owned();
        let arguments = match index {
            0 => json!({"doctype": "Brand", "old_name": old, "new_name": typed, "merge": 1}),
            1 => json!({"doctype": "Brand", "old": old, "new": typed, "merge": 1}),
            _ => json!({"doctype": "Brand", "docname": old, "name": typed, "merge": 1}),
        };
        let (status, body) = workshop.call(function, arguments);
        assert_eq!((status, &body["message"]), (200, &json!(target)), "{function}: {body}");
        assert_eq!(workshop.read("Job", &job)["brand"], target, "{function}");
    }
}

#[test]
fn link_to_child_row_is_validated_with_fields() {
    let workshop = Workshop::new();
    let job = workshop.create("Job", json!({"parts": [{"part": "bolt", "pieces": 4}]}));
    let row = job["parts"][0]["name"].as_str().unwrap();
    for (function, key) in [("validate_link", "fields"), ("validate_link_and_fetch", "fields_to_fetch")] {
        let arguments = json!({"doctype": "Job Part", "docname": row, key: ["part", "pieces"]});
        let (status, body) = workshop.call(&format!("frappe.client.{function}"), arguments);
        assert_eq!((status, &body["message"]), (200, &json!({"name": row, "part": "bolt", "pieces": 4})));
        let single = json!({"doctype": "Workshop", "docname": "Workshop", key: "[\"benches\"]"});
        let (_, body) = workshop.call(&format!("frappe.client.{function}"), single);
        assert_eq!(body["message"], json!({"name": "Workshop", "benches": 0}));
        let unknown = json!({"doctype": "Job Part", "docname": row, key: ["nothing"]});
        assert_eq!(workshop.call(&format!("frappe.client.{function}"), unknown).0, 417);
    }
}

/// Requests that add a row to an order, each in another way.
fn add_row(workshop: &Workshop, way: usize, order: &str, table: &str) -> (u16, JsonValue) {
    let row = json!({
        "doctype": "Job Part", "parent": order, "parenttype": "Order", "parentfield": table, "part": "bolt"
    });
    match way {
        0 => workshop.site.post("/api/resource/Job Part", row).token(&workshop.mechanic).send(),
        1 => workshop.site.post("/api/v2/document/Job Part", row).token(&workshop.mechanic).send(),
        2 => workshop.call("frappe.client.insert", json!({"doc": row})),
        _ => workshop.call("frappe.client.insert_many", json!({"docs": [row]})),
    }
}

#[test]
fn row_of_submitted_document_is_refused_unless_its_table_allows_it() {
    let workshop = Workshop::new();
    let order = workshop.create("Order", json!({"title": "x"}))["name"].as_str().unwrap().to_owned();
    for way in 0..4 {
        assert_eq!(add_row(&workshop, way, &order, "items").0, 200, "a draft takes rows");
    }
    let submit = workshop.site.put(&format!("/api/resource/Order/{order}"), json!({"docstatus": 1}));
    assert_eq!(submit.token(&workshop.mechanic).status(), 200);
    for way in 0..4 {
        let (status, body) = add_row(&workshop, way, &order, "items");
        assert_eq!((status, error_class(&body)), (417, "UpdateAfterSubmitError"), "{way}: {body}");
        let (status, body) = add_row(&workshop, way, &order, "extras");
        assert_eq!(status, 200, "{way}: {body}");
    }
    let stored = workshop.read("Order", &order);
    assert_eq!((stored["items"].as_array().unwrap().len(), stored["extras"].as_array().unwrap().len()), (4, 4));
    assert!(stored["extras"].as_array().unwrap().iter().all(|row| row["docstatus"] == 1), "{stored}");
    let cancel = workshop.site.put(&format!("/api/resource/Order/{order}"), json!({"docstatus": 2}));
    assert_eq!(cancel.token(&workshop.mechanic).status(), 200);
    assert_eq!(add_row(&workshop, 0, &order, "extras").0, 417);
}

#[test]
fn field_of_new_row_above_level_gets_its_default() {
    let workshop = Workshop::new();
    let row = json!({"part": "bolt", "margin": "all of it"});
    let job = workshop.create("Job", json!({"margin": "x", "parts": [row]}))["name"].as_str().unwrap().to_owned();
    let change = json!({"parts": [row, row]});
    for request in [
        workshop.site.put(&format!("/api/resource/Job/{job}"), change.clone()),
        workshop.site.put(&format!("/api/v2/document/Job/{job}"), change.clone()),
        workshop.site.patch(&format!("/api/v2/document/Job/{job}"), change),
    ] {
        let (status, body) = request.token(&workshop.mechanic).send();
        assert!(status == 200 && !body.to_string().contains("all of it"), "{body}");
    }
    let (_, stored) = workshop.site.get(&format!("/api/resource/Job/{job}")).token(&workshop.admin).send();
    let rows = stored["data"]["parts"].as_array().unwrap();
    assert!(rows.len() >= 2 && rows.iter().all(|row| row["margin"] == "usual"), "{stored}");
    assert_eq!(stored["data"].get("margin"), None, "{stored}");
}

#[test]
fn document_that_is_not_submitted_is_no_amendment() {
    let workshop = Workshop::new();
    let first = workshop.job();
    for (way, status, body, stored) in workshop.set_everywhere("amended_from", &json!(first)) {
        assert_eq!((status, error_class(&body)), (417, "ValidationError"), "{way}: {body}");
        assert!(stored.is_null(), "{way}: {stored}");
    }
    let order = workshop.create("Order", json!({"title": "x"}))["name"].as_str().unwrap().to_owned();
    let amend = || workshop.site.post("/api/resource/Order", json!({"amended_from": order})).token(&workshop.mechanic);
    assert_eq!(amend().error(), (417, "ValidationError".to_owned()));
    for status in [1, 2] {
        workshop
            .site
            .put(&format!("/api/resource/Order/{order}"), json!({"docstatus": status}))
            .token(&workshop.mechanic)
            .send();
    }
    assert_eq!(amend().send().1["data"]["name"], format!("{order}-1"));
}

#[test]
fn copy_has_neither_name_nor_times() {
    let workshop = Workshop::new();
    let job = workshop.create("Job", json!({"subject": "x", "parts": [{"part": "bolt"}]}));
    let path = format!("/api/v2/document/Job/{}/copy", job["name"].as_str().unwrap());
    let (status, body) = workshop.site.get(&path).token(&workshop.mechanic).send();
    assert_eq!((status, &body["data"]["subject"]), (200, &json!("x")), "{body}");
    for document in [&body["data"], &body["data"]["parts"][0]] {
        for field in ["name", "owner", "creation", "modified", "modified_by", "parent"] {
            assert_eq!(document.get(field), None, "{field}: {body}");
        }
    }
    assert_eq!(body["data"]["parts"][0]["part"], "bolt");
}

#[test]
fn missing_value_is_named_by_doctype_and_label() {
    let workshop = Workshop::new();
    let brand = json!({"name": "Nameless"});
    let (status, body) = workshop.site.post("/api/resource/Brand", brand.clone()).token(&workshop.mechanic).send();
    assert_eq!((status, error_class(&body)), (417, "MandatoryError"));
    let messages: Vec<String> = serde_json::from_str(body["_server_messages"].as_str().unwrap()).unwrap();
    let message: JsonValue = serde_json::from_str(&messages[0]).unwrap();
    assert_eq!(message["message"], "Value missing for Brand: Country");
    assert!(
        body["exception"].as_str().unwrap().starts_with("frappe.exceptions.MandatoryError: [Brand, Nameless]: country")
    );
    let (_, body) = workshop.site.post("/api/v2/document/Brand", brand).token(&workshop.mechanic).send();
    assert_eq!(body["errors"][0]["message"], "Value missing for Brand: Country");
    assert!(body["errors"][0]["exception"].as_str().unwrap().contains("[Brand, Nameless]: country"), "{body}");
}

#[test]
fn head_is_judged_as_get() {
    let workshop = Workshop::new();
    let job = workshop.job();
    let paths = [
        "/api/method/frappe.client.insert",
        "/api/method/frappe.client.delete",
        "/api/method/frappe.client.get_list?doctype=Job",
        "/api/method/frappe.client.get_list?doctype=User",
        "/api/v2/method/frappe.client.set_value",
        "/api/method/ping",
        "/api/method/upload_file",
        "/api/method/frappe.core.doctype.user.user.generate_keys?user=Administrator",
        "/api/resource/Job",
        "/api/v2/document/Job",
        "/api/method/nothing.at.all",
        "/?cmd=frappe.client.delete&doctype=Job&name=x",
    ];
    for path in paths.into_iter().map(str::to_owned).chain([
        format!("/api/resource/Job/{job}"),
        format!("/api/resource/Job/{job}?run_method=submit"),
        format!("/api/v2/document/Job/{job}/method/submit"),
        format!("/api/method/run_doc_method?dt=Job&dn={job}&method=submit"),
    ]) {
        for token in [Some(&workshop.mechanic), None] {
            let send = |method: Method| {
                workshop
                    .site
                    .request(method, &path)
                    .optional_header("authorization", token.map(String::as_str))
                    .response()
            };
            let (head, get) = (send(Method::HEAD), send(Method::GET));
            assert_eq!(head.status, get.status, "{path}: {} {}", head.text(), get.text());
        }
    }
    assert_eq!(workshop.read("Job", &job)["docstatus"], 0);
}
