//! Requests of any user: transactions, functions, documents, rows, names and defaults.

use super::*;

#[test]
fn writes_of_get_are_rolled_back_and_of_post_are_committed() {
    let site = TestSite::new();
    let sid = site.login_admin();
    assert_eq!(site.get("/api/method/app.make_role?name=Got").sid(&sid).send().0, 200);
    assert_eq!(site.get("/api/resource/Role/Got").sid(&sid).send().0, 404);
    assert_eq!(site.post("/api/method/app.make_role", json!({"name": "Posted"})).sid(&sid).send().0, 200);
    assert_eq!(site.get("/api/resource/Role/Posted").sid(&sid).send().0, 200);
}

#[test]
fn panic_becomes_500_without_details() {
    let site = TestSite::new();
    let (status, body) = site.get("/api/method/app.boom").send();
    assert_eq!((status, &body["exc_type"]), (500, &json!("InternalError")));
    assert!(!body.to_string().contains("secret"));
    // More panics than connections of the pool: each connection is returned.
    for _ in 0..6 {
        site.get("/api/method/app.boom").send();
    }
    assert_eq!(site.get("/api/method/ping").send(), (200, json!({"message": "pong"})));
}

#[test]
fn function_call_with_wrong_method_user_or_path_is_refused() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let error = |request: RequestBuilder<'_>| request.sid(&sid).error();
    let permission = (403, "PermissionError".to_owned());
    assert_eq!(error(site.get("/api/method/app.nothing")), permission);
    assert_eq!(error(site.request(Method::PATCH, "/api/method/app.make_role")), permission);
    assert_eq!(error(site.get("/api/method/app.hidden")), permission);
    assert_eq!(error(site.get("/api/method/app.unknown")), (417, "ValidationError".to_owned()));
    assert_eq!(error(site.get("/api/method/app.make_role")), (417, "FrappeTypeError".to_owned()));
    assert_eq!(site.get("/api/method/app.make_role").error(), permission);
}

#[test]
fn empty_result_omits_message() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let call = |body: JsonValue| site.post("/api/method/app.nothing", body).sid(&sid).send().1;
    assert_eq!(call(json!({})), json!({}));
    assert_eq!(call(json!({"value": "x"})), json!({"message": "x"}));
}

#[test]
fn msgprint_is_returned_beside_result() {
    let site = TestSite::new();
    let (_, body) = site.get("/api/method/app.warn").send();
    assert_eq!(body["message"], json!(true));
    let messages: Vec<String> = serde_json::from_str(body["_server_messages"].as_str().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<JsonValue>(&messages[0]).unwrap()["message"], "Careful");
    let (_, body) = site.get("/api/v2/method/app.warn").send();
    assert_eq!(body["data"], json!(true));
    assert_eq!(body["messages"][0]["message"], "Careful");
}

#[test]
fn controller_function_is_found_by_doctype_on_v2() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    let path = "/api/v2/method/User/generate_keys";
    assert_eq!(site.post(path, json!({"user": "a@example.com"})).token(&token).error().0, 403);
    assert_eq!(site.post(path, json!({"user": "a@example.com"})).sid(&site.login_admin()).send().0, 200);
    assert_eq!(site.get("/api/v2/method/Nothing/x").sid(&site.login_admin()).error().0, 404);
}

#[test]
fn unknown_and_malformed_paths_are_refused() {
    let site = TestSite::new();
    let status = |method, path: &str| site.request(method, path).status();
    assert_eq!(status(Method::GET, "/"), 200);
    assert_eq!(status(Method::GET, "/favicon.ico"), 404);
    assert_eq!(status(Method::GET, "/api/resource/User/%FF"), 400);
    assert_eq!(status(Method::GET, "/api/resource/User/%00"), 400);
    assert_eq!(status(Method::OPTIONS, "/api/resource/User"), 200);
    let response = site.delete("/api/resource/User").response();
    assert_eq!((response.status, response.header("allow")), (405, Some("GET, HEAD, OPTIONS, POST")));
}

#[test]
fn meta_is_for_signed_in_users_only() {
    let site = TestSite::new();
    let token = site.create_user("a@example.com");
    assert_eq!(site.get("/api/v2/doctype/User/meta").error().0, 403);
    let (status, body) = site.get("/api/v2/doctype/User/meta").token(&token).send();
    assert_eq!((status, &body["data"]["name"]), (200, &json!("User")));
    assert_eq!(site.get("/api/v2/doctype/Nope/meta").token(&token).error().0, 404);
}

#[test]
fn patch_merges_rows_and_put_replaces_them() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let user = json!({"email": "rows@example.com", "first_name": "Rows",
                      "roles": [{"role": "System Manager"}, {"role": "Desk User"}]});
    let (_, body) = site.post("/api/v2/document/User", user).sid(&sid).send();
    let first = body["data"]["roles"][0]["name"].clone();
    let change = |method: Method, rows: JsonValue| {
        let (status, body) = site
            .request(method, "/api/v2/document/User/rows@example.com")
            .json(json!({"roles": rows}))
            .sid(&sid)
            .send();
        assert_eq!(status, 200, "{body}");
        let roles = body["data"]["roles"].as_array().unwrap().clone();
        roles.iter().map(|row| row["role"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let patched = change(Method::PATCH, json!([{"name": first, "role": "Administrator"}, {"role": "Guest"}]));
    assert_eq!(patched, ["Administrator", "Desk User", "Guest"]);
    assert_eq!(change(Method::PUT, json!([{"role": "System Manager"}])), ["System Manager"]);
}

#[test]
fn copy_of_document_can_be_posted_as_new_document() {
    let site = TestSite::new();
    let sid = site.login_admin();
    assert_eq!(
        site.post("/api/resource/Role", json!({"role_name": "Original", "desk_access": 0})).sid(&sid).send().0,
        200
    );
    let (status, body) = site.get("/api/v2/document/Role/Original/copy").sid(&sid).send();
    assert_eq!((status, &body["data"]["role_name"]), (200, &json!("Original")));
    let mut copy = body["data"].clone();
    copy["role_name"] = json!("Copy");
    let (status, body) = site.post("/api/v2/document/Role", copy).sid(&sid).send();
    assert_eq!((status, &body["data"]["name"], &body["data"]["desk_access"]), (200, &json!("Copy"), &json!(0)));
    assert_eq!(site.get("/api/v2/document/Role/Gone/copy").sid(&sid).send().0, 404);
}

#[test]
fn update_and_delete_write_version_and_deleted_document() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let keeps_versions = site.get("/api/v2/doctype/Role/meta").sid(&sid).send().1["data"]["track_changes"] == json!(1);
    site.post("/api/resource/Role", json!({"role_name": "Traced"})).sid(&sid).send();
    site.put("/api/resource/Role/Traced", json!({"home_page": "/there"})).sid(&sid).send();
    let (_, versions) =
        site.get("/api/resource/Version?fields=[\"data\"]&filters={\"docname\":\"Traced\"}").sid(&sid).send();
    let count = versions["data"].as_array().unwrap().len();
    assert_eq!(count, usize::from(keeps_versions), "{versions}");
    assert_eq!(site.delete("/api/resource/Role/Traced").sid(&sid).send().0, 202);
    let deleted = "/api/resource/Deleted Document?fields=[\"data\"]&filters={\"deleted_name\":\"Traced\"}";
    let (_, deleted) = site.get(deleted).sid(&sid).send();
    let data: JsonValue = serde_json::from_str(deleted["data"][0]["data"].as_str().unwrap()).unwrap();
    assert_eq!(data["home_page"], json!("/there"));
}

#[test]
fn default_values_fill_links_and_user_defaults_win() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let choose = |parent: &str, value: &str| {
        let mut row = doctyped_models::DefaultValue {
            parent: parent.to_owned(),
            parenttype: "__default".to_owned(),
            defkey: "role_profile_name".to_owned(),
            defvalue: Some(value.to_owned()),
            ..doctyped_models::DefaultValue::default()
        };
        let mut ctx = site.context();
        ctx.insert(&mut row).unwrap();
        ctx.commit().unwrap();
    };
    for name in ["Everyone's", "Mine"] {
        let (status, body) = site.post("/api/resource/Role Profile", json!({"role_profile": name})).sid(&sid).send();
        assert_eq!(status, 200, "{body}");
    }
    let new_user = |email: &str| {
        let user = json!({"email": email, "first_name": "New"});
        site.post("/api/resource/User", user).sid(&sid).send().1["data"]["role_profile_name"].clone()
    };
    assert_eq!(new_user("a@example.com"), JsonValue::Null);
    choose("__default", "Everyone's");
    assert_eq!(new_user("b@example.com"), json!("Everyone's"));
    choose("Administrator", "Mine");
    assert_eq!(new_user("c@example.com"), json!("Mine"));
}

#[test]
fn child_row_urls_apply_rules_of_parent() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let user = json!({"email": "url@example.com", "first_name": "Url", "roles": [{"role": "All"}, {"role": "Guest"}]});
    let (_, body) = site.post("/api/resource/User", user).sid(&sid).send();
    assert_eq!(body["data"]["user_type"], json!("Website User"));
    let row = body["data"]["roles"][0]["name"].as_str().unwrap().to_owned();
    let path = format!("/api/resource/Has Role/{row}");
    let (status, body) = site.put(&path, json!({"role": "System Manager"})).sid(&sid).send();
    assert_eq!((status, &body["data"]["role"]), (200, &json!("System Manager")));
    let read = || site.get("/api/resource/User/url@example.com").sid(&sid).send().1["data"].clone();
    assert_eq!(read()["user_type"], json!("System User"), "a change of the row saves its parent");
    assert_eq!(site.delete(&path).sid(&sid).send().0, 202);
    assert_eq!(read()["user_type"], json!("Website User"));
    assert_eq!(read()["roles"].as_array().unwrap().len(), 1);
    assert_eq!(site.delete(&path).sid(&sid).send().0, 404);
}

#[test]
fn autoincrement_continues_after_largest_name() {
    use diesel::connection::SimpleConnection;
    let site = TestSite::new();
    let token = site.create_user_with_roles("picker@garden.test", &["Picker"]);
    let old = r#"INSERT INTO "tabLabel" (name, text) VALUES (41, 'from an older site')"#;
    site.context().connection().batch_execute(old).unwrap();
    let new =
        |text: &str| site.post("/api/resource/Label", json!({ "text": text })).token(&token).send().1["data"].clone();
    assert_eq!((&new("a")["name"], &new("b")["name"]), (&json!(42), &json!(43)));
    let (blank, empty) = (new(" "), new(""));
    assert_eq!(
        (&blank["name"], &empty["name"]),
        (&json!(44), &json!(45)),
        "blank values are not compared for uniqueness"
    );
}

#[test]
fn document_method_with_unknown_argument_is_refused() {
    let site = TestSite::new();
    let sid = site.login_admin();
    site.post("/api/resource/Role", json!({"role_name": "Old"})).sid(&sid).send();
    let call = |path: &str, arguments: JsonValue| site.post(path, arguments).sid(&sid);
    let (v1, v2) = ("/api/resource/Role/Old", "/api/v2/document/Role/Old/method/add_comment");
    assert_eq!(call(v1, json!({"run_method": "add_comment", "text": "good"})).send().0, 200);
    assert_eq!(call(v2, json!({"text": "good"})).send().0, 200);
    let wrong_type = (417, "FrappeTypeError".to_owned());
    assert_eq!(call(v1, json!({"run_method": "add_comment", "text": "good", "data": 1})).error(), wrong_type);
    assert_eq!(call(v2, json!({"text": "good", "colour": "red"})).error(), wrong_type);
    let submit = "/api/v2/document/Role/Old/method/submit";
    assert_eq!(call(submit, json!({"name": "x"})).error(), wrong_type);
    // Unknown arguments in `args` are dropped.
    let run = json!({"method": "add_comment", "dt": "Role", "dn": "Old", "args": {"text": "good", "colour": "red"}});
    assert_eq!(call("/api/method/run_doc_method", run).send().0, 200);
}

#[test]
fn count_of_v2_accepts_list_parameters() {
    let site = TestSite::new();
    site.seed_documents();
    let token = site.create_user_with_roles("ann@garden.test", &["Gardener"]);
    let count = |params: JsonValue| site.get_with("/api/v2/doctype/Plant/count", &params).token(&token);
    assert_eq!(count(json!({})).send().1, json!({"data": 5}));
    assert_eq!(count(json!({"filters": {"family": "daisy"}, "distinct": 1})).send().1, json!({"data": 2}));
    assert_eq!(count(json!({"or_filters": {"family": "oak", "name": "elder"}})).send().1, json!({"data": 2}));
    assert_eq!(count(json!({"limit": 3, "doctype": "User"})).send().1, json!({"data": 3}));
    assert_eq!(count(json!({"filter": "x"})).error(), (417, "ValidationError".to_owned()));
    assert_eq!(site.get("/api/v2/doctype/Plant/count").error(), (403, "PermissionError".to_owned()));
    assert_eq!(site.get("/api/v2/doctype/Plan/count").token(&token).error(), (404, "DoesNotExistError".to_owned()));
}

#[test]
fn comments_shares_and_versions_follow_rename_and_delete() {
    let site = TestSite::new();
    let sid = site.login_admin();
    site.post("/api/resource/Role", json!({"role_name": "Old"})).sid(&sid).send();
    let comment = json!({"comment_type": "Comment", "text": "good"});
    site.post("/api/v2/document/Role/Old/method/add_comment", comment).sid(&sid).send();
    let share = json!({"doctype": "Role", "name": "Old", "user": "Guest", "read": 1});
    site.post("/api/method/frappe.share.add", share).sid(&sid).send();
    let version = doctyped_models::Version {
        name: "v1".to_owned(),
        ref_doctype: Link::new("Role"),
        docname: "Old".to_owned(),
        ..doctyped_models::Version::default()
    };
    let insert = diesel::insert_into(doctyped_models::version::table).values(&version);
    diesel::RunQueryDsl::execute(insert, site.context().connection()).unwrap();
    let about = |name: &str| {
        let count = |doctype: &str, field: &str| {
            let filters = json!({ field: name });
            let (_, body) = site
                .get_with(&format!("/api/v2/doctype/{doctype}/count"), &json!({"filters": filters}))
                .sid(&sid)
                .send();
            body["data"].as_i64().unwrap()
        };
        [count("Comment", "reference_name"), count("DocShare", "share_name"), count("Version", "docname")]
    };
    assert_eq!(about("Old"), [1, 1, 1]);
    let rename = json!({"doctype": "Role", "old_name": "Old", "new_name": "New"});
    let (status, body) = site.post("/api/method/frappe.client.rename_doc", rename).sid(&sid).send();
    assert_eq!(status, 200, "{body}");
    // The rename adds a comment.
    assert_eq!((about("Old"), about("New")), ([0, 0, 0], [2, 1, 1]));
    let edits = json!({"filters": {"comment_type": "Edit"}, "fields": ["content"]});
    let (_, body) = site.get_with("/api/resource/Comment", &edits).sid(&sid).send();
    assert_eq!(body["data"], json!([{"content": "renamed from <strong>Old</strong> to <strong>New</strong>"}]));
    assert_eq!(site.delete("/api/resource/Role/New").sid(&sid).send().0, 202);
    assert_eq!(about("New"), [0, 0, 0]);
}

#[test]
fn values_are_echoed_as_sent_and_read_as_stored() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let values = |body: &JsonValue| ["watered", "planted", "family"].map(|field| body["data"][field].clone());
    let sent = json!({"watered": "2026-05-01", "planted": "2026-05-01 10:00:00", "family": 5});
    let (_, made) = site.post("/api/resource/Plant", sent).token(&admin).send();
    assert_eq!(values(&made), [json!("2026-05-01"), json!("2026-05-01 10:00:00"), json!(5)]);
    let path = format!("/api/resource/Plant/{}", made["data"]["name"].as_str().unwrap());
    let stored = [json!("2026-05-01 00:00:00"), json!("2026-05-01"), json!("5")];
    assert_eq!(values(&site.get(&path).token(&admin).send().1), stored);
    let changed = site.put(&path, json!({"watered": "2026-05-02"})).token(&admin).send().1;
    assert_eq!(values(&changed), [json!("2026-05-02"), json!("2026-05-01"), json!("5")]);
    let emptied = site.put(&path, json!({"watered": ""})).token(&admin).send().1;
    assert_eq!(emptied["data"].get("watered"), None);
}

#[test]
fn child_row_without_parent_is_refused() {
    let site = TestSite::new();
    let error = site.post("/api/resource/Plant Care", json!({"task": "weed"})).token(&site.admin_token()).error();
    assert_eq!(error, (417, "MandatoryError".to_owned()));
}

#[test]
fn run_method_with_document_fields_is_refused() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let name = site.create_document("Harvest", json!({}));
    let path = format!("/api/resource/Harvest/{name}");
    let call = |body: JsonValue| site.post(&path, body).token(&admin).error();
    let refused = (417, "FrappeTypeError".to_owned());
    assert_eq!(call(json!({"run_method": "submit", "docstatus": 2})), refused);
    assert_eq!(call(json!({"run_method": "add_comment", "text": "x", "owner": "Guest"})), refused);
    assert_eq!(call(json!({"run_method": "add_comment", "text": "x"})).0, 200);
    let target = format!("/api/v2/document/Harvest/{name}/method/submit");
    assert_eq!(site.post(&target, json!({"by": 1})).token(&admin).error(), refused);
    assert_eq!(site.post(&target, json!({})).token(&admin).error().0, 200);
}

#[test]
fn not_nullable_field_stores_empty_value() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let (_, made) = site.post("/api/resource/Seed Packet", json!({"crop": "kale"})).token(&admin).send();
    assert_eq!((&made["data"]["remark"], &made["data"]["drying"]), (&json!(""), &json!(0.0)));
    let path = format!("/api/resource/Seed Packet/{}", made["data"]["name"].as_str().unwrap());
    let (_, changed) = site.put(&path, json!({"remark": null})).token(&admin).send();
    assert_eq!(changed["data"]["remark"], "");
}

#[test]
fn amendment_copies_attachments_of_original() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let original = site.create_document("Harvest", json!({"docstatus": 1}));
    let fields = [("doctype", "Harvest"), ("docname", original.as_str()), ("is_private", "1")];
    let upload =
        site.request(Method::POST, "/api/method/upload_file").form(&fields, &[("file", "scale.txt", b"12 kg")]);
    let (status, body) = upload.token(&admin).send();
    assert_eq!(status, 200, "{body}");
    site.update_document("Harvest", &original, json!({"docstatus": 2}));
    let amendment = site.create_document("Harvest", json!({"amended_from": original}));
    let filters = json!({
        "filters": {"attached_to_doctype": "Harvest", "attached_to_name": amendment},
        "fields": ["file_name", "file_url", "is_private", "file_size"],
    });
    let (_, files) = site.get_with("/api/resource/File", &filters).token(&admin).send();
    let expected = json!([{
        "file_name": "scale.txt", "file_url": body["message"]["file_url"], "is_private": 1, "file_size": 5,
    }]);
    assert_eq!(files["data"], expected);
}
