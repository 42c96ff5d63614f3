//! Knowledge that an answer gives away: existing names and their spellings, private files, values of hidden fields,
//! lengths of secrets.

use actix_web::http::Method;
use doctyped_http::test_harness::{FILES, TestSite, error_class};
use serde_json::{Value as JsonValue, json};
use std::collections::BTreeSet;

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";

/// Functions that take the name of a document, with arguments: `$doctype` and `$name` stand for the document.
/// A function with several ways to take a name has several lines.
const NAMED: &str = r#"
download_file {"file_url": "/private/files/$name"}
frappe.client.attach_file {"filename": "a.txt", "filedata": "x", "doctype": "$doctype", "docname": "$name"}
frappe.client.bulk_update {"docs": [{"doctype": "$doctype", "docname": "$name", "remark": "x"}]}
frappe.client.cancel {"doctype": "$doctype", "name": "$name"}
frappe.client.delete {"doctype": "$doctype", "name": "$name"}
frappe.client.get {"doctype": "$doctype", "name": "$name"}
frappe.client.get {"doctype": "$doctype", "filters": {"name": "$name"}}
frappe.client.get_count {"doctype": "$doctype", "filters": {"name": "$name"}}
frappe.client.get_doc_permissions {"doctype": "$doctype", "docname": "$name"}
frappe.client.get_list {"doctype": "$doctype", "filters": {"name": "$name"}}
frappe.client.get_password {"doctype": "$doctype", "name": "$name", "fieldname": "hint"}
frappe.client.get_value {"doctype": "$doctype", "fieldname": "name", "filters": "$name"}
frappe.client.has_permission {"doctype": "$doctype", "docname": "$name"}
frappe.client.has_permission {"doctype": "$doctype", "docname": "$name", "perm_type": "create"}
frappe.client.has_permission {"doctype": "$doctype", "docname": "$name", "perm_type": "write"}
frappe.client.insert {"doc": {"doctype": "$doctype", "name": "$name", "email": "$name", "first_name": "x"}}
frappe.client.insert {"doc": {"doctype": "Comment", "reference_doctype": "$doctype", "reference_name": "$name"}}
frappe.client.insert {"doc": {"doctype": "DocShare", "user": "bob@example.com", "share_doctype": "$doctype", "share_name": "$name"}}
frappe.client.insert {"doc": {"doctype": "File", "file_url": "https://example.com/a", "attached_to_doctype": "$doctype", "attached_to_name": "$name"}}
frappe.client.insert {"doc": {"doctype": "Plant Care", "parenttype": "$doctype", "parent": "$name", "parentfield": "care"}}
frappe.client.insert_many {"docs": [{"doctype": "$doctype", "name": "$name", "email": "$name", "first_name": "x"}]}
frappe.client.is_document_amended {"doctype": "$doctype", "docname": "$name"}
frappe.client.rename_doc {"doctype": "$doctype", "old_name": "$name", "new_name": "other@example.com"}
frappe.client.save {"doc": {"doctype": "$doctype", "name": "$name"}}
frappe.client.set_value {"doctype": "$doctype", "name": "$name", "fieldname": "remark", "value": "x"}
frappe.client.set_value {"doctype": "$doctype", "name": "$name", "fieldname": "owner", "value": "x"}
frappe.client.submit {"doc": {"doctype": "$doctype", "name": "$name"}}
frappe.client.validate_link {"doctype": "$doctype", "docname": "$name"}
frappe.client.validate_link_and_fetch {"doctype": "$doctype", "docname": "$name"}
frappe.core.api.file.get_attached_images {"doctype": "$doctype", "names": ["$name"]}
frappe.core.api.file.move_file {"file_list": ["$name"], "new_parent": "Home"}
frappe.core.api.file.unzip_file {"name": "$name"}
frappe.core.api.file.zip_files {"files": ["$name"]}
frappe.core.doctype.deleted_document.deleted_document.bulk_restore {"docnames": ["$name"]}
frappe.core.doctype.deleted_document.deleted_document.restore {"name": "$name"}
frappe.core.doctype.file.file.download_file {"file_url": "/private/files/$name"}
frappe.core.doctype.file.file.unzip_file {"name": "$name"}
frappe.core.doctype.file.file.zip_files {"files": ["$name"]}
frappe.core.doctype.user.user.generate_keys {"user": "$name"}
frappe.core.doctype.user.user.get_roles {"uid": "$name"}
frappe.core.doctype.user.user.reset_password {"user": "$name"}
frappe.core.doctype.user.user.sign_up {"email": "$name", "full_name": "x"}
frappe.core.doctype.user_permission.user_permission.add_user_permissions {"data": {"user": "$name", "doctype": "$doctype", "docname": "$name"}}
frappe.core.doctype.user_permission.user_permission.check_applicable_doc_perm {"user": "$name", "doctype": "$doctype", "docname": "$name"}
frappe.core.doctype.user_permission.user_permission.clear_user_permissions {"user": "$name", "for_doctype": "$doctype"}
frappe.core.doctype.user_permission.user_permission.get_user_permissions {"user": "$name"}
frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs {"doctype": "$doctype", "docnames": ["$name"]}
frappe.desk.doctype.tag.tag.add_tag {"tag": "x", "dt": "$doctype", "dn": "$name"}
frappe.desk.doctype.tag.tag.add_tags {"tags": ["x"], "dt": "$doctype", "docs": ["$name"]}
frappe.desk.doctype.tag.tag.remove_tag {"tag": "x", "dt": "$doctype", "dn": "$name"}
frappe.desk.form.assign_to.add {"doctype": "$doctype", "name": "$name", "assign_to": ["bob@example.com"]}
frappe.desk.form.assign_to.add_multiple {"doctype": "$doctype", "name": ["$name"], "assign_to": ["bob@example.com"]}
frappe.desk.form.assign_to.close {"doctype": "$doctype", "name": "$name", "assign_to": "bob@example.com"}
frappe.desk.form.assign_to.get {"doctype": "$doctype", "name": "$name"}
frappe.desk.form.assign_to.remove {"doctype": "$doctype", "name": "$name", "assign_to": "bob@example.com"}
frappe.desk.form.assign_to.remove_multiple {"doctype": "$doctype", "names": ["$name"]}
frappe.desk.form.linked_with.cancel_all_linked_docs {"docs": [{"doctype": "$doctype", "name": "$name"}]}
frappe.desk.form.linked_with.get {"doctype": "$doctype", "docname": "$name"}
frappe.desk.form.linked_with.get_submitted_linked_docs {"doctype": "$doctype", "name": "$name"}
frappe.desk.form.load.get_docinfo {"doctype": "$doctype", "name": "$name"}
frappe.desk.form.load.getdoc {"doctype": "$doctype", "name": "$name"}
frappe.desk.form.save.cancel {"doctype": "$doctype", "name": "$name"}
frappe.desk.form.save.discard {"doctype": "$doctype", "name": "$name"}
frappe.desk.form.save.savedocs {"doc": {"doctype": "$doctype", "name": "$name"}, "action": "Save"}
frappe.desk.form.utils.add_comment {"reference_doctype": "$doctype", "reference_name": "$name", "content": "x"}
frappe.desk.form.utils.get_next {"doctype": "$doctype", "value": "$name", "prev": 0}
frappe.desk.form.utils.remove_attach {"fid": "$name"}
frappe.desk.form.utils.update_comment {"name": "$name", "content": "x"}
frappe.desk.like.toggle_like {"doctype": "$doctype", "name": "$name", "add": "Yes"}
frappe.desk.link_preview.get_preview_data {"doctype": "$doctype", "docname": "$name"}
frappe.desk.listview.get_group_by_count {"doctype": "$doctype", "field": "owner", "current_filters": {"name": "$name"}}
frappe.desk.reportview.delete_items {"doctype": "$doctype", "items": ["$name"]}
frappe.desk.reportview.get {"doctype": "$doctype", "fields": ["name"], "filters": {"name": "$name"}}
frappe.desk.reportview.get_count {"doctype": "$doctype", "filters": {"name": "$name"}}
frappe.desk.reportview.get_list {"doctype": "$doctype", "fields": ["name"], "filters": {"name": "$name"}}
frappe.desk.reportview.get_sidebar_stats {"stats": ["_user_tags"], "doctype": "$doctype", "filters": {"name": "$name"}}
frappe.desk.reportview.get_stats {"stats": ["_user_tags"], "doctype": "$doctype", "filters": {"name": "$name"}}
frappe.desk.search.get_link_title {"doctype": "$doctype", "docname": "$name"}
frappe.desk.search.search_link {"doctype": "$doctype", "txt": "$name"}
frappe.desk.search.search_widget {"doctype": "$doctype", "txt": "$name"}
frappe.desk.treeview.add_node {"doctype": "$doctype", "parent": "$name"}
frappe.desk.treeview.get_all_nodes {"doctype": "$doctype", "label": "x", "parent": "$name"}
frappe.desk.treeview.get_children {"doctype": "$doctype", "parent": "$name"}
frappe.entry.download_file {"file_url": "/private/files/$name"}
frappe.entry.run_doc_method {"dt": "$doctype", "dn": "$name", "method": "submit"}
frappe.entry.upload_file {"file_url": "https://example.com/a", "doctype": "$doctype", "docname": "$name"}
frappe.model.document.unlock_document {"doctype": "$doctype", "name": "$name"}
frappe.model.rename_doc.update_document_title {"doctype": "$doctype", "docname": "$name", "title": "x"}
frappe.realtime.has_permission {"doctype": "$doctype", "name": "$name"}
frappe.rename_doc {"doctype": "$doctype", "old": "$name", "new": "other@example.com"}
frappe.share.add {"doctype": "$doctype", "name": "$name", "user": "bob@example.com"}
frappe.share.get_users {"doctype": "$doctype", "name": "$name"}
frappe.share.remove {"doctype": "$doctype", "name": "$name", "user": "bob@example.com"}
frappe.share.set_permission {"doctype": "$doctype", "name": "$name", "user": "bob@example.com", "permission_to": "read"}
frappe.twofactor.reset_otp_secret {"user": "$name"}
run_doc_method {"dt": "$doctype", "dn": "$name", "method": "add_comment", "args": {"text": "x"}}
run_doc_method {"dt": "$doctype", "dn": "$name", "method": "no_such_method"}
run_doc_method {"docs": {"doctype": "$doctype", "name": "$name"}, "method": "add_comment", "args": {"text": "x"}}
run_doc_method {"docs": {"doctype": "$doctype", "name": "$name", "__islocal": 1}, "method": "add_comment", "args": {"text": "x"}}
runserverobj {"dt": "$doctype", "dn": "$name", "method": "rename", "args": {"name": "other@example.com"}}
upload_file {"library_file_name": "$name"}
upload_file {"file_url": "/private/files/$name"}
upload_file {"file_url": "https://example.com/a", "doctype": "$doctype", "docname": "$name"}
"#;

/// Functions without the name of a document, and `login`, whose answers `sessions.rs` compares.
const NAMELESS: &str = "
doctyped.methods frappe.auth.get_logged_user frappe.client.get_single_value frappe.client.get_time_zone
frappe.core.api.file.create_new_folder frappe.core.api.file.get_files_by_search_text
frappe.core.api.file.get_files_in_folder frappe.core.api.file.get_max_file_size
frappe.core.doctype.user.user.get_all_roles frappe.core.doctype.user.user.get_timezones
frappe.core.doctype.user.user.test_password_strength frappe.core.doctype.user.user.update_password
frappe.core.doctype.user.user.verify_password frappe.core.page.permission_manager.permission_manager.add
frappe.core.page.permission_manager.permission_manager.get_permissions
frappe.core.page.permission_manager.permission_manager.get_roles_and_doctypes
frappe.core.page.permission_manager.permission_manager.get_standard_permissions
frappe.core.page.permission_manager.permission_manager.get_users_with_role
frappe.core.page.permission_manager.permission_manager.remove
frappe.core.page.permission_manager.permission_manager.reset
frappe.core.page.permission_manager.permission_manager.update frappe.desk.doctype.tag.tag.get_documents_for_tag
frappe.desk.doctype.tag.tag.get_tagged_docs frappe.desk.doctype.tag.tag.get_tags
frappe.desk.doctype.tag.tag.get_tags_list_for_awesomebar frappe.desk.form.linked_with.get_linked_doctypes
frappe.desk.form.load.getdoctype frappe.entry.ping frappe.entry.version frappe.ping
frappe.realtime.get_user_info frappe.sessions.clear frappe.utils.change_log.get_versions
frappe.utils.nestedset.rebuild_tree login ping version
";

/// Routes of documents, with bodies.
const ROUTES: &str = r#"
GET /api/resource/$doctype/$name {}
PUT /api/resource/$doctype/$name {"remark": "x"}
DELETE /api/resource/$doctype/$name {}
POST /api/resource/$doctype/$name {"run_method": "submit"}
POST /api/resource/$doctype/$name {"run_method": "no_such_method"}
POST /api/resource/$doctype {"name": "$name", "email": "$name", "first_name": "x"}
GET /api/v2/document/$doctype/$name {}
GET /api/v2/document/$doctype/$name/copy {}
PUT /api/v2/document/$doctype/$name {"remark": "x"}
PATCH /api/v2/document/$doctype/$name {"remark": "x"}
DELETE /api/v2/document/$doctype/$name {}
POST /api/v2/document/$doctype/$name/method/add_comment {"text": "x"}
GET /api/v2/document/$doctype/$name/method/no_such_method {}
POST /api/v2/document/$doctype/bulk_delete {"names": ["$name"]}
POST /api/v2/document/$doctype/bulk_update {"docs": [{"name": "$name", "remark": "x"}]}
GET /private/files/$name {}
"#;

/// Splits a line at its first brace.
fn line(line: &str) -> (&str, &str) {
    let brace = line.find('{').unwrap();
    (line[..brace].trim(), &line[brace..])
}

/// A document that the users of the test may not read, and a name without a document.
struct Secret {
    doctype: &'static str,
    existing: String,
    missing: &'static str,
}

fn site_with_secrets() -> (TestSite, String, Vec<Secret>) {
    let site = TestSite::new();
    site.seed_documents();
    let alice = site.create_user(ALICE);
    let bob = site.create_user(BOB);
    let file = site.upload(&alice, &[("is_private", "1")], "plan.txt", b"a plan");
    let comment = json!({"comment_type": "Comment", "reference_doctype": "Plant", "reference_name": "aster"});
    let comment = site.create_document("Comment", comment);
    site.delete_document("Plant", "elder");
    let deleted = site.get("/api/resource/Deleted Document").token(&site.admin_token()).send().1;
    let secret = |doctype, existing: &str, missing| Secret { doctype, existing: existing.to_owned(), missing };
    let secrets = vec![
        secret("User", ALICE, "nobody@example.com"),
        secret("Plant", "aster", "acorn"),
        secret("Plant Care", "r1", "r9"),
        secret("Harvest", &site.create_document("Harvest", json!({"crop": "figs"})), "HV-4711"),
        secret("File", file["name"].as_str().unwrap(), "0a1b2c3d4e"),
        secret("File", "plan.txt", "plot.txt"),
        secret("Comment", &comment, "0a1b2c3d4e"),
        secret("Deleted Document", deleted["data"][0]["name"].as_str().unwrap(), "0a1b2c3d4e"),
    ];
    (site, bob, secrets)
}

/// The answer to a request for a document, with `$name` in place of its name as it was sent.
fn answer(site: &TestSite, token: Option<&str>, request: &str, doctype: &str, name: &str) -> (u16, String) {
    let (start, body) = line(request);
    let (method, path) = start.split_once(' ').unwrap();
    let fill = |text: &str| text.replace("$doctype", doctype).replace("$name", name);
    let builder = site.request(Method::from_bytes(method.as_bytes()).unwrap(), &fill(path));
    let builder = if method == "GET" { builder } else { builder.json(serde_json::from_str(&fill(body)).unwrap()) };
    let builder = builder.optional_header("authorization", token);
    let response = builder.response();
    (response.status, response.text().replace(name, "$name"))
}

#[test]
fn missing_and_forbidden_documents_have_equal_answers() {
    let (site, bob, secrets) = site_with_secrets();
    let functions = NAMED.lines().filter(|line| !line.is_empty()).map(|line| format!("POST /api/method/{line}"));
    let routes = ROUTES.lines().filter(|line| !line.is_empty()).map(str::to_owned);
    let mut different = Vec::new();
    for request in functions.chain(routes) {
        for Secret { doctype, existing, missing } in &secrets {
            for token in [None, Some(bob.as_str())] {
                let expected = answer(&site, token, &request, doctype, missing);
                assert!(expected.0 < 500, "{request}: {expected:?}");
                for name in [existing.clone(), existing.to_uppercase()] {
                    let actual = answer(&site, token, &request, doctype, &name);
                    if actual != expected {
                        different.push(format!("{request} {doctype} {name}:\n  {actual:?}\n  {expected:?}"));
                    }
                }
            }
        }
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn every_function_with_a_document_name_is_compared() {
    let site = TestSite::new();
    let (_, body) = site.get("/api/v2/method").token(&site.admin_token()).send();
    // Methods of documents are called by the routes of their documents.
    let functions = body["data"].as_array().unwrap().iter().filter(|function| function.get("doctype").is_none());
    let paths = functions.map(|function| function["path"].as_str().unwrap().to_owned());
    // Functions of the test application, one of which replaces a function that does not exist.
    let is_own = |path: &String| path.starts_with("app.") || path == "frappe.client.get_tine_zone";
    let listed: BTreeSet<String> = paths.filter(|path| !is_own(path)).collect();
    let named = NAMED.lines().filter(|line| !line.is_empty()).map(|text| line(text).0.to_owned());
    let known: BTreeSet<String> = named.chain(NAMELESS.split_whitespace().map(str::to_owned)).collect();
    let new: Vec<_> = listed.symmetric_difference(&known).collect();
    assert!(new.is_empty(), "add functions that take the name of a document to NAMED, others to NAMELESS: {new:?}");
}

/// Shares, assignments and links lead to users by name.
#[test]
fn users_without_roles_cannot_probe_for_users() {
    let (site, alice) = (TestSite::new(), ALICE);
    site.create_user(alice);
    let bob = site.create_user(BOB);
    let own = site.upload(&bob, &[("is_private", "1")], "own.txt", b"own");
    let own = own["name"].as_str().unwrap();
    site.seed_documents();
    let permission = json!({"parent": "Plant", "role": "All", "read": 1, "write": 1, "create": 1});
    site.create_document("Custom DocPerm", permission);
    for request in [
        json!({"path": "frappe.share.add", "doctype": "File", "name": own, "user": "$name"}),
        json!({"path": "frappe.share.set_permission", "doctype": "File", "name": own, "user": "$name", "permission_to": "read"}),
        json!({"path": "frappe.desk.form.assign_to.add", "doctype": "File", "name": own, "assign_to": ["$name"]}),
        json!({"path": "frappe.client.insert", "doc": {"doctype": "Plant", "keeper": "$name"}}),
        json!({"path": "frappe.client.set_value", "doctype": "Plant", "name": "dill", "fieldname": "keeper", "value": "$name"}),
        json!({"path": "frappe.client.insert", "doc": {"doctype": "Plant", "subject_type": "User", "subject": "$name"}}),
    ] {
        let send = |name: &str| {
            let path = format!("/api/method/{}", request["path"].as_str().unwrap());
            let body = serde_json::from_str(&request.to_string().replace("$name", name)).unwrap();
            let response = site.post(&path, body).token(&bob).response();
            (response.status, response.text().replace(name, "$name"))
        };
        let expected = send("nobody@example.com");
        // The test application has no ToDo, which an assignment is.
        assert!(matches!(expected.0, 403 | 404 | 417), "{expected:?}");
        assert_eq!(send(alice), expected, "{request}");
        assert_eq!(send("ALICE@example.com"), expected, "{request}");
    }
}

#[test]
fn filters_on_single_document_do_not_answer_guesses() {
    let (site, token) = TestSite::seeded("ann@garden.test", "Gardener");
    site.update_document("Garden Rules", "Garden Rules", json!({"motto": "Dig", "budget": "900", "gate_code": "1234"}));
    let ask = |filters: JsonValue| {
        let params = json!({"doctype": "Garden Rules", "fieldname": "motto", "filters": filters});
        site.post("/api/method/frappe.client.get_value", params).token(&token).send()
    };
    assert_eq!(ask(json!({"motto": "Dig"})).1["message"], json!({"motto": "Dig"}));
    assert_eq!(ask(json!({"motto": "Sow"})).1["message"], json!({}));
    for field in ["budget", "gate_code", "no_such_field"] {
        let answers = ["900", "901", "*******", "****", "1234"].map(|guess| {
            let (status, body) = ask(json!({"motto": "Dig", field: guess}));
            assert_eq!((status, error_class(&body)), (417, "DataError"), "{field}: {body}");
            body.to_string().replace(field, "$field")
        });
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        let read = json!({"doctype": "Garden Rules", "fieldname": ["motto", field]});
        let (_, body) = site.post("/api/method/frappe.client.get_value", read).token(&token).send();
        assert!(!body.to_string().contains("900") && !body.to_string().contains("1234"), "{body}");
    }
}

#[test]
fn masks_of_secrets_have_equal_length() {
    use diesel::connection::SimpleConnection;
    let (site, token) = TestSite::seeded("ann@garden.test", "Gardener");
    // A mask as Frappe stores it, with the length of the secret.
    let sql = "UPDATE \"tabPlant\" SET hint = '*****************' WHERE name = 'dill'";
    site.context().connection().batch_execute(sql).unwrap();
    for (name, secret) in [("aster", "x"), ("beech", "a very long secret of many words")] {
        site.update_document("Plant", name, json!({"hint": secret}));
    }
    let masks: BTreeSet<String> = ["aster", "beech", "dill"]
        .map(|name| {
            let (_, body) = site.get(&format!("/api/resource/Plant/{name}")).token(&token).send();
            body["data"]["hint"].as_str().unwrap().to_owned()
        })
        .into();
    assert_eq!(masks.len(), 1, "{masks:?}");
    for params in [
        json!({"filters": {"hint": "*****************"}}),
        json!({"filters": {"hint": ["like", "________"]}}),
        json!({"filters": [["hint", ">", "********"]]}),
        json!({"order_by": "hint"}),
        json!({"fields": ["hint as secret", "name"], "order_by": "secret"}),
        json!({"fields": ["max(hint) as secret"]}),
        json!({"fields": ["group_concat(hint) as secret"]}),
        json!({"fields": ["count(name) as n"], "group_by": "hint"}),
    ] {
        for (route, status, body) in site.list_on_all_routes(&token, "Plant", &params) {
            assert_eq!((status, error_class(&body)), (417, "DataError"), "{route} {params}: {body}");
        }
    }
    let set = json!({"filters": {"hint": ["is", "set"]}, "fields": ["name"]});
    assert!(site.list_on_all_routes(&token, "Plant", &set).iter().all(|(_, status, _)| *status == 200));
}

#[test]
fn docinfo_hides_files_of_hidden_fields() {
    let (site, token) = TestSite::seeded("ann@garden.test", "Picker");
    let admin = site.admin_token();
    let harvest = site.create_document("Harvest", json!({"crop": "figs"}));
    for (field, name) in [("quality", "secret-audit.txt"), ("crop", "open.txt"), ("", "loose.txt")] {
        let fields = [("is_private", "1"), ("doctype", "Harvest"), ("docname", harvest.as_str()), ("fieldname", field)];
        site.upload(&admin, &fields, name, name.as_bytes());
    }
    for path in ["getdoc", "get_docinfo"] {
        let body = json!({"doctype": "Harvest", "name": harvest});
        let (status, body) = site.post(&format!("/api/method/frappe.desk.form.load.{path}"), body).token(&token).send();
        let text = body["docinfo"]["attachments"].to_string();
        assert_eq!(status, 200, "{body}");
        assert!(text.contains("open.txt") && text.contains("loose.txt"), "{text}");
        assert!(!text.contains("secret-audit"), "{text}");
    }
    // An amendment keeps the level of the file.
    site.update_document("Harvest", &harvest, json!({"docstatus": 1}));
    site.update_document("Harvest", &harvest, json!({"docstatus": 2}));
    let amended = site.create_document("Harvest", json!({"crop": "figs", "amended_from": harvest}));
    let body = json!({"doctype": "Harvest", "name": amended});
    let (_, body) = site.post("/api/method/frappe.desk.form.load.get_docinfo", body).token(&token).send();
    let text = body["docinfo"]["attachments"].to_string();
    assert!(text.contains("open.txt") && !text.contains("secret-audit"), "{text}");
}

#[test]
fn equal_private_content_keeps_name_of_uploader() {
    let site = TestSite::new();
    let (alice, bob) = (site.create_user(ALICE), site.create_user(BOB));
    site.upload(&alice, &[("is_private", "1")], "dismissals-2026.txt", b"the list");
    let copy = site.upload(&bob, &[("is_private", "1")], "guess.txt", b"the list");
    assert_eq!(copy["file_url"], "/private/files/guess.txt");
    assert_eq!(copy["file_name"], "guess.txt");
    let other = site.upload(&bob, &[("is_private", "1")], "other.txt", b"another list");
    let kind = |file: &JsonValue| file.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(kind(&copy), kind(&other));
    // One's own content is stored once.
    let again = site.upload(&bob, &[("is_private", "1")], "again.txt", b"the list");
    assert_eq!(again["file_url"], "/private/files/guess.txt");
    // A file that becomes private does not get the name either.
    let public = site.upload(&bob, &[], "public.txt", b"the list");
    site.delete_document("File", copy["name"].as_str().unwrap());
    site.delete_document("File", again["name"].as_str().unwrap());
    let path = format!("{FILES}/{}", public["name"].as_str().unwrap());
    let (status, body) = site.put(&path, json!({"is_private": 1})).token(&bob).send();
    assert_eq!((status, &body["data"]["file_url"]), (200, &json!("/private/files/public.txt")));
}
