//! Programs of PostgreSQL and MariaDB.

use doctyped_core::error::{Error, Result};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::{self, JoinHandle};

/// Bytes of the error output that a message repeats.
const MAX_ERROR_LEN: usize = 4000;

/// The first of some programs that is installed.
///
/// # Errors
/// `ValidationError` with the packages of Debian that have them.
pub fn find(names: &[&str], packages: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().find_map(|name| {
        let mut candidates = std::env::split_paths(&path).map(|folder| folder.join(name));
        candidates.find(|candidate| candidate.is_file())
    });
    found.ok_or_else(|| {
        let names = names.join(" or ");
        Error::validation(format!(
            "the program {names} is needed and not in the PATH; on Debian: apt-get install {packages}"
        ))
    })
}

/// A program that is running.
pub struct Running {
    name: String,
    child: Child,
    errors: Option<JoinHandle<String>>,
}

/// Starts a program whose output is to be read.
pub fn start_reading(command: &mut Command) -> Result<(Running, ChildStdout)> {
    let mut running = start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let output = running.child.stdout.take().ok_or_else(|| Error::internal("a program has no output"))?;
    Ok((running, output))
}

/// Runs a program, to whose input `write` writes.
pub fn run_writing(command: &mut Command, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut running = start(command.stdin(Stdio::piped()).stdout(Stdio::null()))?;
    let input = running.child.stdin.take();
    let written = input.map_or(Ok(()), |mut input| write(&mut input));
    // The reason of a program that has stopped reading is in its output.
    running.finish().and(written)
}

fn start(command: &mut Command) -> Result<Running> {
    let name = PathBuf::from(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let failed = |error: io::Error| Error::internal(format!("cannot start {name}: {error}"));
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(failed)?;
    let errors = child.stderr.take().map(|mut output| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What was read before an error is the message.
            let _ = output.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    });
    Ok(Running { name, child, errors })
}

impl Running {
    /// Waits for the end of the program.
    ///
    /// # Errors
    /// `InternalError` with its error output if it failed.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait();
        let errors = self.errors.take().and_then(|errors| errors.join().ok()).unwrap_or_default();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => {
                let text: String = errors.trim().chars().take(MAX_ERROR_LEN).collect();
                Err(Error::internal(format!("{} ended with {status}: {text}", self.name)))
            }
            Err(error) => Err(Error::internal(format!("{} cannot be waited for: {error}", self.name))),
        }
    }
}

impl Drop for Running {
    /// A program whose output is not read to its end must not go on.
    fn drop(&mut self) {
        if self.errors.is_some() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
