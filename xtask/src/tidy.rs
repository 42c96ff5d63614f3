//! `cargo xtask tidy`: checks layers, module cycles, sizes, names, calls and pages of the whole workspace.

use ::tidy::Rule;
use anyhow::{Context as _, Result};
use std::process::ExitCode;

/// Check layers, module cycles, sizes, names, calls and pages.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Report these rules only: layers, cycles, sizes, words, calls, pages [default: all].
    #[arg(long, value_name = "RULE", num_args = 1.., value_parser = rule)]
    rules: Vec<Rule>,
}

fn rule(name: &str) -> Result<Rule> {
    Rule::ALL.into_iter().find(|rule| rule.name() == name).context("no such rule")
}

/// Prints violations and counts; the exit code says whether there are violations.
///
/// # Errors
/// A manifest or a source file cannot be read or parsed.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let rules = if arguments.rules.is_empty() { Rule::ALL.to_vec() } else { arguments.rules.clone() };
    let report = ::tidy::check(&crate::project())?;
    println!("{}", report.text(&rules));
    let is_clean = rules.iter().all(|&rule| report.of(rule).is_empty());
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
