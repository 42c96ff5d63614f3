//! `cargo xtask explain D005`: explains the code of a diagnostic.

use crate::{Code, Severity};
use std::process::ExitCode;

/// Explain a diagnostic, or list all of them.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Its code, D005 say.
    code: Option<Code>,
}

/// Prints the explanation.
pub fn run(arguments: &Arguments) -> ExitCode {
    match arguments.code {
        Some(code) => {
            println!("{} ({})\n\n{}", heading(code), severity(code), code.explanation());
        }
        None => {
            for code in Code::ALL {
                println!("{}", heading(*code));
            }
        }
    }
    ExitCode::SUCCESS
}

fn heading(code: Code) -> String {
    format!("{}: {}", code.name(), code.summary())
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
