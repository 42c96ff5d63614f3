//! Files: uploaded, attached, read, shared and deleted.

use super::*;
use crate::core::models::file::{self, File};
use crate::files;
use std::path::{Path, PathBuf};
use std::time::Duration;

const UPLOAD: &str = "/api/method/upload_file";
const DOWNLOAD: &str = "/api/method/download_file";

impl TestSite {
    /// Uploads a file and gives its document.
    pub(super) fn upload(&self, token: &str, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> JsonValue {
        let ask = self.ask(Method::POST, UPLOAD).token(token).form(fields, &[("file", name, bytes)]);
        let (status, body) = ask.send();
        assert_eq!(status, 200, "{body}");
        body["message"].clone()
    }

    pub(super) fn files_folder(&self) -> PathBuf {
        self.folder.path().join("site.sqlite.files")
    }

    /// The names of all contents, sorted.
    pub(super) fn contents(&self) -> Vec<String> {
        let mut names = Vec::new();
        for folder in ["public/files", "private/files"] {
            names.extend(listed(&self.files_folder().join(folder)));
        }
        names.sort();
        names
    }

    /// How many files of unfinished requests there are.
    pub(super) fn left_behind(&self) -> usize {
        let own = self.files_folder().join(".doctyped");
        listed(&own.join("incoming")).len() + listed(&own.join("claims")).len()
    }
}

fn listed(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn text<'a>(document: &'a JsonValue, field: &str) -> &'a str {
    document[field].as_str().unwrap_or_default()
}

#[test]
fn an_upload_becomes_a_file_document_and_can_be_read() {
    let site = TestSite::new();
    let user = site.user("ann@example.com");
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
    let answer = site.get("/private/files/my%20report.txt").token(&user).answer();
    assert_eq!(answer.status, 200);
    assert_eq!(header_of(&answer, "content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(header_of(&answer, "content-disposition"), Some("inline; filename=\"my report.txt\""));
    assert_eq!(content(answer), b"hello");
    let answer = site.get(&format!("{DOWNLOAD}?file_url=/private/files/my%20report.txt")).token(&user).answer();
    assert_eq!(header_of(&answer, "content-disposition"), Some("attachment; filename=\"my report.txt\""));
    assert_eq!(content(answer), b"hello");
    assert_eq!(site.left_behind(), 0);
}

#[test]
fn every_path_to_upload_and_download_works() {
    let site = TestSite::new();
    let user = site.user("ann@example.com");
    for (place, path) in
        ["/api/method/upload_file", "/api/v1/method/upload_file", "/api/method/frappe.handler.upload_file"]
            .into_iter()
            .enumerate()
    {
        let content = [u8::try_from(place).unwrap()];
        let (status, body) = site.ask(Method::POST, path).token(&user).form(&[], &[("file", "a.txt", &content)]).send();
        assert_eq!((status, text(&body["message"], "doctype")), (200, "File"), "{path}");
    }
    let v2 = "/api/v2/method/upload_file";
    let (status, body) = site.ask(Method::POST, v2).token(&user).form(&[], &[("file", "b.txt", b"b")]).send();
    assert_eq!((status, text(&body["data"], "file_url")), (200, "/files/b.txt"));
    for path in ["/api/v2/method/download_file", "/api/method/frappe.core.doctype.file.file.download_file"] {
        let answer = site.get(&format!("{path}?file_url=/files/b.txt")).answer();
        assert_eq!((answer.status, content(answer)), (200, b"b".to_vec()), "{path}");
    }
}

#[test]
fn other_functions_take_multipart_forms_too() {
    let site = TestSite::new();
    let user = site.user("ann@example.com");
    let (status, body) =
        site.ask(Method::POST, "/api/method/app.nothing").token(&user).form(&[("value", "x")], &[]).send();
    assert_eq!((status, &body["message"]), (200, &json!("x")));
    let (status, body) =
        site.ask(Method::POST, "/api/method/app.measure").token(&user).form(&[], &[("picture", "p", b"12345")]).send();
    assert_eq!((status, &body["message"]), (200, &json!(["p", 5])));
    let (status, body) = site.post("/api/method/app.measure", json!({"picture": "p"})).token(&user).send();
    assert_eq!(status, 417, "{body}");
}

#[test]
fn an_attachment_is_read_by_who_reads_the_document_and_goes_with_it() {
    let site = TestSite::new();
    let (ann, bob) = (site.user("ann@example.com"), site.user("bob@example.com"));
    let attach = [("is_private", "1"), ("doctype", "User"), ("docname", "ann@example.com"), ("fieldname", "bio")];
    let file = site.upload(&ann, &attach, "a.pdf", b"%PDF");
    assert_eq!(text(&file, "attached_to_name"), "ann@example.com");
    assert_eq!(site.get("/private/files/a.pdf").token(&bob).answer().status, 403);
    // A share of the document opens its files.
    let mut ctx = site.context();
    let mut share = crate::core::models::docshare::DocShare {
        user: Some(Link::new("bob@example.com")),
        share_doctype: "User".into(),
        share_name: "ann@example.com".into(),
        read: true,
        ..Default::default()
    };
    ctx.insert(&mut share).unwrap();
    ctx.commit().unwrap();
    assert_eq!(site.get("/private/files/a.pdf").token(&bob).answer().status, 200);
    let mut ctx = site.context();
    crate::document::delete(&mut ctx, crate::core::models::user::User::doctype(), "ann@example.com").unwrap();
    ctx.commit().unwrap();
    assert_eq!(site.contents(), Vec::<String>::new());
    assert_eq!(site.left_behind(), 0);
}

#[test]
fn attach_file_sets_the_field() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let call = json!({
        "filename": "me.png", "filedata": "data:image/png;base64,iVBORw==", "decode_base64": 1, "is_private": 1,
        "doctype": "User", "docname": "ann@example.com", "docfield": "user_image",
    });
    let (status, body) = site.post("/api/method/frappe.client.attach_file", call).token(&ann).send();
    assert_eq!((status, text(&body["message"], "file_url")), (200, "/private/files/me.png"), "{body}");
    let (_, body) = site.get("/api/resource/User/ann@example.com").token(&ann).send();
    assert_eq!(body["data"]["user_image"], "/private/files/me.png");
    assert_eq!(content(site.get("/private/files/me.png").token(&ann).answer()), b"\x89PNG");
    let text = json!({"filename": "a.txt", "filedata": "plain", "doctype": "User", "docname": "ann@example.com"});
    let (_, body) = site.post("/api/method/frappe.client.attach_file", text).token(&ann).send();
    assert_eq!(content(site.get(body["message"]["file_url"].as_str().unwrap()).answer()), b"plain");
    let broken = json!({"filename": "a.txt", "filedata": "###", "decode_base64": true, "doctype": "User", "docname": "ann@example.com"});
    assert_eq!(site.post("/api/method/frappe.client.attach_file", broken).token(&ann).error().0, 417);
}

#[test]
fn a_field_that_names_a_file_attaches_it() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let file = site.upload(&ann, &[("is_private", "1")], "me.png", b"me");
    site.set("User", "ann@example.com", json!({"user_image": "/private/files/me.png"}));
    let stored: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    // Administrator saved, to whom the file does not belong: the document has one of its own.
    assert_eq!(stored.len(), 2);
    let attached = stored.iter().find(|stored| stored.name != text(&file, "name")).unwrap();
    assert_eq!(attached.attached_to_name.as_deref(), Some("ann@example.com"));
    assert_eq!((attached.attached_to_field.as_deref(), attached.is_private), (Some("user_image"), true));
    assert_eq!(site.contents(), ["me.png"]);
}

#[test]
fn equal_content_is_kept_once_and_goes_with_its_last_document() {
    let site = TestSite::new();
    let (ann, bob) = (site.user("ann@example.com"), site.user("bob@example.com"));
    let one = site.upload(&ann, &[], "a.txt", b"same");
    let two = site.upload(&bob, &[], "b.txt", b"same");
    assert_eq!((text(&two, "file_url"), text(&two, "file_name")), ("/files/a.txt", "b.txt"));
    let private = site.upload(&bob, &[("is_private", "1")], "c.txt", b"same");
    assert_eq!(text(&private, "file_url"), "/private/files/c.txt");
    let delete = |token: &str, file: &JsonValue| {
        site.ask(Method::DELETE, &format!("/api/resource/File/{}", text(file, "name"))).token(token).answer().status
    };
    assert_eq!(delete(&ann, &one), 202);
    assert_eq!(site.contents(), ["a.txt", "c.txt"]);
    assert_eq!(delete(&bob, &two), 202);
    assert_eq!(site.contents(), ["c.txt"]);
    assert_eq!(delete(&bob, &private), 202);
    assert_eq!((site.contents().len(), site.left_behind()), (0, 0));
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn files_are_shared_and_told_apart_on_a_database_server() {
    on_each_server("files", |site| many_files(site, || site.contents().len()));
}

/// Runs a test on a new site of each database server.
#[cfg(any(feature = "postgres", feature = "mysql"))]
fn on_each_server(name: &str, test: impl Fn(&TestSite)) {
    for (_, server) in crate::servers::all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        test(&TestSite::on(&server.database(name).unwrap(), folder));
    }
}

/// Each takes the place that the other leaves, if it can have it.
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn equal_files_that_change_sides_do_not_wait_for_each_other() {
    on_each_server("sides", |site| {
        let ann = site.user("ann@example.com");
        std::thread::scope(|scope| {
            for first in 0..4_u8 {
                let ann = &ann;
                scope.spawn(move || {
                    let is_private = if first % 2 == 0 { "0" } else { "1" };
                    let file = site.upload(ann, &[("is_private", is_private)], "a.txt", b"same");
                    let path = format!("/api/resource/File/{}", text(&file, "name"));
                    for round in 1..12_u8 {
                        let change = json!({"is_private": (first + round) % 2});
                        let (status, body) = site.ask(Method::PUT, &path).json(change).token(ann).send();
                        assert_eq!(status, 200, "{body}");
                    }
                });
            }
        });
        let urls: Vec<Option<String>> =
            site.context().load(file::table.filter(file::is_folder.eq(false)).select(file::file_url)).unwrap();
        let urls: std::collections::BTreeSet<_> = urls.into_iter().flatten().collect();
        for url in &urls {
            assert_eq!(content(site.get(url).token(&ann).answer()), b"same", "{url}");
        }
        assert_eq!((site.contents().len(), site.left_behind()), (urls.len(), 0), "{urls:?}");
    });
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn archives_and_images_are_the_same_on_a_database_server() {
    use super::{archives, images};
    let works: [(&str, fn(&TestSite)); 4] = [
        ("archives", archives::taken_apart),
        ("folders", archives::folders),
        ("images", images::smaller_later),
        ("thumbnails", images::small_beside),
    ];
    for (name, work) in works {
        on_each_server(name, work);
    }
}

#[cfg(feature = "sqlite")]
#[test]
fn files_are_shared_and_told_apart() {
    let site = TestSite::new();
    many_files(&site, || site.contents().len());
}

/// Many users upload, make private and delete equal and different files at once: whatever comes
/// first, each document has its content, and no content is without a document.
pub(super) fn many_files(site: &TestSite, contents: impl Fn() -> usize) {
    let ann = site.user("ann@example.com");
    std::thread::scope(|scope| {
        for user in 0..4_u8 {
            let ann = &ann;
            scope.spawn(move || {
                for round in 0..6_u8 {
                    let bytes = [b'x', round % 2];
                    let file = site.upload(ann, &[], "a.txt", &bytes);
                    let path = format!("/api/resource/File/{}", text(&file, "name"));
                    if (user + round) % 3 == 0 {
                        let hide = site.ask(Method::PUT, &path).json(json!({"is_private": 1})).token(ann);
                        let hide = hide.send();
                        assert_eq!(hide.0, 200, "{}", hide.1);
                    }
                    if (user + round) % 2 == 0 {
                        assert_eq!(site.ask(Method::DELETE, &path).token(ann).answer().status, 202);
                    }
                }
            });
        }
    });
    let documents: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    assert_eq!(documents.len(), 12);
    let mut urls: Vec<String> = documents.into_iter().filter_map(|document| document.file_url).collect();
    for url in &urls {
        let answer = site.get(url).token(&ann).answer();
        assert_eq!((answer.status, content(answer).len()), (200, 2), "{url}");
    }
    urls.sort();
    urls.dedup();
    assert_eq!(contents(), urls.len(), "{urls:?}");
    assert_eq!(site.left_behind(), 0);
}

#[test]
fn files_of_one_name_are_told_apart_by_their_hash() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    site.upload(&ann, &[], "a.txt", b"one");
    let two = site.upload(&ann, &[], "a.txt", b"two");
    let hash = text(&two, "content_hash");
    assert_eq!(text(&two, "file_url"), format!("/files/a{}.txt", &hash[58..]));
    assert_eq!(content(site.get("/files/a.txt").answer()), b"one");
    assert_eq!(content(site.get(text(&two, "file_url")).answer()), b"two");
}

#[test]
fn a_file_that_becomes_private_moves_and_its_field_follows() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let attach = [("doctype", "User"), ("docname", "ann@example.com"), ("fieldname", "user_image")];
    let file = site.upload(&ann, &attach, "me.png", b"me");
    site.set("User", "ann@example.com", json!({"user_image": "/files/me.png"}));
    let path = format!("/api/resource/File/{}", text(&file, "name"));
    let (status, body) = site.ask(Method::PUT, &path).json(json!({"is_private": 1})).token(&ann).send();
    assert_eq!((status, text(&body["data"], "file_url")), (200, "/private/files/me.png"), "{body}");
    assert_eq!(site.get("/files/me.png").answer().status, 404);
    assert_eq!(site.get("/private/files/me.png").answer().status, 403);
    assert_eq!(content(site.get("/private/files/me.png").token(&ann).answer()), b"me");
    let (_, body) = site.get("/api/resource/User/ann@example.com").token(&ann).send();
    assert_eq!(body["data"]["user_image"], "/private/files/me.png");
    assert_eq!(site.contents(), ["me.png"]);
}

#[test]
fn nothing_is_left_of_an_upload_that_is_refused() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let ask = |fields: &[(&str, &str)]| {
        site.ask(Method::POST, UPLOAD).token(&ann).form(fields, &[("file", "a.txt", b"x")]).error()
    };
    assert_eq!(ask(&[("folder", "No such folder")]), (417, "LinkValidationError".into()));
    assert_eq!(ask(&[("doctype", "User"), ("docname", "Administrator")]), (403, "PermissionError".into()));
    assert_eq!(ask(&[("doctype", "No such DocType")]), (404, "DoesNotExistError".into()));
    assert_eq!((site.contents().len(), site.left_behind()), (0, 0));
    assert!(
        site.receive(b"--LIMIT\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf").is_err()
    );
    assert_eq!(site.left_behind(), 0);
}

#[test]
fn what_a_killed_server_left_is_found_and_removed() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let kept = site.upload(&ann, &[], "kept.txt", b"kept");
    // A request that has stored a content and is stopped: its memory is gone and its transaction,
    // what is on the disk is not.
    let parts = site.receive(b"--LIMIT\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lost.txt\"\r\n\r\nlost\r\n--LIMIT--\r\n").unwrap();
    let mut ctx = site.context();
    let new = files::New {
        upload: &parts.uploads[0],
        file_name: "lost.txt",
        is_private: false,
        folder: None,
        doctype: None,
        docname: None,
        fieldname: None,
        fit: None,
    };
    files::save(&mut ctx, new).unwrap();
    ctx.abandon();
    std::mem::forget(parts);
    assert_eq!(site.contents(), ["kept.txt", "lost.txt"]);
    // And one that was stopped right after its commit.
    let claims = site.files_folder().join(".doctyped/claims");
    std::fs::write(claims.join("claim1"), text(&kept, "file_url")).unwrap();
    let mut lease = site.site.pool.lease().unwrap();
    assert_eq!(files::clean(&site.site, &mut lease, Duration::from_secs(60)).unwrap(), 0, "others may be at work");
    assert_eq!(files::clean(&site.site, &mut lease, Duration::ZERO).unwrap(), 2);
    assert_eq!((site.contents(), site.left_behind()), (vec!["kept.txt".to_owned()], 0));
}

#[test]
fn parts_of_a_file_can_be_read() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    site.upload(&ann, &[("is_private", "1")], "a.txt", b"0123456789");
    let ask = |range: &str, if_range: Option<&str>| {
        let mut ask = site.get("/private/files/a.txt").token(&ann);
        ask.request.headers.range = Some(range.to_owned());
        ask.request.headers.if_range = if_range.map(str::to_owned);
        ask.answer()
    };
    for (range, expected, part) in [
        ("bytes=2-4", "bytes 2-4/10", "234"),
        ("bytes=7-", "bytes 7-9/10", "789"),
        ("bytes=-3", "bytes 7-9/10", "789"),
        ("bytes=8-100", "bytes 8-9/10", "89"),
    ] {
        let answer = ask(range, None);
        assert_eq!((answer.status, header_of(&answer, "content-range")), (206, Some(expected)), "{range}");
        assert_eq!(content(answer), part.as_bytes());
    }
    let answer = ask("bytes=10-", None);
    assert_eq!((answer.status, header_of(&answer, "content-range")), (416, Some("bytes */10")));
    for range in ["bytes=1-2,4-5", "lines=1-2", "bytes=x"] {
        let answer = ask(range, None);
        assert_eq!((answer.status, content(answer)), (200, b"0123456789".to_vec()), "{range}");
    }
    let whole = ask("bytes=0-0", Some("\"another\""));
    assert_eq!(whole.status, 200);
    let tag = header_of(&whole, "etag").unwrap().to_owned();
    assert_eq!(ask("bytes=0-0", Some(&tag)).status, 206);
}

#[test]
fn a_file_is_not_sent_twice() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    site.upload(&ann, &[], "a.txt", b"x");
    let first = site.get("/files/a.txt").answer();
    let (tag, modified) = (header_of(&first, "etag").unwrap(), header_of(&first, "last-modified").unwrap());
    let again = |tag: Option<&str>, modified: Option<&str>| {
        let mut ask = site.get("/files/a.txt");
        ask.request.headers.if_none_match = tag.map(str::to_owned);
        ask.request.headers.if_modified_since = modified.map(str::to_owned);
        let answer = ask.answer();
        (answer.status, content(answer).len())
    };
    assert_eq!(again(Some(tag), None), (304, 0));
    assert_eq!(again(Some(&format!("\"other\", {tag}")), None), (304, 0));
    assert_eq!(again(None, Some(modified)), (304, 0));
    assert_eq!(again(Some("\"other\""), Some(modified)), (200, 1), "the tag counts more than the time");
    assert_eq!(again(None, Some("Sun, 06 Nov 1994 08:49:37 GMT")), (200, 1));
}

#[test]
fn folders_hold_files_and_go_when_they_are_empty() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
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
    let delete = |name: &str| site.ask(Method::DELETE, &format!("/api/resource/File/{name}")).token(&ann).error();
    assert_eq!(delete("Home/Bills"), (417, "FolderNotEmpty".into()));
    assert_eq!(delete(text(&file, "name")).0, 202);
    assert_eq!(delete("Home/Bills").0, 202);
    let mut ctx = site.context();
    assert!(crate::document::delete(&mut ctx, File::doctype(), "Home").is_err());
}

#[test]
fn a_photograph_loses_what_the_camera_wrote() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let jpeg = b"\xFF\xD8\xFF\xE1\x00\x08Exif!!\xFF\xDA\x00\x02picture";
    let file = site.upload(&ann, &[], "a.jpg", jpeg);
    assert_eq!(content(site.get(text(&file, "file_url")).answer()), b"\xFF\xD8\xFF\xDA\x00\x02picture");
    site.set("System Settings", "System Settings", json!({"strip_exif_metadata_from_uploaded_images": 0}));
    let file = site.upload(&ann, &[], "b.jpg", jpeg);
    assert_eq!(content(site.get(text(&file, "file_url")).answer()), jpeg);
}

#[test]
fn an_upload_can_be_given_to_a_function() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let ask = |method: &str| {
        let form = site.ask(Method::POST, UPLOAD).token(&ann).form(&[("method", method)], &[("picture", "p", b"123")]);
        form.send()
    };
    assert_eq!(ask("app.measure").1["message"], json!(["p", 3]));
    assert_eq!(ask("app.hidden").0, 403);
    assert_eq!(ask("app.nowhere").0, 417);
    assert_eq!(site.contents().len(), 0);
}

#[test]
fn functions_answer_files() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let answer = site.get("/api/method/app.totals").token(&ann).answer();
    assert_eq!(header_of(&answer, "content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(
        header_of(&answer, "content-disposition"),
        Some("attachment; filename=\"_bersicht.csv\"; filename*=UTF-8''%C3%9Cbersicht.csv")
    );
    assert_eq!(content(answer), b"month,total\n");
    let answer = site.get("/api/method/app.numbers?count=100000").token(&ann).answer();
    assert_eq!(header_of(&answer, "content-length"), None);
    let lines = String::from_utf8(content(answer)).unwrap();
    assert_eq!(lines.lines().count(), 100_000);
}
