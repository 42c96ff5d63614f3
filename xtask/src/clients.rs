//! `cargo xtask clients`: runs unmodified clients of Frappe, from npm and PyPI, against the server.
//!
//! The server is that of the conformance application, on a free port with a new database. The tests
//! are in `xtask/clients`, one for each client; they call every function that the client exports.
//! The clients are pinned by lock files and installed into `target/clients`.

use crate::app::{build_conformance_server, given_or_built};
use crate::server_process::{ServerProcess, free_port};
use anyhow::{Context as _, Result, bail, ensure};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Run unmodified clients of Frappe against the server (needs Node.js and Python 3).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The clients to run [default: all].
    #[arg(value_name = "NAME", value_parser = [NPM, PYPI].concat())]
    names: Vec<String>,

    /// A server of the conformance application, which is not built then.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
}

/// The clients from npm, named like their packages.
const NPM: [&str; 5] = ["frappe-js-sdk", "frappe-react-sdk", "frappe-ui", "frappe-mcp-server", "casys-mcp-erpnext"];

/// The clients from `PyPI`, named like their packages.
const PYPI: [&str; 5] =
    ["py-frappe-client", "frappe-connector", "erpnext-mcp", "frappe-remote-cli", "ctg-frappeclient"];

/// Builds the server, installs the clients and runs their tests. Failed tests are reported by the exit code.
///
/// # Errors
/// A program is missing, or the application or a client cannot be installed.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let chosen = |names: &[&'static str]| -> Vec<&'static str> {
        let is_chosen = |name: &&str| arguments.names.is_empty() || arguments.names.iter().any(|chosen| chosen == name);
        names.iter().copied().filter(is_chosen).collect()
    };
    let (npm, pypi) = (chosen(&NPM), chosen(&PYPI));
    // Checked before the build, which takes long.
    if !npm.is_empty() {
        require_program("node", "nodejs")?;
        require_program("npm", "npm")?;
    }
    if !pypi.is_empty() {
        require_program("python3", "python3 and python3-venv")?;
    }
    let folder = project.join("target/clients");
    let site = folder.join(format!("run-{}", std::process::id()));
    std::fs::create_dir_all(&site)?;
    let server = given_or_built(arguments.server.as_ref(), || build_conformance_server(&project, "", &site))?;
    let database = format!("sqlite://{}", site.join("site.sqlite").display());
    let mut process = ServerProcess::start(&server, &site, &database, free_port()?)?;
    process.wait_until_ready()?;
    let mut failed = Vec::new();
    if !npm.is_empty() {
        let installed = folder.join("npm");
        install_npm(&project.join("xtask/clients/npm"), &installed)?;
        for name in npm {
            let mut tests = Command::new("npx");
            tests.args(["vitest", "run", &format!("{name}.test.js")]).current_dir(&installed);
            failed.extend(run_tests(name, &mut tests, &process.url)?);
        }
    }
    if !pypi.is_empty() {
        let python = install_pypi(&project.join("xtask/clients/python/requirements.txt"), &folder.join("python"))?;
        for name in pypi {
            let mut tests = Command::new(&python);
            let file = format!("test_{}.py", name.replace('-', "_"));
            tests.args(["-m", "unittest", "--verbose", &file]).current_dir(project.join("xtask/clients/python"));
            failed.extend(run_tests(name, tests.env("PYTHONDONTWRITEBYTECODE", "1"), &process.url)?);
        }
    }
    if !failed.is_empty() {
        eprintln!("failed: {}; the server's log is in {}", failed.join(", "), site.display());
        return Ok(ExitCode::FAILURE);
    }
    drop(process);
    std::fs::remove_dir_all(&site).context("cannot clear the folder of the run")?;
    Ok(ExitCode::SUCCESS)
}

/// Fails unless a program is installed.
fn require_program(program: &str, packages: &str) -> Result<()> {
    let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    ensure!(found, "{program} is not installed; the clients need it (Debian: apt-get install {packages})");
    Ok(())
}

/// Runs a client's tests against a server. Returns the client's name if they fail.
fn run_tests(name: &'static str, tests: &mut Command, url: &str) -> Result<Option<&'static str>> {
    println!("{name}:");
    let status = tests.env("DOCTYPED_URL", url).status().with_context(|| format!("cannot run the tests of {name}"))?;
    Ok((!status.success()).then_some(name))
}

/// Copies the files of a folder with a lock file of npm, and installs its packages beside them.
///
/// # Errors
/// A file cannot be copied, or npm fails.
pub fn install_npm(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let file = entry?.path();
        if let Some(name) = file.file_name().filter(|_| file.is_file()) {
            std::fs::copy(&file, to.join(name))?;
        }
    }
    if is_installed(&from.join("package-lock.json"), to)? {
        return Ok(());
    }
    // Install scripts of packages are not needed.
    install(Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(to))?;
    write_stamp(&from.join("package-lock.json"), to)
}

/// Installs requirements, of which all are named with hashes, into a virtual environment. Returns its interpreter.
///
/// # Errors
/// Python has no virtual environments, or a package cannot be installed.
pub fn install_pypi(requirements: &Path, to: &Path) -> Result<PathBuf> {
    let python = to.join("bin/python");
    if python.is_file() && is_installed(requirements, to)? {
        return Ok(python);
    }
    install(Command::new("python3").args([OsStr::new("-m"), OsStr::new("venv"), to.as_os_str()]))
        .context("python3 has no venv (Debian: apt-get install python3-venv)")?;
    install(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(["--require-hashes", "--no-deps", "--requirement"])
            .arg(requirements),
    )?;
    write_stamp(requirements, to)?;
    Ok(python)
}

fn install(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

/// The copy of the lock file from which a folder was installed.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("installed")
}

fn is_installed(lockfile: &Path, folder: &Path) -> Result<bool> {
    let stamp = stamp(folder);
    Ok(stamp.is_file() && std::fs::read(stamp)? == std::fs::read(lockfile)?)
}

fn write_stamp(lockfile: &Path, folder: &Path) -> Result<()> {
    std::fs::copy(lockfile, stamp(folder)).context("cannot copy the lock file")?;
    Ok(())
}
