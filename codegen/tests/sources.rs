//! Source folders as file systems have them: links that lead nowhere, names that are no lines of text, a size that
//! no person wrote. Git cannot keep these as cases.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use doctyped_codegen::{Code, Compilation, Options, OutputKind, diagnostic, generate};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A folder for an application, with one definition.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a temporary folder"));
        folder.write("mail/letter/letter.json", &definition("Letter"));
        folder
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join("doctypes").join(below)
    }

    fn write(&self, below: &str, text: &str) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("create");
        fs::write(path, text).expect("write");
    }

    fn options(&self) -> Options {
        Options {
            sources: vec![self.path("")],
            out: self.0.path().join("out"),
            target: OutputKind::Standalone,
            root: self.0.path().to_owned(),
            runtime: self.0.path().join("runtime"),
            allow_missing_links: false,
            deny_warnings: false,
            cache: None,
        }
    }

    fn generate(&self) -> Compilation {
        generate(&self.options()).expect("readable")
    }
}

fn definition(name: &str) -> String {
    format!(r#"{{"doctype": "DocType", "name": "{name}", "module": "Mail", "fields": []}}"#)
}

fn codes(outcome: &Compilation) -> Vec<Code> {
    outcome.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_passed_over() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    symlink("missing", folder.path("mail/node_modules_of_site")).expect("link");
    symlink("..", folder.path("mail/loop")).expect("link");
    symlink("self.json", folder.path("mail/self.json")).expect("link");
    let outcome = folder.generate();
    assert_eq!((outcome.doctypes, codes(&outcome)), (1, Vec::new()));
}

#[cfg(unix)]
#[test]
fn definition_that_is_a_link_to_nowhere_is_an_error() {
    let folder = Folder::new();
    fs::create_dir(folder.path("mail/stamp")).expect("create");
    std::os::unix::fs::symlink("missing.json", folder.path("mail/stamp/stamp.json")).expect("link");
    let failure = generate(&folder.options()).expect_err("unreadable");
    assert!(failure.to_string().contains("stamp.json"), "{failure}");
}

#[test]
fn paths_with_line_breaks_are_refused() {
    let folder = Folder::new();
    folder.write("mail/sta\nmp/sta\nmp.json", &definition("Stamp"));
    folder.write("mail/ru\rles.rs", "");
    let outcome = folder.generate();
    assert_eq!(codes(&outcome), [Code::BadPath, Code::BadPath]);
    let mut options = folder.options();
    options.out = folder.0.path().join("o\nut");
    let failure = generate(&options).expect_err("the path cannot be written in manifests");
    assert!(failure.to_string().contains("o\\nut"), "{failure}");
}

#[cfg(target_os = "linux")]
#[test]
fn paths_that_are_not_utf_8_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new();
    let name = std::ffi::OsStr::from_bytes(b"r\xe8gles.rs");
    fs::write(folder.path("mail").join(name), "").expect("write");
    assert_eq!(codes(&folder.generate()), [Code::BadPath]);
}

#[test]
fn last_source_folder_overrides_earlier_ones() {
    let folder = Folder::new();
    let other = |module: &str| definition("Letter").replace("Mail", module);
    folder.write("first/mail/doctype/letter/letter.json", &other("First"));
    folder.write("second/mail/doctype/letter/letter.json", &other("Second"));
    let module_of = |folders: [&str; 2]| {
        let mut options = folder.options();
        options.sources = folders.map(|name| folder.path(name)).to_vec();
        let outcome = generate(&options).expect("readable");
        assert_eq!(codes(&outcome), [Code::Overridden]);
        let plan = outcome.plan.expect("a plan");
        let text = plan.files.get(Path::new("models/src/letter.rs")).expect("the record");
        ["First", "Second"].into_iter().find(|module| text.contains(&format!("module: \"{module}\"")))
    };
    assert_eq!(module_of(["first", "second"]), Some("Second"));
    assert_eq!(module_of(["second", "first"]), Some("First"));
}

/// Definitions of a size for which anything quadratic takes minutes.
#[test]
fn large_definitions_take_seconds_and_give_short_diagnostics() {
    const SIZE: usize = 60_000;
    let list = |item: &dyn Fn(usize) -> String| (0..SIZE).map(item).collect::<Vec<_>>().join(",");
    let options = list(&|number| format!("o{number}")).replace(',', "\\n");
    let signs: String = (0..SIZE).map(|number| format!("a{}\\n", "¿".repeat(number % 50 + 1))).collect();
    let single = |rest: String| {
        format!(r#"{{"doctype": "DocType", "name": "Letter", "issingle": 1, "module": "Mail", {rest}}}"#)
    };
    for text in [
        single(list(&|number| format!(r#""wrong_{number}": 1"#))),
        single(list(&|_| r#""fields": []"#.to_owned())),
        single(format!(
            r#""fields": [{}]"#,
            list(&|number| format!(r#"{{"fieldname": "f{number}", "fieldtype": "Int"}}"#))
        )),
        single(format!(r#""fields": [{}]"#, list(&|_| r#"{"fieldname": "f", "fieldtype": "Wrong"}"#.to_owned()))),
        single(format!(r#""fields": [{{"fieldname": "f", "fieldtype": "Select", "options": "{options}"}}]"#)),
        single(format!(r#""fields": [{{"fieldname": "f", "fieldtype": "Select", "options": "{signs}"}}]"#)),
        single(format!(
            r#""fields": [{{"fieldname": "f", "fieldtype": "Select", "options": "{}"}}]"#,
            "<a".repeat(SIZE)
        )),
        single(format!(r#""description": "{}""#, "<a 1 ".repeat(SIZE))),
        single(format!(r#""search_fields": "{}""#, list(&|number| format!("f{number}")))),
        single("[".repeat(SIZE)),
    ] {
        let folder = Folder::new();
        folder.write("mail/letter/letter.json", &text);
        let begin = Instant::now();
        let outcome = folder.generate();
        let shown: usize =
            outcome.diagnostics.iter().take(100).map(|found| diagnostic::human(found, false).len()).sum();
        assert!(shown < 300_000, "{shown} bytes for {}", &text[..80.min(text.len())]);
        // A bound of hanging, not of speed.
        assert!(begin.elapsed().as_secs() < 30, "{:?} for {}", begin.elapsed(), &text[..120.min(text.len())]);
    }
}
