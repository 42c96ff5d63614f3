//! Files in an S3 bucket: the same operations as on files in a folder.

use super::file_concurrency::check_concurrent_uploads;
use super::*;
use doctyped_files as files;
use doctyped_files::test_bucket::BucketServer;
use doctyped_files::test_images;
use doctyped_models::file;
use doctyped_models::file::File;
use std::time::{Duration, Instant};

/// Time after which a request counts as blocked by the stalled bucket.
const STALL_TIMEOUT: Duration = Duration::from_secs(5);

/// A server with a bucket, and a site that stores its files there; none where the server is not installed.
fn bucket_site() -> Option<(BucketServer, TestSite)> {
    let server = BucketServer::start()?;
    server.create_bucket("files");
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

#[test]
fn concurrent_uploads_to_bucket_deduplicate_equal_content() {
    let Some((server, site)) = bucket_site() else { return };
    check_concurrent_uploads(&site, || server.keys("files").len());
}

#[test]
fn bucket_file_is_stored_read_changed_and_deleted() {
    let Some((server, site)) = bucket_site() else { return };
    let admin = site.admin_token();
    let large: Vec<u8> = (0..9_000_000_u32).map(|index| u8::try_from(index % 251).unwrap()).collect();
    let file = site.upload(&admin, &[("is_private", "1")], "large file.bin", &large);
    // The name is kept; the URL gets a random suffix, so that no other process creates the same key.
    let url = text(&file, "file_url").replace(' ', "%20");
    assert_eq!(text(&file, "file_name"), "large file.bin");
    assert!(url.starts_with("/private/files/large%20file") && url.len() > 40, "{url}");
    assert_eq!(server.keys("files"), [format!("site{}", text(&file, "file_url"))]);
    assert!(site.get(&url).token(&admin).response().body == large);
    let part = site.get(&url).token(&admin).header("range", "bytes=8388600-8388620");
    let part = part.response();
    assert_eq!((part.status, part.body), (206, large[8_388_600..=8_388_620].to_vec()));
    assert_eq!(site.get(&url).status(), 403);
    assert_eq!(site.get("/files/nothing.txt").status(), 404);
    // The file becomes public.
    let path = format!("/api/resource/File/{}", text(&file, "name"));
    let (status, body) = site.put(&path, json!({"is_private": 0})).token(&admin).send();
    assert_eq!(status, 200, "{body}");
    let public = text(&body["data"], "file_url").replace(' ', "%20");
    assert!(site.get(&public).response().body == large);
    assert_eq!(site.get(&url).token(&admin).status(), 404);
    // Images and archives.
    let picture = test_images::image(1500, 600, image::ImageFormat::Jpeg);
    let image = site.upload(&admin, &[], "wide.jpg", &picture);
    for method in ["optimize_file", "make_thumbnail"] {
        let call = format!("/api/v2/document/File/{}/method/{method}", text(&image, "name"));
        assert_eq!(site.post(&call, json!({})).token(&admin).send().0, 200, "{method}");
    }
    let packed = site.upload(&admin, &[], "files.zip", &zip(&[("a.txt", b"a"), ("b.txt", b"b")]));
    let unzip = json!({"name": packed["name"]});
    let (status, body) = site.post(UNZIP_FILE, unzip).token(&admin).send();
    assert_eq!((status, body["message"].as_array().map(Vec::len)), (200, Some(2)), "{body}");
    // The large file, an image, its thumbnail, two files of the archive.
    assert_eq!((server.keys("files").len(), site.unfinished_files()), (5, 0), "{:?}", server.keys("files"));
    let names: Vec<String> =
        site.context().load(file::table.filter(file::is_folder.eq(false)).select(file::name)).unwrap();
    let zip = site.post(ZIP_FILES, json!({"files": names})).token(&admin);
    assert!(zip.response().body.len() > 10_000);
    for name in names {
        let delete = site.delete(&format!("/api/resource/File/{name}")).token(&admin);
        assert_eq!(delete.status(), 202);
    }
    assert_eq!((server.keys("files").len(), site.unfinished_files()), (0, 0));
}

#[test]
fn refused_or_abandoned_upload_leaves_nothing_in_bucket() {
    let Some((server, site)) = bucket_site() else { return };
    let ann = site.create_user("ann@example.com");
    let refused = site.upload_request(&[("folder", "No such folder")], "a.txt", b"x").token(&ann);
    assert_eq!(refused.error(), (417, "LinkValidationError".into()));
    assert_eq!((server.keys("files").len(), site.unfinished_files()), (0, 0));
    let _uploads = site.abandon_upload("lost.txt");
    assert_eq!(server.keys("files").len(), 1);
    let mut transaction = site.inner.pool.transaction().unwrap();
    assert_eq!(files::remove_orphans(&site.inner, &mut transaction, Duration::ZERO).unwrap(), 2);
    assert_eq!((server.keys("files").len(), site.unfinished_files()), (0, 0));
}

#[test]
fn stalled_bucket_delays_only_the_upload() {
    let Some((server, site)) = bucket_site() else { return };
    let ann = site.create_user("ann@example.com");
    site.upload(&ann, &[], "a.txt", b"a");
    server.pause();
    std::thread::scope(|scope| {
        let upload = scope.spawn(|| site.upload(&ann, &[], "b.txt", b"b"));
        wait_for("the upload to reach the bucket", STALL_TIMEOUT, || (site.intent_log_len() > 0).then_some(()));
        let started = Instant::now();
        site.update_document("User", "ann@example.com", json!({"bio": "written in between"}));
        assert!(started.elapsed() < STALL_TIMEOUT);
        assert!(!upload.is_finished());
        server.resume();
        let file = upload.join().unwrap();
        assert_eq!(site.get(text(&file, "file_url")).response().body, b"b");
    });
    assert_eq!((server.keys("files").len(), site.unfinished_files()), (2, 0));
}

#[test]
fn upload_to_unreachable_bucket_is_refused_with_503() {
    let Some((server, site)) = bucket_site() else { return };
    let ann = site.create_user("ann@example.com");
    let kept = site.upload(&ann, &[], "a.txt", b"a");
    drop(server);
    let request = site.upload_request(&[], "b.txt", b"b").token(&ann).response();
    assert_eq!(request.status, 503);
    assert_eq!(site.get(text(&kept, "file_url")).status(), 503);
    let stored: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    assert_eq!(stored.len(), 1);
    // A part may be in the bucket, so the intent stays in the log for the next cleaning.
    assert_eq!(site.unfinished_files(), 1);
}
