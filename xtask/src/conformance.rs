//! `cargo xtask conformance`: replays recorded requests against a server of our own.
//!
//! The conformance application is the project's own DocTypes and those in
//! `xtask/conformance/doctypes`, with their controllers. It is generated and built in a folder under
//! `target/`, started on a free port with a fresh database, and ended when the replay is done. It
//! has the databases compiled in that the replay is asked for.

use crate::servers::{DatabaseServer, ServerKind};
use anyhow::{Context as _, Result, bail, ensure};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Replay recorded requests against a freshly built server.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files with cases, or folders of them [default: all of xtask/conformance/cases].
    #[arg(long, value_name = "PATH", num_args = 1..)]
    cases: Vec<PathBuf>,

    /// The databases to use, one after the other: URLs of empty databases, or `sqlite` for a new
    /// file, `postgres` or `mariadb` for a server that is started for the replay and ended with it
    /// (passed over with a word if its programs are not installed).
    #[arg(long, value_name = "URL", num_args = 1.., default_value = "sqlite")]
    database: Vec<String>,

    /// Do not replay anything: leave the server running on this port until it is interrupted.
    #[arg(long, value_name = "PORT")]
    serve: Option<u16>,

    /// Show every difference, not only the first of a step.
    #[arg(long, short)]
    verbose: bool,
}

/// Builds, starts, replays.
///
/// # Errors
/// When something on the way fails; failed cases are told by the exit code.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let own = project.join("xtask/conformance");
    let given = if arguments.cases.is_empty() { vec![own.join("cases")] } else { arguments.cases.clone() };
    let cases = case_files(&given)?;
    // A folder of its own for each run, so that several can run at a time.
    let folder = project.join(format!("target/conformance/run-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let server = build(&project, &features(&arguments.database), &folder)?;
    let mut passed = true;
    for (place, word) in arguments.database.iter().enumerate() {
        let folder = folder.join(place.to_string());
        std::fs::create_dir_all(&folder)?;
        let Some(database) = Database::open(word, &folder)? else {
            eprintln!("{word}: skipped, because its programs are not installed");
            continue;
        };
        if arguments.database.len() > 1 {
            println!("{word}:");
        }
        passed &= replay(arguments, &own, &server, &folder, &database.url, &cases)?;
    }
    if !passed {
        eprintln!("what the server said is in {}", folder.display());
        return Ok(ExitCode::FAILURE);
    }
    std::fs::remove_dir_all(&folder).context("cannot clear the folder of the run")?;
    Ok(ExitCode::SUCCESS)
}

/// A database for one replay.
struct Database {
    url: String,
    /// Kept running as long as the database is used.
    _server: Option<DatabaseServer>,
}

impl Database {
    /// The database that a word or a URL stands for; none if its server is not installed.
    fn open(word: &str, folder: &Path) -> Result<Option<Database>> {
        let kind = match word {
            "sqlite" => {
                let url = format!("sqlite://{}", folder.join("site.sqlite").display());
                return Ok(Some(Database { url, _server: None }));
            }
            "postgres" => ServerKind::Postgres,
            "mariadb" | "mysql" => ServerKind::MariaDb,
            url => return Ok(Some(Database { url: url.to_owned(), _server: None })),
        };
        let Some(server) = DatabaseServer::start(kind).with_context(|| format!("cannot start a server for {word}"))?
        else {
            return Ok(None);
        };
        let url = server.database("conformance")?;
        Ok(Some(Database { url, _server: Some(server) }))
    }
}

/// The cargo features that databases need, besides the one that is always there.
fn features(databases: &[String]) -> String {
    let mut features = Vec::new();
    for (feature, schemes) in [("postgres", ["postgres", "postgresql"]), ("mysql", ["mariadb", "mysql"])] {
        let scheme = |database: &String| schemes.contains(&database.split(':').next().unwrap_or_default());
        if databases.iter().any(scheme) {
            features.push(feature);
        }
    }
    features.join(",")
}

/// Starts the server on a database and replays the cases; tells whether they passed.
fn replay(
    arguments: &Arguments,
    own: &Path,
    server: &Path,
    folder: &Path,
    database: &str,
    cases: &[PathBuf],
) -> Result<bool> {
    let port = match arguments.serve {
        Some(port) => port,
        None => free_port()?,
    };
    let mut running = Running::start(server, folder, database, port)?;
    running.wait_until_ready()?;
    if arguments.serve.is_some() {
        eprintln!("conformance server: {} (Administrator / admin)", running.url);
        running.child.wait()?;
        return Ok(true);
    }
    let mut replay = Command::new("python3");
    replay.arg(own.join("replay.py")).args(["check", &running.url]);
    if arguments.verbose {
        replay.arg("-v");
    }
    let status = replay.args(cases).status().context("cannot run python3, which replays the cases")?;
    ensure!(running.child.try_wait()?.is_none(), "the server stopped during the replay; see {}", folder.display());
    Ok(status.success())
}

/// The files that were named, and those in the folders that were named, in order.
fn case_files(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in given {
        if path.is_dir() {
            let mut found: Vec<PathBuf> = std::fs::read_dir(path)?
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<Vec<_>>>()?
                .into_iter()
                .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
                .collect();
            ensure!(!found.is_empty(), "{} holds no cases", path.display());
            found.sort();
            files.append(&mut found);
        } else {
            ensure!(path.is_file(), "there are no cases at {}", path.display());
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Generates and builds the application with more databases than the default; gives its server, in
/// a folder.
///
/// # Errors
/// When it has mistakes or does not build.
pub fn build(project: &Path, features: &str, folder: &Path) -> Result<PathBuf> {
    let app = project.join("target/conformance/app");
    let options = doctyped_codegen::Options {
        sources: vec![project.join("doctypes"), project.join("xtask/conformance/doctypes")],
        out: app.clone(),
        target: doctyped_codegen::Target::Standalone,
        root: project.to_owned(),
        allow_missing_links: false,
        runtime: project.join("runtime"),
        cache: Some(project.join("target/conformance/codegen.cache")),
    };
    let outcome = doctyped_codegen::generate(&options)?;
    let Some(plan) = outcome.plan else {
        for diagnostic in &outcome.diagnostics {
            eprintln!("{}", doctyped_codegen::diagnostic::human(diagnostic, false));
        }
        bail!("the conformance application's definitions have errors");
    };
    doctyped_codegen::write(&plan)?;
    // The same versions as the project, in the same target folder: nothing is built twice.
    std::fs::copy(project.join("Cargo.lock"), app.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    let status = crate::cargo()
        .args(["build", "--quiet", "--package", "server", "--features", features, "--manifest-path"])
        .arg(app.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(project.join("target"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the conformance application does not build");
    // `target/debug/server` is also the project's own server: take a copy before that is built again.
    let server = folder.join("server");
    std::fs::copy(project.join("target/debug/server"), &server).context("cannot copy the server")?;
    Ok(server)
}

/// A port that nobody listens on.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A server that ends when this does.
pub struct Running {
    child: Child,
    /// Where it listens.
    pub url: String,
}

impl Running {
    /// Starts a server on a database; its output goes to a log in the folder.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(server: &Path, folder: &Path, database: &str, port: u16) -> Result<Running> {
        let log = std::fs::File::create(folder.join("server.log"))?;
        let child = Command::new(server)
            .current_dir(folder)
            .args(["--port", &port.to_string(), "--host", "127.0.0.1", "--database", database])
            .env("DOCTYPED_ADMIN_PASSWORD", "admin")
            .env("DOCTYPED_TIME_ZONE", "UTC")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot start {}", server.display()))?;
        Ok(Running { child, url: format!("http://127.0.0.1:{port}") })
    }

    /// Waits until it takes connections.
    ///
    /// # Errors
    /// When it stops or is not ready in half a minute.
    pub fn wait_until_ready(&mut self) -> Result<()> {
        let address = self.url.trim_start_matches("http://").parse()?;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status}; its server.log says why");
            }
            if std::net::TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        bail!("the server did not start in 30 seconds")
    }
}

impl Running {
    /// The memory that the server holds, in KiB.
    ///
    /// # Errors
    /// Where the system does not tell, which is anywhere but on Linux.
    pub fn resident_kib(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok())
            .context("the system does not tell the server's memory")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing more to do then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
