//! `cargo xtask codegen`: compiles definitions to Rust.

use super::Workspace;
use crate::diagnostic::escaped;
use crate::{Compilation, Diagnostic, Options, Plan, Severity, OutputKind, check, diagnostic, generate, write};
use anyhow::Result;
use clap::ValueEnum;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compile the DocType definitions to Rust.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "these are switches of a command")]
pub struct Arguments {
    /// Write nothing; show what differs and fail if anything does.
    #[arg(long)]
    check: bool,
    /// A folder with definitions, instead of doctypes/; may be given several times.
    #[arg(long, value_name = "DIR")]
    doctypes: Vec<PathBuf>,
    /// Write a workspace of its own to this folder, instead of generated/.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Accept links to DocTypes that do not exist, with a warning.
    #[arg(long)]
    allow_missing_links: bool,
    /// Fail if there are warnings, and write nothing then. Missing links that are allowed do not count.
    #[arg(long)]
    deny_warnings: bool,
    /// How problems are reported.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    message_format: MessageFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// With the source line of each.
    Human,
    /// One JSON object a line.
    Json,
}

impl Arguments {
    /// No options: updates the output of a workspace.
    pub const UPDATE: Arguments = Arguments {
        check: false,
        doctypes: Vec::new(),
        out: None,
        allow_missing_links: false,
        deny_warnings: false,
        message_format: MessageFormat::Human,
    };
}

/// Runs the command.
///
/// # Errors
/// [`FileError`](crate::FileError) for the first file that cannot be read or written. Mistakes in
/// definitions give a failing exit code.
pub fn run(arguments: &Arguments, workspace: &Workspace) -> Result<ExitCode> {
    let mut outcomes = Vec::new();
    for options in runs(arguments, workspace) {
        outcomes.push(generate(&options)?);
    }
    report(&outcomes, arguments.message_format);
    let plans: Vec<&Plan> = outcomes.iter().filter_map(|outcome| outcome.plan.as_ref()).collect();
    if plans.len() < outcomes.len() {
        eprintln!("{}; nothing is written", counts(&outcomes));
        return Ok(ExitCode::FAILURE);
    }
    if arguments.check { compare(&outcomes, &plans) } else { update(&outcomes, &plans) }
}

/// The outputs: one folder elsewhere, or those of the project and of the runtime.
fn runs(arguments: &Arguments, workspace: &Workspace) -> Vec<Options> {
    let Workspace { root, runtime } = workspace;
    let options = |target, sources: Vec<PathBuf>, out: PathBuf| Options {
        sources,
        target,
        root: root.clone(),
        runtime: runtime.clone(),
        cache: Some(cache_file(root, &out)),
        out,
        allow_missing_links: arguments.allow_missing_links,
        deny_warnings: arguments.deny_warnings,
    };
    let sources = if arguments.doctypes.is_empty() { vec![root.join("doctypes")] } else { arguments.doctypes.clone() };
    if let Some(out) = &arguments.out {
        return vec![options(OutputKind::Standalone, sources, out.clone())];
    }
    let core = || options(OutputKind::Core, vec![runtime.join("doctypes")], runtime.clone());
    let own = options(OutputKind::Project, sources, root.join("generated"));
    workspace.has_runtime().then(core).into_iter().chain([own]).collect()
}

/// The cache file of an output.
fn cache_file(root: &Path, out: &Path) -> PathBuf {
    let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
    let mut hasher = DefaultHasher::new();
    out.hash(&mut hasher);
    root.join("target/codegen").join(format!("{:016x}.cache", hasher.finish()))
}

/// Diagnostics of one file that are shown; the rest is counted.
const MAX_SHOWN: usize = 50;

fn report(outcomes: &[Compilation], format: MessageFormat) {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let diagnostics: Vec<&Diagnostic> = outcomes.iter().flat_map(|outcome| &outcome.diagnostics).collect();
    if format == MessageFormat::Json {
        for diagnostic in diagnostics {
            println!("{}", diagnostic::json(diagnostic));
        }
        return;
    }
    for of_file in diagnostics.chunk_by(|a, b| a.source.path == b.source.path) {
        let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            of_file.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
        // Where not all are shown, errors are.
        let is_crowded = of_file.len() > MAX_SHOWN;
        let shown = if is_crowded { [errors, warnings].concat() } else { of_file.to_vec() };
        for diagnostic in shown.iter().take(MAX_SHOWN) {
            eprintln!("{}", diagnostic::human(diagnostic, colour));
        }
        if let (Some(more), Some(first)) =
            (shown.len().checked_sub(MAX_SHOWN).filter(|more| *more > 0), of_file.first())
        {
            let more = counted(more, "further problem");
            eprintln!("{more} of {} not shown; --message-format json lists all\n", escaped(&first.source.shown));
        }
    }
}

/// "7 DocTypes, 1 error, 2 warnings"
fn counts(outcomes: &[Compilation]) -> String {
    let sum = |count: fn(&Compilation) -> usize| outcomes.iter().map(count).sum::<usize>();
    let mut parts = vec![counted(sum(|outcome| outcome.doctypes), "DocType")];
    for (number, noun) in [(sum(Compilation::errors), "error"), (sum(Compilation::warnings), "warning")] {
        if number > 0 {
            parts.push(counted(number, noun));
        }
    }
    parts.join(", ")
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn update(outcomes: &[Compilation], plans: &[&Plan]) -> Result<ExitCode> {
    let (mut written, mut removed, mut unchanged) = (0, 0, 0);
    for plan in plans {
        let changes = write(plan)?;
        written += changes.written.len();
        removed += changes.removed.len();
        unchanged += changes.unchanged;
    }
    eprintln!("{}: {} written, {removed} removed, {unchanged} unchanged", counts(outcomes), counted(written, "file"));
    Ok(ExitCode::SUCCESS)
}

fn compare(outcomes: &[Compilation], plans: &[&Plan]) -> Result<ExitCode> {
    let mut differing = 0;
    for plan in plans {
        for difference in check(plan)? {
            differing += 1;
            println!("{}\n{}", difference.path.display(), difference.diff);
        }
    }
    if differing == 0 {
        eprintln!("{}: up to date", counts(outcomes));
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}: {} not up to date; run `cargo xtask codegen`", counts(outcomes), counted(differing, "file"));
    Ok(ExitCode::FAILURE)
}
