//! Backups in a bucket of S3.

use crate::buckets::BucketServer;
use crate::site::{Documents, TestSite, create_file, create_note};
use crate::support::{Case, Server};
use std::process::{Command, Stdio};

pub const CASES: &[Case] = &[
    ("backup_in_a_bucket_is_verified_and_restored", backup_in_a_bucket_is_verified_and_restored),
    ("old_archives_of_a_prefix_are_removed", old_archives_of_a_prefix_are_removed),
    ("unusable_bucket_is_named", unusable_bucket_is_named),
];

/// Adds the settings by which a command reaches the server.
fn with_bucket<'a>(command: &'a mut Command, server: &BucketServer) -> &'a mut Command {
    command
        .env("DOCTYPED_FILES_ENDPOINT", server.address())
        .env("DOCTYPED_FILES_REGION", "us-east-1")
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
}

/// Runs a command, and returns its exit status and what it prints.
fn run(site: &TestSite, server: &BucketServer, arguments: &[&str]) -> (i32, String) {
    let output = with_bucket(&mut site.command(), server).args(arguments).output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), text)
}

#[track_caller]
fn succeed(site: &TestSite, server: &BucketServer, arguments: &[&str]) -> String {
    let (status, text) = run(site, server, arguments);
    assert_eq!(status, 0, "{arguments:?}: {text}");
    text
}

#[track_caller]
fn fail(site: &TestSite, server: &BucketServer, arguments: &[&str]) -> String {
    let (status, text) = run(site, server, arguments);
    assert_eq!(status, 1, "{arguments:?}: {text}");
    text
}

/// The URL of the archive that a backup has made.
fn archive(text: &str) -> String {
    let (url, _) = text.split_once(".zip: ").unwrap_or_else(|| panic!("{text}"));
    format!("{}.zip", url.rsplit('\n').next().unwrap())
}

/// The site has its files in another bucket, and the restored one in a folder.
fn backup_in_a_bucket_is_verified_and_restored() {
    let Some(server) = BucketServer::start() else { return };
    server.create_bucket("files");
    server.create_bucket("archives");
    let (site, files) = (TestSite::sqlite(), ["--files", "s3://files/library"]);
    let token = site.token();
    let running = Server::start_with(with_bucket(site.command().args(files), &server).stderr(Stdio::null()));
    let mut documents = Documents::default();
    for number in 0..3 {
        documents.notes.insert(create_note(running.port, &token, &format!("{number}")).unwrap());
        // The last is longer than one part of an upload.
        let content = format!("{number} ").repeat(if number == 2 { 5_000_000 } else { 10 });
        let (file, hash) = create_file(running.port, &token, &format!("it's {number}.txt"), &content).unwrap();
        documents.files.insert(file, hash);
    }
    let target = "s3://archives/daily/library";
    let archive = archive(&succeed(&site, &server, &["backup", target, files[0], files[1]]));
    assert!(archive.starts_with("s3://archives/daily/library/site-"), "{archive}");
    // Nothing of the upload stays beside it, nor of the check that the bucket can be written to.
    assert_eq!(server.keys("archives"), [archive.trim_start_matches("s3://archives/")]);
    let verified = succeed(&site, &server, &["backup", "--verify", &archive]);
    assert!(verified.contains("is complete: ") && verified.contains("3 files"), "{verified}");
    drop(running);

    let restored = TestSite::sqlite();
    succeed(&restored, &server, &["restore", &archive]);
    assert!(succeed(&restored, &server, &["check"]).contains("no problem was found"));
    let running = restored.start();
    // The token is one of the secrets that the key in the archive opens.
    assert_eq!(restored.documents(&running, &token), documents);
    let refused = fail(&restored, &server, &["restore", &archive]);
    assert!(refused.contains("the site is not empty"), "{refused}");
}

fn old_archives_of_a_prefix_are_removed() {
    let Some(server) = BucketServer::start() else { return };
    server.create_bucket("archives");
    let site = TestSite::sqlite();
    drop(site.start());
    for key in [
        "library/site-20260101T000000Z.zip",
        "library/site-20260102T000000Z.zip",
        "library/notes.txt",
        "library/other-20260101T000000Z.zip",
        "library/older/site-20250101T000000Z.zip",
        "site-20250101T000000Z.zip",
    ] {
        server.put("archives", key, "old");
    }
    let text = succeed(&site, &server, &["backup", "s3://archives/library", "--keep", "2"]);
    assert!(text.ends_with("removed site-20260101T000000Z.zip\n"), "{text}");
    let new = archive(&text).replace("s3://archives/", "");
    let mut expected = vec![
        "library/notes.txt",
        "library/older/site-20250101T000000Z.zip",
        "library/other-20260101T000000Z.zip",
        "library/site-20260102T000000Z.zip",
        &new,
        "site-20250101T000000Z.zip",
    ];
    expected.sort_unstable();
    assert_eq!(server.keys("archives"), expected);
    // Two backups of one second do not replace each other.
    for _ in 0..2 {
        succeed(&site, &server, &["backup", "s3://archives/twice"]);
    }
    assert_eq!(server.keys("archives").len(), expected.len() + 2);
}

fn unusable_bucket_is_named() {
    let Some(server) = BucketServer::start() else { return };
    server.create_bucket("archives");
    let site = TestSite::sqlite();
    drop(site.start());
    let missing = fail(&site, &server, &["backup", "s3://missing/library"]);
    assert!(missing.contains("s3://missing/library") && missing.contains("no such bucket"), "{missing}");
    let absent = "s3://archives/library/site-20260101T000000Z.zip";
    for arguments in [&["backup", "--verify", absent][..], &["restore", absent], &["restore", "s3://archives/"]] {
        let error = fail(&TestSite::sqlite(), &server, arguments);
        assert!(error.contains("s3://archives/"), "{error}");
    }
    server.put("archives", "library/site-20260101T000000Z.zip", "no archive");
    let damaged = fail(&site, &server, &["backup", "--verify", absent]);
    assert!(damaged.contains("site-20260101T000000Z.zip"), "{damaged}");
    let refused = TestSite::sqlite();
    fail(&refused, &server, &["restore", absent]);
    assert!(!std::path::Path::new(&refused.url).exists(), "a damaged archive leaves no database");
}
