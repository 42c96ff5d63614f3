//! Images: made smaller when they are uploaded or later, and shown small.

use super::*;
use crate::core::models::file::{self, File};
use crate::files::{busy, samples};
use image::{GenericImageView, ImageFormat};

const UPLOAD: &str = "/api/method/upload_file";

fn text<'a>(document: &'a JsonValue, field: &str) -> &'a str {
    document[field].as_str().unwrap_or_default()
}

/// Width and height of an image at an address.
fn dimensions(site: &TestSite, token: &str, url: &str) -> (u32, u32) {
    image::load_from_memory(&read(site, token, url)).unwrap().dimensions()
}

fn read(site: &TestSite, token: &str, url: &str) -> Vec<u8> {
    let answer = site.get(url).token(token).answer();
    assert_eq!(answer.status, 200, "{url}");
    content(answer)
}

/// Calls a method of a File document.
fn call(site: &TestSite, token: &str, name: &str, method: &str) -> (u16, JsonValue) {
    site.post(&format!("/api/v2/document/File/{name}/method/{method}"), json!({})).token(token).send()
}

#[test]
fn an_upload_is_made_to_fit_where_that_is_asked_for() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let picture = samples::picture(1500, 600, ImageFormat::Jpeg);
    for (fields, expected) in [
        (vec![], (1500, 600)),
        (vec![("max_width", "100")], (1500, 600)),
        (vec![("optimize", "1")], (1024, 410)),
        (vec![("optimize", "true"), ("max_width", ""), ("max_height", "0")], (1024, 410)),
        (vec![("optimize", "1"), ("max_width", "300")], (300, 120)),
        (vec![("optimize", "1"), ("max_width", "300"), ("max_height", "60")], (150, 60)),
    ] {
        let file = site.upload(&ann, &fields, "wide.jpg", &picture);
        let url = text(&file, "file_url");
        assert_eq!(dimensions(&site, &ann, url), expected, "{fields:?}");
        assert_eq!(file["file_size"].as_u64().unwrap(), read(&site, &ann, url).len() as u64, "{fields:?}");
    }
    let form = [("optimize", "1"), ("max_width", "wide")];
    let ask = site.ask(Method::POST, UPLOAD).token(&ann).form(&form, &[("file", "a.jpg", &picture)]);
    assert_eq!(ask.error(), (417, "FrappeTypeError".into()));
    assert_eq!(site.left_behind(), 0);
}

#[test]
fn a_photograph_on_its_side_stays_upright() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let photograph = samples::photograph(400, 200, Some(6));
    let fields = [("optimize", "1"), ("max_width", "100"), ("max_height", "100")];
    let file = site.upload(&ann, &fields, "upright.jpg", &photograph);
    assert_eq!(dimensions(&site, &ann, text(&file, "file_url")), (50, 100));
    let file = site.upload(&ann, &[], "whole.jpg", &photograph);
    let bytes = read(&site, &ann, text(&file, "file_url"));
    let mut decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(image::ImageDecoder::orientation(&mut decoder).unwrap().to_exif(), 6);
    assert!(!bytes.windows(7).any(|part| part == b"a place"));
}

#[test]
fn what_cannot_be_made_smaller_is_kept_as_it_is() {
    let site = TestSite::new();
    let admin = site.admin();
    for (name, bytes) in [
        ("a.gif", samples::moving_gif()),
        ("b.png", samples::moving_png()),
        ("c.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("d.txt", b"text".to_vec()),
        ("e.png", b"no image".to_vec()),
    ] {
        let fields = [("optimize", "1"), ("max_width", "20")];
        let ask = site.ask(Method::POST, UPLOAD).token(&admin).form(&fields, &[("file", name, &bytes)]);
        let (status, body) = ask.send();
        assert_eq!(status, 200, "{name}: {body}");
        assert_eq!(body.get("_server_messages").is_some(), name == "e.png", "{name}: {body}");
        assert_eq!(read(&site, &admin, text(&body["message"], "file_url")), bytes, "{name}");
    }
}

#[test]
fn a_stored_image_is_made_smaller_and_its_field_follows() {
    smaller_later(&TestSite::new());
}

pub(super) fn smaller_later(site: &TestSite) {
    let (ann, bob) = (site.user("ann@example.com"), site.user("bob@example.com"));
    let picture = samples::picture(1500, 600, ImageFormat::Jpeg);
    let attach = [("doctype", "User"), ("docname", "ann@example.com"), ("fieldname", "user_image")];
    let file = site.upload(&ann, &attach, "me.jpg", &picture);
    site.set("User", "ann@example.com", json!({"user_image": "/files/me.jpg"}));
    let same = site.upload(&bob, &[], "mine.jpg", &picture);
    assert_eq!(text(&same, "file_url"), "/files/me.jpg");
    let (status, body) = call(site, &ann, text(&file, "name"), "optimize_file");
    assert_eq!(status, 200, "{body}");
    let (_, body) = site.get(&format!("/api/resource/File/{}", text(&file, "name"))).token(&ann).send();
    let smaller = text(&body["data"], "file_url").to_owned();
    assert_ne!(smaller, "/files/me.jpg");
    assert_eq!(dimensions(site, &ann, &smaller), (1024, 410));
    assert!(body["data"]["file_size"].as_i64() < file["file_size"].as_i64());
    assert_ne!(body["data"]["content_hash"], file["content_hash"]);
    let (_, user) = site.get("/api/resource/User/ann@example.com").token(&ann).send();
    assert_eq!(user["data"]["user_image"], smaller.as_str());
    // What belongs to others is theirs, and as large as it was.
    assert_eq!(read(site, &bob, "/files/me.jpg"), picture);
    assert_eq!(call(site, &ann, text(&same, "name"), "optimize_file").0, 403);
    // Once more, nothing happens; and what was is gone with its last document.
    assert_eq!(call(site, &ann, text(&file, "name"), "optimize_file").0, 200);
    assert_eq!(site.contents().len(), 2);
    let delete = site.ask(Method::DELETE, &format!("/api/resource/File/{}", text(&same, "name"))).token(&bob);
    assert_eq!(delete.answer().status, 202);
    assert_eq!((site.contents().len(), site.left_behind()), (1, 0));
}

#[test]
fn optimize_file_is_called_like_every_method_of_a_document() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    for (place, route) in ["v1", "v2", "dt", "docs"].into_iter().enumerate() {
        let picture = samples::picture(1500, 600 + u32::try_from(place).unwrap(), ImageFormat::Jpeg);
        let file = site.upload(&ann, &[], "a.jpg", &picture);
        let name = text(&file, "name");
        let ask = match route {
            "v1" => site.post(&format!("/api/resource/File/{name}"), json!({"run_method": "optimize_file"})),
            "v2" => site.post(&format!("/api/v2/document/File/{name}/method/optimize_file"), json!({})),
            "dt" => {
                site.post("/api/method/run_doc_method", json!({"method": "optimize_file", "dt": "File", "dn": name}))
            }
            _ => {
                let docs = file.to_string();
                site.post("/api/method/run_doc_method", json!({"method": "optimize_file", "docs": docs}))
            }
        };
        let (status, body) = ask.token(&ann).send();
        assert_eq!(status, 200, "{route}: {body}");
        let stored: File = site.context().get(name).unwrap();
        assert_ne!(stored.file_url.as_deref(), Some(text(&file, "file_url")), "{route}");
        if place > 1 {
            assert_eq!(body["docs"][0]["file_url"].as_str(), stored.file_url.as_deref(), "{route}");
        }
        let get = site.get(&format!("/api/method/run_doc_method?method=optimize_file&dt=File&dn={name}")).token(&ann);
        assert_eq!(get.error().0, 403, "{route}");
    }
    let text_file = site.upload(&ann, &[], "a.txt", b"text");
    let no_image = site.upload(&ann, &[], "b.png", b"text of an image");
    for name in [text(&text_file, "name"), text(&no_image, "name"), "Home/Attachments"] {
        let body = json!({"run_method": "optimize_file"});
        let ask = site.post(&format!("/api/resource/File/{name}"), body).token(&site.admin());
        assert_eq!(ask.error(), (417, "ValidationError".into()), "{name}");
    }
}

#[test]
fn a_thumbnail_is_read_by_who_reads_the_image_and_goes_with_it() {
    small_beside(&TestSite::new());
}

pub(super) fn small_beside(site: &TestSite) {
    let (ann, bob) = (site.user("ann@example.com"), site.user("bob@example.com"));
    let file = site.upload(&ann, &[("is_private", "1")], "me.png", &samples::picture(400, 200, ImageFormat::Png));
    let path = format!("/api/resource/File/{}", text(&file, "name"));
    let make = |token: &str, mut size: JsonValue| {
        size["run_method"] = json!("make_thumbnail");
        site.post(&path, size).token(token).send()
    };
    let (status, body) = make(&ann, json!({}));
    let url = body["data"].as_str().unwrap_or_default().to_owned();
    assert_eq!((status, url.as_str()), (200, format!("/private/files/me_{}_small.png", text(&file, "name")).as_str()));
    assert_eq!(dimensions(site, &ann, &url), (300, 150));
    assert_eq!(site.get(&path).token(&ann).send().1["data"]["thumbnail_url"], url.as_str());
    assert_eq!((site.get(&url).token(&bob).answer().status, site.get(&url).answer().status), (403, 403));
    assert_eq!(make(&bob, json!({})).0, 403);
    for size in [json!({"width": 0}), json!({"height": 2001}), json!({"width": "wide"})] {
        assert_eq!(make(&ann, size).0, 417);
    }
    // Another one takes its place.
    let (_, body) = make(&ann, json!({"width": 50, "height": 50, "crop": 1}));
    let smaller = body["data"].as_str().unwrap().to_owned();
    assert_eq!(dimensions(site, &ann, &smaller), (50, 50));
    assert_eq!((site.contents().len(), site.left_behind()), (2, 0));
    // It becomes public with its image, and goes with it.
    let (status, body) = site.ask(Method::PUT, &path).json(json!({"is_private": 0})).token(&ann).send();
    assert_eq!(status, 200, "{body}");
    let public = text(&body["data"], "thumbnail_url");
    assert!(public.starts_with("/files/"), "{public}");
    assert_eq!((site.get(public).answer().status, site.get(&smaller).token(&ann).answer().status), (200, 404));
    assert_eq!(site.ask(Method::DELETE, &path).token(&ann).answer().status, 202);
    assert_eq!((site.contents().len(), site.left_behind()), (0, 0));
}

#[test]
fn nobody_waits_for_an_image_that_is_worked_at() {
    let site = TestSite::new();
    let ann = site.user("ann@example.com");
    let picture = samples::picture(1500, 600, ImageFormat::Jpeg);
    let stored = site.upload(&ann, &[], "a.jpg", &picture);
    let others = busy();
    std::thread::scope(|scope| {
        let upload = scope.spawn(|| site.upload(&ann, &[("optimize", "1")], "b.jpg", &picture));
        let smaller = scope.spawn(|| call(&site, &ann, text(&stored, "name"), "optimize_file"));
        // Both have come as far as they get.
        std::thread::sleep(std::time::Duration::from_millis(300));
        let before = std::time::Instant::now();
        site.set("User", "ann@example.com", json!({"bio": "written in between"}));
        assert!(before.elapsed() < std::time::Duration::from_secs(5));
        assert!(!upload.is_finished() && !smaller.is_finished());
        drop(others);
        upload.join().unwrap();
        assert_eq!(smaller.join().unwrap().0, 200);
    });
    let small: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    assert!(small.iter().all(|file| file.file_size < i64::try_from(picture.len()).unwrap()));
}
