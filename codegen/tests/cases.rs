//! Golden tests: folders with definitions and the expected diagnostics or output.
//!
//! - `tests/diagnostics/<mistake>/`: `doctypes/`, and the diagnostics in `expected.txt`.
//! - `tests/output/<subject>/`: `doctypes/`, and all generated files in `expected/`.
//!
//! A folder may have `runtime/doctypes/` as built-in DocTypes, and a file `options` with words:
//! `core`, `project`, `allow-missing-links`, `deny-warnings`. After a change, `UPDATE_EXPECT=1 cargo test -p
//! doctyped-codegen --test cases` writes what came out; the difference is then for review.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use doctyped_codegen::{Compilation, Options, OutputKind, diagnostic, generate};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn mistakes_give_the_expected_diagnostics() {
    let mut failures = Vec::new();
    for case in cases("diagnostics") {
        let outcome = run(&case);
        let mut said: String = outcome.diagnostics.iter().map(|found| diagnostic::human(found, false)).collect();
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        said.push_str(if outcome.plan.is_some() { "written\n" } else { "not written\n" });
        // `d005_link_to_nowhere` must at least say D005.
        let code = name.split('_').next().unwrap_or_default().to_uppercase();
        assert!(said.contains(&code), "{name} does not say {code}:\n{said}");
        compare(&case.join("expected.txt"), &said, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn definitions_give_the_expected_files() {
    let mut failures = Vec::new();
    for case in cases("output") {
        let outcome = run(&case);
        let said: String = outcome.diagnostics.iter().map(|found| diagnostic::human(found, false)).collect();
        let Some(plan) = outcome.plan else { panic!("{}:\n{said}", case.display()) };
        for text in plan.files.iter().filter(|(path, _)| path.extension().is_some_and(|ext| ext == "rs")) {
            syn::parse_file(text.1).unwrap_or_else(|error| panic!("{}: {error}", text.0.display()));
        }
        let mut expected = plan.files.clone();
        expected.retain(|path, _| !is_shared_by_clients(path));
        expected.insert(PathBuf::from("diagnostics.txt"), said);
        let folder = case.join("expected");
        for path in files(&folder) {
            if !expected.contains_key(&path) {
                failures.push(format!("{} is no longer written", folder.join(&path).display()));
                if updating() {
                    fs::remove_file(folder.join(&path)).expect("remove");
                }
            }
        }
        for (path, text) in &expected {
            compare(&folder.join(path), text, &mut failures);
        }
    }
    assert!(failures.is_empty() || updating(), "{}", failures.join("\n"));
}

#[test]
fn order_of_source_folders_does_not_change_the_files() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/output/library");
    let both = |first: &str, second: &str| {
        let mut options = options(&case);
        options.sources = vec![case.join("doctypes").join(first), case.join("doctypes").join(second)];
        let plan = generate(&options).expect("readable").plan.expect("no errors");
        // Headers of files about all sources name the folders as they were given.
        let of_doctypes = |path: &Path| path.file_name().is_some_and(|name| name != "lib.rs" && name != "mod.rs");
        plan.files
            .into_iter()
            .filter(|(path, _)| path.starts_with("models/src") && of_doctypes(path))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(both("catalogue", "lending"), both("lending", "catalogue"));
}

/// Whether a file of a client is the same for all applications: a copy of a file of codegen.
fn is_shared_by_clients(path: &Path) -> bool {
    let of_application = ["doctypes", "functions"];
    path.starts_with("clients")
        && !path
            .iter()
            .any(|part| of_application.contains(&part.to_string_lossy().split('.').next().unwrap_or_default()))
}

/// The folders of a set, in order.
fn cases(set: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(set);
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the set's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn options(case: &Path) -> Options {
    let words = fs::read_to_string(case.join("options")).unwrap_or_default();
    let has = |word: &str| words.split_whitespace().any(|other| other == word);
    let (target, out) = if has("core") {
        (OutputKind::Core, case.join("core"))
    } else if has("project") {
        (OutputKind::Project, case.join("generated"))
    } else {
        (OutputKind::Standalone, case.join("out"))
    };
    Options {
        sources: vec![case.join("doctypes")],
        out,
        target,
        root: case.to_owned(),
        runtime: case.join("runtime"),
        allow_missing_links: has("allow-missing-links"),
        deny_warnings: has("deny-warnings"),
        cache: None,
    }
}

fn run(case: &Path) -> Compilation {
    generate(&options(case)).unwrap_or_else(|failure| panic!("{}: {failure}", case.display()))
}

fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

fn compare(path: &Path, text: &str, failures: &mut Vec<String>) {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == text {
        return;
    }
    if updating() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("create");
        fs::write(path, text).expect("write");
        return;
    }
    let diff = similar::TextDiff::from_lines(expected.as_str(), text);
    failures.push(format!("{}\n{}", path.display(), diff.unified_diff().header("expected", "found")));
}

/// The files below a folder, relative to it.
fn files(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| entry.path().strip_prefix(folder).ok().map(Path::to_owned))
        .collect()
}
