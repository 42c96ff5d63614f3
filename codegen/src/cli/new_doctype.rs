//! `cargo xtask new-doctype`: creates a minimal DocType.

use super::{Workspace, codegen};
use crate::scaffold;
use anyhow::{Context as _, Result};
use std::fs;
use std::process::ExitCode;

/// Write a definition and a controller of a new DocType, and compile them.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Its module: Library, say.
    module: String,
    /// Its name: Reading Room, say.
    name: String,
}

/// Writes the files, then updates the generated code.
///
/// # Errors
/// [`ScaffoldError`](scaffold::ScaffoldError) if the name is invalid or taken, or an error of the file
/// that cannot be written.
pub fn run(arguments: &Arguments, workspace: &Workspace) -> Result<ExitCode> {
    let options = scaffold::options(workspace.root.clone(), workspace.runtime.clone());
    for (path, text) in scaffold::doctype(&options, &arguments.module, &arguments.name)? {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        eprintln!("{}", path.strip_prefix(&workspace.root).unwrap_or(&path).display());
    }
    codegen::run(&codegen::Arguments::UPDATE, workspace)
}
