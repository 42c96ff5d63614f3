//! Uploads that are too large, malformed, executable in a browser, or not allowed.

use super::private_file::site_with_secret;
use doctyped_api::prelude::*;
use doctyped_files::test_images;
use doctyped_http::test_harness::{FILES, TestSite, UPLOAD_FILE};
use doctyped_models::file;
use serde_json::json;

#[test]
fn html_and_svg_are_served_as_sandboxed_attachments() {
    let site = TestSite::new();
    let admin = site.admin_token();
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (number, name) in [
        "a.html",
        "a.htm",
        "a.HTML",
        "a.svg",
        "a.SVG",
        "a.xhtml",
        "a.xml",
        "a.shtml",
        "a.js",
        "a.mht",
        "a",
        "a.png.html",
    ]
    .into_iter()
    .enumerate()
    {
        for is_private in ["0", "1"] {
            let mut bytes = script.to_vec();
            bytes.push(u8::try_from(number).unwrap());
            let file = site.upload(&admin, &[("is_private", is_private)], name, &bytes);
            let response = site.get(file["file_url"].as_str().unwrap()).token(&admin).response();
            assert!(response.header("content-disposition").unwrap().starts_with("attachment;"), "{name}");
            assert_eq!(response.header("content-security-policy"), Some("sandbox; default-src 'none'"), "{name}");
            assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{name}");
        }
    }
}

/// A file name stays inside of `Content-Disposition`.
#[test]
fn file_name_with_header_syntax_adds_no_header() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    for (number, name) in
        ["a\\\"; x=\\\".txt", "a\u{85}b.txt", "a'b.txt", "a;b.txt", "\u{4e2d}.txt", "a%0d%0aSet-Cookie: x.txt"]
            .into_iter()
            .enumerate()
    {
        let file = site.upload(&ann, &[], name, &[u8::try_from(number).unwrap()]);
        let url = file["file_url"].as_str().unwrap();
        let response = site.get(url).response();
        let disposition = response.header("content-disposition").unwrap().to_owned();
        assert!(disposition.is_ascii() && !disposition.contains(['\r', '\n']), "{disposition}");
        assert_eq!(disposition.matches('"').count(), 2, "{disposition}");
        assert_eq!((response.status, response.header("set-cookie")), (200, None), "{name}");
    }
}

#[test]
fn upload_above_max_file_size_is_refused() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    site.update_settings(json!({"max_file_size": 1}));
    assert_eq!(site.inner.max_file_size(), 1024 * 1024);
    let part = |size: usize| {
        let head = "--LIMIT\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
        [head.as_bytes(), &vec![0; size], b"\r\n--LIMIT--\r\n"].concat()
    };
    assert!(site.receive_form(&part(1024 * 1024)).is_ok());
    let error = site.receive_form(&part(1024 * 1024 + 1)).unwrap_err();
    assert_eq!((error.kind(), error.kind().status()), (ErrorKind::TooLarge, 413));
    // Two files that are too large together.
    let half = part(700 * 1024);
    let two = [half.strip_suffix(b"--LIMIT--\r\n").unwrap(), half.as_slice()].concat();
    assert_eq!(site.receive_form(&two).unwrap_err().kind(), ErrorKind::TooLarge);
    assert_eq!(site.unfinished_files(), 0);
    let data = "x".repeat(1024 * 1024 + 1);
    let attach = json!({"filename": "a.txt", "filedata": data, "doctype": "User", "docname": "ann@example.com"});
    let request = site.post("/api/method/frappe.client.attach_file", attach).token(&ann);
    assert_eq!(request.error(), (417, "MaxFileSizeReachedError".into()));
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (0, 0));
    let (_, body) = site.get("/api/method/frappe.core.api.file.get_max_file_size").send();
    assert_eq!(body["message"], 1024 * 1024);
}

#[test]
fn malformed_multipart_form_is_refused() {
    let site = TestSite::new();
    let many: Vec<u8> =
        (0..1001).flat_map(|_| b"--LIMIT\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n".to_vec()).collect();
    let latin = b"--LIMIT\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--LIMIT--\r\n";
    for body in [&b""[..], b"nonsense", b"--LIMIT\r\n", b"--LIMIT\r\n\r\nx\r\n--LIMIT--", &many, latin] {
        let error = site.receive_form(body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadRequest, "{}", String::from_utf8_lossy(body));
    }
    site.upload(&site.create_user("ann@example.com"), &[], "a.txt", b"creates the folder");
    assert_eq!(site.unfinished_files(), 0);
}

#[test]
fn upload_of_disallowed_type_is_refused() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    // Users without access to the desk upload harmless types only.
    for name in ["a.html", "a.svg", "a.exe", "a.js", "a"] {
        let request = site.upload_request(&[], name, b"x").token(&ann);
        assert_eq!(request.error(), (417, "FileTypeNotAllowed".into()), "{name}");
    }
    site.update_settings(json!({"allowed_file_extensions": "PDF\n.png"}));
    let send = |name: &str| site.upload_request(&[], name, b"x").token(&ann).error();
    assert_eq!(send("a.txt"), (417, "FileTypeNotAllowed".into()));
    assert_eq!((send("a.pdf").0, send("a.PNG").0), (200, 200));
}

#[test]
fn file_url_with_script_scheme_is_refused() {
    let (site, ann, _) = site_with_secret();
    for url in
        ["javascript:alert(1)", "data:text/html,x", "//example.com/x", "ftp://example.com/x", "files/x", "", "/app"]
    {
        assert_eq!(site.post(FILES, json!({"file_url": url})).token(&ann).error().0, 417, "{url}");
    }
    let (status, _) = site.post(FILES, json!({"file_url": "https://example.com/a.png"})).token(&ann).send();
    assert_eq!(status, 200);
}

#[test]
fn guest_upload_is_refused_unless_setting_allows_it() {
    let (site, ..) = site_with_secret();
    let send = |fields: &[(&str, &str)], name: &str| site.upload_request(fields, name, name.as_bytes()).error();
    assert_eq!(send(&[], "a.txt"), (403, "PermissionError".into()));
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (1, 0));
    site.update_settings(json!({"allow_guests_to_upload_files": 1}));
    assert_eq!(send(&[], "a.txt").0, 200);
    assert_eq!(send(&[], "a.html"), (417, "FileTypeNotAllowed".into()));
    assert_eq!(send(&[("doctype", "User"), ("docname", "ann@example.com")], "b.txt").0, 403);
    assert_eq!(send(&[("is_private", "1")], "c.txt").0, 200);
    // All guests are one user, so no guest reads a private file of Guest.
    assert_eq!(site.get("/private/files/c.txt").status(), 403);
    for body in [json!({"file_url": "/private/files/secret.txt"}), json!({"file_url": "https://example.com/x"})] {
        assert_eq!(site.post(UPLOAD_FILE, body).error().0, 403);
    }
    assert_eq!(site.post("/api/method/frappe.client.attach_file", json!({})).error().0, 403);
}

/// A page of another site can make a browser send a form, but does not know the token.
#[test]
fn upload_form_without_csrf_token_is_refused() {
    let site = TestSite::new();
    let sid = site.login_admin();
    site.set_csrf_token(&sid, "t0ken");
    let upload = |fields: &[(&str, &str)]| site.upload_request(fields, "a.txt", b"x").sid(&sid).error();
    assert_eq!(upload(&[]), (400, "CSRFTokenError".into()));
    assert_eq!(upload(&[("csrf_token", "t0ken")]).0, 200);
}

/// GET does not create documents.
#[test]
fn upload_with_get_is_refused() {
    let (site, ann, _) = site_with_secret();
    let request = site.get(&format!("{UPLOAD_FILE}?file_url=https://example.com/x")).token(&ann);
    assert_eq!(request.error(), (403, "PermissionError".into()));
    assert_eq!(site.context().count(file::table.filter(file::file_url.eq("https://example.com/x"))).unwrap(), 0);
}

#[test]
fn image_with_huge_declared_dimensions_is_refused() {
    let site = TestSite::new();
    let ann = site.create_user_with_roles("ann@example.com", &["System Manager"]);
    for (bytes, name) in test_images::decompression_bombs().into_iter().zip(["a.png", "a.jpg", "a.gif"]) {
        let form = site.upload_request(&[("optimize", "1")], name, &bytes).token(&ann);
        assert_eq!(form.error(), (417, "ValidationError".into()), "{name}");
        assert_eq!((site.stored_files().len(), site.unfinished_files()), (0, 0), "{name}");
        // Without decoding it is stored.
        let file = site.upload(&ann, &[], name, &bytes);
        let path = format!("{FILES}/{}", file["name"].as_str().unwrap());
        for method in ["optimize_file", "make_thumbnail"] {
            let request = site.post(&path, json!({"run_method": method})).token(&ann);
            assert_eq!(request.error(), (417, "ValidationError".into()), "{name}");
        }
        assert_eq!(site.delete(&path).token(&ann).status(), 202);
    }
}
