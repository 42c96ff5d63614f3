//! `cargo xtask openapi`: checks the description of the API with programs that other people wrote.
//!
//! `openapi-spec-validator` and Redocly's linter read the document. `openapi-typescript`, `openapi-python-client` and
//! openapi-generator generate clients from it, of which that for Python is used. Schemathesis sends requests that fit it,
//! and requests that do not, to the server of the conformance application and compares the answers with it. The programs
//! are pinned in `xtask/openapi` and installed into `target/openapi`.

use crate::app::{build_conformance_server, given_or_built};
use crate::clients::{install_npm, install_pypi};
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use crate::users::create_user;
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// Check the description of the API with validators, generators and Schemathesis (needs Node.js and Python 3).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only check the document, without a server.
    #[arg(long)]
    lint: bool,
    /// A server of the conformance application, which is not built then.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
    /// Seconds of requests as each user.
    #[arg(long, default_value_t = 90)]
    seconds: u32,
    /// Only operations of this tag; may be given several times.
    #[arg(long, value_name = "NAME")]
    tag: Vec<String>,
    /// Stop at this many failures.
    #[arg(long, value_name = "NUMBER")]
    max_failures: Option<u32>,
    /// Seed of the generated requests; another one each time without it.
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
}

/// Time that a request of the set-up may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The password of Administrator on the site of the run.
const PASSWORD: &str = "admin";

/// The roles of the ordinary user: of the library, and of the DocTypes for conformance.
const ROLES: [&str; 2] = ["Librarian", "Conf User"];

/// Installs the programs, checks the document, starts the server and sends requests. Findings are reported by the exit
/// code.
///
/// # Errors
/// A program is missing or cannot be installed, or the server does not start.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let tools = Tools::install(&project)?;
    let mut is_good = tools.lint(&project.join("generated/openapi.json"))?;
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
        install_npm(&tools.settings, &tools.folder.join("npm"))?;
        install_pypi(&tools.settings.join("requirements.txt"), &tools.folder.join("python"))?;
        Ok(tools)
    }

    fn python(&self, program: &str) -> Command {
        Command::new(self.folder.join("python/bin").join(program))
    }

    fn node(&self, program: &str) -> Command {
        Command::new(self.folder.join("npm/node_modules/.bin").join(program))
    }

    /// Whether the validators and the generators of clients accept the document.
    fn lint(&self, document: &Path) -> Result<bool> {
        let mut validator = self.python("openapi-spec-validator");
        validator.arg(document);
        let mut redocly = self.node("redocly");
        redocly.args(["lint", "--format=stylish", "--config"]).arg(self.settings.join("redocly.yaml")).arg(document);
        redocly.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        let mut typescript = self.node("openapi-typescript");
        typescript.arg(document).arg("--output").arg(self.folder.join("api.d.ts"));
        let mut python = self.python("openapi-python-client");
        python.args(["generate", "--fail-on-warning", "--overwrite", "--meta", "none", "--path"]).arg(document);
        python.arg("--output-path").arg(self.folder.join("client"));
        python.arg("--config").arg(self.settings.join("openapi-python-client.yaml"));
        let mut java = self.python("openapi-generator-cli");
        java.args(["generate", "--dry-run", "-g", "java", "-o"]).arg(self.folder.join("java")).arg("-i").arg(document);
        // The slowest beside the others.
        std::thread::scope(|scope| {
            let generated = scope.spawn(move || succeeds(&mut python));
            let mut is_good = generates_without_warning(&mut java)?;
            for command in [&mut validator, &mut redocly, &mut typescript] {
                is_good &= succeeds(command)?;
            }
            let generated = generated.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok(is_good & generated?)
        })
    }

    /// Whether Schemathesis finds nothing as Administrator and as an ordinary user.
    fn send_requests(&self, project: &Path, arguments: &Arguments) -> Result<bool> {
        let folder = self.folder.join(format!("run-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let build = || build_conformance_server(project, "", &folder);
        let server = given_or_built(arguments.server.as_ref(), build)?;
        let mut is_good = true;
        // Each on a site of its own: Administrator may delete the other user.
        for (user, is_administrator) in [("Administrator", true), ("an ordinary user", false)] {
            let site = folder.join(if is_administrator { "administrator" } else { "ordinary" });
            std::fs::create_dir_all(&site)?;
            let database = format!("sqlite://{}", site.join("site.sqlite").display());
            // The first start sets the password of Administrator.
            let mut process = ServerProcess::start(&server, &site, &database, free_port()?)?;
            process.wait_until_ready()?;
            let mut token = api_token(&server, &site, &database)?;
            if is_administrator {
                let mut script = self.python("python");
                script.arg(self.settings.join("use_client.py")).arg(self.folder.join("client"));
                script.args([&process.url, PASSWORD]).env("PYTHONDONTWRITEBYTECODE", "1");
                is_good &= succeeds(&mut script)?;
            } else {
                let mut client = HttpClient::new(&process.url, Some(&token), TIMEOUT)?;
                token = create_user(&mut client, "reader", &ROLES)?;
            }
            // The phases run one after the other, so the last one gets a time of its own.
            let stateful = arguments.seconds / 3;
            for (phases, seconds) in
                [("examples,coverage,fuzzing", arguments.seconds - stateful), ("stateful", stateful)]
            {
                println!("Schemathesis as {user}, {phases}:");
                let mut command = self.schemathesis(arguments, &process.url, &token, &site);
                command.args(["--phases", phases, "--max-time", &seconds.to_string()]);
                if let Some(seed) = arguments.seed {
                    command.args(["--seed", &seed.to_string()]);
                }
                is_good &= succeeds(&mut command)?;
            }
        }
        if is_good {
            std::fs::remove_dir_all(&folder).context("cannot clear the folder of the run")?;
        } else {
            eprintln!("the logs of the servers are in {}", folder.display());
        }
        Ok(is_good)
    }

    fn schemathesis(&self, arguments: &Arguments, url: &str, token: &str, site: &Path) -> Command {
        let mut command = self.python("schemathesis");
        command.arg("--config-file").arg(self.settings.join("schemathesis.toml")).arg("run");
        // A part of the description takes Schemathesis less time to read.
        let tags = arguments.tag.iter().map(|tag| tag.replace(' ', "%20")).collect::<Vec<_>>().join(",");
        let query = if tags.is_empty() { String::new() } else { format!("?tags={tags}") };
        command.arg(format!("{url}/api/openapi.json{query}")).current_dir(site);
        command.args(["--header", &format!("Authorization: token {token}"), "--no-color", "--continue-on-failure"]);
        command.args(["--warnings", "off"]).env("SCHEMATHESIS_HOOKS", self.settings.join("hooks.py"));
        // These change the password of the user, or end the requests of all; `boom` of the conformance application
        // fails on purpose.
        command.args(["--exclude-path-regex", "generate_keys|update_password|update-password|sessions.clear|api.boom"]);
        if let Some(failures) = arguments.max_failures {
            command.args(["--max-failures", &failures.to_string()]);
        }
        command
    }
}

/// Whether openapi-generator logs no warning, apart from notices: that OpenAPI 3.1 is new to it, that a name is reserved
/// in Java, and that it writes no file (an error without text).
fn generates_without_warning(command: &mut Command) -> Result<bool> {
    let output = command.output().context("cannot run openapi-generator")?;
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let is_notice = |line: &str| {
        line.contains("OpenAPI 3.1 support") || line.contains("(reserved word)") || line.trim_end().ends_with('-')
    };
    let is_warning = |line: &&str| (line.contains("] WARN ") || line.contains("] ERROR ")) && !is_notice(line);
    let warnings: Vec<&str> = text.lines().filter(is_warning).collect();
    println!("openapi-generator: {} warnings {}", warnings.len(), warnings.join("\n"));
    Ok(output.status.success() && warnings.is_empty())
}

fn succeeds(command: &mut Command) -> Result<bool> {
    let program = command.get_program().display().to_string();
    let status = command.status().with_context(|| format!("cannot run {program}; is it installed?"))?;
    Ok(status.success())
}
