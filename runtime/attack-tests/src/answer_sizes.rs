//! Answers that are far larger than what they are made from, and long texts that one user leaves for others to load.

use diesel::RunQueryDsl;
use doctyped_http::test_harness::{TestSite, error_class};
use doctyped_models::version::Version;
use serde_json::{Value as JsonValue, json};

/// Bytes of the content of a comment.
const MAX_COMMENT: usize = 64 * 1024;

const PACKETS: &str = "Seed Packet";

fn execute(site: &TestSite, sql: &str) {
    diesel::sql_query(sql).execute(site.context().connection()).unwrap();
}

/// A site with seed packets whose remarks have twice this many bytes and differ; gives the token of Administrator and a
/// name.
fn site_with_long_remarks(count: usize, half_len: usize) -> (TestSite, String, String) {
    let site = TestSite::new();
    let names: Vec<String> = (0..count).map(|_| site.create_document(PACKETS, json!({"crop": "beans"}))).collect();
    execute(&site, &format!("UPDATE \"tabSeed Packet\" SET remark = name || hex(zeroblob({half_len}))"));
    let admin = site.admin_token();
    (site, admin, names[0].clone())
}

#[test]
fn row_with_many_copies_of_a_long_value_is_refused() {
    let (site, admin, name) = site_with_long_remarks(1, 500_000);
    let fields: Vec<String> = (0..60).map(|number| format!("remark as d{number}")).collect();
    for (function, mut arguments) in [
        ("frappe.client.get_value", json!({"fieldname": fields, "filters": {"name": name}})),
        ("frappe.client.get_value", json!({"fieldname": fields, "filters": {"name": name}, "as_dict": 0})),
        ("frappe.client.validate_link", json!({"fields": fields, "docname": name})),
        ("frappe.desk.reportview.get", json!({"fields": fields})),
    ] {
        arguments["doctype"] = PACKETS.into();
        let (status, body) = site.post(&format!("/api/method/{function}"), arguments).token(&admin).send();
        assert_eq!((status, error_class(&body)), (417, "DataError"), "{function}: {body:.300}");
    }
    let arguments = json!({"doctype": PACKETS, "fieldname": &fields[..3], "filters": {"name": name}});
    let (status, body) = site.post("/api/method/frappe.client.get_value", arguments).token(&admin).send();
    assert_eq!(status, 200, "{body:.300}");
    assert_eq!(body["message"]["d0"], body["message"]["d2"]);
}

#[test]
fn counts_by_long_values_are_refused() {
    let (site, admin, _) = site_with_long_remarks(2, 1000);
    for (function, arguments) in [
        ("frappe.desk.reportview.get_stats", json!({"doctype": PACKETS, "stats": ["remark"]})),
        ("frappe.desk.listview.get_group_by_count", json!({"doctype": PACKETS, "field": "remark"})),
    ] {
        let (status, body) = site.post(&format!("/api/method/{function}"), arguments).token(&admin).send();
        assert_eq!((status, error_class(&body)), (417, "DataError"), "{function}: {body:.300}");
    }
    let arguments = json!({"doctype": PACKETS, "stats": ["crop"]});
    let (status, body) = site.post("/api/method/frappe.desk.reportview.get_stats", arguments).token(&admin).send();
    assert_eq!((status, &body["message"]["crop"]), (200, &json!([["beans", 2]])));
}

#[test]
fn link_search_shows_the_beginning_of_long_texts() {
    let (site, admin, _) = site_with_long_remarks(9, 1_000_000);
    let arguments = json!({"doctype": PACKETS, "txt": "", "searchfield": "remark", "page_length": 1000});
    for function in ["search_link", "search_widget"] {
        let path = format!("/api/method/frappe.desk.search.{function}");
        let (status, body) = site.post(&path, arguments.clone()).token(&admin).send();
        assert_eq!((status, body["message"].as_array().map(Vec::len)), (200, Some(9)), "{function}: {body:.300}");
        assert!(body.to_string().len() < 9 * 2000, "{function}");
    }
}

#[test]
fn page_of_a_link_search_has_at_most_500_rows() {
    let site = TestSite::new();
    site.seed_daisies();
    let arguments = json!({"doctype": "Plant", "txt": "", "page_length": 1_000_000});
    let path = "/api/method/frappe.desk.search.search_link";
    let (status, body) = site.post(path, arguments).token(&site.admin_token()).send();
    assert_eq!((status, body["message"].as_array().map(Vec::len)), (200, Some(500)));
}

#[test]
fn bulk_update_of_one_long_document_has_few_copies_in_its_answer() {
    let (site, admin, name) = site_with_long_remarks(1, 2_900_000);
    let docs: Vec<JsonValue> = (0..3).map(|number| json!({"name": name, "crop": format!("crop {number}")})).collect();
    let path = format!("/api/v2/document/{PACKETS}/bulk_update");
    let (status, body) = site.post(&path, json!({"docs": docs})).token(&admin).send();
    assert_eq!(status, 200, "{body:.300}");
    assert_eq!(body["data"]["updated"], json!([name, name, name]));
    assert_eq!(body["docs"].as_array().map(Vec::len), Some(2));
    let arguments = json!({"doctype": PACKETS, "fieldname": "crop", "filters": {"name": name}});
    let (_, body) = site.post("/api/method/frappe.client.get_value", arguments).token(&admin).send();
    assert_eq!(body["message"]["crop"], "crop 2");
}

#[test]
fn long_comment_is_refused_by_every_function_that_stores_it() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let comment = |content: &str| {
        json!({
            "doctype": "Comment", "comment_type": "Comment", "reference_doctype": "Harvest", "reference_name": harvest,
            "content": content,
        })
    };
    let name = site.create_document("Comment", comment("short"));
    let long = "x".repeat(MAX_COMMENT + 1);
    let requests = || {
        let add =
            |content: &str| json!({"reference_doctype": "Harvest", "reference_name": harvest, "content": content});
        let set = json!({"doctype": "Comment", "name": name, "fieldname": "content", "value": long});
        let run = json!({"dt": "Harvest", "dn": harvest, "method": "add_comment", "args": {"text": long}});
        [
            site.post("/api/method/frappe.desk.form.utils.add_comment", add(&long)),
            site.post("/api/method/frappe.desk.form.utils.update_comment", json!({"name": name, "content": long})),
            site.post("/api/resource/Comment", comment(&long)),
            site.post("/api/v2/document/Comment", comment(&long)),
            site.put(&format!("/api/resource/Comment/{name}"), json!({"content": long})),
            site.post("/api/method/frappe.client.set_value", set),
            site.post("/api/method/frappe.client.insert", json!({"doc": comment(&long)})),
            site.post("/api/method/run_doc_method", run),
            site.post(&format!("/api/v2/document/Harvest/{harvest}/method/add_comment"), json!({"text": long})),
        ]
    };
    for (index, request) in requests().into_iter().enumerate() {
        let (status, body) = request.token(&admin).send();
        let names_limit = body.to_string().contains("at most 65536 bytes");
        assert!(status == 417 && names_limit, "request {index}: {status} {body:.300}");
    }
    let request = site.post("/api/resource/Comment", comment(&long[1..]));
    assert_eq!(request.token(&admin).status(), 200);
}

#[test]
fn long_comments_and_versions_of_others_do_not_block_a_form() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    let on_harvest = |content: &str| {
        json!({
            "comment_type": "Comment", "reference_doctype": "Harvest", "reference_name": harvest, "content": content,
        })
    };
    let (long, short) = ("long", "short");
    for content in [long, short] {
        site.create_document("Comment", on_harvest(content));
    }
    let mut ctx = site.context();
    ctx.transaction().begin_writing().unwrap();
    for name in [long, short] {
        let version = Version {
            name: name.to_owned(),
            ref_doctype: "Harvest".into(),
            docname: harvest.clone(),
            data: Some("{}".to_owned()),
            ..Version::default()
        };
        doctyped_documents::store::insert_row(&mut ctx, &version).unwrap();
    }
    ctx.commit().unwrap();
    drop(ctx);
    // As a Frappe on the same database may have stored them.
    execute(&site, "UPDATE \"tabComment\" SET content = hex(zeroblob(9000000)) WHERE content = 'long'");
    execute(&site, "UPDATE \"tabVersion\" SET data = hex(zeroblob(9000000)) WHERE name = 'long'");
    let assert_loads = |function: &str, arguments: JsonValue| -> JsonValue {
        let path = format!("/api/method/frappe.desk.form.{function}");
        let (status, body) = site.post(&path, arguments).token(&admin).send();
        assert_eq!(status, 200, "{function}: {body:.300}");
        let docinfo = &body["docinfo"];
        let names = |list: &JsonValue, key: &str| -> Vec<JsonValue> {
            list.as_array().unwrap().iter().map(|row| row[key].clone()).collect()
        };
        assert_eq!(names(&docinfo["comments"], "content"), [short], "{function}");
        assert_eq!(names(&docinfo["versions"], "name"), [short], "{function}");
        body
    };
    let key = json!({"doctype": "Harvest", "name": harvest});
    assert_loads("load.get_docinfo", key.clone());
    let mut document = assert_loads("load.getdoc", key)["docs"][0].clone();
    document["crop"] = "dates".into();
    let saved = assert_loads("save.savedocs", json!({"doc": document.to_string(), "action": "Save"}));
    assert_eq!(saved["docs"][0]["crop"], "dates");
}
