//! Files of other users: read, taken over, opened to the public.

use super::private_file::{SECRET, assert_secret_is_private, site_with_secret};
use actix_web::http::Method;
use doctyped_api::prelude::*;
use doctyped_http::test_harness::{FILES, UNZIP_FILE, UPLOAD_FILE, ZIP_FILES, zip};
use doctyped_models::file;
use serde_json::json;

/// CVE-2024-27105: files were read without permission.
#[test]
fn private_file_without_permission_is_refused() {
    let (site, ann, bob) = site_with_secret();
    assert_secret_is_private(&site, &bob);
    for method in [Method::GET, Method::HEAD] {
        let response = site.request(method, "/private/files/secret.txt").response();
        assert_eq!(response.status, 403);
    }
    assert_eq!(site.get("/private/files/secret.txt").token(&ann).response().body, SECRET);
    // Names are case-sensitive.
    for path in
        ["/private/files/SECRET.txt", "/PRIVATE/files/secret.txt", "/files/secret.txt", "/Private/Files/secret.txt"]
    {
        let status = if path.starts_with("/private/") { 403 } else { 404 };
        assert_eq!(site.get(path).token(&bob).status(), status, "{path}");
        assert_eq!(site.get(path).token(&site.admin_token()).status(), 404, "{path}");
    }
    let (_, body) = site.get(FILES).token(&bob).send();
    assert_eq!(body["data"], json!([]));
}

#[test]
fn existing_and_missing_private_files_look_equal_to_guests() {
    let (site, ..) = site_with_secret();
    let download = |name: &str| {
        let path = format!("/api/method/download_file?file_url=/private/files/{name}");
        site.get(&path).error()
    };
    assert_eq!(download("secret.txt"), (403, "PermissionError".into()));
    assert_eq!(download("nothing.txt"), download("secret.txt"));
    assert_eq!(site.get("/private/files/nothing.txt").status(), 403);
}

/// CVE-2026-42219 and similar: the owner of a File document may read the file that its `file_url` names.
#[test]
fn file_document_naming_foreign_private_file_is_refused() {
    let (site, ann, bob) = site_with_secret();
    let url = "/private/files/secret.txt";
    for (path, body) in [
        (FILES, json!({"file_url": url})),
        (FILES, json!({"file_url": url, "is_private": 0})),
        (FILES, json!({"file_url": url, "file_name": "mine.txt", "owner": "bob@example.com"})),
        (FILES, json!({"file_url": url, "attached_to_doctype": "User", "attached_to_name": "bob@example.com"})),
        (UPLOAD_FILE, json!({"file_url": url})),
        ("/api/method/frappe.client.insert", json!({"doc": {"doctype": "File", "file_url": url}})),
    ] {
        assert_eq!(site.post(path, body.clone()).token(&bob).error(), (403, "PermissionError".into()), "{body}");
        assert_secret_is_private(&site, &bob);
    }
    let (_, body) = site.get(FILES).token(&ann).send();
    let name = body["data"][0]["name"].as_str().unwrap().to_owned();
    let request = site.post(UPLOAD_FILE, json!({"library_file_name": name})).token(&bob);
    assert_eq!(request.error(), (403, "PermissionError".into()));
    // The `file_url` of an existing document is constant, and a document of another user cannot be changed.
    let own = site.upload(&bob, &[("is_private", "1")], "own.txt", b"own");
    let own = format!("{FILES}/{}", own["name"].as_str().unwrap());
    assert_eq!(site.put(&own, json!({"file_url": url})).token(&bob).error().0, 417);
    let foreign = format!("{FILES}/{name}");
    for body in [json!({"is_private": 0}), json!({"owner": "bob@example.com"})] {
        assert_eq!(site.put(&foreign, body).token(&bob).error().0, 403);
    }
    assert_eq!(site.delete(&foreign).token(&bob).error().0, 403);
    let request = site.post("/api/method/frappe.desk.form.utils.remove_attach", json!({"fid": name})).token(&bob);
    assert_eq!(request.error().0, 403);
    assert_secret_is_private(&site, &bob);
}

/// Text of an Attach field that names a file does not grant access to the file.
#[test]
fn attach_field_naming_foreign_file_does_not_open_it() {
    let (site, _, bob) = site_with_secret();
    let update =
        site.put("/api/resource/User/bob@example.com", json!({"user_image": "/private/files/secret.txt"})).token(&bob);
    let (status, body) = update.send();
    assert_eq!(status, 200, "{body}");
    assert_secret_is_private(&site, &bob);
    assert_eq!(site.context().count(file::table.filter(file::is_folder.eq(false))).unwrap(), 1);
}

/// Equal private content of two users is stored twice, so that neither file tells of the other.
#[test]
fn deduplicated_content_keeps_separate_permissions() {
    let (site, ann, bob) = site_with_secret();
    let copy = site.upload(&bob, &[("is_private", "1")], "guess.txt", SECRET);
    assert_eq!(copy["file_url"], "/private/files/guess.txt");
    let path = format!("{FILES}/{}", copy["name"].as_str().unwrap());
    assert_eq!(site.put(&path, json!({"is_private": 0})).token(&bob).status(), 200);
    // Bob's document is public now, Ann's is not.
    assert_eq!(site.get("/private/files/secret.txt").token(&ann).response().body, SECRET);
    assert_eq!(site.get("/private/files/secret.txt").token(&bob).status(), 403);
    assert_eq!(site.delete(&path).token(&bob).status(), 202);
    assert_eq!(site.get("/private/files/secret.txt").token(&ann).response().body, SECRET);
}

#[test]
fn attaching_to_unwritable_document_is_refused() {
    let (site, _, bob) = site_with_secret();
    let form = |fields: &[(&str, &str)]| site.upload_request(fields, "a.txt", b"x").token(&bob).error();
    assert_eq!(form(&[("doctype", "User"), ("docname", "ann@example.com")]), (403, "PermissionError".into()));
    assert_eq!(form(&[("doctype", "Role")]), (403, "PermissionError".into()));
    assert_eq!(form(&[("doctype", "System Settings"), ("docname", "System Settings")]).0, 403);
    let attach = json!({"filename": "a.txt", "filedata": "x", "doctype": "User", "docname": "ann@example.com"});
    assert_eq!(site.post("/api/method/frappe.client.attach_file", attach).token(&bob).error().0, 403);
    let own = site.upload(&bob, &[], "own.txt", b"own");
    let own = format!("{FILES}/{}", own["name"].as_str().unwrap());
    let attached = json!({"attached_to_doctype": "User", "attached_to_name": "ann@example.com"});
    assert_eq!(site.put(&own, attached).token(&bob).error(), (403, "PermissionError".into()));
    let create = json!({"file_url": "https://example.com/a.png", "attached_to_doctype": "User", "attached_to_name": "ann@example.com"});
    assert_eq!(site.post(FILES, create).token(&bob).error().0, 403);
}

#[test]
fn zip_and_unzip_of_foreign_files_are_refused() {
    let (site, ann, bob) = site_with_secret();
    let (_, body) = site.get(FILES).token(&ann).send();
    let secret = body["data"][0]["name"].as_str().unwrap().to_owned();
    let own = site.upload(&bob, &[], "own.txt", b"own");
    for files in [json!([secret]), json!([own["name"], secret])] {
        assert_eq!(site.post(ZIP_FILES, json!({"files": files})).token(&bob).error(), (403, "PermissionError".into()));
        assert_eq!(site.post(ZIP_FILES, json!({"files": files})).error().0, 403);
    }
    let admin = site.admin_token();
    for is_private in ["0", "1"] {
        let bytes = zip(&[("a.txt", is_private.as_bytes())]);
        let packed = site.upload(&admin, &[("is_private", is_private)], "admins.zip", &bytes);
        let unzip = || site.post(UNZIP_FILE, json!({"name": packed["name"]}));
        assert_eq!(unzip().token(&bob).error(), (403, "PermissionError".into()), "{is_private}");
        assert_eq!(unzip().error().0, 403);
    }
    assert_secret_is_private(&site, &bob);
}

/// A thumbnail is readable with its image: a chosen `thumbnail_url` in a user's own document would open any file.
#[test]
fn thumbnail_url_naming_foreign_file_is_dropped() {
    let (site, _, bob) = site_with_secret();
    let secret = "/private/files/secret.txt";
    let own = site.upload(&bob, &[], "own.txt", b"own");
    let name = own["name"].as_str().unwrap().to_owned();
    let path = format!("{FILES}/{name}");
    site.put(&path, json!({"thumbnail_url": secret})).token(&bob).send();
    let body = json!({"file_url": "/files/own.txt", "thumbnail_url": secret});
    let (_, made) = site.post(FILES, body).token(&bob).send();
    let found: Vec<Option<String>> = site.context().load(file::table.select(file::thumbnail_url)).unwrap();
    assert!(found.into_iter().all(|found| found.is_none()), "{made}");
    assert_secret_is_private(&site, &bob);
    // The `file_url` of a document in the request is not trusted.
    let mut sent = own;
    sent["file_url"] = json!(secret);
    for method in ["optimize_file", "make_thumbnail"] {
        let request = site.post("/api/method/run_doc_method", json!({"method": method, "docs": sent.to_string()}));
        let (status, body) = request.token(&bob).send();
        assert!(status == 417 && !body.to_string().contains("secret.txt"), "{body}");
    }
    // A file name in the form of a thumbnail's is not trusted either.
    let url = format!("/private/files/secret_{name}_small.txt");
    assert_eq!(site.get(&url).token(&bob).status(), 403);
    assert_secret_is_private(&site, &bob);
}
