//! `cargo xtask bench-build`: measures the compilation of many DocTypes, from definitions to a
//! running server, and compares the rates of requests to a server with many and with few DocTypes (needs wrk).
//!
//! Each figure is of a whole process: wall time, and the peak memory of the largest process of a
//! build. Dependencies and the runtime are built before the first measurement.

use crate::bench::against::Pair;
use crate::bench::load::Load;
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Measure the compilation of many DocTypes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A folder with many definitions.
    #[arg(long, value_name = "DIR")]
    doctypes: PathBuf,

    /// Number of DocTypes of the small application, for the measurement of an edit.
    #[arg(long, default_value_t = 50)]
    small: usize,
}

/// Prints the measurements as a Markdown table.
///
/// # Errors
/// An application does not build or its server does not start.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let folder = project.join("target/bench-build");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    build_xtask(&project)?;
    let definitions = std::fs::canonicalize(&arguments.doctypes)
        .with_context(|| format!("there is no folder {}", arguments.doctypes.display()))?;

    println!("| what | wall | peak memory |\n| --- | --- | --- |");
    let large = App { project: &project, sources: definitions.clone(), out: folder.join("large") };
    large.measure_codegen()?;
    large.measure_build()?;
    measure_start(&project, &folder)?;
    measure_description(&folder)?;
    measure_edit(&project, &folder, &definitions, arguments.small)?;
    measure_routing(&project, &folder, arguments.small)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds `xtask` with optimisation.
fn build_xtask(project: &Path) -> Result<()> {
    let status = crate::cargo()
        .args(["build", "--quiet", "--release", "--package", "xtask", "--manifest-path"])
        .arg(project.join("Cargo.toml"))
        .status()?;
    ensure!(status.success(), "xtask does not build");
    Ok(())
}

/// An application that is generated from a folder.
struct App<'a> {
    project: &'a Path,
    sources: PathBuf,
    out: PathBuf,
}

impl App<'_> {
    fn codegen(&self) -> Command {
        let mut command = Command::new(self.project.join("target/release/xtask"));
        command.args(["codegen", "--allow-missing-links", "--doctypes"]).arg(&self.sources);
        command.arg("--out").arg(&self.out).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn build(&self, package: &str) -> Command {
        let mut command = crate::without_package_env("/usr/bin/time");
        command.args(["-f", "%M", env!("CARGO"), "build", "--quiet", "--package", package, "--manifest-path"]);
        command.arg(self.out.join("Cargo.toml")).arg("--target-dir").arg(self.project.join("target"));
        command
    }

    fn measure_codegen(&self) -> Result<()> {
        // A cold start: without the cache of earlier runs.
        let cache = self.project.join("target/codegen");
        if cache.exists() {
            std::fs::remove_dir_all(&cache)?;
        }
        let count = definitions_in(&self.sources)?.len();
        row(&format!("codegen, {count} files, new output"), timed(&mut self.codegen())?.0, None);
        row("codegen again, nothing changed", timed(&mut self.codegen())?.0, None);
        Ok(())
    }

    fn measure_build(&self) -> Result<()> {
        std::fs::copy(self.project.join("Cargo.lock"), self.out.join("Cargo.lock"))?;
        // The runtime and its dependencies are the same for every application.
        let mut runtime = self.build("doctyped");
        timed(&mut runtime)?;
        for package in ["models", "doctypes", "server"] {
            let status = crate::cargo()
                .args(["clean", "--quiet", "--package", package, "--manifest-path"])
                .arg(self.out.join("Cargo.toml"))
                .arg("--target-dir")
                .arg(self.project.join("target"))
                .status()?;
            ensure!(status.success(), "cannot clean {package}");
        }
        let (wall, memory) = timed(&mut self.build("models"))?;
        row("debug build of their models, cold", wall, memory);
        let (wall, memory) = timed(&mut self.build("server"))?;
        row("debug build of handlers and server on top", wall, memory);
        Ok(())
    }
}

/// Starts the large server twice: on a new database and on a migrated one.
fn measure_start(project: &Path, folder: &Path) -> Result<()> {
    let server = folder.join("server");
    std::fs::copy(project.join("target/debug/server"), &server)?;
    let database = format!("sqlite://{}", folder.join("site.sqlite").display());
    let start = |what: &str| -> Result<u64> {
        let began = Instant::now();
        let mut process = ServerProcess::start(&server, folder, &database, free_port()?)?;
        process.wait_until_ready()?;
        row(what, began.elapsed(), None);
        process.resident_kib()
    };
    start("first start of that server, with migration (debug build)")?;
    let resident = start("start once migrated (debug build)")?;
    println!("| resident memory after that start | – | {} MB |", resident.div_ceil(1024));
    Ok(())
}

/// Measures the description of that server's API, of which the page `/api/docs` asks for parts.
fn measure_description(folder: &Path) -> Result<()> {
    let server = folder.join("server");
    let database = format!("sqlite://{}", folder.join("site.sqlite").display());
    let token = api_token(&server, folder, &database)?;
    let mut process = ServerProcess::start(&server, folder, &database, free_port()?)?;
    process.wait_until_ready()?;
    let mut client = HttpClient::new(&process.url, Some(&token), Duration::from_secs(60))?;
    let mut request = |what: &str, path: &str| -> Result<()> {
        let began = Instant::now();
        let body = client.success("GET", path, "")?;
        row(&format!("{what}, {} KB (debug build)", body.len().div_ceil(1000)), began.elapsed(), None);
        Ok(())
    };
    request("first request of the description: its tags", "/api/openapi.json?tags=")?;
    request("its tags again", "/api/openapi.json?tags=")?;
    request("operations of one DocType", "/api/openapi.json?tags=User")?;
    request("the whole description", "/api/openapi.json")
}

/// Measures codegen, build and start after an edit of one definition of the small application.
fn measure_edit(project: &Path, folder: &Path, definitions: &Path, count: usize) -> Result<()> {
    let sources = folder.join("small-doctypes");
    std::fs::create_dir_all(&sources)?;
    let mut chosen = definitions_in(definitions)?;
    chosen.truncate(count);
    for file in &chosen {
        std::fs::copy(file, sources.join(file.file_name().context("a file without a name")?))?;
    }
    let app = App { project, sources: sources.clone(), out: folder.join("small") };
    timed(&mut app.codegen())?;
    std::fs::copy(project.join("Cargo.lock"), app.out.join("Cargo.lock"))?;
    timed(&mut app.build("server"))?;

    let edited = sources.join(chosen.last().and_then(|file| file.file_name()).context("there are no definitions")?);
    let text = std::fs::read_to_string(&edited)?;
    let field = "\"fields\": [\n  {\"fieldname\": \"bench_note\", \"fieldtype\": \"Data\", \"label\": \"Bench Note\"},";
    ensure!(text.contains("\"fields\": ["), "{} has no fields", edited.display());
    std::fs::write(&edited, text.replacen("\"fields\": [", field, 1))?;
    let began = Instant::now();
    timed(&mut app.codegen())?;
    timed(&mut app.build("server"))?;
    let database = format!("sqlite://{}", folder.join("small.sqlite").display());
    let mut process = ServerProcess::start(&project.join("target/debug/server"), folder, &database, free_port()?)?;
    process.wait_until_ready()?;
    row(&format!("edit one DocType of {count}: codegen, build, serve"), began.elapsed(), None);
    Ok(())
}

/// Compares the request rates of the large server and of the small one, which [`measure_edit`] has built.
fn measure_routing(project: &Path, folder: &Path, count: usize) -> Result<()> {
    let (large, small) = (folder.join("server"), project.join("target/debug/server"));
    let folder = folder.join("routing");
    let (pair, token) = Pair::start([&large, &small], &folder, |_, token| Ok(token))?;
    let load = Load { seconds: 4, rounds: 5, connections: 16, token: &token, folder: &folder };
    let rates = load.compare(pair.urls(), "/api/resource/Role/System%20Manager", None)?;
    println!("| rate of GET requests for a document, against that with {count} DocTypes | {:.2} | – |", rates.ratio);
    Ok(())
}

/// All JSON files below a folder that define a DocType, in order.
fn definitions_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json")
                && std::fs::read_to_string(&path)?.contains("\"doctype\": \"DocType\"")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Runs a command that must succeed. Returns its wall time and, if it is run by `time`, its peak
/// memory in KiB.
fn timed(command: &mut Command) -> Result<(Duration, Option<u64>)> {
    let began = Instant::now();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {command:?}"))?;
    let wall = began.elapsed();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "{command:?} failed:\n{text}");
    Ok((wall, text.lines().last().and_then(|line| line.trim().parse().ok())))
}

fn row(what: &str, wall: Duration, memory: Option<u64>) {
    let memory = memory.map_or_else(|| "–".to_owned(), |kib| format!("{} MB", kib.div_ceil(1024)));
    println!("| {what} | {:.2} s | {memory} |", wall.as_secs_f64());
}
