//! Failures with SQLite: of the process, its disk and its log.

use super::load::{Figures, measure};
use super::process::{Service, SmallDisk, is_root, run};
use super::{Failure, Report, Workplace};
use anyhow::{Context as _, Result};
use std::fs::{File, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// The failures, in the order of the table.
pub(super) const FAILURES: [Failure; 6] = [
    ("kill -9 during writes", kill),
    ("SIGTERM during writes", terminate),
    ("full disk", fill_disk),
    ("full log", fill_log),
    ("log to a closed pipe", close_log),
    ("read-only database file", make_read_only),
];

/// Length of a description.
const PAYLOAD_LEN: usize = 200;
/// Time for which a disk is full, a log cannot be written, or a file is read-only.
const FAULT_TIME: Duration = Duration::from_secs(10);
/// The id of the user `nobody`: file permissions do not restrict the administrator of the machine.
const UNPRIVILEGED_UID: u32 = 65534;

fn database_in(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("site.sqlite").display())
}

fn kill(workplace: &Workplace<'_>) -> Result<Report> {
    end_and_restart(workplace, "KILL")
}

fn terminate(workplace: &Workplace<'_>) -> Result<Report> {
    end_and_restart(workplace, "TERM")
}

fn end_and_restart(workplace: &Workplace<'_>, signal: &str) -> Result<Report> {
    let mut service = Service::start(workplace, &database_in(workplace.folder))?;
    let (url, token) = (service.process.url.clone(), service.token.clone());
    let figures = measure(&url, &token, PAYLOAD_LEN, || {
        let time = service.end(signal)?;
        let wal = std::fs::metadata(workplace.folder.join("site.sqlite-wal")).map_or(0, |file| file.len());
        let started = Instant::now();
        service.restart(workplace)?;
        let start_time = started.elapsed().as_millis();
        Ok(format!(
            "ended after {} ms, {} KiB in the WAL, ready again after {start_time} ms",
            time.as_millis(),
            wal >> 10
        ))
    })?;
    Ok(Report::Figures(figures))
}

fn fill_disk(workplace: &Workplace<'_>) -> Result<Report> {
    /// Size of the disk.
    const DISK_MEGABYTES: u32 = 256;
    if !is_root() {
        return Ok(Report::Skipped("only root may mount a small disk".to_owned()));
    }
    let folder = workplace.folder.join("disk");
    let _disk = SmallDisk::mount(&folder, DISK_MEGABYTES)?;
    let service = Service::start(workplace, &database_in(&folder))?;
    let filler = folder.join("filler");
    let figures = measure(&service.process.url, &service.token, PAYLOAD_LEN, || {
        fill(&filler)?;
        thread::sleep(FAULT_TIME);
        std::fs::remove_file(&filler).context("cannot remove the filler")?;
        Ok(format!("full for {} s", FAULT_TIME.as_secs()))
    })?;
    Ok(Report::Figures(figures))
}

/// Writes a file until the disk is full.
fn fill(path: &Path) -> Result<()> {
    let mut file = File::create(path)?;
    for length in [1 << 20, 1 << 12] {
        let block = vec![0; length];
        while file.write_all(&block).is_ok() {}
    }
    Ok(())
}

fn fill_log(workplace: &Workplace<'_>) -> Result<Report> {
    let log = File::options().write(true).open("/dev/full")?;
    lose_log(workplace, log.into())
}

fn close_log(workplace: &Workplace<'_>) -> Result<Report> {
    let (reader, writer) = std::io::pipe()?;
    drop(reader);
    lose_log(workplace, writer.into())
}

/// Restarts the server with a log that cannot be written, and with a line for each request.
fn lose_log(workplace: &Workplace<'_>, log: std::os::fd::OwnedFd) -> Result<Report> {
    let mut service = Service::start(workplace, &database_in(workplace.folder))?;
    service.end("TERM")?;
    let mut command = Command::new(workplace.server);
    if service.restart_with(workplace, command.env("RUST_LOG", "debug"), Some(log)).is_err() {
        return Ok(Report::Figures(Figures::down("the server does not start".to_owned())));
    }
    let (url, token) = (service.process.url.clone(), service.token.clone());
    let figures = measure(&url, &token, PAYLOAD_LEN, || {
        thread::sleep(FAULT_TIME);
        Ok("the log cannot be written from start to end".to_owned())
    })?;
    Ok(Report::Figures(figures))
}

/// Restarts the server as a user without the right to write the database.
fn make_read_only(workplace: &Workplace<'_>) -> Result<Report> {
    if !is_root() {
        return Ok(Report::Skipped("only root may start a server as another user".to_owned()));
    }
    // The folders above need not be open to that user.
    let folder = std::env::temp_dir().join(format!("doctyped-read-only-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let report = make_read_only_in(workplace, &folder);
    std::fs::remove_dir_all(&folder)?;
    report
}

fn make_read_only_in(workplace: &Workplace<'_>, folder: &Path) -> Result<Report> {
    let server = folder.join("server");
    std::fs::copy(workplace.server, &server)?;
    let inside = Workplace { server: &server, folder, stop_time: workplace.stop_time };
    let mut service = Service::start(&inside, &database_in(folder))?;
    service.end("TERM")?;
    let path = folder.to_str().context("the path of the folder is not UTF-8")?;
    run("chown", &["-R", &format!("{UNPRIVILEGED_UID}:{UNPRIVILEGED_UID}"), path])?;
    std::fs::set_permissions(folder.join("site.sqlite"), Permissions::from_mode(0o444))?;
    let mut command = Command::new(&server);
    command.uid(UNPRIVILEGED_UID).gid(UNPRIVILEGED_UID);
    if service.restart_with(&inside, &mut command, None).is_err() {
        let log = std::fs::read_to_string(folder.join("server-again.log")).unwrap_or_default();
        let last = log.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
        let mut figures = Figures::down(format!("the server does not start: {}", last.replace('|', "/")));
        figures.may_stay_down = true;
        return Ok(Report::Figures(figures));
    }
    let (url, token) = (service.process.url.clone(), service.token.clone());
    let figures = measure(&url, &token, PAYLOAD_LEN, || {
        thread::sleep(FAULT_TIME);
        std::fs::set_permissions(folder.join("site.sqlite"), Permissions::from_mode(0o644))?;
        Ok("the file is writable again before the end".to_owned())
    })?;
    Ok(Report::Figures(figures))
}
