//! `cargo xtask client-tests`: runs the tests of the generated clients against the server of this workspace.
//!
//! The tests are in `xtask/client-tests`. The TypeScript suite runs in Node.js, Deno and headless Chromium; the Rust suite
//! is a crate of its own. Both have a file of mistakes, which their compilers must refuse line by line. The page
//! `/api/docs`, a client too, is checked in Chromium.

mod mistakes;

use crate::app::{build_debug, given_or_built};
use crate::clients::install_npm;
use crate::server_process::{ServerProcess, free_port};
use anyhow::{Context as _, Result, ensure};
use mistakes::Mistakes;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Run the tests of the generated clients (needs Node.js, and Chromium for the browser).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The suites to run [default: all].
    #[arg(value_enum)]
    suites: Vec<Suite>,
    /// A server to test, instead of that of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
    /// Chromium's program.
    #[arg(long, value_name = "PROGRAM", default_value = "chromium")]
    chromium: PathBuf,
    /// Deno's program, instead of that from npm.
    #[arg(long, value_name = "PROGRAM")]
    deno: Option<PathBuf>,
    /// A folder for screenshots of the page, at each width, light and dark.
    #[arg(long, value_name = "DIR")]
    screenshots: Option<PathBuf>,
    /// Folders with definitions, whose TypeScript client is only compiled; may be given several times.
    #[arg(long, value_name = "DIR")]
    compile: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Suite {
    /// The TypeScript client in Node.js, and mistakes that its compiler refuses.
    Typescript,
    /// The TypeScript client in Deno.
    Deno,
    /// The TypeScript client in headless Chromium.
    Browser,
    /// The page `/api/docs` in headless Chromium: time, accessibility, keyboard.
    Page,
    /// The Rust client, and mistakes that its compiler refuses.
    Rust,
}

/// Builds the server, compiles the tests and runs them. Failed tests are reported by the exit code.
///
/// # Errors
/// A program is missing, or the server or TypeScript cannot be built or installed.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let folder = project.join("target/client-tests");
    let wants = |suite| arguments.suites.is_empty() || arguments.suites.contains(&suite);
    if !arguments.compile.is_empty() {
        let compiler = install_typescript(&project, &folder)?;
        return compile_definitions(&project, &folder, &compiler, &arguments.compile);
    }
    let site = folder.join(format!("run-{}", std::process::id()));
    std::fs::create_dir_all(&site)?;
    let server = given_or_built(arguments.server.as_ref(), || build_debug(&project))?;
    let database = format!("sqlite://{}", site.join("site.sqlite").display());
    let mut process = ServerProcess::start(&server, &site, &database, free_port()?)?;
    process.wait_until_ready()?;
    let mut failed = Vec::new();
    if [Suite::Typescript, Suite::Deno, Suite::Browser].into_iter().any(wants) {
        let compiler = install_typescript(&project, &folder)?;
        let tests = compile_typescript(&project, &folder, &compiler)?;
        if wants(Suite::Typescript) {
            println!("TypeScript: mistakes that the compiler refuses");
            let refused = typescript_mistakes(&compiler, &tests)?.report();
            failed.extend((!refused).then_some("mistakes in TypeScript"));
            println!("TypeScript: Node.js");
            let passed = succeeds(node(&tests, "node.js").args([&process.url, "node"]))?;
            failed.extend((!passed).then_some("TypeScript in Node.js"));
        }
        if wants(Suite::Deno) {
            println!("TypeScript: Deno");
            let mut suite = Command::new(deno(arguments, &project, &folder)?);
            suite.args(["run", "--no-remote", "--allow-net", "node.js", &process.url, "deno"]).current_dir(&tests);
            failed.extend((!succeeds(&mut suite)?).then_some("TypeScript in Deno"));
        }
        if wants(Suite::Browser) {
            println!("TypeScript: Chromium");
            let mut browser = node(&tests, "browser.js");
            let passed = succeeds(browser.args([&process.url, "browser"]).arg(&arguments.chromium))?;
            failed.extend((!passed).then_some("TypeScript in Chromium"));
        }
    }
    if wants(Suite::Page) {
        println!("The page /api/docs");
        let tests = folder.join("page");
        install_npm(&project.join("xtask/client-tests/page"), &tests).context("npm cannot install the page's tests")?;
        let mut page = node(&tests, "page.js");
        page.arg(&process.url).arg(&arguments.chromium);
        if let Some(screenshots) = &arguments.screenshots {
            page.arg(std::path::absolute(screenshots)?);
        }
        failed.extend((!succeeds(&mut page)?).then_some("the page"));
    }
    if wants(Suite::Rust) {
        println!("Rust: mistakes that the compiler refuses");
        failed.extend((!rust_mistakes(&project, &folder)?.report()).then_some("mistakes in Rust"));
        println!("Rust: tests");
        let mut tests = rust(&project, &folder, "test");
        let passed = succeeds(tests.env("DOCTYPED_URL", &process.url).env("DOCTYPED_RUN", "rust"))?;
        failed.extend((!passed).then_some("Rust"));
    }
    if !failed.is_empty() {
        eprintln!("failed: {}; the server's log is in {}", failed.join(", "), site.display());
        return Ok(ExitCode::FAILURE);
    }
    drop(process);
    std::fs::remove_dir_all(&site).context("cannot clear the folder of the run")?;
    Ok(ExitCode::SUCCESS)
}

/// Installs the compiler of the lock file. Returns its script.
fn install_typescript(project: &Path, folder: &Path) -> Result<PathBuf> {
    let to = folder.join("npm");
    install_npm(&project.join("xtask/client-tests/typescript"), &to).context("npm cannot install TypeScript")?;
    Ok(to.join("node_modules/typescript/bin/tsc"))
}

/// Deno's program: the given one, or that of the lock file.
fn deno(arguments: &Arguments, project: &Path, folder: &Path) -> Result<PathBuf> {
    if let Some(program) = &arguments.deno {
        return Ok(std::path::absolute(program)?);
    }
    let to = folder.join("deno");
    install_npm(&project.join("xtask/client-tests/deno"), &to).context("npm cannot install Deno")?;
    Ok(to.join("node_modules/.bin/deno"))
}

/// Copies client and tests, and compiles the tests. Returns their folder.
fn compile_typescript(project: &Path, folder: &Path, compiler: &Path) -> Result<PathBuf> {
    let tests = folder.join("typescript");
    if tests.exists() {
        std::fs::remove_dir_all(&tests)?;
    }
    copy(&project.join("xtask/client-tests/typescript"), &tests)?;
    for to in ["client", "out/client"] {
        copy(&project.join("generated/clients/typescript"), &tests.join(to))?;
    }
    ensure!(succeeds(tsc(compiler, &tests).args(["--project", "tsconfig.json"]))?, "the tests do not compile");
    Ok(tests)
}

fn typescript_mistakes(compiler: &Path, tests: &Path) -> Result<Mistakes> {
    let mut command = tsc(compiler, tests);
    let output = command.args(["--project", "tsconfig.mistakes.json", "--pretty", "false"]).output()?;
    Mistakes::of_typescript(&tests.join("mistakes.ts"), &String::from_utf8_lossy(&output.stdout))
}

fn rust_mistakes(project: &Path, folder: &Path) -> Result<Mistakes> {
    let mut command = rust(project, folder, "check");
    let output = command.args(["--features", "mistakes", "--message-format", "json"]).output()?;
    let file = project.join("xtask/client-tests/rust/src/mistakes.rs");
    Mistakes::of_rust(&file, &String::from_utf8_lossy(&output.stdout))
}

/// Generates the TypeScript client of other definitions and compiles it.
fn compile_definitions(project: &Path, folder: &Path, compiler: &Path, sources: &[PathBuf]) -> Result<ExitCode> {
    let out = folder.join("definitions");
    let options = doctyped_codegen::Options {
        sources: sources.to_vec(),
        out: out.clone(),
        target: doctyped_codegen::OutputKind::Standalone,
        root: project.to_owned(),
        runtime: project.join("runtime"),
        allow_missing_links: true,
        deny_warnings: false,
        cache: None,
    };
    let plan = doctyped_codegen::generate(&options)?.plan.context("the definitions have errors")?;
    doctyped_codegen::write(&plan)?;
    let project = r#"{ "extends": "../typescript/tsconfig.base.json", "include": ["clients/typescript"] }"#;
    std::fs::write(out.join("tsconfig.json"), project)?;
    copy(&crate::project().join("xtask/client-tests/typescript"), &folder.join("typescript"))?;
    let compiles = succeeds(tsc(compiler, &out).args(["--project", "tsconfig.json", "--noEmit"]))?;
    Ok(if compiles { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tsc(compiler: &Path, folder: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(compiler).current_dir(folder);
    command
}

fn node(tests: &Path, script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(script).current_dir(tests);
    command
}

/// A command of cargo for the crate of Rust tests.
fn rust(project: &Path, folder: &Path, command: &str) -> Command {
    let mut cargo = crate::cargo();
    cargo.args([command, "--quiet", "--manifest-path"]).arg(project.join("xtask/client-tests/rust/Cargo.toml"));
    cargo.arg("--target-dir").arg(folder.join("rust"));
    cargo
}

fn succeeds(command: &mut Command) -> Result<bool> {
    let program = command.get_program().display().to_string();
    Ok(command.status().with_context(|| format!("cannot run {program}"))?.success())
}

/// Copies a folder with all below it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let (from, name) = {
            let entry = entry?;
            (entry.path(), entry.file_name())
        };
        if from.is_dir() {
            copy(&from, &to.join(name))?;
        } else {
            std::fs::copy(&from, to.join(name))?;
        }
    }
    Ok(())
}
