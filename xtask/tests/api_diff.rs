//! `cargo xtask api-diff` as a program: its report and its exit status, with two small documents and with the tags of
//! a repository.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api_diff")
}

fn api_diff(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).arg("api-diff").args(arguments).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn api_diff_of_breaking_changes_lists_them_and_fails() {
    let output = api_diff(&documents(), &["old.json", "new.json"]);
    let expected = "\
old.json -> new.json

Breaking:

  GET /api/resource/Article, POST /api/resource/Article
    response, DocType Article, field isbn: removed

  POST /api/resource/Article
    request, DocType Article (create), field author: maxLength changed from 140 to 60
    request, DocType Article (create), field isbn: removed; its value is ignored
    request, DocType Article (create), field publisher: new and required

  DELETE /api/resource/Article/{name}
    operation: the method was removed

May break some clients:

  GET /api/resource/Article, POST /api/resource/Article
    response, DocType Article, field status: now a value: \"Lost\"

Compatible:

  GET /api/resource/Article: query parameter order_by: new, optional
  POST /api/resource/Article: request, DocType Article (create), field author: no longer required
  POST /api/resource/Article: request, DocType Article (create), field status: now a value: \"Lost\"
  GET /api/resource/Article/{id}: operation: new

5 breaking, 1 that may break some clients, 4 compatible
";
    assert_eq!(stdout(&output), expected);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn api_diff_of_identical_documents_succeeds() {
    let output = api_diff(&documents(), &["old.json", "old.json"]);
    assert!(stdout(&output).ends_with("\n0 breaking, 0 that may break some clients, 0 compatible\n"));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn api_diff_as_json_has_counts_and_operations() {
    let output = api_diff(&documents(), &["old.json", "new.json", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["breaking"], 5);
    assert_eq!(report["may_break"], 1);
    let changes = report["changes"].as_array().unwrap();
    let isbn = changes.iter().find(|change| change["field"] == "isbn" && change["message"] == "removed").unwrap();
    assert_eq!(isbn["doctype"], "Article");
    assert_eq!(isbn["operations"][1], "POST /api/resource/Article");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn api_diff_of_unreadable_documents_has_a_status_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("broken.json"), "{\"openapi\": \"3.1.0\", \"paths\": 1}").unwrap();
    for name in ["missing.json", "v1:missing.json", "broken.json"] {
        let output = api_diff(folder.path(), &[name, name]);
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.starts_with(&format!("error: cannot read {name}: ")), "{error}");
    }
}

#[test]
fn api_diff_compares_with_the_highest_tag_that_has_the_document() {
    let folder = tempfile::tempdir().unwrap();
    let (root, path) = (folder.path(), ["--against-last-tag", "openapi.json"]);
    let copy = |name: &str| std::fs::copy(documents().join(name), root.join("openapi.json")).unwrap();
    git(root, &["init", "--quiet"]);
    git(root, &["commit", "--quiet", "--allow-empty", "--message", "Begin"]);
    git(root, &["tag", "v0.9.0"]);
    copy("new.json");
    let output = api_diff(root, &path);
    assert_eq!(stdout(&output), "no tag v* in the history of HEAD has openapi.json: nothing to compare\n");
    assert_eq!(output.status.code(), Some(0));

    let commit = |tag: &str| {
        git(root, &["add", "openapi.json"]);
        git(root, &["commit", "--quiet", "--allow-empty", "--message", tag]);
        git(root, &["tag", tag]);
    };
    commit("v0.2.0");
    copy("old.json");
    commit("v0.10.0");
    copy("new.json");
    commit("v0.10.0-rc.1");
    let output = api_diff(root, &path);
    assert!(stdout(&output).starts_with("v0.10.0:./openapi.json -> openapi.json\n"), "{}", stdout(&output));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(api_diff(root, &["v0.2.0:openapi.json", "openapi.json"]).status.code(), Some(0));
}
