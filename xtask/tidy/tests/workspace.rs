//! The rules hold in this workspace.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::path::Path;
use tidy::Rule;

#[test]
fn workspace_follows_the_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let report = tidy::check(&root).expect("the workspace can be read");
    println!("{}", report.text(&Rule::ALL));
    assert!(report.violations.is_empty(), "{} violations; run cargo xtask tidy", report.violations.len());
}
