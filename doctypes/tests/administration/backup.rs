//! Backups while clients write, and their restore as another site.

use crate::site::{Documents, TestSite, create_file, create_note};
use crate::support::request;
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

pub const CASES: &[(&str, fn())] = &[
    ("backup_during_writes_has_what_was_acknowledged", backup_during_writes_has_what_was_acknowledged),
    ("killed_backup_leaves_no_archive_that_verifies", killed_backup_leaves_no_archive_that_verifies),
    ("old_archives_are_removed", old_archives_are_removed),
];

const CLIENTS: usize = 4;
const BACKUPS: usize = 3;

/// On SQLite, and on the database servers that are compiled in.
fn backup_during_writes_has_what_was_acknowledged() {
    let sites: Vec<TestSite> = (0..=BACKUPS).map(|_| TestSite::sqlite()).collect();
    back_up_during_writes(&sites[0], &sites[1..]);
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    for (name, server) in crate::servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        let site = |number: usize| {
            let url = server.database(&format!("site{number}")).unwrap();
            TestSite { folder: tempfile::tempdir().unwrap(), url }
        };
        let sites: Vec<TestSite> = (0..=BACKUPS).map(site).collect();
        back_up_during_writes(&sites[0], &sites[1..]);
        println!("     on {name} as well");
    }
}

/// Stops the clients when it is dropped.
struct StopOnDrop<'a>(&'a AtomicBool);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Makes a backup for each target while clients create notes and files and delete files, and the last one afterwards.
fn back_up_during_writes(site: &TestSite, targets: &[TestSite]) {
    let server = site.start();
    let token = site.token();
    let (acknowledged, is_stopping) = (Mutex::new(Documents::default()), AtomicBool::new(false));
    let archives = tempfile::tempdir().unwrap();
    // What was acknowledged before each backup, and its archive.
    let mut backups = Vec::new();
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (token, acknowledged, is_stopping, port) = (&token, &acknowledged, &is_stopping, server.port);
            scope.spawn(move || {
                let mut number = 0;
                while !is_stopping.load(Ordering::Relaxed) {
                    number += 1;
                    write(port, token, &format!("{client}-{number}"), acknowledged);
                }
            });
        }
        // The clients end if a backup fails.
        let stop = StopOnDrop(&is_stopping);
        for _ in 1..targets.len() {
            let start = Instant::now();
            let enough = acknowledged.lock().unwrap().notes.len() + 20;
            while acknowledged.lock().unwrap().notes.len() < enough && start.elapsed() < Duration::from_secs(60) {
                thread::sleep(Duration::from_millis(5));
            }
            let notes = acknowledged.lock().unwrap().notes.clone();
            backups.push((notes, site.backup(archives.path())));
        }
        drop(stop);
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    backups.push((acknowledged.notes.clone(), site.backup(archives.path())));
    assert!(acknowledged.notes.len() >= 40 && acknowledged.files.len() >= 20, "{acknowledged:?}");
    assert_eq!(site.documents(&server, &token), acknowledged);

    for (index, ((notes, archive), target)) in backups.iter().zip(targets).enumerate() {
        site.succeed(&["backup", "--verify", archive.to_str().unwrap()]);
        target.succeed(&["restore", archive.to_str().unwrap()]);
        assert!(target.succeed(&["check"]).contains("no problem was found"));
        let restored_server = target.start();
        // The token is one of the secrets that the key in the archive opens. `documents` compares files and hashes.
        let restored = target.documents(&restored_server, &token);
        assert!(restored.notes.is_superset(notes) && restored.notes.is_subset(&acknowledged.notes));
        if index + 1 == targets.len() {
            assert_eq!(restored, acknowledged);
        }
        // The restored site is an ordinary one.
        create_note(restored_server.port, &token, "after the restore").unwrap();
        let tables = target.fail(&["restore", archive.to_str().unwrap()]);
        assert!(tables.contains("the site is not empty"), "{tables}");
    }
}

/// Creates a note and two files, and deletes one of the files.
fn write(port: u16, token: &str, name: &str, acknowledged: &Mutex<Documents>) {
    let note = create_note(port, token, name).unwrap();
    acknowledged.lock().unwrap().notes.insert(note);
    let (file, hash) = create_file(port, token, &format!("it's {name}.txt"), &format!("content of {name}")).unwrap();
    acknowledged.lock().unwrap().files.insert(file, hash);
    let (deleted, _) = create_file(port, token, &format!("{name} to delete.txt"), &format!("lost {name}")).unwrap();
    let (status, body) = request(port, "DELETE", &format!("File/{deleted}"), token, &Value::Null).unwrap();
    assert!(status < 300, "{body}");
}

/// Parts of an archive after which a backup is killed.
const KILLS: u64 = 12;

/// Backups that are started to kill one after a part of its archive; a backup may end before it is killed.
const MAX_ATTEMPTS: usize = 20;

/// Kills backups after different parts of their archives. An archive with its final name is complete; others do not
/// verify.
fn killed_backup_leaves_no_archive_that_verifies() {
    let site = TestSite::sqlite();
    let server = site.start();
    let token = site.token();
    for number in 0..20 {
        create_note(server.port, &token, &format!("{number}")).unwrap();
        let content = format!("{number} ").repeat(100_000);
        create_file(server.port, &token, &format!("{number}.txt"), &content).unwrap();
    }
    let archives = tempfile::tempdir().unwrap();
    // What `--verify` says of a complete archive after the time of its creation.
    let verify = |path: &std::path::Path| {
        let output = site.run(&["backup", "--verify", path.to_str().unwrap()]);
        let text = String::from_utf8(output.stdout).unwrap();
        output.status.success().then(|| text.rsplit_once("Z, ").unwrap().1.to_owned())
    };
    let whole = site.backup(archives.path());
    let len = std::fs::metadata(&whole).unwrap().len();
    let contents = verify(&whole);
    assert!(contents.is_some());
    // The sizes at which a backup was killed before its end.
    let mut unfinished: Vec<u64> = Vec::new();
    for (part, _) in (0..KILLS).flat_map(|part| (0..MAX_ATTEMPTS).map(move |attempt| (part, attempt))) {
        if unfinished.len() as u64 > part {
            continue;
        }
        kill_backup_at(&site, archives.path(), len * part / KILLS);
        for entry in std::fs::read_dir(archives.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                assert_eq!(verify(&path), contents, "{} is incomplete", path.display());
                if path != whole {
                    std::fs::remove_file(&path).unwrap();
                }
            } else {
                let archive = path.join("archive.zip");
                unfinished.push(std::fs::metadata(&archive).map_or(0, |metadata| metadata.len()));
                // A backup that was killed between its last byte and its rename is complete.
                if archive.exists() {
                    let verified = verify(&archive);
                    assert!(verified.is_none() || verified == contents, "{verified:?}");
                }
                std::fs::remove_dir_all(&path).unwrap();
            }
        }
    }
    assert!(unfinished.len() > 3, "backups were killed before their end at these sizes only: {unfinished:?} of {len}");
    // Files can be deleted while a killed backup is registered; their contents are removed later.
    let (file, _) = create_file(server.port, &token, "late.txt", "late").unwrap();
    let (status, _) = request(server.port, "DELETE", &format!("File/{file}"), &token, &Value::Null).unwrap();
    assert!(status < 300 && site.files().join("private/files/late.txt").exists());
}

/// Starts a backup, and kills it when its archive has a number of bytes, if it has not ended by then.
fn kill_backup_at(site: &TestSite, folder: &Path, len: u64) {
    let mut backup = site.command();
    backup.args(["backup", folder.to_str().unwrap()]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = backup.spawn().unwrap();
    let has_grown = || {
        let mut paths =
            std::fs::read_dir(folder).unwrap().filter_map(|entry| Some(entry.ok()?.path().join("archive.zip")));
        paths.any(|archive| archive.metadata().is_ok_and(|metadata| metadata.len() >= len))
    };
    while !has_grown() && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_micros(200));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

fn old_archives_are_removed() {
    let site = TestSite::sqlite();
    drop(site.start());
    let archives = tempfile::tempdir().unwrap();
    let folder = archives.path().to_str().unwrap();
    for day in 1..=3 {
        std::fs::write(archives.path().join(format!("site-2026010{day}T000000Z.zip")), "").unwrap();
    }
    std::fs::write(archives.path().join("notes.txt"), "").unwrap();
    let text = site.succeed(&["backup", folder, "--keep", "2", "--without-key"]);
    assert!(text.contains("removed site-20260101T000000Z.zip") && text.contains("removed site-20260102T000000Z.zip"));
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() == 3 && names[0] == "notes.txt" && names[1] == "site-20260103T000000Z.zip", "{names:?}");
    let archive = archives.path().join(&names[2]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&archive).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let target = TestSite::sqlite();
    let text = target.succeed(&["restore", archive.to_str().unwrap()]);
    assert!(text.contains("The archive has no key"), "{text}");
}
