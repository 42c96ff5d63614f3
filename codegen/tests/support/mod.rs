//! Compiles generated workspaces.

use doctyped_codegen::{Options, OutputKind, diagnostic, generate, write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Generates a workspace from the sources and checks it with the compiler.
pub fn compile(case: &str, sources: Vec<PathBuf>, project: &Path) {
    let out = project.join("target/compiles").join(case);
    let options = Options {
        sources,
        out: out.clone(),
        target: OutputKind::Standalone,
        root: project.to_owned(),
        runtime: project.join("runtime"),
        allow_missing_links: false,
        deny_warnings: false,
        cache: None,
    };
    let outcome = generate(&options).expect("readable");
    let said: String = outcome.diagnostics.iter().map(|found| diagnostic::human(found, false)).collect();
    let Some(plan) = outcome.plan else { panic!("{case}:\n{said}") };
    write(&plan).expect("writable");
    check(case, &out, project);
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
