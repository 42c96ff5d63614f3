//! Damaged archives, sites that must not be overwritten, and what an examination finds.

use crate::site::{TestSite, create_file, create_note};
use std::fs;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

pub const CASES: &[(&str, fn())] = &[
    ("damaged_archive_is_refused", damaged_archive_is_refused),
    ("restore_replaces_a_site_by_force_when_it_is_stopped", restore_replaces_a_site_by_force_when_it_is_stopped),
    ("check_names_each_problem", check_names_each_problem),
    ("start_with_the_key_of_another_site_is_refused", start_with_the_key_of_another_site_is_refused),
    ("commands_on_a_missing_database_create_none", commands_on_a_missing_database_create_none),
];

/// The content of a file that is in each site of these tests.
const CONTENT: &str = "content that is stored without compression";

/// A stopped site with two notes, a file and a secret, and an archive of it.
fn site_with_archive() -> (TestSite, tempfile::TempDir, String) {
    let site = TestSite::sqlite();
    let server = site.start();
    let token = site.token();
    create_note(server.port, &token, "first").unwrap();
    create_note(server.port, &token, "second").unwrap();
    create_file(server.port, &token, "file.txt", CONTENT).unwrap();
    drop(server);
    let folder = tempfile::tempdir().unwrap();
    let archive = site.backup(folder.path()).to_str().unwrap().to_owned();
    (site, folder, archive)
}

fn damaged_archive_is_refused() {
    let (_, _folder, archive) = site_with_archive();
    let bytes = fs::read(&archive).unwrap();
    let content = bytes.windows(CONTENT.len()).position(|window| window == CONTENT.as_bytes()).unwrap();
    let target = TestSite::sqlite();
    let refuse = |damaged: &[u8], reason: &str| {
        fs::write(&archive, damaged).unwrap();
        for arguments in
            [["backup", "--verify", &archive].as_slice(), &["restore", &archive], &["restore", "--force", &archive]]
        {
            let text = target.fail(arguments);
            assert!(text.contains(reason), "{text}");
        }
        assert!(!target.folder.path().join("site.sqlite").exists());
    };
    // A byte of the compressed database, and one of the file.
    for position in [2000, content + 7] {
        let mut damaged = bytes.clone();
        damaged[position] ^= 1;
        refuse(&damaged, "the archive is damaged");
    }
    refuse(&bytes[..bytes.len() / 2], "incomplete");
    refuse(b"no archive", "is no archive");
    fs::write(&archive, &bytes).unwrap();
    target.succeed(&["restore", &archive]);
}

fn restore_replaces_a_site_by_force_when_it_is_stopped() {
    let (site, _folder, archive) = site_with_archive();
    let other = TestSite::sqlite();
    let server = other.start();
    let token = other.token();
    for _ in 0..3 {
        create_note(server.port, &token, "lost").unwrap();
    }
    let text = other.fail(&["restore", &archive]);
    assert!(text.contains("site.sqlite exists") && text.contains("has another key"), "{text}");
    let text = other.fail(&["restore", "--force", &archive]);
    assert!(text.contains("another process uses the database"), "{text}");
    assert_eq!(other.documents(&server, &token).notes.len(), 3);
    drop(server);
    let text = other.succeed(&["restore", "--force", &archive]);
    assert!(text.contains("The key that was there before is in"), "{text}");
    assert!(other.succeed(&["check"]).contains("no problem"));
    let (server, token) = (other.start(), other.token());
    assert_eq!(other.documents(&server, &token).notes.len(), 2);
    drop(server);
    // A key in the configuration has to be that of the archive.
    let text = String::from_utf8(site.run(&["restore", &archive, "--encryption-key", &"A".repeat(43)]).stderr).unwrap();
    assert!(text.contains("--encryption-key"), "{text}");
}

fn check_names_each_problem() {
    let (site, _folder, _) = site_with_archive();
    let files = site.files();
    let check = |expected: &str| {
        let text = site.fail(&["check"]);
        assert!(text.contains(&format!("problem: {expected}")), "{text}");
    };
    assert!(site.succeed(&["check"]).contains("no problem was found"));

    let file = fs::read_dir(files.join("private/files")).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "other content").unwrap();
    check("files whose content is not that of their File document: /private/files/file.txt");
    site.succeed(&["check", "--fast"]);
    fs::remove_file(&file).unwrap();
    check("files whose content is missing: /private/files/file.txt");
    fs::write(&file, CONTENT).unwrap();

    let stray = files.join("public/files/stray.txt");
    fs::write(&stray, "stray").unwrap();
    assert!(site.succeed(&["check"]).contains("no problem"), "it may belong to a request that has not committed yet");
    let old = SystemTime::now() - Duration::from_secs(24 * 60 * 60);
    fs::File::options().write(true).open(&stray).unwrap().set_modified(old).unwrap();
    check("stored contents without a File document: public/files/stray.txt");
    fs::remove_file(&stray).unwrap();

    site.execute("UPDATE `tabNote Seen By` SET parent = 'gone' WHERE idx = 1");
    check("rows of tables whose document does not exist: 2 of Note Seen By without their Note");
    site.execute("DELETE FROM `tabNote Seen By` WHERE parent = 'gone'; DROP TABLE `tabTag`");
    check("the schema is not up to date");
    site.succeed(&["migrate"]);
    assert!(site.succeed(&["check"]).contains("no problem"));

    let key = fs::read_to_string(format!("{}.key", site.url)).unwrap();
    let other = TestSite::sqlite();
    other.succeed(&["migrate"]);
    fs::copy(format!("{}.key", other.url), format!("{}.key", site.url)).unwrap();
    check("The database has secrets that are encrypted");
    fs::write(format!("{}.key", site.url), key).unwrap();

    // The last pages of the file. With others, the database cannot be opened, and the error says so.
    let mut bytes = fs::read(&site.url).unwrap();
    let end = bytes.len();
    bytes[end - 3 * 4096..].fill(0xee);
    fs::write(&site.url, bytes).unwrap();
    let text = site.fail(&["check"]);
    assert!(text.contains("problem: the database is damaged") || text.contains("malformed"), "{text}");
}

fn start_with_the_key_of_another_site_is_refused() {
    let (site, _folder, _) = site_with_archive();
    let other = TestSite::sqlite();
    other.succeed(&["migrate"]);
    fs::copy(format!("{}.key", other.url), format!("{}.key", site.url)).unwrap();
    for command in [site.command().arg("serve"), site.command().args(["user", "logout", "Administrator"])] {
        let output = command.args(["--port", "0"]).stdin(Stdio::null()).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains("does not decrypt them") && text.contains("--key-file"), "{text}");
    }
}

fn commands_on_a_missing_database_create_none() {
    let site = TestSite::sqlite();
    for arguments in [["check"].as_slice(), &["backup", "archives"]] {
        assert!(site.fail(arguments).contains("there is no database"));
    }
    assert_eq!(fs::read_dir(site.folder.path()).unwrap().count(), 0);
}
