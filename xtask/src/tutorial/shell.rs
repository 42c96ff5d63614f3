//! One bash for all commands, so that folders and variables hold from one to the next, and one server at a time.

use anyhow::{Context as _, Result, bail, ensure};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a command may take; the longest compile the application.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(15 * 60);
/// How long a server may take to accept connections.
const START_TIMEOUT: Duration = Duration::from_secs(30);
/// Time between two attempts to connect to a server that starts.
const POLL_INTERVAL: Duration = Duration::from_millis(5);
/// Begins the line after the output of a command, with the exit status.
const END: &str = "\u{1e}end ";

/// A shell, which ends with its server when this is dropped.
pub struct Shell {
    bash: Child,
    input: ChildStdin,
    output: Receiver<String>,
    /// The process of the server.
    server: Option<u32>,
}

impl Shell {
    /// Starts bash in a folder.
    ///
    /// # Errors
    /// There is no bash.
    pub fn start(folder: &Path, variables: &[(&str, String)]) -> Result<Shell> {
        let mut bash = crate::without_package_env("bash")
            .args(["--noprofile", "--norc"])
            .current_dir(folder)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .env("CARGO_TERM_COLOR", "never")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start bash")?;
        let (Some(input), Some(output)) = (bash.stdin.take(), bash.stdout.take()) else { bail!("bash has no pipes") };
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut shell = Shell { bash, input, output: receiver, server: None };
        shell.run("exec 2>&1")?;
        Ok(shell)
    }

    /// Runs a command to its end. Gives its output.
    ///
    /// # Errors
    /// The command fails or takes longer than [`COMMAND_TIMEOUT`].
    pub fn run(&mut self, command: &str) -> Result<String> {
        // The group runs in the shell itself; its input is not that of the shell.
        writeln!(self.input, "{{ {command}\n}} </dev/null; printf '\\n{END}%s\\n' \"$?\"")?;
        self.input.flush()?;
        let deadline = Instant::now() + COMMAND_TIMEOUT;
        let mut lines: Vec<String> = Vec::new();
        loop {
            let line = self
                .output
                .recv_timeout(deadline.saturating_duration_since(Instant::now()))
                .with_context(|| format!("`{command}` did not end:\n{}", lines.join("\n")))?;
            if let Some(status) = line.strip_prefix(END) {
                let output = lines.join("\n").trim().to_owned();
                ensure!(status == "0", "`{command}` ended with {status}:\n{output}");
                return Ok(output);
            }
            lines.push(line);
        }
    }

    /// Starts a server and waits until it accepts connections; stops the one before. Gives its log.
    ///
    /// # Errors
    /// The server does not compile or start.
    pub fn serve(&mut self, command: &str, folder: &Path, port: u16) -> Result<String> {
        self.stop_server();
        if command.starts_with("cargo run") {
            self.run("cargo build")?;
        }
        let log = folder.join("server.log");
        let id = self.run(&format!("{command} >'{}' 2>&1 & echo $!", log.display()))?;
        let id: u32 = id.trim().parse().with_context(|| format!("no process id: {id}"))?;
        self.server = Some(id);
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let printed = || fs::read_to_string(&log).unwrap_or_default();
            ensure!(start.elapsed() < START_TIMEOUT, "the server does not start:\n{}", printed());
            ensure!(Path::new(&format!("/proc/{id}")).exists(), "the server ended:\n{}", printed());
            std::thread::sleep(POLL_INTERVAL);
        }
        fs::read_to_string(&log).context("the server has no log")
    }

    /// Ends the server, by its process id, and waits for its end.
    fn stop_server(&mut self) {
        if let Some(id) = self.server.take() {
            // Both fail if it has ended already.
            let _ = Command::new("kill").arg(id.to_string()).status();
            let _ = self.run(&format!("wait {id} || true"));
        }
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        self.stop_server();
        // Both fail if it has ended already.
        let _ = self.bash.kill();
        let _ = self.bash.wait();
    }
}
