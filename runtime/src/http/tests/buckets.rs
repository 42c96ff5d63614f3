//! Files in a bucket: all that is done with those in a folder.

use super::archives::archive;
use super::files::many_files;
use super::*;
use crate::buckets::Server;
use crate::core::models::file::{self, File};
use crate::files::{self, samples};
use std::time::{Duration, Instant};

const UPLOAD: &str = "/api/method/upload_file";

/// A server with a bucket, and a site that keeps its files there; none where it is not installed.
fn site() -> Option<(Server, TestSite)> {
    let server = Server::start()?;
    server.make("files");
    let config = server.config();
    let endpoint = config.endpoint.unwrap();
    let flags = [
        "--files",
        "s3://files/site",
        "--files-endpoint",
        &endpoint,
        "--files-access-key",
        "test",
        "--files-secret-key",
        "test",
    ];
    let site = TestSite::with_flags(&flags);
    Some((server, site))
}

fn text<'a>(document: &'a JsonValue, field: &str) -> &'a str {
    document[field].as_str().unwrap_or_default()
}

#[test]
fn files_in_a_bucket_are_shared_and_told_apart() {
    let Some((server, site)) = site() else { return };
    many_files(&site, || server.keys("files").len());
}

#[test]
fn files_in_a_bucket_are_kept_read_changed_and_removed() {
    let Some((server, site)) = site() else { return };
    let admin = site.admin();
    let large: Vec<u8> = (0..9_000_000_u32).map(|place| u8::try_from(place % 251).unwrap()).collect();
    let file = site.upload(&admin, &[("is_private", "1")], "large file.bin", &large);
    // The name stays; the address has more to it, so that nobody else makes it.
    let url = text(&file, "file_url").replace(' ', "%20");
    assert_eq!(text(&file, "file_name"), "large file.bin");
    assert!(url.starts_with("/private/files/large%20file") && url.len() > 40, "{url}");
    assert_eq!(server.keys("files"), [format!("site{}", text(&file, "file_url"))]);
    assert!(content(site.get(&url).token(&admin).answer()) == large);
    let mut part = site.get(&url).token(&admin);
    part.request.headers.range = Some("bytes=8388600-8388620".to_owned());
    let part = part.answer();
    assert_eq!((part.status, content(part)), (206, large[8_388_600..=8_388_620].to_vec()));
    assert_eq!(site.get(&url).answer().status, 403);
    assert_eq!(site.get("/files/nothing.txt").answer().status, 404);
    // It becomes public.
    let path = format!("/api/resource/File/{}", text(&file, "name"));
    let (status, body) = site.ask(Method::PUT, &path).json(json!({"is_private": 0})).token(&admin).send();
    assert_eq!(status, 200, "{body}");
    let public = text(&body["data"], "file_url").replace(' ', "%20");
    assert!(content(site.get(&public).answer()) == large);
    assert_eq!(site.get(&url).token(&admin).answer().status, 404);
    // Images and archives.
    let picture = samples::picture(1500, 600, image::ImageFormat::Jpeg);
    let image = site.upload(&admin, &[], "wide.jpg", &picture);
    for method in ["optimize_file", "make_thumbnail"] {
        let call = format!("/api/v2/document/File/{}/method/{method}", text(&image, "name"));
        assert_eq!(site.post(&call, json!({})).token(&admin).send().0, 200, "{method}");
    }
    let packed = site.upload(&admin, &[], "files.zip", &archive(&[("a.txt", b"a"), ("b.txt", b"b")]));
    let unzip = json!({"name": packed["name"]});
    let (status, body) = site.post("/api/method/frappe.core.api.file.unzip_file", unzip).token(&admin).send();
    assert_eq!((status, body["message"].as_array().map(Vec::len)), (200, Some(2)), "{body}");
    // A large one, an image, its thumbnail, two from the archive.
    assert_eq!((server.keys("files").len(), site.left_behind()), (5, 0), "{:?}", server.keys("files"));
    let names: Vec<String> =
        site.context().load(file::table.filter(file::is_folder.eq(false)).select(file::name)).unwrap();
    let zip = site.post("/api/method/frappe.core.api.file.zip_files", json!({"files": names})).token(&admin);
    assert!(content(zip.answer()).len() > 10_000);
    for name in names {
        let delete = site.ask(Method::DELETE, &format!("/api/resource/File/{name}")).token(&admin);
        assert_eq!(delete.answer().status, 202);
    }
    assert_eq!((server.keys("files").len(), site.left_behind()), (0, 0));
}

#[test]
fn nothing_is_left_in_a_bucket_of_what_was_refused_or_killed() {
    let Some((server, site)) = site() else { return };
    let ann = site.user("ann@example.com");
    let form = site.ask(Method::POST, UPLOAD).token(&ann);
    let refused = form.form(&[("folder", "No such folder")], &[("file", "a.txt", b"x")]);
    assert_eq!(refused.error(), (417, "LinkValidationError".into()));
    assert_eq!((server.keys("files").len(), site.left_behind()), (0, 0));
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
    assert_eq!(server.keys("files").len(), 1);
    let mut lease = site.site.pool.lease().unwrap();
    assert_eq!(files::clean(&site.site, &mut lease, Duration::ZERO).unwrap(), 2);
    assert_eq!((server.keys("files").len(), site.left_behind()), (0, 0));
}

#[test]
fn nobody_waits_for_a_bucket_but_who_sends_a_file() {
    let Some((server, site)) = site() else { return };
    let ann = site.user("ann@example.com");
    site.upload(&ann, &[], "a.txt", b"a");
    server.pause(true);
    std::thread::scope(|scope| {
        let upload = scope.spawn(|| site.upload(&ann, &[], "b.txt", b"b"));
        std::thread::sleep(Duration::from_millis(300));
        let before = Instant::now();
        site.set("User", "ann@example.com", json!({"bio": "written in between"}));
        assert!(before.elapsed() < Duration::from_secs(5));
        assert!(!upload.is_finished());
        server.pause(false);
        let file = upload.join().unwrap();
        assert_eq!(content(site.get(text(&file, "file_url")).answer()), b"b");
    });
    assert_eq!((server.keys("files").len(), site.left_behind()), (2, 0));
}

#[test]
fn a_file_that_a_bucket_did_not_take_is_not_there() {
    let Some((server, site)) = site() else { return };
    let ann = site.user("ann@example.com");
    let kept = site.upload(&ann, &[], "a.txt", b"a");
    drop(server);
    let ask = site.ask(Method::POST, UPLOAD).token(&ann).form(&[], &[("file", "b.txt", b"b")]).answer();
    assert_eq!(ask.status, 503);
    assert_eq!(site.get(text(&kept, "file_url")).answer().status, 503);
    let stored: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    assert_eq!(stored.len(), 1);
    // Part of it may be in the bucket, so the next cleaning looks.
    assert_eq!(site.left_behind(), 1);
}
