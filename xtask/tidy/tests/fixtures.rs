//! Each rule, on small workspaces in temporary folders.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::path::Path;
use tempfile::TempDir;
use tidy::Rule;

/// A workspace with the crates `runtime/orm` and `runtime/core` (which depends on the former), and
/// more files.
fn workspace(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let manifest = |name: &str, rest: &str| format!("[package]\nname = \"{name}\"\n{rest}");
    let core = manifest("doctyped-core", "[dependencies]\ndoctyped-orm = { path = \"../orm\" }\n");
    write(folder.path(), "Cargo.toml", "[workspace]\n");
    write(folder.path(), "runtime/orm/Cargo.toml", &manifest("doctyped-orm", ""));
    write(folder.path(), "runtime/core/Cargo.toml", &core);
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// `file:line message` of each violation of a rule.
fn violations(workspace: &TempDir, rule: Rule) -> Vec<String> {
    let report = tidy::check(workspace.path()).expect("the workspace can be read");
    let line = |found: &&tidy::Violation| format!("{}:{} {}", found.file.display(), found.line, found.message);
    report.of(rule).iter().map(line).collect()
}

#[test]
fn reference_to_lower_crate_is_accepted() {
    let files = [
        ("runtime/core/src/lib.rs", "use doctyped_orm::Record;\n"),
        ("runtime/orm/src/lib.rs", "pub struct Record;\n"),
    ];
    assert_eq!(violations(&workspace(&files), Rule::Layers), [""; 0]);
}

#[test]
fn reference_to_higher_crate_is_reported_in_manifest_code_and_tests() {
    let manifest = "[package]\nname = \"doctyped-orm\"\n[dev-dependencies]\ndoctyped-core = { path = \"../core\" }\n";
    let code = "#[cfg(test)]\nmod tests {\n    fn f() {\n        doctyped_core::g();\n        dbg!(doctyped_core::X);\n    }\n}\n";
    let files = [
        ("runtime/orm/Cargo.toml", manifest),
        ("runtime/orm/src/lib.rs", code),
        ("runtime/core/Cargo.toml", "[package]\nname = \"doctyped-core\"\n"),
        ("runtime/core/src/lib.rs", ""),
    ];
    assert_eq!(
        violations(&workspace(&files), Rule::Layers),
        [
            "runtime/orm/Cargo.toml:4 runtime/orm names `doctyped_core` of runtime/core, which is not below it",
            "runtime/orm/src/lib.rs:4 runtime/orm names `doctyped_core::g` of runtime/core, which is not below it",
            "runtime/orm/src/lib.rs:5 runtime/orm names `doctyped_core::X` of runtime/core, which is not below it",
        ]
    );
}

#[test]
fn renamed_dependency_is_recognised() {
    let manifest = "[package]\nname = \"doctyped-orm\"\n[dependencies]\nhigh = { package = \"doctyped-core\", path = \"../core\" }\n";
    let files = [
        ("runtime/orm/Cargo.toml", manifest),
        ("runtime/orm/src/lib.rs", "pub use high::Context;\n"),
        ("runtime/core/Cargo.toml", "[package]\nname = \"doctyped-core\"\n"),
        ("runtime/core/src/lib.rs", ""),
    ];
    assert_eq!(violations(&workspace(&files), Rule::Layers).len(), 2);
}

#[test]
fn modules_that_import_each_other_are_a_cycle() {
    let files = [
        ("runtime/orm/src/lib.rs", "mod a;\nmod b;\n"),
        ("runtime/orm/src/a.rs", "use crate::b::B;\npub struct A(B, super::b::B);\n"),
        ("runtime/orm/src/b.rs", "pub struct B;\nfn f(a: &crate::a::A) {}\n"),
    ];
    // The one reference of `b` is removed rather than the two of `a`.
    assert_eq!(
        violations(&workspace(&files), Rule::Cycles),
        ["runtime/orm/src/b.rs:2 `crate::a::A` closes a cycle: b names a, and a depends on b"]
    );
}

#[test]
fn cycle_through_subtrees_and_re_exports_is_found() {
    let files = [
        ("runtime/orm/src/lib.rs", "pub mod a;\npub mod b;\npub mod c;\npub use c::inner::C;\n"),
        ("runtime/orm/src/a/mod.rs", "mod deep;\n"),
        ("runtime/orm/src/a/deep.rs", "use crate::b::*;\nfn f() -> B { B }\n"),
        ("runtime/orm/src/b.rs", "pub struct B;\nuse crate::C;\n"),
        ("runtime/orm/src/c/mod.rs", "pub(crate) mod inner;\n"),
        ("runtime/orm/src/c/inner.rs", "pub struct C;\nfn f() { crate::a::g(); }\n"),
    ];
    let found = violations(&workspace(&files), Rule::Cycles);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn parent_child_and_test_code_are_no_cycle() {
    let files = [
        ("runtime/orm/src/lib.rs", "mod a;\nmod b;\npub struct Root;\n"),
        ("runtime/orm/src/a.rs", "mod child;\nuse child::Child;\nuse crate::Root;\npub struct A;\n"),
        ("runtime/orm/src/a/child.rs", "use super::A;\nuse crate::b::B;\npub struct Child(A, B);\n"),
        ("runtime/orm/src/b.rs", "pub struct B;\n#[cfg(test)]\nmod tests;\n#[cfg(test)]\nfn f(_: crate::a::A) {}\n"),
        ("runtime/orm/src/b/tests.rs", "use crate::a::A;\n"),
    ];
    assert_eq!(violations(&workspace(&files), Rule::Cycles), [""; 0]);
}

#[test]
fn long_file_is_reported_unless_it_is_generated() {
    let long = "fn f() {}\n".repeat(401).replacen("f()", "g()", 1);
    let generated = format!("//! Written by `cargo xtask codegen` from `doctypes`.\n{long}");
    let files = [("runtime/orm/src/lib.rs", long.as_str()), ("runtime/core/src/lib.rs", generated.as_str())];
    let found = violations(&workspace(&files), Rule::Sizes);
    assert_eq!(found.first().map(String::as_str), Some("Cargo.toml:0 the mean of 1 hand-written files is 401 lines"));
    assert_eq!(found.get(1).map(String::as_str), Some("runtime/orm/src/lib.rs:0 the file has 401 lines"));
    assert_eq!(found.len(), 2);
}

#[test]
fn parser_without_limit_is_called_in_its_own_file_and_in_tests_only() {
    let code = "fn f() { serde_json::from_slice::<u8>(b\"1\").ok(); }\n#[cfg(test)]\nmod tests { fn g() { serde_json::from_slice::<u8>(b\"1\").ok(); } }\n";
    let files = [
        ("runtime/orm/src/json_parser.rs", code),
        ("runtime/orm/src/db.rs", code),
        ("runtime/orm/src/tests/db.rs", code),
        ("codegen/src/lib.rs", code),
    ];
    assert_eq!(
        violations(&workspace(&files), Rule::Calls),
        ["runtime/orm/src/db.rs:1 `serde_json::from_slice` is called"]
    );
}

#[test]
fn names_and_pronouns_are_reported_and_words_inside_others_are_not() {
    let code = "//! Tells who has released it, see `who`.\n\npub struct Crew;\nconst MOST: usize = 1;\nconst ALMOST: usize = 1;\nfn release() {}\n";
    assert_eq!(
        violations(&workspace(&[("runtime/orm/src/lib.rs", code)]), Rule::Words),
        [
            "runtime/orm/src/lib.rs:1 documentation has the pronoun \"who\"",
            "runtime/orm/src/lib.rs:3 `Crew` has the name `crew`",
            "runtime/orm/src/lib.rs:4 `MOST` has the name `MOST`",
        ]
    );
}

#[test]
fn ambiguous_type_name_is_reported_when_two_modules_have_it() {
    let files = [
        ("runtime/orm/src/lib.rs", "pub struct Outcome;\n"),
        ("runtime/core/src/lib.rs", "pub struct Outcome;\npub struct Origin;\n"),
    ];
    assert_eq!(
        violations(&workspace(&files), Rule::Words),
        [
            "runtime/core/src/lib.rs:1 one of 2 types called `Outcome`",
            "runtime/orm/src/lib.rs:1 one of 2 types called `Outcome`",
        ]
    );
}

#[test]
fn page_that_names_a_missing_file_is_reported() {
    let files = [
        ("runtime/orm/src/lib.rs", ""),
        ("README.md", "`runtime/orm/src/lib.rs` and `runtime/orm/src/db.rs`\n[page](docs/none.md)\n"),
    ];
    assert_eq!(
        violations(&workspace(&files), Rule::Pages),
        ["README.md:1 `runtime/orm/src/db.rs` does not exist", "README.md:2 `docs/none.md` does not exist",]
    );
}

#[test]
fn book_with_lost_page_lost_heading_and_typed_code_is_reported() {
    let files = [
        ("runtime/orm/src/lib.rs", "// ANCHOR: kept\n// ANCHOR_END: kept\n"),
        ("docs/SUMMARY.md", "- [A b](a.md)\n"),
        ("docs/a.md", "# A b\n[up](#a-b), [none](#none), [out](../README.md)\n"),
        (
            "docs/lost.md",
            "```rust\n{{#include ../runtime/orm/src/lib.rs:kept}}\n{{#include ../runtime/orm/src/lib.rs:gone}}\nlet a;\n```\n",
        ),
        ("README.md", "[heading](docs/a.md#a-b)\n"),
    ];
    assert_eq!(
        violations(&workspace(&files), Rule::Pages),
        [
            "docs/a.md:2 `README.md` is not in the book",
            "docs/a.md:2 docs/a.md has no heading `#none`",
            "docs/lost.md:0 the page is not in the summary",
            "docs/lost.md:3 `../runtime/orm/src/lib.rs:gone` cannot be included",
            "docs/lost.md:4 Rust code that is not compiled",
        ]
    );
}
