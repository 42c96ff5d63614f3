use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A database system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerKind {
    /// PostgreSQL.
    Postgres,
    /// MariaDB.
    MariaDb,
}

/// A running server.
#[derive(Debug)]
pub struct DatabaseServer {
    kind: ServerKind,
    programs: PathBuf,
    folder: PathBuf,
    /// Arguments beside those that all servers get.
    arguments: Vec<String>,
    child: Child,
}

/// Time that a server may take to start or to stop.
const SERVER_TIMEOUT: Duration = Duration::from_secs(60);
/// Polling interval of a server that starts or stops.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// User and group id of `nobody`, as database servers refuse to run as root.
const UNPRIVILEGED_UID: u32 = 65534;

impl ServerKind {
    /// The folder of the server's programs; none if the server is not installed.
    pub fn programs(self) -> Option<PathBuf> {
        let (program, mut folders) = match self {
            ServerKind::Postgres => {
                // Debian has a folder for each version, which is not in the PATH.
                let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
                let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
                folders.sort();
                folders.reverse();
                ("initdb", folders)
            }
            ServerKind::MariaDb => ("mariadbd", vec![PathBuf::from("/usr/sbin")]),
        };
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        folders.into_iter().find(|folder| folder.join(program).is_file())
    }
}

/// Starts the servers that are asked for; one that is not installed is reported on stderr.
///
/// # Panics
/// If a server does not start.
#[allow(clippy::panic, dead_code, reason = "a test fails by panicking; a program may need one of them only")]
pub fn start_all(postgres: bool, mariadb: bool) -> Vec<(&'static str, DatabaseServer)> {
    let mut servers = Vec::new();
    for (is_requested, name, kind) in
        [(postgres, "PostgreSQL", ServerKind::Postgres), (mariadb, "MariaDB", ServerKind::MariaDb)]
    {
        if !is_requested {
            continue;
        }
        match DatabaseServer::start(kind) {
            Ok(Some(server)) => servers.push((name, server)),
            Ok(None) => eprintln!("skipped: {name} is not installed"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
    servers
}

impl DatabaseServer {
    /// Starts a server in a new temporary folder; none if the server is not installed.
    ///
    /// # Errors
    /// The output of a program of the server that fails.
    pub fn start(kind: ServerKind) -> io::Result<Option<DatabaseServer>> {
        let prepared = |programs: &Path, folder: &Path| prepare(kind, programs, folder);
        kind.programs().map(|programs| DatabaseServer::launch(kind, programs, Vec::new(), prepared)).transpose()
    }

    /// Starts a server that replicas can follow.
    ///
    /// # Errors
    /// The output of a program of the server that fails.
    #[allow(dead_code, reason = "a program may need no replicas")]
    pub fn start_primary(kind: ServerKind) -> io::Result<Option<DatabaseServer>> {
        let Some(programs) = kind.programs() else { return Ok(None) };
        let mut arguments = Vec::new();
        if kind == ServerKind::MariaDb {
            // Its replicas connect by TCP only.
            let port = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
            arguments = ["--log-bin=log-bin", "--server-id=1", "--skip-networking=0", "--bind-address=127.0.0.1"]
                .map(str::to_owned)
                .to_vec();
            arguments.push(format!("--port={port}"));
        }
        DatabaseServer::launch(kind, programs, arguments, |programs, folder| prepare(kind, programs, folder)).map(Some)
    }

    /// Starts a replica of a server that [`DatabaseServer::start_primary`] started, before it has databases.
    ///
    /// # Errors
    /// The output of a program of the server that fails.
    #[allow(dead_code, reason = "a program may need no replicas")]
    pub fn start_replica(&self) -> io::Result<DatabaseServer> {
        let programs = self.programs.clone();
        if self.kind == ServerKind::Postgres {
            return DatabaseServer::launch(self.kind, programs, Vec::new(), |programs, folder| {
                let mut copy = Command::new(programs.join("pg_basebackup"));
                copy.args(["--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--username", "doctyped"]);
                copy.arg("--host").arg(&self.folder).arg("--pgdata").arg(folder.join("data"));
                run(run_unprivileged(&mut copy).current_dir(folder))
            });
        }
        let prepared = |programs: &Path, folder: &Path| prepare(self.kind, programs, folder);
        let replica = DatabaseServer::launch(self.kind, programs, vec!["--server-id=2".to_owned()], prepared)?;
        let port = self.arguments.iter().find_map(|argument| argument.strip_prefix("--port=")).unwrap_or_default();
        self.mariadb("CREATE USER copy@'127.0.0.1'; GRANT REPLICATION SLAVE ON *.* TO copy@'127.0.0.1'")?;
        replica.mariadb(&format!(
            "CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT={port}, MASTER_USER='copy', \
             MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=1; START SLAVE"
        ))?;
        Ok(replica)
    }

    /// Stops or continues the application of changes at a replica, which goes on receiving them.
    ///
    /// # Errors
    /// The output of the client.
    #[allow(dead_code, reason = "a program may need no replicas")]
    pub fn set_replaying(&self, is_replaying: bool) -> io::Result<()> {
        match (self.kind, is_replaying) {
            (ServerKind::Postgres, true) => self.execute("postgres", "SELECT pg_wal_replay_resume()"),
            (ServerKind::Postgres, false) => self.execute("postgres", "SELECT pg_wal_replay_pause()"),
            (ServerKind::MariaDb, true) => self.mariadb("START SLAVE SQL_THREAD"),
            (ServerKind::MariaDb, false) => self.mariadb("STOP SLAVE SQL_THREAD"),
        }
    }

    fn launch(
        kind: ServerKind,
        programs: PathBuf,
        arguments: Vec<String>,
        prepare: impl FnOnce(&Path, &Path) -> io::Result<()>,
    ) -> io::Result<DatabaseServer> {
        let name = format!("doctyped-{kind:?}-{}-{}", std::process::id(), nanoseconds()).to_lowercase();
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder)?;
        chown_to_unprivileged(&folder)?;
        let started = prepare(&programs, &folder).and_then(|()| spawn(kind, &programs, &folder, &arguments));
        let child = started.inspect_err(|_| remove(&folder))?;
        let mut server = DatabaseServer { kind, programs, folder, arguments, child };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Creates a database and returns its URL.
    ///
    /// # Errors
    /// The output of a program that fails.
    pub fn database(&self, name: &str) -> io::Result<String> {
        match self.kind {
            ServerKind::Postgres => {
                let mut create = self.client("createdb");
                run(create.arg("--host").arg(&self.folder).args(["--username", "doctyped", name]))?;
            }
            ServerKind::MariaDb => {
                self.mariadb(&format!("CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"))?;
            }
        }
        Ok(self.url(name))
    }

    /// The URL of a database.
    pub fn url(&self, name: &str) -> String {
        let folder = self.folder.display();
        match self.kind {
            ServerKind::Postgres => format!("postgres://doctyped@/{name}?host={folder}"),
            ServerKind::MariaDb => format!("mariadb://root@localhost/{name}?unix_socket={folder}/socket"),
        }
    }

    /// The local socket of the server.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn socket(&self) -> PathBuf {
        self.folder.join(if self.kind == ServerKind::Postgres { ".s.PGSQL.5432" } else { "socket" })
    }

    /// Runs SQL as the superuser of the server.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn execute(&self, database: &str, sql: &str) -> io::Result<()> {
        if self.kind == ServerKind::MariaDb {
            return self.mariadb(&format!("USE `{database}`; {sql}"));
        }
        let mut client = self.client("psql");
        client.args(["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--username", "doctyped", "--host"]);
        run(client.arg(&self.folder).args(["--dbname", database, "--command", sql]))
    }

    /// Closes all connections of clients, as an administrator does.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn end_connections(&self, database: &str) -> io::Result<()> {
        let sql = match self.kind {
            ServerKind::Postgres => {
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()"
            }
            ServerKind::MariaDb => {
                "\nDELIMITER //\nBEGIN NOT ATOMIC FOR one IN (SELECT id FROM information_schema.processlist \
                 WHERE db = DATABASE() AND id <> CONNECTION_ID()) DO EXECUTE IMMEDIATE CONCAT('KILL ', one.id); \
                 END FOR; END//\n"
            }
        };
        self.execute(database, sql)
    }

    /// Stops the server and waits for its end.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn stop(&mut self) {
        // PostgreSQL ends at once, without waiting for its clients, at SIGINT; MariaDB at SIGTERM.
        signal(if self.kind == ServerKind::Postgres { "-INT" } else { "-TERM" }, self.child.id());
        let start = Instant::now();
        while start.elapsed() < SERVER_TIMEOUT && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(POLL_INTERVAL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Starts the server again after [`DatabaseServer::stop`].
    ///
    /// # Errors
    /// The output of the server.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn restart(&mut self) -> io::Result<()> {
        self.child = spawn(self.kind, &self.programs, &self.folder, &self.arguments)?;
        self.wait_until_ready()
    }

    /// Suspends all processes of the server: it keeps its connections and answers nothing.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn suspend(&self) {
        self.processes().iter().for_each(|process| signal("-STOP", *process));
    }

    /// Lets the processes of the server go on.
    #[allow(dead_code, reason = "a program may need databases only")]
    pub fn resume(&self) {
        self.processes().iter().for_each(|process| signal("-CONT", *process));
    }

    /// The server, and the processes that it has started for its connections.
    fn processes(&self) -> Vec<u32> {
        let own = self.child.id();
        let children = std::fs::read_to_string(format!("/proc/{own}/task/{own}/children")).unwrap_or_default();
        std::iter::once(own).chain(children.split_whitespace().filter_map(|child| child.parse().ok())).collect()
    }

    fn client(&self, program: &str) -> Command {
        // MariaDB's client is in another folder than its server.
        let path = self.programs.join(program);
        Command::new(if path.is_file() { path } else { PathBuf::from(program) })
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
                ServerKind::Postgres => run(self.client("pg_isready").arg("--quiet").arg("--host").arg(&self.folder)),
                ServerKind::MariaDb => self.mariadb("SELECT 1"),
            };
            match ready {
                Ok(()) => return Ok(()),
                Err(error) if self.child.try_wait()?.is_some() || start.elapsed() > SERVER_TIMEOUT => {
                    let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                    return Err(io::Error::other(format!("{:?} did not start: {error}\n{log}", self.kind)));
                }
                Err(_) => std::thread::sleep(POLL_INTERVAL),
            }
        }
    }
}

impl Drop for DatabaseServer {
    fn drop(&mut self) {
        self.resume();
        self.stop();
        remove(&self.folder);
    }
}

/// Creates the files of a new server, without fsync: the data is temporary.
fn prepare(kind: ServerKind, programs: &Path, folder: &Path) -> io::Result<()> {
    let mut command = match kind {
        ServerKind::Postgres => {
            let mut command = Command::new(programs.join("initdb"));
            command.args(["--username", "doctyped", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]);
            command.arg("--no-sync").arg("--pgdata").arg(folder.join("data"));
            command
        }
        ServerKind::MariaDb => {
            let mut command = Command::new("mariadb-install-db");
            command.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
            command.arg(format!("--datadir={}", folder.join("data").display()));
            command
        }
    };
    // Servers that start at the same time must not share temporary files.
    run(run_unprivileged(&mut command).current_dir(folder).env("TMPDIR", folder))
}

fn spawn(kind: ServerKind, programs: &Path, folder: &Path, arguments: &[String]) -> io::Result<Child> {
    let data = folder.join("data");
    let mut command = match kind {
        ServerKind::Postgres => {
            let mut command = Command::new(programs.join("postgres"));
            command.arg("-D").arg(data).arg("-k").arg(folder);
            command.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]);
            command
        }
        ServerKind::MariaDb => {
            let mut command = Command::new(programs.join("mariadbd"));
            command.arg("--no-defaults").arg(format!("--datadir={}", data.display()));
            command.arg(format!("--socket={}", folder.join("socket").display()));
            command.arg(format!("--pid-file={}", folder.join("pid").display()));
            command.args(["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--max-connections=200"]);
            command
        }
    };
    let log = std::fs::File::create(folder.join("log"))?;
    run_unprivileged(&mut command)
        .args(arguments)
        .current_dir(folder)
        .env("TMPDIR", folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
}

fn signal(name: &str, process: u32) {
    let _ = Command::new("kill").arg(name).arg(process.to_string()).stderr(Stdio::null()).status();
}

/// Runs a program to its end; fails with its stderr.
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

fn run_unprivileged(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    if is_root() {
        command.uid(UNPRIVILEGED_UID).gid(UNPRIVILEGED_UID);
    }
    command
}

fn chown_to_unprivileged(folder: &Path) -> io::Result<()> {
    if is_root() { std::os::unix::fs::chown(folder, Some(UNPRIVILEGED_UID), Some(UNPRIVILEGED_UID)) } else { Ok(()) }
}

fn remove(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}

fn nanoseconds() -> u32 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.subsec_nanos())
}
