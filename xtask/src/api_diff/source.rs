//! Where documents are read: files, and revisions of Git.

use super::document::Document;
use anyhow::{Context as _, Result, bail, ensure};
use std::path::Path;
use std::process::{Command, Output};

/// Reads `PATH` or `REVISION:PATH`.
///
/// # Errors
/// There is no such file or revision, or it is no document in OpenAPI 3.
pub(super) fn read(name: &str) -> Result<Document> {
    let is_revision = name.contains(':') && !Path::new(name).exists();
    let text = if is_revision {
        let output = git(&["show", name])?;
        ensure!(output.status.success(), "cannot read {name}: {}", message(&output));
        String::from_utf8(output.stdout).with_context(|| format!("cannot read {name}: not UTF-8"))?
    } else {
        std::fs::read_to_string(name).with_context(|| format!("cannot read {name}"))?
    };
    Document::parse(&text).with_context(|| format!("cannot read {name}"))
}

/// The name of a document in the highest version tag (`v*`) of the history that has it.
///
/// # Errors
/// Git cannot be run, or the folder is no repository.
pub(super) fn in_last_tag(path: &str) -> Result<Option<String>> {
    ensure!(Path::new(path).is_relative(), "{path} has to be relative to the working folder");
    // Pre-releases (`v1.0.0-rc.1`) come before their version.
    let parameters =
        ["-c", "versionsort.suffix=-", "tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname"];
    let output = git(&parameters)?;
    if !output.status.success() {
        bail!("cannot list tags: {}", message(&output));
    }
    let tags = String::from_utf8(output.stdout).context("a tag is not UTF-8")?;
    for tag in tags.lines() {
        let name = format!("{tag}:./{path}");
        if git(&["cat-file", "-e", &name])?.status.success() {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn git(parameters: &[&str]) -> Result<Output> {
    Command::new("git").args(parameters).output().context("cannot run git")
}

fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
