//! MariaDB and MySQL: a snapshot with `mariadb-dump`, whose SQL also tells which files it names.

use super::program::{find, run_writing, start_reading};
use super::server_url::ServerParts;
use super::sql_literals::FileLiterals;
use crate::archive::{ArchiveReader, ArchiveWriter, Compression, DatabaseKind};
use doctyped_core::error::{Error, Result};
use doctyped_files::StorageKey;
use doctyped_orm::db::{Pool, ServerUrl};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::NamedTempFile;

/// The package of Debian with the programs.
const PACKAGE: &str = "mariadb-client";

/// Adds a snapshot of a database to an archive.
pub fn dump(_: &Pool, url: &ServerUrl, work_dir: &Path, archive: &mut ArchiveWriter) -> Result<BTreeSet<StorageKey>> {
    let options = option_file(url, work_dir)?;
    let mut command = command(find(&["mariadb-dump", "mysqldump"], PACKAGE)?, &options);
    // InnoDB's snapshot, without locks; binary values as hexadecimal digits.
    command.args(["--single-transaction", "--quick", "--skip-lock-tables", "--hex-blob", "--no-tablespaces"]);
    command.args(["--default-character-set=utf8mb4", "--", &ServerParts::of(url).database]);
    let (running, output) = start_reading(&mut command)?;
    let mut output = Scanner { output, literals: FileLiterals::default() };
    archive.add(DatabaseKind::Mariadb.entry(), Compression::Deflated, &mut output)?;
    running.finish()?;
    Ok(output.literals.into_keys())
}

/// Restores the snapshot of an archive into a database without tables.
pub fn restore(url: &ServerUrl, reader: &mut ArchiveReader) -> Result<()> {
    let options = option_file(url, &std::env::temp_dir())?;
    let mut command = command(find_client()?, &options);
    command.args(["--default-character-set=utf8mb4", "--batch", "--", &ServerParts::of(url).database]);
    run_writing(&mut command, |input| reader.extract_database(input))
}

/// Fails if the program of a restore is not installed.
pub fn check_restorable() -> Result<()> {
    find_client().map(drop)
}

fn find_client() -> Result<PathBuf> {
    find(&["mariadb", "mysql"], PACKAGE)
}

fn command(program: PathBuf, options: &NamedTempFile) -> Command {
    let mut command = Command::new(program);
    // It has to be the first.
    command.arg(format!("--defaults-file={}", options.path().display()));
    command
}

/// A file with the options of the connection, with mode 0600: the password is not on the command line.
fn option_file(url: &ServerUrl, folder: &Path) -> Result<NamedTempFile> {
    let unwritable =
        |error: io::Error| Error::storage(format!("{} cannot be written: {error}", folder.display()), error);
    let parts = ServerParts::of(url);
    let mut text = "[client]\n".to_owned();
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let quote = if value.contains('"') { '\'' } else { '"' };
            // Writing to a `String` does not fail.
            let _ = writeln!(text, "{name}={quote}{}{quote}", value.replace('\\', "\\\\"));
        }
    };
    add("user", Some(&parts.user));
    add("password", parts.password.as_deref());
    add("host", Some(&parts.host));
    add("port", parts.port.as_deref());
    add("socket", parts.parameter("unix_socket"));
    for name in ["ssl_ca", "ssl_cert", "ssl_key"] {
        add(&name.replace('_', "-"), parts.parameter(name));
    }
    match parts.parameter("ssl_mode").unwrap_or_default().to_ascii_lowercase().as_str() {
        "disabled" => text.push_str("skip-ssl\n"),
        "required" => text.push_str("ssl\n"),
        "verify_ca" | "verify_identity" => text.push_str("ssl\nssl-verify-server-cert\n"),
        _ => {}
    }
    let mut file = NamedTempFile::with_prefix_in(".doctyped-options-", folder).map_err(unwritable)?;
    file.write_all(text.as_bytes()).map_err(unwritable)?;
    Ok(file)
}

/// Passes the output on and looks for the files in it.
struct Scanner<R> {
    output: R,
    literals: FileLiterals,
}

impl<R: Read> Read for Scanner<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.output.read(buffer)?;
        self.literals.scan(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}
