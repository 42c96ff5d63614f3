//! Administrator's generated password in a new database: shown on a terminal, or written to a file.
//!
//! The output of a service becomes its log, which many people and programs can read. So where standard output is no
//! terminal, the password goes to a file for the user of the server alone.

use super::say;
use doctyped_core::config::Config;
use doctyped_core::error::{Error, Result};
use doctyped_orm::private_file;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Shows a password or writes it to its file.
///
/// # Errors
/// `InternalError` if the file cannot be written.
pub(super) fn announce(config: &Config, password: &str) -> Result<()> {
    if is_shown() {
        say(&format!("Administrator's password is {password}\nIt is not shown again."));
        return Ok(());
    }
    let path = path(config);
    write(&path, password).map_err(|error| {
        Error::internal(format!(
            "cannot write Administrator's password to {}: {error}; set another one with `user set-password Administrator`",
            path.display()
        ))
    })?;
    say(&format!("Administrator's password is in {}; delete the file when you have read it.", path.display()));
    Ok(())
}

/// The password as a shell word: itself where it is shown, or the content of its file.
pub(super) fn shell_word(config: &Config, password: &str) -> String {
    if is_shown() { password.to_owned() } else { format!("$(cat {})", path(config).display()) }
}

fn is_shown() -> bool {
    std::io::stdout().is_terminal()
}

/// The file: beside the SQLite database, or in the working directory.
fn path(config: &Config) -> PathBuf {
    PathBuf::from(
        config.database.sqlite_file().map_or("doctyped.password".to_owned(), |path| format!("{path}.password")),
    )
}

/// Writes a file with mode 0600, in place of an earlier one.
fn write(path: &Path, password: &str) -> std::io::Result<()> {
    private_file::write_beside(path, password)?.persist(path).map(drop).map_err(|failed| failed.error)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn password_file_is_closed_to_other_users_and_replaces_an_earlier_one() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("site.sqlite").to_str().unwrap().parse().unwrap();
        let path = path(&Config { database, ..Config::default() });
        assert_eq!(path, folder.path().join("site.sqlite.password"));
        std::fs::write(&path, "earlier").unwrap();
        write(&path, "secret").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "secret\n");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
