//! `cargo xtask openapi`: checks the description of the API with programs that other people wrote.
//!
//! `openapi-spec-validator` and Redocly's linter read the document; Schemathesis sends requests that fit it, and
//! requests that do not, to a started server and compares the answers with it. The programs are pinned in
//! `xtask/openapi` and installed into `target/openapi`.

use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use crate::users::create_user;
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// Check the description of the API with validators, and the server with Schemathesis (needs Node.js and Python 3).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only check the document, without a server.
    #[arg(long)]
    lint: bool,
    /// Seconds of requests as each user.
    #[arg(long, default_value_t = 90)]
    seconds: u32,
    /// Only operations of this tag; may be given several times.
    #[arg(long, value_name = "NAME")]
    tag: Vec<String>,
    /// Stop at this many failures.
    #[arg(long, value_name = "NUMBER")]
    max_failures: Option<u32>,
}

/// Time that a request of the set-up may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The roles of the ordinary user.
const ROLES: [&str; 1] = ["Librarian"];

/// Installs the programs, checks the document, starts the server and sends requests. Findings are reported by the exit
/// code.
///
/// # Errors
/// A program is missing or cannot be installed, or the server does not start.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let tools = Tools::install(&project)?;
    let document = project.join("generated/openapi.json");
    let mut is_good = tools.lint(&document)?;
    if !arguments.lint {
        is_good &= tools.send_requests(&project, arguments)?;
    }
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The installed programs.
struct Tools {
    /// `xtask/openapi`
    settings: PathBuf,
    /// `target/openapi`
    folder: PathBuf,
}

impl Tools {
    /// Installs the programs that are missing or of another version.
    fn install(project: &Path) -> Result<Tools> {
        let tools = Tools { settings: project.join("xtask/openapi"), folder: project.join("target/openapi") };
        let (npm, python) = (tools.folder.join("npm"), tools.folder.join("venv"));
        std::fs::create_dir_all(&npm)?;
        if is_changed(&tools.settings.join("package.json"), &npm.join("package.json"))? {
            std::fs::copy(tools.settings.join("package.json"), npm.join("package.json"))?;
            run_to_end(Command::new("npm").args(["install", "--no-audit", "--no-fund"]).current_dir(&npm))?;
        }
        let installed = python.join("requirements.txt");
        if is_changed(&tools.settings.join("requirements.txt"), &installed)? {
            run_to_end(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
            let pip = python.join("bin/pip");
            run_to_end(Command::new(pip).args(["install", "-q", "-r"]).arg(tools.settings.join("requirements.txt")))?;
            std::fs::copy(tools.settings.join("requirements.txt"), installed)?;
        }
        Ok(tools)
    }

    /// Whether both validators accept the document.
    fn lint(&self, document: &Path) -> Result<bool> {
        let validator = self.folder.join("venv/bin/openapi-spec-validator");
        let is_valid = succeeds(Command::new(validator).arg(document))?;
        let redocly = self.folder.join("npm/node_modules/.bin/redocly");
        let config = self.settings.join("redocly.yaml");
        let mut lint = Command::new(redocly);
        lint.args(["lint", "--format=stylish", "--config"]).arg(config).arg(document).env("REDOCLY_TELEMETRY", "off");
        Ok(is_valid & succeeds(&mut lint)?)
    }

    /// Whether Schemathesis finds nothing as Administrator and as an ordinary user.
    fn send_requests(&self, project: &Path, arguments: &Arguments) -> Result<bool> {
        run_to_end(crate::cargo().args(["build", "--package", "server"]).current_dir(project))?;
        let server = project.join("target/debug/server");
        let site = self.folder.join(format!("run-{}", std::process::id()));
        std::fs::create_dir_all(&site)?;
        let database = format!("sqlite://{}", site.join("site.sqlite").display());
        let administrator = api_token(&server, &site, &database)?;
        let mut process = ServerProcess::start(&server, &site, &database, free_port()?)?;
        process.wait_until_ready()?;
        let mut client = HttpClient::new(&process.url, Some(&administrator), TIMEOUT)?;
        let ordinary = create_user(&mut client, "reader", &ROLES)?;
        let mut is_good = true;
        for (user, token) in [("Administrator", administrator), ("an ordinary user", ordinary)] {
            println!("Schemathesis as {user}:");
            is_good &= succeeds(&mut self.schemathesis(arguments, &process.url, &token, &site))?;
        }
        drop(process);
        if is_good {
            std::fs::remove_dir_all(&site).context("cannot clear the folder of the run")?;
        } else {
            eprintln!("the log of the server is in {}", site.display());
        }
        Ok(is_good)
    }

    fn schemathesis(&self, arguments: &Arguments, url: &str, token: &str, site: &Path) -> Command {
        let mut command = Command::new(self.folder.join("venv/bin/schemathesis"));
        command.arg("--config-file").arg(self.settings.join("schemathesis.toml")).arg("run");
        command.arg(format!("{url}/api/openapi.json")).current_dir(site);
        command.args(["--header", &format!("Authorization: token {token}"), "--no-color", "--continue-on-failure"]);
        command.args(["--max-time", &arguments.seconds.to_string(), "--warnings", "off"]);
        // These change the password of the user, or end the requests of all.
        command.args(["--exclude-path-regex", "generate_keys|update_password|update-password|sessions.clear"]);
        if let Some(failures) = arguments.max_failures {
            command.args(["--max-failures", &failures.to_string()]);
        }
        for tag in &arguments.tag {
            command.args(["--include-tag", tag]);
        }
        command
    }
}

/// Whether a file differs from its installed copy.
fn is_changed(file: &Path, copy: &Path) -> Result<bool> {
    let wanted = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(std::fs::read(copy).ok() != Some(wanted))
}

fn run_to_end(command: &mut Command) -> Result<()> {
    ensure!(succeeds(command)?, "{} failed", command.get_program().display());
    Ok(())
}

fn succeeds(command: &mut Command) -> Result<bool> {
    let program = command.get_program().display().to_string();
    let status = command.status().with_context(|| format!("cannot run {program}; is it installed?"))?;
    Ok(status.success())
}
