//! Compiles DocType definitions to Rust source.
//!
//! The pipeline: [`files`] reads definitions, `schema` parses their JSON with positions, `ir` lowers
//! it to enums and Rust names, `check` validates DocTypes against each other, `emit` generates the
//! text of each file. Everything between reading and writing is pure: the same input gives the same
//! text on every machine, and `--check` compares without writing.
//!
//! Problems are [`Diagnostic`]s. A run collects all of them; if one is an error, there is no [`Plan`]
//! and nothing is written.

mod cache;
mod check;
pub mod cli;
pub mod diagnostic;
mod emit;
pub mod files;
mod fixtures;
mod ir;
mod modules;
pub mod scaffold;
mod schema;
mod settings;
mod sources;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use files::{Changes, Difference, FileError, Plan, check, write};

use doctyped_openapi::parallel;
use std::path::PathBuf;

/// The input and output of a compilation.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders that are searched for definitions and Rust sources.
    pub sources: Vec<PathBuf>,
    /// The folder of the output.
    pub out: PathBuf,
    /// The kind of the output.
    pub target: OutputKind,
    /// The application's folder; paths in the output are relative to it.
    pub root: PathBuf,
    /// The folder of the runtime, with the definitions and controllers of the built-in DocTypes.
    pub runtime: PathBuf,
    /// Links to DocTypes that do not exist are warnings and become links to
    /// `doctyped::table::Unknown`.
    pub allow_missing_links: bool,
    /// Warnings are errors, apart from those about missing links that are allowed.
    pub deny_warnings: bool,
    /// The cache of generated texts, from which unchanged DocTypes are taken.
    pub cache: Option<PathBuf>,
}

/// The kind of an output, which decides how its files refer to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// The project itself: `generated/`, whose manifests are written by hand.
    Project,
    /// A workspace of its own that uses the project's runtime; its manifests are written too.
    Standalone,
    /// The built-in DocTypes inside the runtime: records in `models/src/records`, handlers in
    /// `api/src/handlers`.
    Core,
}

/// The result of [`generate`].
#[derive(Debug)]
pub struct Compilation {
    /// The files to write; none when there are errors.
    pub plan: Option<Plan>,
    /// Errors and warnings, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of definitions.
    pub doctypes: usize,
}

impl Compilation {
    /// The number of errors.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// The number of warnings.
    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }
}

/// Reads and compiles all definitions; writes nothing. Mistakes in definitions and Rust files are in
/// [`Compilation::diagnostics`].
///
/// # Errors
/// [`FileError`] for the first folder or file that cannot be read.
pub fn generate(options: &Options) -> Result<Compilation, FileError> {
    let input = files::read(options)?;
    let mut diagnostics = diagnostic::Diagnostics::default();
    let app = ir::App::build(&input, &mut diagnostics);
    check::all(&app, options, &mut diagnostics);
    let sources = sources::scan(&input, &app, &mut diagnostics);
    let fixtures = fixtures::read(&input, &app, &mut diagnostics);
    if options.deny_warnings {
        diagnostics.deny_warnings();
    }
    let plan = if diagnostics.has_errors() {
        None
    } else {
        let cache = files::read_cache(options.cache.as_deref())?;
        Some(emit::all(
            options,
            emit::Application { app: &app, sources: &sources, fixtures: &fixtures },
            &input,
            &cache,
        ))
    };
    Ok(Compilation { plan, doctypes: app.doctypes.len(), diagnostics: diagnostics.sorted() })
}
