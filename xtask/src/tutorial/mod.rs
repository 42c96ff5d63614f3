//! `cargo xtask tutorial`: carries out the tutorial of the book as a reader would.
//!
//! It reads the chapters in `docs/tutorial/`, writes the files that they show, runs their commands in one shell, in a
//! temporary folder, and compares the answers with those in the text. The chapters are carried out as they stand, but for
//! [`Substitutions`]: a free port, the temporary folder, and the target folder of this workspace, so that its
//! dependencies are not compiled again.

mod chapter;
mod shell;

use anyhow::{Context as _, Result, ensure};
use chapter::Step;
use shell::Shell;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Carry out the tutorial in docs/tutorial/ and compare the answers with those that it shows.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Keep the folder of the application and print its path.
    #[arg(long)]
    keep: bool,
}

/// The folder of the application as the chapters name it, from the checkout of this project.
const APPLICATION: &str = "../workshop";
/// The commands that serve until they are stopped. The next of them stops the one before.
const SERVERS: [&str; 2] = ["cargo run", "./server"];

/// Texts of the chapters and their replacements in commands.
struct Substitutions(Vec<(&'static str, String)>);

impl Substitutions {
    fn new(project: &Path, folder: &Path, port: u16) -> Substitutions {
        let target = project.join("target");
        Substitutions(vec![
            (APPLICATION, folder.join("workshop").display().to_string()),
            ("localhost:8000", format!("127.0.0.1:{port}")),
            // With optimisation, everything would be compiled once more.
            ("cargo build --release", "cargo build".to_owned()),
            ("target/release/", format!("{}/debug/", target.display())),
        ])
    }

    fn apply(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    }
}

/// Carries the chapters out.
///
/// # Errors
/// A command fails, or its output is not what the chapter shows.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let start = Instant::now();
    let project = crate::project();
    let chapters = chapters(&project)?;
    let folder = tempfile::Builder::new().prefix("doctyped-tutorial-").tempdir()?;
    write_profiles(&project, folder.path())?;
    let port = crate::server_process::free_port()?;
    let substitutions = Substitutions::new(&project, folder.path(), port);
    let variables =
        [("CARGO_TARGET_DIR", project.join("target").display().to_string()), ("DOCTYPED_PORT", port.to_string())];
    let mut shell = Shell::start(&project, &variables)?;
    let mut count = 0;
    for path in &chapters {
        let text = fs::read_to_string(project.join(path)).with_context(|| format!("cannot read {}", path.display()))?;
        for (line, step) in chapter::steps(&text).with_context(|| path.display().to_string())? {
            let at = Instant::now();
            perform(&step, &mut shell, &substitutions, folder.path(), port)
                .with_context(|| format!("{}:{line}", path.display()))?;
            count += 1;
            println!("{:>6.1} s  {}:{line}  {}", at.elapsed().as_secs_f32(), path.display(), step.title());
        }
    }
    drop(shell);
    println!("{count} steps of the tutorial in {:.0} s", start.elapsed().as_secs_f32());
    if arguments.keep {
        println!("{}", folder.keep().display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Gives the workspaces below a folder the profiles of this one, as a configuration of cargo: dependencies that are
/// compiled in another way would be compiled again.
fn write_profiles(project: &Path, folder: &Path) -> Result<()> {
    let manifest = fs::read_to_string(project.join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let mut is_profile = false;
    let profiles = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            is_profile = line.starts_with("[profile.");
        }
        is_profile
    });
    let config = folder.join(".cargo/config.toml");
    fs::create_dir_all(folder.join(".cargo"))?;
    let text: String = profiles.flat_map(|line| [line, "\n"]).collect();
    fs::write(&config, text).with_context(|| format!("cannot write {}", config.display()))
}

/// The chapters, in the order of the summary.
fn chapters(project: &Path) -> Result<Vec<PathBuf>> {
    let summary = fs::read_to_string(project.join("docs/SUMMARY.md")).context("cannot read docs/SUMMARY.md")?;
    let links = summary.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let chapters: Vec<PathBuf> =
        links.filter(|link| link.starts_with("tutorial/")).map(|link| Path::new("docs").join(link)).collect();
    ensure!(!chapters.is_empty(), "docs/SUMMARY.md has no chapters in tutorial/");
    Ok(chapters)
}

fn perform(step: &Step, shell: &mut Shell, substitutions: &Substitutions, folder: &Path, port: u16) -> Result<()> {
    match step {
        Step::File { path, text, is_appended } => {
            let path = folder.join("workshop").join(path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            let mut file = fs::OpenOptions::new()
                .create(true)
                .write(true)
                .append(*is_appended)
                .truncate(!is_appended)
                .open(&path)
                .with_context(|| format!("cannot write {}", path.display()))?;
            file.write_all(substitutions.apply(text).as_bytes())?;
            Ok(())
        }
        Step::Command { command, output } => {
            let command = substitutions.apply(command);
            let expected = substitutions.apply(output);
            let actual = if SERVERS.contains(&command.as_str()) {
                shell.serve(&command, folder, port)?
            } else {
                shell.run(&command)?
            };
            ensure!(
                expected.is_empty() || chapter::matches(&expected, &actual),
                "the chapter shows\n{expected}\nand the output is\n{actual}"
            );
            Ok(())
        }
    }
}
