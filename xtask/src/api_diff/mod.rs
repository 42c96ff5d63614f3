//! `cargo xtask api-diff`: compares two descriptions of the API and lists the changes that break clients of the old one.
//!
//! The documents are parsed and checked ([`document`]), compared operation by operation ([`operations`], with
//! [`parameters`], [`payloads`], [`security`] and [`schema`]), and the changes are written ([`report`]).

mod change;
mod document;
mod operations;
mod parameters;
mod payloads;
mod report;
mod schema;
mod security;
mod source;
#[cfg(test)]
mod tests;

use anyhow::{Context as _, Result};
use change::Impact;
use std::process::ExitCode;

/// List the changes between two OpenAPI documents that break clients.
///
/// Exits with 1 if a change breaks clients, with 2 if a document cannot be read.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The old document: a path, or REVISION:PATH of Git.
    #[arg(value_name = "OLD", required_unless_present = "against_last_tag")]
    old: Option<String>,

    /// The new document: a path, or REVISION:PATH of Git.
    #[arg(value_name = "NEW", required_unless_present = "against_last_tag")]
    new: Option<String>,

    /// Compare this document with that of the highest version tag (v*) that has it. Without such a tag, there is
    /// nothing to compare.
    #[arg(long, value_name = "PATH", conflicts_with_all = ["old", "new"])]
    against_last_tag: Option<String>,

    /// The form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// The form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

/// The exit status for documents that cannot be read.
const UNREADABLE: u8 = 2;

/// Prints the changes. Documents that cannot be read are reported here, for their exit status differs from that of
/// breaking changes.
pub fn run(arguments: &Arguments) -> ExitCode {
    compare(arguments).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(UNREADABLE)
    })
}

fn compare(arguments: &Arguments) -> Result<ExitCode> {
    let (old_name, new_name) = match (&arguments.against_last_tag, &arguments.old, &arguments.new) {
        (Some(path), ..) => match source::in_last_tag(path)? {
            Some(old) => (old, path),
            None => {
                source::read(path)?;
                println!("no tag v* in the history of HEAD has {path}: nothing to compare");
                return Ok(ExitCode::SUCCESS);
            }
        },
        (None, old, new) => {
            let old = old.clone().context("the old document is missing")?;
            (old, new.as_ref().context("the new document is missing")?)
        }
    };
    let (old, new) = (source::read(&old_name)?, source::read(new_name)?);
    let changes = operations::compare(&old, &new);
    match arguments.format {
        Format::Text => println!("{old_name} -> {new_name}\n\n{}", report::text(&changes)),
        Format::Json => println!("{:#}", report::json(&changes, &old_name, new_name)),
    }
    let is_breaking = report::count(&changes, Impact::Breaking) > 0;
    Ok(if is_breaking { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
