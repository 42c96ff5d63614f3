//! ZIP archives: created from files, and replaced by their files.

use super::*;

#[test]
fn zip_files_gives_equal_names_distinct_entries() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let large = vec![b'x'; 700_000];
    let one = site.upload(&ann, &[("is_private", "1")], "a.txt", b"one");
    let two = site.upload(&ann, &[], "A.txt", &large);
    let other = site.upload(&ann, &[], "\u{e4}.txt", b"other");
    let same = site.upload(&ann, &[], "a.txt", b"other");
    let files = json!([one["name"], {"name": two["name"]}, other["name"], same["name"]]);
    let response = site.post(ZIP_FILES, json!({"files": files.to_string()})).token(&ann).response();
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-type"), Some("application/zip"));
    assert_eq!(response.header("content-disposition"), Some("attachment; filename=\"files.zip\""));
    let found = unzip(response.body);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a.txt", "A (2).txt", "\u{e4}.txt", "a (3).txt"]);
    assert_eq!((found[0].1.as_slice(), found[1].1.len(), found[3].1.as_slice()), (&b"one"[..], 700_000, &b"other"[..]));
}

#[test]
fn zip_of_folder_contains_readable_files_only() {
    check_zip_of_folder(&TestSite::new());
}

pub fn check_zip_of_folder(site: &TestSite) {
    let (ann, bob) = (site.create_user("ann@example.com"), site.create_user("bob@example.com"));
    for (name, folder) in [("Bills", "Home"), ("Old", "Home/Bills"), ("Empty", "Home")] {
        let make = json!({"file_name": name, "folder": folder});
        site.post("/api/method/frappe.core.api.file.create_new_folder", make).token(&ann).send();
    }
    site.upload(&ann, &[("folder", "Home/Bills")], "b.txt", b"b");
    site.upload(&ann, &[("folder", "Home/Bills/Old")], "a.txt", b"a");
    site.upload(&bob, &[("folder", "Home/Bills"), ("is_private", "1")], "bob.txt", b"bob's");
    let response = site.post(ZIP_FILES, json!({"files": ["Home/Bills"]})).token(&ann).response();
    let names: Vec<String> = unzip(response.body).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Bills/b.txt", "Bills/Old/a.txt"]);
    for (files, status) in
        [(json!(["Home/Empty"]), 417), (json!([]), 417), (json!(["nothing"]), 403), (json!([1]), 417)]
    {
        assert_eq!(site.post(ZIP_FILES, json!({"files": files})).token(&ann).error().0, status, "{files}");
    }
}

#[test]
fn unzip_replaces_archive_by_its_files() {
    check_unzip(&TestSite::new());
}

pub fn check_unzip(site: &TestSite) {
    let admin = site.admin_token();
    site.create_user("ann@example.com");
    let bytes = zip(&[
        ("docs/", b""),
        ("docs/a.txt", b"a"),
        ("docs/deep/er/b.txt", b"b"),
        ("other/a.txt", b"another a"),
        ("__MACOSX/docs/._a.txt", b"junk"),
        (".hidden", b"junk"),
        ("\u{e4}.txt", b"umlaut"),
    ]);
    let fields = [("is_private", "1"), ("doctype", "User"), ("docname", "ann@example.com")];
    let packed = site.upload(&admin, &fields, "files.zip", &bytes);
    let (status, body) = site.post(UNZIP_FILE, json!({"name": packed["name"]})).token(&admin).send();
    assert_eq!(status, 200, "{body}");
    let files = body["message"].as_array().unwrap();
    let urls: Vec<&str> = files.iter().map(|file| text(file, "file_url")).collect();
    let hash = text(&files[2], "content_hash");
    let another = format!("/private/files/a{}.txt", &hash[58..]);
    assert_eq!(urls, ["/private/files/a.txt", "/private/files/b.txt", &another, "/private/files/\u{e4}.txt"]);
    for file in files {
        assert_eq!((text(file, "attached_to_name"), text(file, "doctype")), ("ann@example.com", "File"));
        assert_eq!((text(file, "folder"), file["is_private"].as_i64()), (text(&packed, "folder"), Some(1)));
    }
    assert_eq!(site.get(&another).token(&admin).response().body, b"another a");
    assert_eq!(site.get("/private/files/files.zip").token(&admin).status(), 404);
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (4, 0));
}

#[test]
fn unzip_is_served_on_all_paths_and_refuses_get() {
    let site = TestSite::new();
    let admin = site.admin_token();
    for path in
        [UNZIP_FILE, "/api/v2/method/frappe.core.doctype.file.file.unzip_file", "/api/v2/method/File/unzip_file"]
    {
        let packed = site.upload(&admin, &[], "files.zip", &zip(&[("a.txt", path.as_bytes())]));
        assert_eq!(site.get(&format!("{path}?name={}", text(&packed, "name"))).token(&admin).error().0, 403, "{path}");
        assert_eq!(site.post(path, json!({"name": packed["name"]})).token(&admin).send().0, 200, "{path}");
    }
    let file = site.upload(&admin, &[], "a.docx", &zip(&[("a.txt", b"a")]));
    assert_eq!(
        site.post(UNZIP_FILE, json!({"name": file["name"]})).token(&admin).error(),
        (417, "ValidationError".into())
    );
    assert_eq!(site.post(UNZIP_FILE, json!({"name": "Home"})).token(&admin).error().0, 417);
    assert_eq!(site.post(UNZIP_FILE, json!({"name": "nothing"})).token(&admin).error().0, 404);
}

#[test]
fn archive_with_refused_file_type_is_kept_unchanged() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let packed = site.upload(&admin, &[], "files.zip", &zip(&[("a.txt", b"a"), ("b.exe", b"b")]));
    site.update_settings(json!({"allowed_file_extensions": "ZIP\nTXT"}));
    let request = site.post(UNZIP_FILE, json!({"name": packed["name"]})).token(&admin);
    assert_eq!(request.error(), (417, "FileTypeNotAllowed".into()));
    assert_eq!((site.stored_files(), site.unfinished_files()), (vec!["files.zip".to_owned()], 0));
}
