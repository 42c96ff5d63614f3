//! Images: resized at upload or later, and thumbnails.

use super::*;
use doctyped_files::{block_decoding, decode_queue_len, test_images};
use doctyped_models::file;
use doctyped_models::file::File;
use image::{GenericImageView, ImageFormat};
use std::time::{Duration, Instant};

/// Time after which a write counts as blocked by the images.
const BLOCK_TIMEOUT: Duration = Duration::from_secs(5);

/// Width and height of the image at a URL.
fn dimensions(site: &TestSite, token: &str, url: &str) -> (u32, u32) {
    image::load_from_memory(&read(site, token, url)).unwrap().dimensions()
}

/// Reads a file.
fn read(site: &TestSite, token: &str, url: &str) -> Vec<u8> {
    let response = site.get(url).token(token).response();
    assert_eq!(response.status, 200, "{url}");
    response.body
}

/// Calls a method of a File document.
fn call(site: &TestSite, token: &str, name: &str, method: &str) -> (u16, JsonValue) {
    site.post(&format!("/api/v2/document/File/{name}/method/{method}"), json!({})).token(token).send()
}

#[test]
fn upload_with_optimize_is_resized_to_fit() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let picture = test_images::image(1500, 600, ImageFormat::Jpeg);
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
    let request = site.upload_request(&form, "a.jpg", &picture).token(&ann);
    assert_eq!(request.error(), (417, "FrappeTypeError".into()));
    assert_eq!(site.unfinished_files(), 0);
}

#[test]
fn resized_photograph_keeps_exif_orientation() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let photograph = test_images::photograph(400, 200, Some(6));
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
fn optimize_of_unsupported_image_keeps_original() {
    let site = TestSite::new();
    let admin = site.admin_token();
    for (name, bytes) in [
        ("a.gif", test_images::animated_gif()),
        ("b.png", test_images::animated_png()),
        ("c.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("d.txt", b"text".to_vec()),
        ("e.png", b"no image".to_vec()),
    ] {
        let fields = [("optimize", "1"), ("max_width", "20")];
        let request = site.upload_request(&fields, name, &bytes).token(&admin);
        let (status, body) = request.send();
        assert_eq!(status, 200, "{name}: {body}");
        assert_eq!(body.get("_server_messages").is_some(), name == "e.png", "{name}: {body}");
        assert_eq!(read(&site, &admin, text(&body["message"], "file_url")), bytes, "{name}");
    }
}

#[test]
fn optimize_file_resizes_stored_image_and_attach_field_follows() {
    check_optimize_file(&TestSite::new());
}

pub fn check_optimize_file(site: &TestSite) {
    let (ann, bob) = (site.create_user("ann@example.com"), site.create_user("bob@example.com"));
    let picture = test_images::image(1500, 600, ImageFormat::Jpeg);
    let attach = [("doctype", "User"), ("docname", "ann@example.com"), ("fieldname", "user_image")];
    let file = site.upload(&ann, &attach, "me.jpg", &picture);
    site.update_document("User", "ann@example.com", json!({"user_image": "/files/me.jpg"}));
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
    // The File document of another user keeps its content.
    assert_eq!(read(site, &bob, "/files/me.jpg"), picture);
    assert_eq!(call(site, &ann, text(&same, "name"), "optimize_file").0, 403);
    // A second call changes nothing, and the original is deleted with its last document.
    assert_eq!(call(site, &ann, text(&file, "name"), "optimize_file").0, 200);
    assert_eq!(site.stored_files().len(), 2);
    let delete = site.delete(&format!("/api/resource/File/{}", text(&same, "name"))).token(&bob);
    assert_eq!(delete.status(), 202);
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (1, 0));
}

#[test]
fn optimize_file_is_served_on_all_document_method_routes() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    for (number, route) in ["v1", "v2", "dt", "docs"].into_iter().enumerate() {
        let picture = test_images::image(1500, 600 + u32::try_from(number).unwrap(), ImageFormat::Jpeg);
        let file = site.upload(&ann, &[], "a.jpg", &picture);
        let name = text(&file, "name");
        let request = match route {
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
        let (status, body) = request.token(&ann).send();
        assert_eq!(status, 200, "{route}: {body}");
        let stored: File = site.context().get(name).unwrap();
        assert_ne!(stored.file_url.as_deref(), Some(text(&file, "file_url")), "{route}");
        if number > 1 {
            assert_eq!(body["docs"][0]["file_url"].as_str(), stored.file_url.as_deref(), "{route}");
        }
        let get = site.get(&format!("/api/method/run_doc_method?method=optimize_file&dt=File&dn={name}")).token(&ann);
        assert_eq!(get.error().0, 403, "{route}");
    }
    let text_file = site.upload(&ann, &[], "a.txt", b"text");
    let no_image = site.upload(&ann, &[], "b.png", b"text of an image");
    for name in [text(&text_file, "name"), text(&no_image, "name"), "Home/Attachments"] {
        let body = json!({"run_method": "optimize_file"});
        let request = site.post(&format!("/api/resource/File/{name}"), body).token(&site.admin_token());
        assert_eq!(request.error(), (417, "ValidationError".into()), "{name}");
    }
}

#[test]
fn thumbnail_follows_permissions_and_deletion_of_its_image() {
    check_thumbnail(&TestSite::new());
}

pub fn check_thumbnail(site: &TestSite) {
    let (ann, bob) = (site.create_user("ann@example.com"), site.create_user("bob@example.com"));
    let file = site.upload(&ann, &[("is_private", "1")], "me.png", &test_images::image(400, 200, ImageFormat::Png));
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
    assert_eq!((site.get(&url).token(&bob).status(), site.get(&url).status()), (403, 403));
    assert_eq!(make(&bob, json!({})).0, 403);
    for size in [json!({"width": 0}), json!({"height": 2001}), json!({"width": "wide"})] {
        assert_eq!(make(&ann, size).0, 417);
    }
    // A second thumbnail replaces the first.
    let (_, body) = make(&ann, json!({"width": 50, "height": 50, "crop": 1}));
    let smaller = body["data"].as_str().unwrap().to_owned();
    assert_eq!(dimensions(site, &ann, &smaller), (50, 50));
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (2, 0));
    // It becomes public and is deleted with its image.
    let (status, body) = site.put(&path, json!({"is_private": 0})).token(&ann).send();
    assert_eq!(status, 200, "{body}");
    let public = text(&body["data"], "thumbnail_url");
    assert!(public.starts_with("/files/"), "{public}");
    assert_eq!((site.get(public).status(), site.get(&smaller).token(&ann).status()), (200, 403));
    assert_eq!(site.delete(&path).token(&ann).status(), 202);
    assert_eq!((site.stored_files().len(), site.unfinished_files()), (0, 0));
}

#[test]
fn image_resize_does_not_block_other_writes() {
    let site = TestSite::new();
    let ann = site.create_user("ann@example.com");
    let picture = test_images::image(1500, 600, ImageFormat::Jpeg);
    let stored = site.upload(&ann, &[], "a.jpg", &picture);
    let other_image = block_decoding();
    std::thread::scope(|scope| {
        let upload = scope.spawn(|| site.upload(&ann, &[("optimize", "1")], "b.jpg", &picture));
        let smaller = scope.spawn(|| call(&site, &ann, text(&stored, "name"), "optimize_file"));
        while decode_queue_len() < 2 {
            std::thread::yield_now();
        }
        let started = Instant::now();
        site.update_document("User", "ann@example.com", json!({"bio": "written in between"}));
        assert!(started.elapsed() < BLOCK_TIMEOUT);
        assert!(!upload.is_finished() && !smaller.is_finished());
        drop(other_image);
        upload.join().unwrap();
        assert_eq!(smaller.join().unwrap().0, 200);
    });
    let small: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    assert!(small.iter().all(|file| file.file_size < i64::try_from(picture.len()).unwrap()));
}
