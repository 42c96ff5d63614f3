//! Static checks of the workspace's structure, run by `cargo xtask tidy` and by this crate's tests.
//!
//! The compiler enforces neither the order of layers inside a crate nor the vocabulary of
//! `STYLE.md`, so both would decay one import at a time. The checks parse every Rust file with syn,
//! resolve paths against the module tree, and compare the result with the tables in [`rules`]:
//! no layer names a layer above it, no cycle between modules, bounded sizes, plain names, limits that
//! no call passes by, pages that name files that exist, a book that is complete.

mod book;
mod calls;
mod cycles;
mod facts;
mod layers;
mod module_tree;
mod pages;
mod report;
pub mod rules;
mod sizes;
mod tokens;
mod words;
mod workspace;

pub use report::{Report, Rule, Violation};

use anyhow::Result;
use std::path::Path;

/// Checks the workspace in a folder.
///
/// # Errors
/// A manifest or a source file cannot be read, or a source file is not Rust.
pub fn check(root: &Path) -> Result<Report> {
    let workspace = workspace::load(root)?;
    let mut report = Report::default();
    let trees = module_tree::build_all(&workspace);
    layers::check(&workspace, &trees, &mut report);
    cycles::check(&trees, &mut report);
    sizes::check(&workspace, &mut report);
    words::check(&workspace, &mut report);
    calls::check(&workspace, &mut report);
    let files = pages::files(root)?;
    pages::check(root, &files, &mut report)?;
    book::check(root, &files, &mut report)?;
    Ok(report)
}
