//! `cargo xtask reference`: writes the pages of the reference in `docs/reference/`.
//!
//! Flags, commands and functions are those that the server prints (`server reference`), diagnostics those of codegen, so
//! that no page repeats by hand what the code says.

mod markdown;

use crate::app;
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Write the reference of flags, functions and diagnostics in docs/reference/.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Write nothing; fail if a page differs.
    #[arg(long)]
    check: bool,
    /// The server that is asked, instead of one that is built.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
}

/// The folder of the pages.
const FOLDER: &str = "docs/reference";

/// Writes or compares the pages.
///
/// # Errors
/// The server does not build or print its reference, or a page cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let server = app::given_or_built(arguments.server.as_ref(), || app::build_debug(&project))?;
    let reference = ask(&server)?;
    let pages = [
        ("flags.md", markdown::flags(&reference)?),
        ("functions.md", markdown::functions(&reference)?),
        ("diagnostics.md", markdown::diagnostics()),
    ];
    let mut differing = 0;
    for (name, text) in pages {
        let path = project.join(FOLDER).join(name);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        differing += 1;
        if arguments.check {
            eprintln!("{FOLDER}/{name} differs; run `cargo xtask reference` and commit the result");
        } else {
            std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
            eprintln!("{FOLDER}/{name}");
        }
    }
    Ok(if arguments.check && differing > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The JSON that a server prints. Variables of the environment do not change it.
fn ask(server: &Path) -> Result<serde_json::Value> {
    let output = Command::new(server)
        .arg("reference")
        .current_dir(std::env::temp_dir())
        .output()
        .with_context(|| format!("cannot run {}", server.display()))?;
    ensure!(output.status.success(), "{} prints no reference", server.display());
    serde_json::from_slice(&output.stdout).context("the reference of the server is not JSON")
}
