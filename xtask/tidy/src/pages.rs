//! Paths and links in Markdown pages lead to files and folders that exist.
//!
//! Code spans that begin with a folder of the workspace are paths; links without a scheme are
//! relative to the page. Placeholders (`<module>`, `DIR`, `*`) and code blocks are skipped.

use crate::report::{Report, Rule, Violation};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Folders with which a code span has to begin to be a path of the workspace.
const FOLDERS: &[&str] = &["codegen/", "docs/", "doctypes/", "generated/", "runtime/", "xtask/"];

/// The chapters of the tutorial, whose paths are those of another application.
pub(crate) const TUTORIAL: &str = "docs/tutorial";

pub(crate) fn check(root: &Path, files: &[PathBuf], report: &mut Report) -> Result<()> {
    let (mut pages, mut paths) = (0, 0);
    for page in files.iter().filter(|file| is_page(file)) {
        pages += 1;
        let text =
            std::fs::read_to_string(root.join(page)).with_context(|| format!("cannot read {}", page.display()))?;
        for (line, path) in references(page, &text) {
            paths += 1;
            if !root.join(&path).exists() {
                report.violations.push(Violation {
                    rule: Rule::Pages,
                    file: page.clone(),
                    line,
                    message: format!("`{}` does not exist", path.display()),
                    help: help(&path, files),
                });
            }
        }
    }
    report.count(Rule::Pages, format!("{pages} pages, {paths} paths"));
    Ok(())
}

/// All files of the workspace that are not built or hidden.
pub(crate) fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let is_searched = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_str().unwrap_or_default();
        entry.depth() == 0 || !(name.starts_with('.') || name == "target" || name == "node_modules")
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_searched) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned());
        }
    }
    Ok(files)
}

/// Pages at the top, in the book and beside the definitions.
pub(crate) fn is_page(file: &Path) -> bool {
    let folder = file.parent().unwrap_or(file);
    file.extension().is_some_and(|extension| extension == "md")
        && (folder == Path::new("") || folder.starts_with("docs") || folder == Path::new("doctypes"))
}

/// A link without a scheme.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) line: usize,
    /// The path, relative to the page; empty for the page itself.
    pub(crate) path: String,
    /// The heading.
    pub(crate) anchor: Option<String>,
}

/// The links without a scheme outside of code.
pub(crate) fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for (line, text) in prose(text) {
        // Every other part between backquotes is code; a link may have code in its text.
        let text: String = text.split('`').step_by(2).collect();
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            if !target.contains(':') {
                let (path, anchor) =
                    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
                links.push(Link { line, path: path.to_owned(), anchor: anchor.map(str::to_owned) });
            }
        }
    }
    links
}

/// The lines outside of code blocks, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_code_block = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_code_block ^= is_fence;
        (!is_code_block && !is_fence).then_some((at + 1, line))
    })
}

/// Paths relative to the workspace that a page names, with their lines.
fn references(page: &Path, text: &str) -> Vec<(usize, PathBuf)> {
    let folder = page.parent().unwrap_or(page);
    let mut found = Vec::new();
    for (line, text) in prose(text) {
        for span in text.split('`').skip(1).step_by(2) {
            let is_path = FOLDERS.iter().any(|folder| span.starts_with(folder));
            let is_literal = span.chars().all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter));
            if is_path && is_literal && !span.contains("NNN") && !page.starts_with(TUTORIAL) {
                found.push((line, PathBuf::from(span)));
            }
        }
    }
    let links = links(text).into_iter().filter(|link| !link.path.is_empty());
    found.extend(links.map(|link| (link.line, folder.join(link.path))));
    found
}

/// Suggests the file of the same name that shares most folders with the path.
fn help(path: &Path, files: &[PathBuf]) -> String {
    let shared = |file: &&PathBuf| file.components().filter(|part| path.components().any(|own| own == *part)).count();
    let same_name = files.iter().filter(|file| file.file_name() == path.file_name());
    same_name
        .max_by_key(shared)
        .map_or_else(|| "name a file that exists".to_owned(), |file| format!("did you mean `{}`?", file.display()))
}

#[cfg(test)]
mod tests {
    use super::references;
    use std::path::{Path, PathBuf};

    #[test]
    fn code_spans_and_links_are_paths() {
        let text =
            "See `runtime/src/lib.rs`, `runtime/<module>`, [here](../README.md#top), [there](https://example.com).";
        let found: Vec<PathBuf> = references(Path::new("docs/a.md"), text).into_iter().map(|(_, path)| path).collect();
        assert_eq!(found, [PathBuf::from("runtime/src/lib.rs"), PathBuf::from("docs/../README.md")]);
    }

    #[test]
    fn code_blocks_are_skipped() {
        assert!(references(Path::new("a.md"), "```\n`runtime/nowhere.rs`\n```").is_empty());
    }
}
