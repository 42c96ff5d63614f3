//! Compiles DocType definitions to Rust source.
//!
//! The way of a definition: [`files`] reads it, `schema` mirrors its JSON with positions, `ir`
//! resolves it to enums and Rust names, `check` compares DocTypes with each other, `emit` makes
//! the text of each file. Everything between reading and writing is pure, so that the same input
//! gives the same text on every machine, and so that `--check` can compare without writing.
//!
//! Problems are [`Diagnostic`]s. All of them are collected; with an error among them there is no
//! [`Plan`], so nothing can be written.

mod cache;
mod check;
pub mod cli;
pub mod diagnostic;
mod emit;
pub mod files;
mod ir;
mod parallel;
pub mod scaffold;
mod schema;
mod settings;
mod sources;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use files::{Changes, Difference, Failure, Plan, check, write};

use std::path::PathBuf;

/// What to compile and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders that are searched for definitions and Rust sources.
    pub sources: Vec<PathBuf>,
    /// The folder that the output goes to.
    pub out: PathBuf,
    /// What the output is part of.
    pub target: Target,
    /// The application's folder; paths in the output are relative to it.
    pub root: PathBuf,
    /// The folder of the runtime, whose own definitions and controllers are read too.
    pub runtime: PathBuf,
    /// Links to DocTypes that do not exist are warnings and become links to
    /// `doctyped::table::Unknown`.
    pub allow_missing_links: bool,
    /// The file that keeps texts between runs, so that only what changed is made anew.
    pub cache: Option<PathBuf>,
}

/// What the output is part of; decides how its files refer to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The project itself: `generated/`, whose manifests are written by hand.
    Project,
    /// A workspace of its own that uses the project's runtime; its manifests are written too.
    Standalone,
    /// The built-in DocTypes inside the runtime: `runtime/src/core`.
    Core,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The files to write; none when there are errors.
    pub plan: Option<Plan>,
    /// What is wrong and what is odd, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// How many definitions were read.
    pub doctypes: usize,
}

impl Outcome {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }
}

/// Reads, checks and compiles; writes nothing.
///
/// # Errors
/// When a folder or file cannot be read. What is wrong inside files is in
/// [`Outcome::diagnostics`].
pub fn generate(options: &Options) -> Result<Outcome, Failure> {
    let input = files::read(options)?;
    let mut diagnostics = diagnostic::Diagnostics::default();
    let app = ir::App::build(&input, &mut diagnostics);
    check::all(&app, options, &mut diagnostics);
    let sources = sources::scan(&input, &app, &mut diagnostics);
    let plan = if diagnostics.has_errors() {
        None
    } else {
        let cache = files::cache(options)?;
        Some(emit::all(options, &app, &sources, &input, &cache))
    };
    Ok(Outcome { plan, doctypes: app.doctypes.len(), diagnostics: diagnostics.sorted() })
}
