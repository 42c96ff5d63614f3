//! Files that several requests change at the same time, on each database.

use super::*;
use doctyped_models::file;
use doctyped_models::file::File;

#[cfg(feature = "sqlite")]
#[test]
fn concurrent_uploads_deduplicate_equal_content() {
    let site = TestSite::new();
    check_concurrent_uploads(&site, || site.stored_files().len());
}

/// Uploads, hides and deletes equal and different files on several threads: in any order, each document
/// has its content, and no content is without a document. `stored_files` counts the stored files.
pub fn check_concurrent_uploads(site: &TestSite, stored_files: impl Fn() -> usize) {
    let ann = site.create_user("ann@example.com");
    run_in_parallel(4, |user| {
        for round in 0..6 {
            let bytes = if round % 2 == 0 { b"x0" } else { b"x1" };
            let file = site.upload(&ann, &[], "a.txt", bytes);
            let path = format!("/api/resource/File/{}", text(&file, "name"));
            if (user + round) % 3 == 0 {
                let (status, body) = site.put(&path, json!({"is_private": 1})).token(&ann).send();
                assert_eq!(status, 200, "{body}");
            }
            if (user + round) % 2 == 0 {
                assert_eq!(site.delete(&path).token(&ann).status(), 202);
            }
        }
    });
    let documents: Vec<File> = site.context().load(file::table.filter(file::is_folder.eq(false))).unwrap();
    assert_eq!(documents.len(), 12);
    let mut urls: Vec<String> = documents.into_iter().filter_map(|document| document.file_url).collect();
    for url in &urls {
        let response = site.get(url).token(&ann).response();
        assert_eq!((response.status, response.body.len()), (200, 2), "{url}");
    }
    urls.sort();
    urls.dedup();
    assert_eq!(stored_files(), urls.len(), "{urls:?}");
    assert_eq!(site.unfinished_files(), 0);
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn concurrent_uploads_deduplicate_equal_content_on_database_server() {
    on_each_database_server("files", |site, _| check_concurrent_uploads(site, || site.stored_files().len()));
}

/// Equal files that become private and public take the path that another one leaves.
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn concurrent_visibility_changes_of_equal_files_do_not_deadlock() {
    on_each_database_server("visibility", |site, _| {
        let ann = site.create_user("ann@example.com");
        run_in_parallel(4, |first| {
            let is_private = if first % 2 == 0 { "0" } else { "1" };
            let file = site.upload(&ann, &[("is_private", is_private)], "a.txt", b"same");
            let path = format!("/api/resource/File/{}", text(&file, "name"));
            for round in 1..12 {
                let change = json!({"is_private": (first + round) % 2});
                let (status, body) = site.put(&path, change).token(&ann).send();
                assert_eq!(status, 200, "{body}");
            }
        });
        let urls: Vec<Option<String>> =
            site.context().load(file::table.filter(file::is_folder.eq(false)).select(file::file_url)).unwrap();
        let urls: std::collections::BTreeSet<_> = urls.into_iter().flatten().collect();
        for url in &urls {
            assert_eq!(site.get(url).token(&ann).response().body, b"same", "{url}");
        }
        assert_eq!((site.stored_files().len(), site.unfinished_files()), (urls.len(), 0), "{urls:?}");
    });
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn archives_and_images_work_on_database_server() {
    use super::{archives, images};
    let checks: [(&str, fn(&TestSite)); 4] = [
        ("archives", archives::check_unzip),
        ("folders", archives::check_zip_of_folder),
        ("images", images::check_optimize_file),
        ("thumbnails", images::check_thumbnail),
    ];
    for (name, check) in checks {
        on_each_database_server(name, |site, _| check(site));
    }
}

/// The row of the document is locked by its name, which is a number in the database.
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn file_is_attached_to_document_with_a_number_as_its_name() {
    on_each_database_server("numbers", |site, _| {
        let admin = site.admin_token();
        let (_, body) = site.post("/api/resource/Label", json!({"text": "basil"})).token(&admin).send();
        let name = body["data"]["name"].to_string();
        let file = site.upload(&admin, &[("doctype", "Label"), ("docname", &name)], "a.txt", b"text");
        assert_eq!(text(&file, "attached_to_name"), name);
        let missing = site.upload_request(&[("doctype", "Label"), ("docname", "no number")], "a.txt", b"text");
        assert_eq!(missing.token(&admin).status(), 404);
    });
}
