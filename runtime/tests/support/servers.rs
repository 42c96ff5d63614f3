//! Private database servers for tests: each in a temporary folder with a Unix socket, stopped when
//! its [`Server`] is dropped.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A database system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PostgreSQL.
    Postgres,
    /// MariaDB.
    MariaDb,
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    kind: Kind,
    programs: PathBuf,
    folder: PathBuf,
    child: Child,
}

/// How long a server may take to start or to stop.
const START_TIMEOUT: Duration = Duration::from_secs(60);
/// The user id of `nobody`: the servers refuse to run as root.
const UNPRIVILEGED_UID: u32 = 65534;

impl Kind {
    /// The folder of the server's programs; `None` if it is not installed.
    pub fn programs(self) -> Option<PathBuf> {
        let (program, mut folders) = match self {
            Kind::Postgres => {
                // Debian keeps a folder for each version, out of the PATH.
                let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
                let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
                folders.sort();
                folders.reverse();
                ("initdb", folders)
            }
            Kind::MariaDb => ("mariadbd", vec![PathBuf::from("/usr/sbin")]),
        };
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        folders.into_iter().find(|folder| folder.join(program).is_file())
    }
}

/// Starts the wanted servers; skips, with a message, those that are not installed.
///
/// # Panics
/// If a server does not start.
#[allow(clippy::panic, dead_code, reason = "a test fails by panicking; a program may need one of them only")]
pub fn all(postgres: bool, mariadb: bool) -> Vec<(&'static str, Server)> {
    let mut servers = Vec::new();
    for (is_wanted, name, kind) in [(postgres, "PostgreSQL", Kind::Postgres), (mariadb, "MariaDB", Kind::MariaDb)] {
        if !is_wanted {
            continue;
        }
        match Server::start(kind) {
            Ok(Some(server)) => servers.push((name, server)),
            Ok(None) => eprintln!("skipped: {name} is not installed"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
    servers
}

impl Server {
    /// Starts a server in a new temporary folder; `None` if it is not installed.
    ///
    /// # Errors
    /// The output of a server program that fails.
    pub fn start(kind: Kind) -> io::Result<Option<Server>> {
        let Some(programs) = kind.programs() else {
            return Ok(None);
        };
        let name = format!("doctyped-{kind:?}-{}-{}", std::process::id(), nanoseconds()).to_lowercase();
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder)?;
        chown_to_unprivileged(&folder)?;
        let started = prepare(kind, &programs, &folder).and_then(|()| spawn(kind, &programs, &folder));
        let child = started.inspect_err(|_| remove(&folder))?;
        let mut server = Server { kind, programs, folder, child };
        server.wait_until_ready()?;
        Ok(Some(server))
    }

    /// Creates an empty database; returns its URL.
    ///
    /// # Errors
    /// The output of the client program when it fails.
    pub fn database(&self, name: &str) -> io::Result<String> {
        let folder = self.folder.display();
        match self.kind {
            Kind::Postgres => {
                let mut create = self.client("createdb");
                run(create.arg("--host").arg(&self.folder).args(["--username", "doctyped", name]))?;
                Ok(format!("postgres://doctyped@/{name}?host={folder}"))
            }
            Kind::MariaDb => {
                self.mariadb(&format!("CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"))?;
                Ok(format!("mariadb://root@localhost/{name}?unix_socket={folder}/socket"))
            }
        }
    }

    fn client(&self, program: &str) -> Command {
        let beside = self.programs.join(program);
        // MariaDB installs its server and its client in different folders.
        Command::new(if beside.is_file() { beside } else { PathBuf::from(program) })
    }

    fn mariadb(&self, sql: &str) -> io::Result<()> {
        let mut client = self.client("mariadb");
        run(client
            .args(["--no-defaults", "--user=root", "--socket"])
            .arg(self.folder.join("socket"))
            .args(["--execute", sql]))
    }

    fn wait_until_ready(&mut self) -> io::Result<()> {
        let start = Instant::now();
        loop {
            let ready = match self.kind {
                Kind::Postgres => run(self.client("pg_isready").arg("--quiet").arg("--host").arg(&self.folder)),
                Kind::MariaDb => self.mariadb("SELECT 1"),
            };
            match ready {
                Ok(()) => return Ok(()),
                Err(error) if self.child.try_wait()?.is_some() || start.elapsed() > START_TIMEOUT => {
                    let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                    return Err(io::Error::other(format!("{:?} did not start: {error}\n{log}", self.kind)));
                }
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT stops PostgreSQL without waiting for its clients; MariaDB stops at SIGTERM.
        let signal = if self.kind == Kind::Postgres { "-INT" } else { "-TERM" };
        let _ = Command::new("kill").arg(signal).arg(self.child.id().to_string()).status();
        let start = Instant::now();
        while start.elapsed() < START_TIMEOUT && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        // The server may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        remove(&self.folder);
    }
}

/// Creates the data folder of a new server, without fsync.
fn prepare(kind: Kind, programs: &Path, folder: &Path) -> io::Result<()> {
    let mut command = match kind {
        Kind::Postgres => {
            let mut command = Command::new(programs.join("initdb"));
            command.args(["--username", "doctyped", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]);
            command.arg("--no-sync").arg("--pgdata").arg(folder.join("data"));
            command
        }
        Kind::MariaDb => {
            let mut command = Command::new("mariadb-install-db");
            command.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
            command.arg(format!("--datadir={}", folder.join("data").display()));
            command
        }
    };
    // Servers that start at the same time must not share temporary files.
    run(as_unprivileged(&mut command).current_dir(folder).env("TMPDIR", folder))
}

fn spawn(kind: Kind, programs: &Path, folder: &Path) -> io::Result<Child> {
    let data = folder.join("data");
    let mut command = match kind {
        Kind::Postgres => {
            let mut command = Command::new(programs.join("postgres"));
            command.arg("-D").arg(data).arg("-k").arg(folder);
            command.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]);
            command
        }
        Kind::MariaDb => {
            let mut command = Command::new(programs.join("mariadbd"));
            command.arg("--no-defaults").arg(format!("--datadir={}", data.display()));
            command.arg(format!("--socket={}", folder.join("socket").display()));
            command.arg(format!("--pid-file={}", folder.join("pid").display()));
            command.args(["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--max-connections=200"]);
            command
        }
    };
    let log = std::fs::File::create(folder.join("log"))?;
    as_unprivileged(&mut command)
        .current_dir(folder)
        .env("TMPDIR", folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
}

/// Runs a program to its end; its error output is the error.
fn run(command: &mut Command) -> io::Result<()> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let program = command.get_program().to_string_lossy();
    Err(io::Error::other(format!("{program} ended with {}: {}", output.status, text.trim())))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn as_unprivileged(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    if is_root() {
        command.uid(UNPRIVILEGED_UID).gid(UNPRIVILEGED_UID);
    }
    command
}

fn chown_to_unprivileged(folder: &Path) -> io::Result<()> {
    if is_root() { std::os::unix::fs::chown(folder, Some(UNPRIVILEGED_UID), Some(UNPRIVILEGED_UID)) } else { Ok(()) }
}

/// Removes the folder; errors are ignored, since it is a temporary one.
fn remove(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}

fn nanoseconds() -> u32 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.subsec_nanos())
}
