//! Tags, likes, comments and shares of documents, and bulk operations.

use actix_web::http::Method;
use doctyped_api::prelude::*;
use doctyped_http::test_harness::*;

/// A site with the role Marked; gives Administrator's session id.
fn site() -> (TestSite, String) {
    let site = TestSite::new();
    let sid = site.login_admin();
    assert_eq!(site.post("/api/resource/Role", json!({"role_name": "Marked"})).sid(&sid).send().0, 200);
    (site, sid)
}

fn call(site: &TestSite, sid: &str, function: &str, arguments: JsonValue) -> (u16, JsonValue) {
    let (status, body) = site.post(&format!("/api/method/{function}"), arguments).sid(sid).send();
    (status, if status == 200 { body["message"].clone() } else { body["exc_type"].clone() })
}

/// A column of the role Marked, as a list returns it.
fn column(site: &TestSite, sid: &str, name: &str) -> JsonValue {
    let path = format!("/api/resource/Role?fields=[\"{name}\"]&filters={{\"name\":\"Marked\"}}");
    site.get(&path).sid(sid).send().1["data"][0][name].clone()
}

#[test]
fn added_tag_is_listed_and_found_until_removed() {
    let (site, sid) = site();
    let tag = |function: &str, arguments: JsonValue| {
        call(&site, &sid, &format!("frappe.desk.doctype.tag.tag.{function}"), arguments)
    };
    let document = |tag: &str| json!({"tag": tag, "dt": "Role", "dn": "Marked"});
    assert_eq!(tag("add_tag", document("urgent")), (200, json!("urgent")));
    tag("add_tags", json!({"tags": "[\"late\", \"urgent\"]", "dt": "Role", "docs": ["Marked"]}));
    assert_eq!(column(&site, &sid, "_user_tags"), json!(",late,urgent"));
    assert_eq!(tag("get_tags", json!({"doctype": "Role", "txt": "URG"})).1, json!(["urgent"]));
    assert_eq!(tag("get_tags_list_for_awesomebar", json!({})).1, json!(["late", "urgent"]));
    assert_eq!(tag("get_tagged_docs", json!({"doctype": "Role", "tag": "late"})).1, json!([["Marked"]]));
    assert_eq!(tag("get_tagged_docs", json!({"doctype": "Role", "tag": "lat"})).1, json!([]));
    let found = tag("get_documents_for_tag", json!({"tag": "urgent"})).1;
    assert_eq!(found, json!([{"doctype": "Role", "name": "Marked", "content": "Marked"}]));
    assert_eq!(tag("remove_tag", document("urgent")).0, 200);
    assert_eq!(column(&site, &sid, "_user_tags"), json!(",late"));
    assert_eq!(tag("get_documents_for_tag", json!({"tag": "urgent"})).1, json!([]));
    for bad in ["", "a,b", &"x".repeat(141)] {
        assert_eq!(tag("add_tag", document(bad)), (417, json!("ValidationError")), "{bad}");
    }
    assert_eq!(tag("add_tag", json!({"tag": "x", "dt": "System Settings", "dn": "System Settings"})).0, 417);
    assert_eq!(tag("add_tag", json!({"tag": "x", "dt": "Role", "dn": "Gone"})).0, 404);
}

#[test]
fn add_tag_without_write_permission_is_refused() {
    let (site, sid) = site();
    let token = site.create_user("reader@example.com");
    let arguments = json!({"tag": "mine", "dt": "Role", "dn": "Marked"});
    let path = "/api/method/frappe.desk.doctype.tag.tag.add_tag";
    assert_eq!(site.post(path, arguments.clone()).token(&token).error().0, 403);
    assert_eq!(site.post(path, arguments).sid(&sid).send().0, 200);
    let (_, found) =
        site.get("/api/method/frappe.desk.doctype.tag.tag.get_documents_for_tag?tag=mine").token(&token).send();
    assert_eq!(found["message"], json!([]), "a tag reveals a document that the user may not read");
}

#[test]
fn repeated_like_counts_once_and_writes_one_comment() {
    let (site, sid) = site();
    let like = |add: &str| {
        let arguments = json!({"doctype": "Role", "name": "Marked", "add": add});
        assert_eq!(call(&site, &sid, "frappe.desk.like.toggle_like", arguments).0, 200);
        let likes = "/api/method/frappe.client.get_count?doctype=Comment&filters={\"comment_type\":\"Like\"}";
        (column(&site, &sid, "_liked_by"), site.get(likes).sid(&sid).send().1["message"].clone())
    };
    assert_eq!(like("Yes"), (json!("[\"Administrator\"]"), json!(1)));
    assert_eq!(like("Yes"), (json!("[\"Administrator\"]"), json!(1)));
    assert_eq!(like("No"), (json!("[]"), json!(0)));
    assert_eq!(like("No"), (json!("[]"), json!(0)));
}

#[test]
fn document_includes_tags_and_likes_and_no_other_optional_field() {
    let (site, sid) = site();
    let marks = |document: &JsonValue| {
        let marks = ["_user_tags", "_liked_by", "_comments", "_assign", "_seen"];
        marks.map(|mark| document.get(mark).cloned())
    };
    let all = || {
        let read = |path: &str| site.get(path).sid(&sid).send().1;
        let change = json!({"home_page": "/x"});
        let put = site.put("/api/resource/Role/Marked", change.clone()).sid(&sid).send().1;
        let patch = site.patch("/api/v2/document/Role/Marked", change).sid(&sid).send().1;
        let set = json!({"doctype": "Role", "name": "Marked", "fieldname": "home_page", "value": "/y"});
        let run = json!({"dt": "Role", "dn": "Marked", "method": "add_comment", "args": {"text": "x"}});
        [
            read("/api/resource/Role/Marked")["data"].clone(),
            read("/api/v2/document/Role/Marked")["data"].clone(),
            read("/api/method/frappe.client.get?doctype=Role&name=Marked")["message"].clone(),
            read("/api/method/frappe.desk.form.load.getdoc?doctype=Role&name=Marked")["docs"][0].clone(),
            put["data"].clone(),
            patch["data"].clone(),
            call(&site, &sid, "frappe.client.set_value", set).1,
            site.post("/api/method/run_doc_method", run).sid(&sid).send().1["docs"][0].clone(),
        ]
    };
    for document in all() {
        assert_eq!(document["name"], "Marked", "{document}");
        assert_eq!(marks(&document), [const { None }; 5], "{document}");
    }
    call(&site, &sid, "frappe.desk.doctype.tag.tag.add_tag", json!({"dt": "Role", "dn": "Marked", "tag": "Red"}));
    call(&site, &sid, "frappe.desk.like.toggle_like", json!({"doctype": "Role", "name": "Marked", "add": "Yes"}));
    for document in all() {
        let expected = [Some(json!(",Red")), Some(json!("[\"Administrator\"]")), None, None, None];
        assert_eq!(marks(&document), expected, "{document}");
    }
}

#[test]
fn client_side_fields_of_form_are_echoed_and_not_stored() {
    let (site, sid) = site();
    let sent = json!({"role_name": "Kept", "__onload": {"a": [1]}, "__islocal": 1, "__unsaved": 1, "_user_tags": ",x"});
    let (status, body) = site.post("/api/resource/Role", sent).sid(&sid).send();
    assert_eq!((status, &body["data"]["__onload"]), (200, &json!({"a": [1]})), "{body}");
    for dropped in ["__islocal", "__unsaved", "_user_tags"] {
        assert_eq!(body["data"].get(dropped), None, "{dropped}");
    }
    let sent = json!({"__onload": {}, "_user_tags": ",y"});
    let (_, body) = site.put("/api/resource/Role/Kept", sent).sid(&sid).send();
    assert_eq!((body["data"].get("__onload"), &body["data"]["_user_tags"]), (None, &json!(",y")));
    let (_, body) = site.get("/api/resource/Role/Kept").sid(&sid).send();
    assert_eq!(body["data"].get("_user_tags"), None, "echoed but not stored");
}

#[test]
fn comments_column_follows_comment_until_deletion() {
    let (site, sid) = site();
    let arguments = json!({"reference_doctype": "Role", "reference_name": "Marked", "content": "a ".repeat(80)});
    let (status, comment) = call(&site, &sid, "frappe.desk.form.utils.add_comment", arguments);
    assert_eq!(status, 200);
    let comments =
        || -> JsonValue { serde_json::from_str(column(&site, &sid, "_comments").as_str().unwrap()).unwrap() };
    let shown = &comments()[0];
    assert_eq!((&shown["name"], &shown["by"]), (&comment["name"], &json!("Administrator")));
    assert!(shown["comment"].as_str().is_some_and(|text| text.ends_with("...") && text.len() == 100));
    let change = json!({"name": comment["name"], "content": "short"});
    assert_eq!(call(&site, &sid, "frappe.desk.form.utils.update_comment", change).0, 200);
    assert_eq!(comments()[0]["comment"], json!("short"));
    let path = format!("/api/resource/Comment/{}", comment["name"].as_str().unwrap());
    assert_eq!(site.delete(&path).sid(&sid).send().0, 202);
    assert_eq!(comments(), json!([]));
}

#[test]
fn share_grants_access_until_revoked() {
    let (site, sid) = site();
    let token = site.create_user("friend@example.com");
    let share = |function: &str, more: JsonValue| {
        let arguments = merge(json!({"doctype": "Role", "name": "Marked", "user": "friend@example.com"}), more);
        call(&site, &sid, &format!("frappe.share.{function}"), arguments)
    };
    let status = |method: Method| {
        let request = site.request(method, "/api/resource/Role/Marked").json(json!({"home_page": "/x"}));
        request.token(&token).send().0
    };
    assert_eq!(status(Method::GET), 403);
    let (_, given) = share("add", json!({}));
    assert_eq!((&given["read"], &given["write"], &given["doctype"]), (&json!(1), &json!(0), &json!("DocShare")));
    assert_eq!((status(Method::GET), status(Method::PUT)), (200, 403));
    assert_eq!(share("set_permission", json!({"permission_to": "write"})).1["write"], json!(1));
    assert_eq!(status(Method::PUT), 200);
    assert_eq!(share("get_users", json!({})).1.as_array().unwrap().len(), 1);
    assert_eq!(share("set_permission", json!({"permission_to": "submit"})).0, 417, "Role is not submittable");
    share("set_permission", json!({"permission_to": "write", "value": 0}));
    assert_eq!((status(Method::GET), status(Method::PUT)), (200, 403));
    share("set_permission", json!({"permission_to": "read", "value": "0"}));
    assert_eq!(status(Method::GET), 403);
    share("add", json!({"everyone": 1}));
    assert_eq!(status(Method::GET), 200);
    share("set_permission", json!({"permission_to": "read", "value": 0, "everyone": 1}));
    share("add", json!({"write": 1}));
    assert_eq!(share("remove", json!({})).0, 200);
    assert_eq!(status(Method::GET), 403);
    assert_eq!(share("set_permission", json!({"permission_to": "delete"})).0, 417);
}

/// CVE-2026-29077.
#[test]
fn share_of_missing_right_through_share_functions_is_refused() {
    let (site, sid) = site();
    // With access to the desk, which lists users.
    let token = site.create_user_with_roles("middle@example.com", &["Gardener"]);
    site.create_user("end@example.com");
    let to = |user: &str, more: JsonValue| merge(json!({"doctype": "Role", "name": "Marked", "user": user}), more);
    let passed_on = |more: JsonValue| {
        site.post("/api/method/frappe.share.add", to("end@example.com", more)).token(&token).error().0
    };
    call(&site, &sid, "frappe.share.add", to("middle@example.com", json!({})));
    assert_eq!(passed_on(json!({})), 403, "read permission does not include share");
    call(&site, &sid, "frappe.share.add", to("middle@example.com", json!({"share": 1})));
    assert_eq!(passed_on(json!({})), 200);
    assert_eq!(passed_on(json!({"write": 1})), 403, "the sharer lacks write");
    let raise = to("middle@example.com", json!({"permission_to": "write"}));
    assert_eq!(site.post("/api/method/frappe.share.set_permission", raise).token(&token).error().0, 403);
    let direct = json!({"share_doctype": "Role", "share_name": "Marked", "user": "end@example.com", "write": 1});
    assert_eq!(site.post("/api/resource/DocShare", direct).token(&token).error().0, 403);
}

#[test]
fn bulk_operations_report_success_and_failure_per_document() {
    let (site, sid) = site();
    let post = |path: &str, body: JsonValue| {
        let (status, body) = site.post(&format!("/api/v2/{path}"), body).sid(&sid).send();
        assert_eq!(status, 200, "{body}");
        body
    };
    let body = post(
        "document/Role/bulk_update",
        json!({"docs": [{"name": "Marked", "home_page": "/a"}, {"name": "Gone", "home_page": "/b"}, 5]}),
    );
    assert_eq!(body["data"]["updated"], json!(["Marked"]));
    assert_eq!(body["data"]["failed"][0]["name"], json!("Gone"));
    assert_eq!(
        [&body["data"]["total"], &body["data"]["success_count"], &body["data"]["failure_count"]],
        [&json!(3), &json!(1), &json!(2)]
    );
    assert_eq!(body["docs"][0]["home_page"], json!("/a"));
    let marked = json!({"doctype": "Role", "name": "Marked"});
    let body = post("method/bulk_update", json!({"docs": [{"doctype": "Role", "name": "Marked", "home_page": "/c"}]}));
    assert_eq!((&body["data"]["updated"], &body["docs"][0]["home_page"]), (&json!([marked]), &json!("/c")));
    let body = post("document/Role/bulk_delete", json!({"names": ["Guest", "Gone", {}]}));
    assert_eq!((&body["data"]["deleted"], &body["data"]["failure_count"]), (&json!([]), &json!(3)));
    let body = post("method/bulk_delete", json!({"docs": [marked, {"doctype": "Nothing", "name": "x"}]}));
    assert_eq!(body["data"]["deleted"], json!([marked]));
    assert_eq!(body["data"]["failed"][0]["doctype"], json!("Nothing"));
    assert_eq!(site.get("/api/resource/Role/Marked").sid(&sid).send().0, 404);
    for (path, bad) in [
        ("document/Role/bulk_delete", json!({"names": "Marked"})),
        ("document/Role/bulk_update", json!({})),
        ("method/bulk_delete", json!({"docs": vec!["x"; 501]})),
    ] {
        assert_eq!(site.post(&format!("/api/v2/{path}"), bad).sid(&sid).send().0, 417);
    }
}

#[test]
fn link_search_of_v2_suggests_documents() {
    let (site, sid) = site();
    let (status, body) = site.get("/api/v2/doctype/Role/search?txt=mark&limit=5").sid(&sid).send();
    assert_eq!((status, &body["data"][0]["value"]), (200, &json!("Marked")));
    assert_eq!(site.get("/api/v2/doctype/Role/search?txt=mark").error().0, 403);
}

#[test]
fn handler_functions_answer_on_short_and_dotted_path() {
    let (site, sid) = site();
    for path in ["version", "frappe.entry.version"] {
        let (_, body) = site.get(&format!("/api/method/{path}")).send();
        assert!(body["message"].as_str().is_some_and(|version| version.starts_with("16.")), "{body}");
    }
    assert_eq!(site.post("/api/method/frappe.entry.logout", json!({})).sid(&sid).send().0, 200);
    assert_eq!(site.get(LOGGED_USER).sid(&sid).error().0, 403);
}

#[test]
fn clear_cache_and_unlock_document_succeed() {
    let (site, sid) = site();
    assert_eq!(call(&site, &sid, "frappe.sessions.clear", json!({})), (200, json!("Cache Cleared")));
    let document = json!({"doctype": "Role", "name": "Marked"});
    assert_eq!(call(&site, &sid, "frappe.model.document.unlock_document", document).0, 200);
}
