//! Paths that lead out of the folder of files.

use super::private_file::{SECRET, site_with_secret};
use doctyped_http::test_harness::FILES;
use serde_json::json;
use std::fs;

/// CVE-2025-66206: the path of a request left the folder of files.
#[test]
fn path_out_of_files_folder_is_refused() {
    let (site, ann, _) = site_with_secret();
    fs::write(site.files_folder().join("outside.txt"), SECRET).unwrap();
    let database = site.files_folder().join("../site.sqlite");
    assert!(database.exists());
    for path in [
        "../outside.txt",
        "../../outside.txt",
        "%2e%2e%2foutside.txt",
        "%2e%2e/%2e%2e/outside.txt",
        "..%5c..%5coutside.txt",
        "..\\..\\outside.txt",
        "..%252foutside.txt",
        "./../../outside.txt",
        "a/../../../outside.txt",
        "....//outside.txt",
        "%c0%ae%c0%ae/outside.txt",
        "..%00/outside.txt",
        "../../../site.sqlite",
        "../.doctyped",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "",
    ] {
        for start in ["/files/", "/private/files/"] {
            let response = site.get(&format!("{start}{path}")).token(&ann).response();
            let status = response.status;
            assert!(matches!(status, 400 | 403 | 404), "{start}{path}: {status}");
            assert!(!response.body.windows(SECRET.len()).any(|part| part == SECRET), "{start}{path}");
        }
    }
    for url in [
        "/files/../outside.txt",
        "../outside.txt",
        "/etc/passwd",
        "file:///etc/passwd",
        "/private/files/../../outside.txt",
    ] {
        let request = site.post("/api/method/download_file", json!({"file_url": url})).token(&ann);
        assert_eq!(request.error(), (404, "DoesNotExistError".into()), "{url}");
    }
}

#[test]
fn upload_with_path_in_name_is_stored_by_base_name() {
    let (site, ann, _) = site_with_secret();
    for (number, name) in
        ["../../up.txt", "..\\..\\up.txt", "/etc/up.txt", "%2e%2e%2fup.txt", "C:\\up.txt", "\u{202e}up.txt", ".up.txt"]
            .into_iter()
            .enumerate()
    {
        let file = site.upload(&ann, &[], name, &[b'0' + u8::try_from(number).unwrap()]);
        let url = file["file_url"].as_str().unwrap();
        assert!(url.starts_with("/files/") && !url.contains("..") && url.ends_with("txt"), "{name}: {url}");
        assert_eq!(site.get(&url.replace(' ', "%20")).response().body.len(), 1, "{name}");
    }
    assert_eq!(site.stored_files().len(), 8);
    for name in ["..", ".", "...", " ", "/", "a/.."] {
        let request = site.upload_request(&[], name, b"x").token(&ann);
        assert_eq!(request.error(), (417, "ValidationError".into()), "{name:?}");
    }
    let attach =
        json!({"filename": "../../../x.txt", "filedata": "x", "doctype": "User", "docname": "ann@example.com"});
    let (_, body) = site.post("/api/method/frappe.client.attach_file", attach).token(&ann).send();
    assert_eq!(body["message"]["file_url"], "/files/x.txt");
    for name in ["../x", "a/b", "..", "a\u{0}b"] {
        let folder = json!({"file_name": name, "folder": "Home"});
        let request = site.post("/api/method/frappe.core.api.file.create_new_folder", folder).token(&ann);
        assert_eq!(request.error().0, 417, "{name:?}");
    }
}

#[test]
fn nul_byte_in_file_path_is_refused() {
    let (site, ann, bob) = site_with_secret();
    assert_eq!(site.get("/files/a.txt%00.png").token(&ann).status(), 400);
    let request = site.post("/api/method/download_file", json!({"file_url": "/private/files/secret.txt\u{0}.png"}));
    assert_eq!(request.token(&bob).error(), (404, "DoesNotExistError".into()));
    let request = site.post(FILES, json!({"file_url": "/private/files/secret.txt\u{0}"})).token(&bob);
    assert!((400..500).contains(&request.error().0));
}

#[cfg(unix)]
#[test]
fn symlink_out_of_files_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let (site, ann, _) = site_with_secret();
    let folder = site.files_folder();
    fs::write(folder.join("outside.txt"), SECRET).unwrap();
    symlink(folder.join("outside.txt"), folder.join("public/files/link.txt")).unwrap();
    symlink(&folder, folder.join("public/files/up")).unwrap();
    symlink(folder.join("private/files"), folder.join("public/files/private")).unwrap();
    for path in ["/files/link.txt", "/files/up/outside.txt", "/files/private/secret.txt"] {
        assert_eq!(site.get(path).token(&ann).status(), 404, "{path}");
    }
    // A link inside of the folder is followed: an administrator has created it.
    fs::write(folder.join("public/files/real.txt"), "x").unwrap();
    symlink(folder.join("public/files/real.txt"), folder.join("public/files/alias.txt")).unwrap();
    assert_eq!(site.get("/files/alias.txt").response().body, b"x");
}
