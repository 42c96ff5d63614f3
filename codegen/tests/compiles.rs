//! Generated code compiles, without a warning: hard names, every field type, every kind of DocType.
//!
//! The text alone is compared in `cases.rs`; only the compiler can say that a name does not collide
//! and that a column has the type of its member.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use doctyped_codegen::{Options, Target, diagnostic, generate, write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cases of `tests/output` that are compiled with the real runtime.
const CASES: [&str; 5] = ["hard_names", "every_field_type", "kinds_of_doctypes", "library", "own_routes"];

#[test]
fn generated_code_compiles_without_a_warning() {
    let codegen = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = codegen.parent().expect("the project's folder");
    let runtime = project.join("runtime");
    for case in CASES {
        let out = project.join("target/compiles").join(case);
        let options = Options {
            sources: sources(&codegen.join("tests/output").join(case).join("doctypes/test"), &runtime.join("doctypes")),
            out: out.clone(),
            target: Target::Standalone,
            root: project.to_owned(),
            runtime: runtime.clone(),
            allow_missing_links: false,
            cache: None,
        };
        let outcome = generate(&options).expect("readable");
        let said: String = outcome.diagnostics.iter().map(|found| diagnostic::human(found, false)).collect();
        let Some(plan) = outcome.plan else { panic!("{case}:\n{said}") };
        write(&plan).expect("writable");
        check(case, &out, project);
    }
}

/// The folders of a case's DocTypes, without those that would replace a built-in one: a case need
/// not have all fields of that.
fn sources(case: &Path, built_in: &Path) -> Vec<PathBuf> {
    let doctypes = case.parent().expect("a folder");
    if doctypes.join("routes.rs").exists() {
        return vec![doctypes.to_owned()];
    }
    let case = if case.is_dir() { case } else { doctypes };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(case)
        .expect("the case's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir() && !path.file_name().is_some_and(|name| built_in.join(name).exists()))
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "{} holds no DocTypes", case.display());
    folders
}

/// Checks the workspace, in the project's target folder so that the runtime is compiled once.
fn check(case: &str, workspace: &Path, project: &Path) {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.join("target"), PathBuf::from);
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--message-format", "short", "--manifest-path"])
        .arg(workspace.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{case} does not compile:\n{said}");
    let is_generated = |line: &&str| line.starts_with("models/") || line.starts_with("server/");
    let warnings: Vec<&str> = said.lines().filter(is_generated).collect();
    assert!(warnings.is_empty(), "{case} compiles with warnings:\n{}", warnings.join("\n"));
}
