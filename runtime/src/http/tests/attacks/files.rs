//! Files.

use super::super::archives::archive;
use super::super::*;
use crate::auth::sessions_for_tests as sessions;
use crate::core::models::file;
use crate::files::{self, Content, ReadAt, samples};
use std::fs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const UPLOAD: &str = "/api/method/upload_file";
const FILES: &str = "/api/resource/File";
const ZIP: &str = "/api/method/frappe.core.api.file.zip_files";
const UNZIP: &str = "/api/method/frappe.core.api.file.unzip_file";
const SECRET: &[u8] = b"a secret";

/// A site with a private file of Ann's that is attached to nothing, and Ann's and Bob's tokens.
fn with_secret() -> (TestSite, String, String) {
    let site = TestSite::new();
    let (ann, bob) = (site.user("ann@example.com"), site.user("bob@example.com"));
    site.upload(&ann, &[("is_private", "1")], "secret.txt", SECRET);
    (site, ann, bob)
}

fn secret_is_safe(site: &TestSite, token: &str) {
    for path in ["/private/files/secret.txt", "/api/method/download_file?file_url=/private/files/secret.txt"] {
        assert_eq!(site.get(path).token(token).answer().status, 403, "{path}");
    }
}

/// CVE-2025-66206: the path of a request led out of the folder of files.
#[test]
fn paths_out_of_the_folder() {
    let (site, ann, _) = with_secret();
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
            let answer = site.get(&format!("{start}{path}")).token(&ann).answer();
            let status = answer.status;
            assert!(matches!(status, 400 | 403 | 404), "{start}{path}: {status}");
            assert!(!content(answer).windows(SECRET.len()).any(|part| part == SECRET), "{start}{path}");
        }
    }
    for url in [
        "/files/../outside.txt",
        "../outside.txt",
        "/etc/passwd",
        "file:///etc/passwd",
        "/private/files/../../outside.txt",
    ] {
        let ask = site.post("/api/method/download_file", json!({"file_url": url})).token(&ann);
        assert_eq!(ask.error(), (404, "DoesNotExistError".into()), "{url}");
    }
}

#[test]
fn names_of_uploads_that_are_paths() {
    let (site, ann, _) = with_secret();
    for (place, name) in
        ["../../up.txt", "..\\..\\up.txt", "/etc/up.txt", "%2e%2e%2fup.txt", "C:\\up.txt", "\u{202e}up.txt", ".up.txt"]
            .into_iter()
            .enumerate()
    {
        let file = site.upload(&ann, &[], name, &[b'0' + u8::try_from(place).unwrap()]);
        let url = file["file_url"].as_str().unwrap();
        assert!(url.starts_with("/files/") && !url.contains("..") && url.ends_with("txt"), "{name}: {url}");
        assert_eq!(content(site.get(&url.replace(' ', "%20")).answer()).len(), 1, "{name}");
    }
    assert_eq!(site.contents().len(), 8);
    for name in ["..", ".", "...", " ", "/", "a/.."] {
        let ask = site.ask(Method::POST, UPLOAD).token(&ann).form(&[], &[("file", name, b"x")]);
        assert_eq!(ask.error(), (417, "ValidationError".into()), "{name:?}");
    }
    let attach =
        json!({"filename": "../../../x.txt", "filedata": "x", "doctype": "User", "docname": "ann@example.com"});
    let (_, body) = site.post("/api/method/frappe.client.attach_file", attach).token(&ann).send();
    assert_eq!(body["message"]["file_url"], "/files/x.txt");
    for name in ["../x", "a/b", "..", "a\u{0}b"] {
        let folder = json!({"file_name": name, "folder": "Home"});
        let ask = site.post("/api/method/frappe.core.api.file.create_new_folder", folder).token(&ann);
        assert_eq!(ask.error().0, 417, "{name:?}");
    }
}

#[test]
fn nul_bytes() {
    let (site, ann, bob) = with_secret();
    assert_eq!(site.get("/files/a.txt%00.png").token(&ann).answer().status, 400);
    let ask = site.post("/api/method/download_file", json!({"file_url": "/private/files/secret.txt\u{0}.png"}));
    assert_eq!(ask.token(&bob).error(), (404, "DoesNotExistError".into()));
    let ask = site.post(FILES, json!({"file_url": "/private/files/secret.txt\u{0}"})).token(&bob);
    assert!((400..500).contains(&ask.error().0));
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_that_lead_out() {
    use std::os::unix::fs::symlink;
    let (site, ann, _) = with_secret();
    let folder = site.files_folder();
    fs::write(folder.join("outside.txt"), SECRET).unwrap();
    symlink(folder.join("outside.txt"), folder.join("public/files/link.txt")).unwrap();
    symlink(&folder, folder.join("public/files/up")).unwrap();
    symlink(folder.join("private/files"), folder.join("public/files/private")).unwrap();
    for path in ["/files/link.txt", "/files/up/outside.txt", "/files/private/secret.txt"] {
        assert_eq!(site.get(path).token(&ann).answer().status, 404, "{path}");
    }
    // A link inside the folder is what an administrator made.
    fs::write(folder.join("public/files/real.txt"), "x").unwrap();
    symlink(folder.join("public/files/real.txt"), folder.join("public/files/alias.txt")).unwrap();
    assert_eq!(content(site.get("/files/alias.txt").answer()), b"x");
}

/// CVE-2024-27105: files were read without permission.
#[test]
fn private_files_without_permission() {
    let (site, ann, bob) = with_secret();
    secret_is_safe(&site, &bob);
    for verb in [Method::GET, Method::HEAD] {
        let answer = site.ask(verb, "/private/files/secret.txt").answer();
        assert_eq!(answer.status, 403);
    }
    assert_eq!(content(site.get("/private/files/secret.txt").token(&ann).answer()), SECRET);
    // The same letters in another case are another file's name.
    for path in
        ["/private/files/SECRET.txt", "/PRIVATE/files/secret.txt", "/files/secret.txt", "/Private/Files/secret.txt"]
    {
        assert_eq!(site.get(path).token(&bob).answer().status, 404, "{path}");
    }
    let (_, body) = site.get(FILES).token(&bob).send();
    assert_eq!(body["data"], json!([]));
}

#[test]
fn guests_do_not_learn_which_private_files_there_are() {
    let (site, ..) = with_secret();
    let download = |name: &str| {
        let path = format!("/api/method/download_file?file_url=/private/files/{name}");
        site.get(&path).error()
    };
    assert_eq!(download("secret.txt"), (403, "PermissionError".into()));
    assert_eq!(download("nothing.txt"), download("secret.txt"));
    assert_eq!(site.get("/private/files/nothing.txt").answer().status, 403);
}

/// CVE-2026-42219 and others like it: whoever owns a File document owns what its address says.
#[test]
fn a_document_of_ones_own_for_a_foreign_file() {
    let (site, ann, bob) = with_secret();
    let url = "/private/files/secret.txt";
    for (path, body) in [
        (FILES, json!({"file_url": url})),
        (FILES, json!({"file_url": url, "is_private": 0})),
        (FILES, json!({"file_url": url, "file_name": "mine.txt", "owner": "bob@example.com"})),
        (FILES, json!({"file_url": url, "attached_to_doctype": "User", "attached_to_name": "bob@example.com"})),
        (UPLOAD, json!({"file_url": url})),
        ("/api/method/frappe.client.insert", json!({"doc": {"doctype": "File", "file_url": url}})),
    ] {
        assert_eq!(site.post(path, body.clone()).token(&bob).error(), (403, "PermissionError".into()), "{body}");
        secret_is_safe(&site, &bob);
    }
    let (_, body) = site.get(FILES).token(&ann).send();
    let name = body["data"][0]["name"].as_str().unwrap().to_owned();
    let ask = site.post(UPLOAD, json!({"library_file_name": name})).token(&bob);
    assert_eq!(ask.error(), (403, "PermissionError".into()));
    // A document that is there already does not change its address, nor does another's change hands.
    let own = site.upload(&bob, &[("is_private", "1")], "own.txt", b"own");
    let own = format!("{FILES}/{}", own["name"].as_str().unwrap());
    assert_eq!(site.ask(Method::PUT, &own).json(json!({"file_url": url})).token(&bob).error().0, 417);
    let theirs = format!("{FILES}/{name}");
    for (verb, body) in [(Method::PUT, json!({"is_private": 0})), (Method::PUT, json!({"owner": "bob@example.com"}))] {
        assert_eq!(site.ask(verb, &theirs).json(body).token(&bob).error().0, 403);
    }
    assert_eq!(site.ask(Method::DELETE, &theirs).token(&bob).error().0, 403);
    let ask = site.post("/api/method/frappe.desk.form.utils.remove_attach", json!({"fid": name})).token(&bob);
    assert_eq!(ask.error().0, 403);
    secret_is_safe(&site, &bob);
}

/// An Attach field holds text; text that names a file does not open it.
#[test]
fn a_field_that_names_a_foreign_file() {
    let (site, _, bob) = with_secret();
    let ask = site.ask(Method::PUT, "/api/resource/User/bob@example.com").token(&bob);
    let (status, body) = ask.json(json!({"user_image": "/private/files/secret.txt"})).send();
    assert_eq!(status, 200, "{body}");
    secret_is_safe(&site, &bob);
    assert_eq!(site.context().count(file::table.filter(file::is_folder.eq(false))).unwrap(), 1);
}

/// Equal content is kept once, so its documents share an address: each has its own say about it.
#[test]
fn sharing_content_shares_nothing_else() {
    let (site, ann, bob) = with_secret();
    let copy = site.upload(&bob, &[("is_private", "1")], "guess.txt", SECRET);
    assert_eq!(copy["file_url"], "/private/files/secret.txt");
    let path = format!("{FILES}/{}", copy["name"].as_str().unwrap());
    assert_eq!(site.ask(Method::PUT, &path).json(json!({"is_private": 0})).token(&bob).answer().status, 200);
    // What Bob has made public is Bob's copy.
    assert_eq!(content(site.get("/private/files/secret.txt").token(&ann).answer()), SECRET);
    assert_eq!(site.get("/private/files/secret.txt").token(&bob).answer().status, 403);
    assert_eq!(site.ask(Method::DELETE, &path).token(&bob).answer().status, 202);
    assert_eq!(content(site.get("/private/files/secret.txt").token(&ann).answer()), SECRET);
}

#[test]
fn html_and_svg_are_not_shown_in_the_sites_name() {
    let site = TestSite::new();
    let admin = site.admin();
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (place, name) in [
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
            bytes.push(u8::try_from(place).unwrap());
            let file = site.upload(&admin, &[("is_private", is_private)], name, &bytes);
            let answer = site.get(file["file_url"].as_str().unwrap()).token(&admin).answer();
            assert!(header_of(&answer, "content-disposition").unwrap().starts_with("attachment;"), "{name}");
            assert_eq!(header_of(&answer, "content-security-policy"), Some("sandbox; default-src 'none'"), "{name}");
            let response = answer.into_response();
            assert_eq!(response.headers().get("x-content-type-options").unwrap(), "nosniff", "{name}");
        }
    }
}

/// What a file is named does not break out of the header that tells it.
#[test]
fn names_that_are_headers() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    for (place, name) in
        ["a\\\"; x=\\\".txt", "a\u{85}b.txt", "a'b.txt", "a;b.txt", "\u{4e2d}.txt", "a%0d%0aSet-Cookie: x.txt"]
            .into_iter()
            .enumerate()
    {
        let file = site.upload(&ann, &[], name, &[u8::try_from(place).unwrap()]);
        let url = file["file_url"].as_str().unwrap();
        let answer =
            site.get(&percent_encoding::utf8_percent_encode(url, percent_encoding::CONTROLS).to_string()).answer();
        let told = header_of(&answer, "content-disposition").unwrap().to_owned();
        assert!(told.is_ascii() && !told.contains(['\r', '\n']), "{told}");
        assert_eq!(told.matches('"').count(), 2, "{told}");
        let response = answer.into_response();
        assert_eq!((response.status().as_u16(), response.headers().get("set-cookie")), (200, None), "{name}");
    }
}

#[test]
fn files_that_are_too_large() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    site.set("System Settings", "System Settings", json!({"max_file_size": 1}));
    assert_eq!(site.site.max_file_size(), 1024 * 1024);
    let part = |size: usize| {
        let head = "--LIMIT\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
        [head.as_bytes(), &vec![0; size], b"\r\n--LIMIT--\r\n"].concat()
    };
    assert!(site.receive(&part(1024 * 1024)).is_ok());
    let error = site.receive(&part(1024 * 1024 + 1)).unwrap_err();
    assert_eq!((error.kind(), error.kind().status()), (ErrorKind::TooLarge, 413));
    // Two that are too large together.
    let half = part(700 * 1024);
    let two = [half.strip_suffix(b"--LIMIT--\r\n").unwrap(), half.as_slice()].concat();
    assert_eq!(site.receive(&two).unwrap_err().kind(), ErrorKind::TooLarge);
    assert_eq!(site.left_behind(), 0);
    let data = "x".repeat(1024 * 1024 + 1);
    let attach = json!({"filename": "a.txt", "filedata": data, "doctype": "User", "docname": "ann@example.com"});
    let ask = site.post("/api/method/frappe.client.attach_file", attach).token(&ann);
    assert_eq!(ask.error(), (417, "MaxFileSizeReachedError".into()));
    assert_eq!((site.contents().len(), site.left_behind()), (0, 0));
    let (_, body) = site.get("/api/method/frappe.core.api.file.get_max_file_size").send();
    assert_eq!(body["message"], 1024 * 1024);
}

#[test]
fn forms_that_cannot_be_read() {
    let site = TestSite::new();
    let many: Vec<u8> =
        (0..1001).flat_map(|_| b"--LIMIT\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n".to_vec()).collect();
    let latin = b"--LIMIT\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--LIMIT--\r\n";
    for body in [&b""[..], b"nonsense", b"--LIMIT\r\n", b"--LIMIT\r\n\r\nx\r\n--LIMIT--", &many, latin] {
        let error = site.receive(body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadRequest, "{}", String::from_utf8_lossy(body));
    }
    site.upload(&site.user("ann@example.com"), &[], "a.txt", b"the folder is there now");
    assert_eq!(site.left_behind(), 0);
}

#[test]
fn types_that_are_not_allowed() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    // Without the desk only what is harmless.
    for name in ["a.html", "a.svg", "a.exe", "a.js", "a"] {
        let ask = site.ask(Method::POST, UPLOAD).token(&ann).form(&[], &[("file", name, b"x")]);
        assert_eq!(ask.error(), (417, "FileTypeNotAllowed".into()), "{name}");
    }
    site.set("System Settings", "System Settings", json!({"allowed_file_extensions": "PDF\n.png"}));
    let ask = |name: &str| site.ask(Method::POST, UPLOAD).token(&ann).form(&[], &[("file", name, b"x")]).error();
    assert_eq!(ask("a.txt"), (417, "FileTypeNotAllowed".into()));
    assert_eq!((ask("a.pdf").0, ask("a.PNG").0), (200, 200));
}

#[test]
fn attaching_to_what_one_may_not_write() {
    let (site, _, bob) = with_secret();
    let form = |fields: &[(&str, &str)]| {
        site.ask(Method::POST, UPLOAD).token(&bob).form(fields, &[("file", "a.txt", b"x")]).error()
    };
    assert_eq!(form(&[("doctype", "User"), ("docname", "ann@example.com")]), (403, "PermissionError".into()));
    assert_eq!(form(&[("doctype", "Role")]), (403, "PermissionError".into()));
    assert_eq!(form(&[("doctype", "System Settings"), ("docname", "System Settings")]).0, 403);
    let attach = json!({"filename": "a.txt", "filedata": "x", "doctype": "User", "docname": "ann@example.com"});
    assert_eq!(site.post("/api/method/frappe.client.attach_file", attach).token(&bob).error().0, 403);
    let own = site.upload(&bob, &[], "own.txt", b"own");
    let own = format!("{FILES}/{}", own["name"].as_str().unwrap());
    let move_it = json!({"attached_to_doctype": "User", "attached_to_name": "ann@example.com"});
    assert_eq!(site.ask(Method::PUT, &own).json(move_it).token(&bob).error(), (403, "PermissionError".into()));
    let create = json!({"file_url": "https://example.com/a.png", "attached_to_doctype": "User", "attached_to_name": "ann@example.com"});
    assert_eq!(site.post(FILES, create).token(&bob).error().0, 403);
}

#[test]
fn addresses_that_are_scripts() {
    let (site, ann, _) = with_secret();
    for url in
        ["javascript:alert(1)", "data:text/html,x", "//example.com/x", "ftp://example.com/x", "files/x", "", "/app"]
    {
        assert_eq!(site.post(FILES, json!({"file_url": url})).token(&ann).error().0, 417, "{url}");
    }
    let (status, _) = site.post(FILES, json!({"file_url": "https://example.com/a.png"})).token(&ann).send();
    assert_eq!(status, 200);
}

#[test]
fn uploads_of_guests() {
    let (site, ..) = with_secret();
    let ask = |fields: &[(&str, &str)], name: &str| {
        site.ask(Method::POST, UPLOAD).form(fields, &[("file", name, name.as_bytes())]).error()
    };
    assert_eq!(ask(&[], "a.txt"), (403, "PermissionError".into()));
    assert_eq!((site.contents().len(), site.left_behind()), (1, 0));
    site.set("System Settings", "System Settings", json!({"allow_guests_to_upload_files": 1}));
    assert_eq!(ask(&[], "a.txt").0, 200);
    assert_eq!(ask(&[], "a.html"), (417, "FileTypeNotAllowed".into()));
    assert_eq!(ask(&[("doctype", "User"), ("docname", "ann@example.com")], "b.txt").0, 403);
    assert_eq!(ask(&[("is_private", "1")], "c.txt").0, 200);
    // Guests are all the same user: what one has sent is not the next one's to read.
    assert_eq!(site.get("/private/files/c.txt").answer().status, 403);
    for body in [json!({"file_url": "/private/files/secret.txt"}), json!({"file_url": "https://example.com/x"})] {
        assert_eq!(site.post(UPLOAD, body).error().0, 403);
    }
    assert_eq!(site.post("/api/method/frappe.client.attach_file", json!({})).error().0, 403);
}

/// A page of another site can make a browser send a form, but not with the token.
#[test]
fn a_form_without_the_token() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let mut ctx = site.context();
    diesel::update(sessions::table.filter(sessions::sid.eq(&sid)))
        .set(sessions::sessiondata.eq(r#"{"csrf_token": "t0ken"}"#))
        .execute(ctx.connection())
        .unwrap();
    let upload = |fields: &[(&str, &str)]| {
        site.ask(Method::POST, UPLOAD).sid(&sid).form(fields, &[("file", "a.txt", b"x")]).error()
    };
    assert_eq!(upload(&[]), (400, "CSRFTokenError".into()));
    assert_eq!(upload(&[("csrf_token", "t0ken")]).0, 200);
}

/// What is read is never changed by reading it.
#[test]
fn an_upload_by_get() {
    let (site, ann, _) = with_secret();
    let ask = site.get(&format!("{UPLOAD}?file_url=https://example.com/x")).token(&ann);
    assert_eq!(ask.error(), (403, "PermissionError".into()));
    assert_eq!(site.context().count(file::table.filter(file::file_url.eq("https://example.com/x"))).unwrap(), 0);
}

/// Unpacks archives and expects each to be refused, with nothing left of it.
fn unpack_refused(site: &TestSite, archives: Vec<(&str, Vec<u8>)>) {
    let admin = site.admin();
    for (what, bytes) in archives {
        let packed = site.upload(&admin, &[], "attack.zip", &bytes);
        let (status, class) = site.post(UNZIP, json!({"name": packed["name"]})).token(&admin).error();
        assert!(status == 417 && class.contains("Error"), "{what}: {status} {class}");
        assert_eq!((site.contents().len(), site.left_behind()), (1, 0), "{what}");
        let path = format!("{FILES}/{}", packed["name"].as_str().unwrap());
        assert_eq!(site.ask(Method::DELETE, &path).token(&admin).answer().status, 202, "{what}");
    }
}

/// An archive whose bytes, found by what they are, are others.
fn changed(files: &[(&str, &[u8])], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = archive(files);
    let places: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place..place + to.len()].copy_from_slice(to);
    }
    bytes
}

/// A content that nobody reads.
struct Unread;

impl ReadAt for Unread {
    fn read_at(&mut self, _: u64, _: usize) -> std::io::Result<Bytes> {
        unreachable!("nobody reads it")
    }
}

#[test]
fn archives_that_become_too_large() {
    let site = TestSite::new();
    site.set("System Settings", "System Settings", json!({"max_file_size": 1}));
    let zeros = vec![0; 1024 * 1024];
    let larger = [zeros.as_slice(), b"0"].concat();
    // What is like nothing else is packed to nothing.
    let mut seed = 1_u32;
    let mut noise = |size: usize| -> Vec<u8> {
        let next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(size).collect()
    };
    let files: Vec<(String, Vec<u8>)> = (0..11).map(|place| (format!("{place}"), noise(90_000))).collect();
    let mut padded: Vec<(&str, Vec<u8>)> = Vec::new();
    for (name, noise) in &files {
        padded.push((name, [noise.as_slice(), &zeros[noise.len()..]].concat()));
    }
    let padded: Vec<(&str, &[u8])> = padded.iter().map(|(name, content)| (*name, content.as_slice())).collect();
    assert!(padded.len() > 10 && archive(&padded).len() <= zeros.len());
    // Many entries with one content: the list of entries says where each begins.
    let overlapping = {
        let mut bytes = archive(&[("a", &zeros), ("b", &zeros), ("c", &zeros)]);
        let heads: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place..].starts_with(b"PK\x01\x02")).collect();
        for head in heads {
            bytes[head + 42..head + 46].fill(0);
        }
        bytes
    };
    unpack_refused(
        &site,
        vec![
            ("a file above the limit", archive(&[("a.bin", &larger)])),
            ("a thousand times its size", archive(&[("a", &zeros), ("b", &zeros)])),
            ("more than all files may be", archive(&padded)),
            ("entries that overlap", overlapping),
        ],
    );
    // One that is not even looked at.
    let content = Content { size: 1 << 30, modified: std::time::SystemTime::now(), reader: Box::new(Unread) };
    assert_eq!(files::unpack(&site.site, "a.zip", content).unwrap_err().kind(), ErrorKind::Validation);
}

#[test]
fn archives_with_too_many_entries() {
    let names: Vec<String> = (0..1001).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    // An end that leads to the one list of entries, again and again.
    let mut ends = archive(&many[..900]);
    let end = ends[ends.len() - 22..].to_vec();
    let list = u32::from_le_bytes(end[16..20].try_into().unwrap()) as usize;
    // The last entry of the list is none, so that each end has to be read to its last entry.
    let last = (list..ends.len()).rev().find(|&place| ends[place..].starts_with(b"PK\x01\x02")).unwrap();
    ends[last] = b'X';
    ends.extend(end.repeat(20_000));
    unpack_refused(&TestSite::new(), vec![("1001 entries", archive(&many)), ("20000 ends", ends)]);
}

#[test]
fn names_in_archives_that_lead_elsewhere() {
    let site = TestSite::new();
    let names = ["../up.txt", "a/../../up.txt", "/etc/up.txt", "..\\up.txt", "\\up.txt", "C:up.txt", "a/../up.txt"];
    unpack_refused(&site, names.into_iter().map(|name| (name, archive(&[("ok.txt", b"ok"), (name, b"x")]))).collect());
    unpack_refused(&site, vec![("NUL", changed(&[("a!b.txt", b"x")], b"a!b.txt", b"a\0b.txt"))]);
    // Bytes that are no UTF-8 are letters of another code, and no way out.
    let admin = site.admin();
    let latin = changed(&[("a!!b.txt", b"x")], b"a!!b.txt", b"a\xff\xfeb.txt");
    let packed = site.upload(&admin, &[], "latin.zip", &latin);
    let (status, body) = site.post(UNZIP, json!({"name": packed["name"]})).token(&admin).send();
    assert_eq!((status, body["message"].as_array().map(Vec::len)), (200, Some(1)), "{body}");
}

#[test]
fn links_in_archives() {
    let site = TestSite::new();
    let special = |mode: u32| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_symlink("link.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        let list = (0..bytes.len()).find(|&place| bytes[place..].starts_with(b"PK\x01\x02")).unwrap();
        bytes[list + 40..list + 42].copy_from_slice(&u16::try_from(mode).unwrap().to_le_bytes());
        bytes
    };
    unpack_refused(
        &site,
        vec![("a link", special(0o120_777)), ("a pipe", special(0o010_644)), ("a disk", special(0o060_644))],
    );
}

#[test]
fn archives_that_cannot_be_read() {
    let site = TestSite::new();
    let good = archive(&[("a.txt", b"some text that is kept in the archive")]);
    let mut stored = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    stored.start_file("a.txt", options).unwrap();
    stored.write_all(b"plain text").unwrap();
    let mut damaged = stored.finish().unwrap().into_inner();
    let place = (0..damaged.len()).find(|&place| damaged[place..].starts_with(b"plain text")).unwrap();
    damaged[place] = b'P';
    // The switch for encryption, and the number of a method, at their place in both headers.
    let flagged = |at: usize, value: u8| {
        let mut bytes = good.clone();
        let list = (0..bytes.len()).find(|&place| bytes[place..].starts_with(b"PK\x01\x02")).unwrap();
        bytes[at + 6] = value;
        bytes[list + at + 8] = value;
        bytes
    };
    unpack_refused(
        &site,
        vec![
            ("text", b"no archive at all".to_vec()),
            ("much text", vec![b'x'; 3 * 1024 * 1024]),
            ("half an archive", good[..good.len() / 2].to_vec()),
            ("no files", archive(&[])),
            ("folders only", archive(&[("a/", b"")])),
            ("another sum", damaged),
            ("encrypted", flagged(0, 1)),
            ("an unknown method", flagged(2, 97)),
        ],
    );
}

#[test]
fn packing_and_unpacking_what_belongs_to_others() {
    let (site, ann, bob) = with_secret();
    let (_, body) = site.get(FILES).token(&ann).send();
    let secret = body["data"][0]["name"].as_str().unwrap().to_owned();
    let own = site.upload(&bob, &[], "own.txt", b"own");
    for files in [json!([secret]), json!([own["name"], secret])] {
        assert_eq!(site.post(ZIP, json!({"files": files})).token(&bob).error(), (403, "PermissionError".into()));
        assert_eq!(site.post(ZIP, json!({"files": files})).error().0, 403);
    }
    let admin = site.admin();
    for is_private in ["0", "1"] {
        let bytes = archive(&[("a.txt", is_private.as_bytes())]);
        let packed = site.upload(&admin, &[("is_private", is_private)], "admins.zip", &bytes);
        let ask = |name: &JsonValue| site.post(UNZIP, json!({"name": name}));
        assert_eq!(ask(&packed["name"]).token(&bob).error(), (403, "PermissionError".into()), "{is_private}");
        assert_eq!(ask(&packed["name"]).error().0, 403);
    }
    secret_is_safe(&site, &bob);
}

/// What a document is named is what whoever unpacks the archive writes to.
#[test]
fn names_of_files_that_lead_out_of_an_archive() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let file = site.upload(&ann, &[], "a.txt", b"a");
    let named = json!({"file_url": file["file_url"], "file_name": "../../.ssh/authorized_keys"});
    let (_, named) = site.post(FILES, named).token(&ann).send();
    let answer = site.post(ZIP, json!({"files": [named["data"]["name"]]})).token(&ann).answer();
    assert_eq!(answer.status, 200);
    let bytes = content(answer);
    assert!(!bytes.windows(2).any(|part| part == b".."), "a path leads out");
}

#[test]
fn images_that_say_that_they_are_huge() {
    let site = TestSite::new();
    let ann = site.user_with("ann@example.com", &["System Manager"]);
    for (bytes, name) in samples::bombs().into_iter().zip(["a.png", "a.jpg", "a.gif"]) {
        let form = site.ask(Method::POST, UPLOAD).token(&ann).form(&[("optimize", "1")], &[("file", name, &bytes)]);
        assert_eq!(form.error(), (417, "ValidationError".into()), "{name}");
        assert_eq!((site.contents().len(), site.left_behind()), (0, 0), "{name}");
        // Stored as it is, it harms nobody.
        let file = site.upload(&ann, &[], name, &bytes);
        let path = format!("{FILES}/{}", file["name"].as_str().unwrap());
        for method in ["optimize_file", "make_thumbnail"] {
            let ask = site.post(&path, json!({"run_method": method})).token(&ann);
            assert_eq!(ask.error(), (417, "ValidationError".into()), "{name}");
        }
        assert_eq!(site.ask(Method::DELETE, &path).token(&ann).answer().status, 202);
    }
}

/// A thumbnail is read by who may read its image: an address in a document of one's own would open
/// every file.
#[test]
fn thumbnails_that_name_foreign_files() {
    let (site, _, bob) = with_secret();
    let secret = "/private/files/secret.txt";
    let own = site.upload(&bob, &[], "own.txt", b"own");
    let name = own["name"].as_str().unwrap().to_owned();
    let path = format!("{FILES}/{name}");
    site.ask(Method::PUT, &path).json(json!({"thumbnail_url": secret})).token(&bob).send();
    let body = json!({"file_url": "/files/own.txt", "thumbnail_url": secret});
    let (_, made) = site.post(FILES, body).token(&bob).send();
    let found: Vec<Option<String>> = site.context().load(file::table.select(file::thumbnail_url)).unwrap();
    assert!(found.into_iter().all(|found| found.is_none()), "{made}");
    secret_is_safe(&site, &bob);
    // A document that is sent along says what it likes.
    let mut sent = own;
    sent["file_url"] = json!(secret);
    for method in ["optimize_file", "make_thumbnail"] {
        let ask = site.post("/api/method/run_doc_method", json!({"method": method, "docs": sent.to_string()}));
        let (status, body) = ask.token(&bob).send();
        assert!(status == 417 && !body.to_string().contains("secret.txt"), "{body}");
    }
    // Neither is a name that looks like one.
    let url = format!("/private/files/secret_{name}_small.txt");
    assert_eq!(site.get(&url).token(&bob).answer().status, 404);
    secret_is_safe(&site, &bob);
}
