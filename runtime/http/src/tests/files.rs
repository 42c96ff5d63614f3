//! Files: uploaded, attached, read, deduplicated and deleted.

use super::*;
use doctyped_files as files;
use doctyped_models::docshare::DocShare;
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_models::user::User;
use std::time::Duration;

const DOWNLOAD_FILE: &str = "/api/method/download_file";

#[test]
fn upload_creates_file_document_and_serves_content() {
    let site = TestSite::new();
    let user = site.create_user("ann@example.com");
    let file = site.upload(&user, &[("is_private", "1")], "my report.txt", b"hello");
    assert_eq!(text(&file, "doctype"), "File");
    assert_eq!(text(&file, "file_name"), "my report.txt");
    assert_eq!(text(&file, "file_url"), "/private/files/my report.txt");
    assert_eq!(text(&file, "folder"), "Home");
    assert_eq!(text(&file, "file_type"), "TXT");
    assert_eq!((file["is_private"].as_i64(), file["file_size"].as_i64()), (Some(1), Some(5)));
    assert_eq!(text(&file, "content_hash").len(), 64);
    let name = text(&file, "name");
    assert!(name.len() == 10 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
    let response = site.get("/private/files/my%20report.txt").token(&user).response();
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(response.header("content-disposition"), Some("inline; filename=\"my report.txt\""));
    assert_eq!(response.body, b"hello");
    let response =
        site.get(&format!("{DOWNLOAD_FILE}?file_url=/private/files/my%20report.txt")).token(&user).response();
    assert_eq!(response.header("content-disposition"), Some("attachment; filename=\"my report.txt\""));
    assert_eq!(response.body, b"hello");
    assert_eq!(site.unfinished_files(), 0);
}

#[test]
fn upload_and_download_are_served_on_all_paths() {
    let site = TestSite::new();
    let user = site.create_user("ann@example.com");
    for (number, path) in
        ["/api/method/upload_file", "/api/v1/method/upload_file", "/api/method/frappe.handler.upload_file"]
            .into_iter()
            .enumerate()
    {
        let content = [u8::try_from(number).unwrap()];
        let (status, body) =
            site.request(Method::POST, path).token(&user).form(&[], &[("file", "a.txt", &content)]).send();
        assert_eq!((status, text(&body["message"], "doctype")), (200, "File"), "{path}");
    }
    let v2 = "/api/v2/method/upload_file";
    let (status, body) = site.request(Method::POST, v2).token(&user).form(&[], &[("file", "b.txt", b"b")]).send();
    assert_eq!((status, text(&body["data"], "file_url")), (200, "/files/b.txt"));
    for path in ["/api/v2/method/download_file", "/api/method/frappe.core.doctype.file.file.download_file"] {
        let response = site.get(&format!("{path}?file_url=/files/b.txt")).response();
        assert_eq!((response.status, response.body), (200, b"b".to_vec()), "{path}");
    }
}

#[test]
fn whitelisted_function_accepts_multipart_form() {
    let site = TestSite::new();
    let user = site.create_user("ann@example.com");
    let (status, body) =
        site.request(Method::POST, "/api/method/app.nothing").token(&user).form(&[("value", "x")], &[]).send();
    assert_eq!((status, &body["message"]), (200, &json!("x")));
    let (status, body) = site
        .request(Method::POST, "/api/method/app.measure")
        .token(&user)
        .form(&[], &[("picture", "p", b"12345")])
        .send();
    assert_eq!((status, &body["message"]), (200, &json!(["p", 5])));
    let (status, body) = site.post("/api/method/app.measure", json!({"picture": "p"})).token(&user).send();
    assert_eq!(status, 417, "{body}");
}

#[test]
fn attachment_follows_permissions_and_deletion_of_its_document() {
    let site = TestSite::new();
    let (ann, bob) = (site.create_user("ann@example.com"), site.create_user("bob@example.com"));
    let attach = [("is_private", "1"), ("doctype", "User"), ("docname", "ann@example.com"), ("fieldname", "bio")];
    let file = site.upload(&ann, &attach, "a.pdf", b"%PDF");
    assert_eq!(text(&file, "attached_to_name"), "ann@example.com");
    assert_eq!(site.get("/private/files/a.pdf").token(&bob).status(), 403);
    // A share of the document grants access to its files.
    let mut ctx = site.context();
    let mut share = DocShare {
        user: Some(Link::new("bob@example.com")),
        share_doctype: "User".into(),
        share_name: "ann@example.com".into(),
        read: true,
        ..Default::default()
    };
    ctx.insert(&mut share).unwrap();
    ctx.commit().unwrap();
    assert_eq!(site.get("/private/files/a.pdf").token(&bob).status(), 200);
    let mut ctx = site.context();
    doctyped_documents::delete(&mut ctx, User::doctype(), "ann@example.com").unwrap();
    ctx.commit().unwrap();
    assert_eq!(site.stored_files(), Vec::<String>::new());
    assert_eq!(site.unfinished_files(), 0);
}

#[test]
fn attach_file_sets_attach_field() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let call = json!({
        "filename": "me.png", "filedata": "data:image/png;base64,iVBORw==", "decode_base64": 1, "is_private": 1,
        "doctype": "User", "docname": "ann@example.com", "docfield": "user_image",
    });
    let (status, body) = site.post("/api/method/frappe.client.attach_file", call).token(&ann).send();
    assert_eq!((status, text(&body["message"], "file_url")), (200, "/private/files/me.png"), "{body}");
    let (_, body) = site.get("/api/resource/User/ann@example.com").token(&ann).send();
    assert_eq!(body["data"]["user_image"], "/private/files/me.png");
    assert_eq!(site.get("/private/files/me.png").token(&ann).response().body, b"\x89PNG");
    let text = json!({"filename": "a.txt", "filedata": "plain", "doctype": "User", "docname": "ann@example.com"});
    let (_, body) = site.post("/api/method/frappe.client.attach_file", text).token(&ann).send();
    assert_eq!(site.get(body["message"]["file_url"].as_str().unwrap()).response().body, b"plain");
    let broken = json!({"filename": "a.txt", "filedata": "###", "decode_base64": true, "doctype": "User", "docname": "ann@example.com"});
    assert_eq!(site.post("/api/method/frappe.client.attach_file", broken).token(&ann).error().0, 417);
}

#[test]
fn attach_field_with_file_url_creates_attachment() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let file = site.upload(&ann, &[("is_private", "1")], "me.png", b"me");
    site.update_document("User", "ann@example.com", json!({"user_image": "/private/files/me.png"}));
    let stored: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    // Administrator saves and does not own the file, so the document gets a File document of its own.
    assert_eq!(stored.len(), 2);
    let attached = stored.iter().find(|stored| stored.name != text(&file, "name")).unwrap();
    assert_eq!(attached.attached_to_name.as_deref(), Some("ann@example.com"));
    assert_eq!((attached.attached_to_field.as_deref(), attached.is_private), (Some("user_image"), true));
    assert_eq!(site.stored_files(), ["me.png"]);
}

#[test]
fn equal_content_is_stored_once_and_deleted_with_last_document() {
    let site = TestSite::new();
    let (ann, bob) = (site.create_user("ann@example.com"), site.create_user("bob@example.com"));
    let one = site.upload(&ann, &[], "a.txt", b"same");
    let two = site.upload(&bob, &[], "b.txt", b"same");
    assert_eq!((text(&two, "file_url"), text(&two, "file_name")), ("/files/a.txt", "b.txt"));
    let private = site.upload(&bob, &[("is_private", "1")], "c.txt", b"same");
    assert_eq!(text(&private, "file_url"), "/private/files/c.txt");
    let delete = |token: &str, file: &JsonValue| {
        site.delete(&format!("/api/resource/File/{}", text(file, "name"))).token(token).status()
    };
    assert_eq!(delete(&ann, &one), 202);
    assert_eq!(site.stored_files(), ["a.txt", "c.txt"]);
    assert_eq!(delete(&bob, &two), 202);
    assert_eq!(site.stored_files(), ["c.txt"]);
    assert_eq!(delete(&bob, &private), 202);
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (0, 0));
}

#[test]
fn files_of_equal_name_get_hash_suffix() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    site.upload(&ann, &[], "a.txt", b"one");
    let two = site.upload(&ann, &[], "a.txt", b"two");
    let hash = text(&two, "content_hash");
    assert_eq!(text(&two, "file_url"), format!("/files/a{}.txt", &hash[58..]));
    assert_eq!(site.get("/files/a.txt").response().body, b"one");
    assert_eq!(site.get(text(&two, "file_url")).response().body, b"two");
}

#[test]
fn file_made_private_moves_and_attach_field_follows() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let attach = [("doctype", "User"), ("docname", "ann@example.com"), ("fieldname", "user_image")];
    let file = site.upload(&ann, &attach, "me.png", b"me");
    site.update_document("User", "ann@example.com", json!({"user_image": "/files/me.png"}));
    let path = format!("/api/resource/File/{}", text(&file, "name"));
    let (status, body) = site.put(&path, json!({"is_private": 1})).token(&ann).send();
    assert_eq!((status, text(&body["data"], "file_url")), (200, "/private/files/me.png"), "{body}");
    assert_eq!(site.get("/files/me.png").status(), 404);
    assert_eq!(site.get("/private/files/me.png").status(), 403);
    assert_eq!(site.get("/private/files/me.png").token(&ann).response().body, b"me");
    let (_, body) = site.get("/api/resource/User/ann@example.com").token(&ann).send();
    assert_eq!(body["data"]["user_image"], "/private/files/me.png");
    assert_eq!(site.stored_files(), ["me.png"]);
}

#[test]
fn refused_upload_leaves_no_content() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let send = |fields: &[(&str, &str)]| site.upload_request(fields, "a.txt", b"x").token(&ann).error();
    assert_eq!(send(&[("folder", "No such folder")]), (417, "LinkValidationError".into()));
    assert_eq!(send(&[("doctype", "User"), ("docname", "Administrator")]), (403, "PermissionError".into()));
    assert_eq!(send(&[("doctype", "No such DocType")]), (404, "DoesNotExistError".into()));
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (0, 0));
    assert!(
        site.receive_form(b"--LIMIT\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf")
            .is_err()
    );
    assert_eq!(site.unfinished_files(), 0);
}

#[test]
fn cleaning_removes_content_of_killed_requests() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let kept = site.upload(&ann, &[], "kept.txt", b"kept");
    // A request that is killed after it has stored content: memory and transaction are lost, the disk is not.
    let uploads = site.abandon_upload("lost.txt");
    std::mem::forget(uploads);
    assert_eq!(site.stored_files(), ["kept.txt", "lost.txt"]);
    // A request that is killed after its commit.
    let claims = site.files_folder().join(".doctyped/claims");
    std::fs::write(claims.join("claim1"), text(&kept, "file_url")).unwrap();
    let mut transaction = site.inner.pool.transaction().unwrap();
    assert_eq!(
        files::remove_orphans(&site.inner, &mut transaction, Duration::from_secs(60)).unwrap(),
        0,
        "requests under way keep their files"
    );
    assert_eq!(files::remove_orphans(&site.inner, &mut transaction, Duration::ZERO).unwrap(), 2);
    assert_eq!((site.stored_files(), site.unfinished_files()), (vec!["kept.txt".to_owned()], 0));
}

#[test]
fn folder_with_files_cannot_be_deleted_until_empty() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let call = |function: &str, body: JsonValue| {
        site.post(&format!("/api/method/frappe.core.api.file.{function}"), body).token(&ann).send()
    };
    let (status, body) = call("create_new_folder", json!({"file_name": "Bills", "folder": "Home"}));
    assert_eq!((status, text(&body["message"], "name")), (200, "Home/Bills"), "{body}");
    let file = site.upload(&ann, &[], "a.png", b"x");
    let (status, _) = call("move_file", json!({"file_list": [{"name": file["name"]}], "new_parent": "Home/Bills"}));
    assert_eq!(status, 200);
    let (_, body) = call("get_files_in_folder", json!({"folder": "Home/Bills"}));
    assert_eq!(body["message"]["files"][0]["file_name"], "a.png");
    assert_eq!(body["message"]["has_more"], false);
    let (_, body) = call("get_files_by_search_text", json!({"text": "a.p"}));
    assert_eq!(body["message"].as_array().unwrap().len(), 1);
    let delete = |name: &str| site.delete(&format!("/api/resource/File/{name}")).token(&ann).error();
    assert_eq!(delete("Home/Bills"), (417, "FolderNotEmpty".into()));
    assert_eq!(delete(text(&file, "name")).0, 202);
    assert_eq!(delete("Home/Bills").0, 202);
    let mut ctx = site.context();
    assert!(doctyped_documents::delete(&mut ctx, File::doctype(), "Home").is_err());
}

#[test]
fn exif_metadata_is_stripped_unless_setting_keeps_it() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let jpeg = b"\xFF\xD8\xFF\xE1\x00\x08Exif!!\xFF\xDA\x00\x02picture";
    let file = site.upload(&ann, &[], "a.jpg", jpeg);
    assert_eq!(site.get(text(&file, "file_url")).response().body, b"\xFF\xD8\xFF\xDA\x00\x02picture");
    site.update_settings(json!({"strip_exif_metadata_from_uploaded_images": 0}));
    let file = site.upload(&ann, &[], "b.jpg", jpeg);
    assert_eq!(site.get(text(&file, "file_url")).response().body, jpeg);
}

#[test]
fn upload_with_method_field_calls_that_function() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let send = |method: &str| {
        let form = site
            .request(Method::POST, UPLOAD_FILE)
            .token(&ann)
            .form(&[("method", method)], &[("picture", "p", b"123")]);
        form.send()
    };
    assert_eq!(send("app.measure").1["message"], json!(["p", 3]));
    assert_eq!(send("app.hidden").0, 403);
    assert_eq!(send("app.nowhere").0, 417);
    assert_eq!(site.stored_files().len(), 0);
}
