//! `cargo xtask clients`: clients of Frappe, as their registries have them, against a server of
//! ours.
//!
//! The server is that of the conformance application, on a free port with a fresh database. The
//! clients and their tests are in `xtask/clients`, pinned by lockfiles; what is installed for them
//! goes to `target/clients`. Each exercises all that its client offers.

use crate::conformance::{Running, build, free_port};
use anyhow::{Context as _, Result, bail, ensure};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Run clients of Frappe, unchanged, against a freshly built server (needs Node.js and Python 3).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The clients to run [default: all].
    #[arg(value_name = "NAME", value_parser = NAMES)]
    names: Vec<String>,
}

/// The clients: those from npm are named like their packages, those from `PyPI` too.
const NAMES: [&str; 5] = ["frappe-js-sdk", "frappe-react-sdk", "frappe-ui", "py-frappe-client", "frappe-connector"];

/// How many of them are from npm; the others are from `PyPI`.
const FROM_NPM: usize = 3;

/// Builds, starts, installs, runs.
///
/// # Errors
/// When something on the way fails; failed tests are told by the exit code.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let (npm, pypi) = NAMES.split_at(FROM_NPM);
    let chosen = |names: &[&'static str]| -> Vec<&'static str> {
        let is_chosen = |name: &&str| arguments.names.is_empty() || arguments.names.iter().any(|chosen| chosen == name);
        names.iter().copied().filter(is_chosen).collect()
    };
    let (npm, pypi) = (chosen(npm), chosen(pypi));
    // Said before anything is built.
    if !npm.is_empty() {
        need("node", "nodejs")?;
        need("npm", "npm")?;
    }
    if !pypi.is_empty() {
        need("python3", "python3 and python3-venv")?;
    }
    let folder = project.join("target/clients");
    let site = folder.join(format!("run-{}", std::process::id()));
    std::fs::create_dir_all(&site)?;
    let server = build(&project, "", &site)?;
    let database = format!("sqlite://{}", site.join("site.sqlite").display());
    let mut running = Running::start(&server, &site, &database, free_port()?)?;
    running.wait_until_ready()?;
    let mut failed = Vec::new();
    if !npm.is_empty() {
        let installed = install_npm(&project, &folder)?;
        for name in npm {
            let mut tests = Command::new("npx");
            tests.args(["vitest", "run", &format!("{name}.test.js")]).current_dir(&installed);
            failed.extend(test(name, &mut tests, &running.url)?);
        }
    }
    if !pypi.is_empty() {
        let python = install_pypi(&project, &folder)?;
        for name in pypi {
            let mut tests = Command::new(&python);
            let file = format!("test_{}.py", name.replace('-', "_"));
            tests.args(["-m", "unittest", "--verbose", &file]).current_dir(project.join("xtask/clients/python"));
            failed.extend(test(name, tests.env("PYTHONDONTWRITEBYTECODE", "1"), &running.url)?);
        }
    }
    if !failed.is_empty() {
        eprintln!("failed: {}; what the server said is in {}", failed.join(", "), site.display());
        return Ok(ExitCode::FAILURE);
    }
    drop(running);
    std::fs::remove_dir_all(&site).context("cannot clear the folder of the run")?;
    Ok(ExitCode::SUCCESS)
}

/// Fails unless a program is there.
fn need(program: &str, packages: &str) -> Result<()> {
    let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    ensure!(found, "{program} is not installed; the clients need it (Debian: apt-get install {packages})");
    Ok(())
}

/// Runs a client's tests against a server; gives its name if they fail.
fn test(name: &'static str, tests: &mut Command, url: &str) -> Result<Option<&'static str>> {
    println!("{name}:");
    let status = tests.env("DOCTYPED_URL", url).status().with_context(|| format!("cannot run the tests of {name}"))?;
    Ok((!status.success()).then_some(name))
}

/// Installs what the lockfile names beside a copy of the tests, which find it there; gives the
/// folder.
fn install_npm(project: &Path, folder: &Path) -> Result<PathBuf> {
    let (from, to) = (project.join("xtask/clients/npm"), folder.join("npm"));
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(&from)? {
        let file = entry?.path();
        if let Some(name) = file.file_name().filter(|_| file.is_file()) {
            std::fs::copy(&file, to.join(name))?;
        }
    }
    if is_installed(&from.join("package-lock.json"), &to)? {
        return Ok(to);
    }
    // Their install scripts are not needed, so they do not run.
    install(Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(&to))?;
    remember(&from.join("package-lock.json"), &to)?;
    Ok(to)
}

/// Installs what the requirements name; gives the interpreter that finds it.
fn install_pypi(project: &Path, folder: &Path) -> Result<PathBuf> {
    let (requirements, to) = (project.join("xtask/clients/python/requirements.txt"), folder.join("python"));
    let python = to.join("bin/python");
    if python.is_file() && is_installed(&requirements, &to)? {
        return Ok(python);
    }
    install(Command::new("python3").args([OsStr::new("-m"), OsStr::new("venv"), to.as_os_str()]))
        .context("python3 has no venv (Debian: apt-get install python3-venv)")?;
    install(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--requirement",
            ])
            .arg(&requirements),
    )?;
    remember(&requirements, &to)?;
    Ok(python)
}

fn install(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

/// The copy of a lockfile that tells what a folder has installed.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("installed")
}

fn is_installed(lockfile: &Path, folder: &Path) -> Result<bool> {
    let stamp = stamp(folder);
    Ok(stamp.is_file() && std::fs::read(stamp)? == std::fs::read(lockfile)?)
}

fn remember(lockfile: &Path, folder: &Path) -> Result<()> {
    std::fs::copy(lockfile, stamp(folder)).context("cannot note what is installed")?;
    Ok(())
}
