//! Definitions of DocTypes as documents, previews of links, the version, the start with another key.

use super::workshop::Workshop;
use super::workshop_doctypes::APPLICATION;
use doctyped_api::setup;
use doctyped_core::error::ErrorKind;
use doctyped_http::test_harness::{TestSite, error_class};
use doctyped_orm::db::Pool;
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;

/// The definition of Job, as each way to read it answers it.
fn definitions(workshop: &Workshop, token: &str) -> Vec<JsonValue> {
    let get = |path: &str| workshop.site.get(path).token(token).send();
    let call = workshop.site.post("/api/method/frappe.client.get", json!({"doctype": "DocType", "name": "Job"}));
    vec![
        get("/api/resource/DocType/Job").1["data"].clone(),
        get("/api/v2/document/DocType/Job").1["data"].clone(),
        call.token(token).send().1["message"].clone(),
        get("/api/method/frappe.desk.form.load.getdoc?doctype=DocType&name=Job").1["docs"][0].clone(),
    ]
}

#[test]
fn doctype_document_has_fields_and_permissions() {
    let workshop = Workshop::new();
    for job in definitions(&workshop, &workshop.admin) {
        assert_eq!((&job["autoname"], &job["naming_rule"]), (&json!("hash"), &json!("Random")), "{job}");
        let fields = job["fields"].as_array().unwrap();
        assert_eq!(fields.len(), 25);
        let pieces = fields.iter().find(|field| field["fieldname"] == "pieces").unwrap();
        assert_eq!(
            (&pieces["fieldtype"], &pieces["label"], &pieces["parent"], &pieces["doctype"], &pieces["reqd"]),
            (&json!("Int"), &json!("Pieces"), &json!("Job"), &json!("DocField"), &json!(0))
        );
        assert_eq!(
            fields.iter().map(|field| field["idx"].as_i64().unwrap()).collect::<Vec<_>>(),
            (1..=25).collect::<Vec<_>>()
        );
        let permissions = job["permissions"].as_array().unwrap();
        assert_eq!(
            (&permissions[0]["role"], &permissions[0]["write"], &permissions[0]["share"]),
            (&json!("Mechanic"), &json!(1), &json!(0))
        );
        assert_eq!((&job["links"], &job["actions"]), (&json!([]), &json!([])));
    }
    let (_, brand) = workshop.site.get("/api/resource/DocType/Brand").token(&workshop.admin).send();
    assert_eq!(brand["data"]["autoname"], "Prompt");
    let denied = workshop.site.get("/api/resource/DocType/Job").token(&workshop.mechanic);
    assert_eq!(denied.status(), 403);
}

#[test]
fn rows_of_definitions_are_listed() {
    let workshop = Workshop::new();
    let list = |path: &str, parameters: JsonValue, token: &str| {
        let (status, body) = workshop.site.get_with(path, &parameters).token(token).send();
        (status, body["data"].clone())
    };
    let manager = workshop.site.create_user_with_roles("manager@workshop.test", &["System Manager"]);
    let of_job = json!({
        "parent": "DocType", "filters": [["parent", "=", "Job"]], "fields": ["fieldname", "fieldtype", "options"],
        "order_by": "idx asc", "limit_page_length": 0
    });
    for (path, limit) in [("/api/resource/DocField", "limit_page_length"), ("/api/v2/document/DocField", "limit")] {
        let mut parameters = of_job.clone();
        parameters[limit] = 0.into();
        let (status, rows) = list(path, parameters, &manager);
        assert_eq!((status, rows.as_array().map(Vec::len)), (200, Some(25)), "{rows}");
        let brand = rows.as_array().into_iter().flatten().find(|row| row["fieldname"] == "brand");
        assert_eq!(brand, Some(&json!({"fieldname": "brand", "fieldtype": "Link", "options": "Brand"})));
    }
    let links = json!({
        "parent": "DocType", "fields": ["parent", "fieldname"], "order_by": "parent asc",
        "filters": [["fieldtype", "=", "Link"], ["options", "=", "Job"]]
    });
    let (_, rows) = list("/api/resource/DocField", links, &manager);
    assert_eq!(rows, json!([{"parent": "Job", "fieldname": "amended_from"}]));
    let permissions = json!({"parent": "DocType", "filters": {"parent": "Order"}, "fields": ["role", "read", "share"]});
    let (_, rows) = list("/api/resource/DocPerm", permissions, &manager);
    assert_eq!(rows, json!([{"role": "Mechanic", "read": 1, "share": 0}]));
    // As for other child DocTypes: Administrator need not name the parent, and others have to.
    assert_eq!(list("/api/resource/DocField", json!({"filters": {"parent": "Job"}}), &manager).0, 403);
    assert_eq!(list("/api/resource/DocField", json!({"filters": {"parent": "Job"}}), &workshop.admin).0, 200);
    assert_eq!(list("/api/resource/DocField", json!({"parent": "DocType"}), &workshop.mechanic).0, 403);
    let modules =
        list("/api/resource/Module Def", json!({"fields": ["name", "module_name"], "limit_page_length": 0}), &manager)
            .1;
    assert!(modules.as_array().unwrap().contains(&json!({"name": "Core", "module_name": "Core"})), "{modules}");
    for doctype in ["Custom Field", "Property Setter", "Report"] {
        assert_eq!(list(&format!("/api/resource/{doctype}"), json!({"fields": ["*"]}), &manager), (200, json!([])));
        let count = workshop.site.post("/api/method/frappe.client.get_count", json!({ "doctype": doctype }));
        assert_eq!(count.token(&manager).send().1["message"], 0);
        let create = workshop.site.post(&format!("/api/resource/{doctype}"), json!({"name": "x"})).token(&manager);
        assert_eq!(create.status(), 403);
    }
    let count = json!({"doctype": "DocField", "parent": "DocType", "filters": {"parent": "Job"}});
    assert_eq!(
        workshop.site.post("/api/method/frappe.client.get_count", count).token(&manager).send().1["message"],
        25
    );
}

#[test]
fn definitions_are_read_only() {
    let workshop = Workshop::new();
    let send = |request: doctyped_http::test_harness::RequestBuilder<'_>| request.token(&workshop.admin).status();
    let row = json!({"parent": "Job", "parenttype": "DocType", "parentfield": "fields", "fieldname": "x", "fieldtype": "Data"});
    for (index, status) in [
        send(workshop.site.post("/api/resource/DocField", row)),
        send(workshop.site.put("/api/resource/DocField/Job-pieces", json!({"reqd": 1}))),
        send(workshop.site.put("/api/resource/DocType/Job", json!({"description": "x"}))),
        send(workshop.site.put("/api/resource/DocType/Job", json!({"fields": []}))),
        send(workshop.site.delete("/api/resource/DocField/Job-pieces")),
        send(workshop.site.delete("/api/resource/DocType/Job")),
        send(workshop.site.post("/api/resource/Module Def", json!({"name": "New", "module_name": "New"}))),
    ]
    .into_iter()
    .enumerate()
    {
        assert!((400..500).contains(&status), "{index}: {status}");
    }
    assert_eq!(
        workshop.site.get("/api/resource/DocField/Job-pieces").token(&workshop.admin).send().1["data"]["reqd"],
        0
    );
}

#[test]
fn link_preview_has_name_title_and_mandatory_fields() {
    let workshop = Workshop::new();
    workshop.create("Brand", json!({"name": "Alpha", "country": "Peru"}));
    let preview = |doctype: &str, name: &str| {
        workshop.call("frappe.desk.link_preview.get_preview_data", json!({"doctype": doctype, "docname": name}))
    };
    let (status, body) = preview("Brand", "Alpha");
    let expected = json!({"preview_image": null, "preview_title": "Alpha", "name": "Alpha", "Country": "Peru"});
    assert_eq!((status, &body["message"]), (200, &expected));
    assert_eq!(preview("Brand", "Nothing"), (200, json!({})));
    let arguments = json!({"doctype": "Brand", "docname": "Alpha"});
    let hidden = workshop.site.post("/api/method/frappe.desk.link_preview.get_preview_data", arguments);
    assert_eq!(hidden.token(&workshop.visitor).send(), (200, json!({})));
    assert_eq!(error_class(&preview("Nonsense", "x").1), "DoesNotExistError");
}

#[test]
fn version_is_that_of_frappe() {
    let site = TestSite::new();
    for path in ["/api/method/version", "/api/v1/method/version", "/api/method/frappe.handler.version"] {
        assert_eq!(site.get(path).send().1["message"], "16.4.1");
    }
    assert_eq!(site.get("/api/v2/method/version").send().1["data"], "16.4.1");
    let (_, body) = site.get("/api/method/frappe.utils.change_log.get_versions").token(&site.admin_token()).send();
    assert_eq!(body["message"]["frappe"]["version"], "16.4.1");
    let (_, body) = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"})).send();
    assert_eq!(body["home_page"], "/desk");
}

#[test]
fn start_without_the_key_of_the_secrets_is_refused() {
    let site = TestSite::with_application(&APPLICATION);
    site.admin_token();
    let path = site.folder.path().display().to_string();
    let start = |change: &dyn Fn(&mut doctyped_core::config::Config)| {
        let mut config = site.inner.config.clone();
        change(&mut config);
        let pool = Pool::open(&config.database, 2).unwrap();
        setup::install(&Arc::new(setup::new_site(&APPLICATION, pool, config))).map(|_| ())
    };
    assert!(start(&|_| ()).is_ok());
    let missing = format!("{path}/other.key");
    let error = start(&|config| config.key_file = Some(missing.clone().into())).unwrap_err();
    assert!(error.kind() == ErrorKind::Validation && error.message().contains(&missing), "{error}");
    assert!(error.message().contains("--key-file") && error.message().contains("--encryption-key"), "{error}");
    assert!(!std::path::Path::new(&missing).exists(), "no key is made in its place");
    let other = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    let error = start(&|config| config.encryption_key = Some(other.to_owned())).unwrap_err();
    assert!(error.message().contains("--encryption-key does not decrypt"), "{error}");
    assert!(!error.message().contains(other), "{error}");
}
