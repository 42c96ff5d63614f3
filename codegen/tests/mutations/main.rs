//! Mutated definitions: codegen ends in bounded time with an output or with errors, and what it accepts compiles.
//!
//! A failure names the number of its case; `MUTATION=123 cargo test -p doctyped-codegen --test mutations` runs that
//! one and prints its definition.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail"
)]

mod mutate;
mod rng;
#[path = "../support/mod.rs"]
mod support;
mod words;

use doctyped_codegen::{Compilation, Options, Severity, OutputKind, check, diagnostic, generate, write};
use rng::Rng;
use serde_json::Value;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Mutated definitions of a run.
const CASES: usize = 10_000;

/// Accepted ones that are compiled as one application.
const COMPILED: usize = 320;

/// Cases of `tests/output` with texts and properties of the same kind, compiled with them.
const COMPILED_TOO: [&str; 4] = ["hard_texts", "replaced_virtual", "singles", "tree_without_columns"];

/// A bound of hanging, in time of a processor where the system tells it; definitions take milliseconds.
const TIME_LIMIT: Duration = Duration::from_secs(2);

/// DocTypes that the mutated ones link to.
const COMPANIONS: [(&str, &str); 3] = [
    (
        "Companion",
        r#"{"doctype": "DocType", "name": "Companion", "module": "Test", "fields": [{"fieldname": "title", "fieldtype": "Data"}]}"#,
    ),
    (
        "Companion Row",
        r#"{"doctype": "DocType", "name": "Companion Row", "module": "Test", "istable": 1, "fields": [{"fieldname": "value", "fieldtype": "Data"}]}"#,
    ),
    (
        "Companion Tag",
        r#"{"doctype": "DocType", "name": "Companion Tag", "module": "Test", "istable": 1, "fields": [{"fieldname": "tag", "fieldtype": "Link", "options": "Companion"}]}"#,
    ),
];

/// A User as the standard columns need it, in place of the runtime's definitions.
const USER: &str = r#"{"doctype": "DocType", "name": "User", "module": "Core", "fields": [{"fieldname": "email", "fieldtype": "Data"}]}"#;

#[test]
fn mutated_definitions_give_an_output_or_errors() {
    let bases = bases();
    let only: Option<usize> = std::env::var("MUTATION").ok().and_then(|number| number.parse().ok());
    let cases = only.map_or(0..CASES, |number| number..number + 1);
    let next = AtomicUsize::new(cases.start);
    let (accepted, slowest) = (AtomicUsize::new(0), std::sync::Mutex::new((Duration::ZERO, 0)));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let workplace = Workplace::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if !cases.contains(&number) {
                        break;
                    }
                    let content = case(number, &bases);
                    if only.is_some() {
                        eprintln!("{}", String::from_utf8_lossy(&content));
                    }
                    let (is_accepted, duration) = workplace.check(number, &content);
                    accepted.fetch_add(usize::from(is_accepted), Ordering::Relaxed);
                    let mut slowest = slowest.lock().expect("no thread panicked");
                    *slowest = (*slowest).max((duration, number));
                }
            });
        }
    });
    let (accepted, slowest) = (accepted.into_inner(), slowest.into_inner().expect("no thread panicked"));
    eprintln!("{accepted} accepted; the slowest, number {}, took {:?}", slowest.1, slowest.0);
    assert!(only.is_some() || (CASES / 10..CASES * 9 / 10).contains(&accepted), "{accepted} accepted: one-sided");
}

#[test]
fn accepted_definitions_compile_as_one_application() {
    let bases = bases();
    let workplace = Workplace::new();
    let samples = tempfile::tempdir().expect("a temporary folder");
    let folder = samples.path().join("mutated");
    let mut count = 0;
    // Other numbers than those of the other test.
    for number in CASES.. {
        if count == COMPILED {
            break;
        }
        let content = case(number, &bases);
        // Names that are the same in several cases would not fit into one application.
        let name =
            serde_json::from_slice::<Value>(&content).ok().and_then(|read| Some(read["name"].as_str()?.to_owned()));
        let is_small = content.len() < 30_000;
        if is_small && name.is_some_and(|name| name.contains(&label(number))) && workplace.check(number, &content).0 {
            let sample = folder.join(file_name(number));
            fs::create_dir_all(&sample).expect("create");
            fs::write(sample.join(file_name(number)).with_extension("json"), content).expect("write");
            count += 1;
        }
    }
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project's folder");
    fs::create_dir_all(folder.join("wide")).expect("create");
    fs::write(folder.join("wide/wide.json"), widest()).expect("write");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/output");
    let cases = COMPILED_TOO.map(|case| cases.join(case).join("doctypes"));
    support::compile("mutated", [workplace.companions(|_| true), vec![folder], cases.to_vec()].concat(), project);
}

/// A definition with as many columns as there are types for.
fn widest() -> String {
    // Without the standard columns.
    let fields = (0..1013).map(|number| format!(r#"{{"fieldname": "f{number}", "fieldtype": "Int"}}"#));
    let fields = fields.collect::<Vec<_>>().join(",");
    format!(r#"{{"doctype": "DocType", "name": "Wide", "module": "Test", "fields": [{fields}]}}"#)
}

/// The definition of a case.
fn case(number: usize, bases: &[Value]) -> Vec<u8> {
    let mut rng = Rng::new(number as u64 + 1);
    let base = rng.pick(bases).clone();
    mutate::definition(&base, &label(number), &mut rng)
}

fn label(number: usize) -> String {
    format!("Sample {number:05}")
}

fn file_name(number: usize) -> String {
    format!("sample_{number:05}")
}

/// The definitions that are mutated, with the companions in place of the DocTypes that they link to.
fn bases() -> Vec<Value> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/output");
    let folders = ["every_field_type", "kinds_of_doctypes", "library", "hard_names"]
        .map(|case| tests.join(case).join("doctypes"));
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(walkdir::WalkDir::new)
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = |path: &PathBuf| serde_json::from_slice::<Value>(&fs::read(path).ok()?).ok();
    let mut bases: Vec<Value> = paths.iter().filter_map(read).filter(|base| base["doctype"] == "DocType").collect();
    for field in bases.iter_mut().filter_map(|base| base["fields"].as_array_mut()).flatten() {
        let target = match field["fieldtype"].as_str() {
            Some("Link") => "Companion",
            Some("Table") => "Companion Row",
            Some("Table MultiSelect") => "Companion Tag",
            _ => continue,
        };
        field["options"] = target.into();
    }
    for tree in bases.iter_mut().filter(|base| base["is_tree"] == 1) {
        tree["nsm_parent_field"] = "parent_plant".into();
    }
    assert!(bases.len() > 10, "{} definitions", bases.len());
    bases
}

/// A folder for one case at a time.
struct Workplace(tempfile::TempDir);

impl Workplace {
    fn new() -> Workplace {
        let workplace = Workplace(tempfile::tempdir().expect("a temporary folder"));
        let put = |below: &str, name: &str, text: &str| {
            let module = name.to_lowercase().replace(' ', "_");
            let folder = workplace.0.path().join(below).join(&module);
            fs::create_dir_all(&folder).expect("create");
            fs::write(folder.join(module).with_extension("json"), text).expect("write");
        };
        for (name, text) in COMPANIONS {
            put(name, name, text);
        }
        put("runtime/doctypes", "User", USER);
        workplace
    }

    /// The folders of the companions with such a name.
    fn companions(&self, is_needed: impl Fn(&str) -> bool) -> Vec<PathBuf> {
        let names = COMPANIONS.iter().map(|(name, _)| *name);
        names.filter(|name| is_needed(name)).map(|name| self.0.path().join(name)).collect()
    }

    /// Compiles a definition; whether it is accepted, and the time it took.
    fn check(&self, number: usize, content: &[u8]) -> (bool, Duration) {
        let folder = self.0.path().join("sample").join(file_name(number));
        fs::create_dir_all(&folder).expect("create");
        fs::write(folder.join(file_name(number)).with_extension("json"), content).expect("write");
        let begin = thread_time();
        let run = || self.run(content);
        let outcome = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| panic!("case {number} panics"));
        let duration = thread_time().saturating_sub(begin);
        assert!(duration < TIME_LIMIT, "case {number} takes {duration:?}");
        fs::remove_dir_all(folder).expect("remove");
        check_outcome(number, &outcome);
        (outcome.plan.is_some(), duration)
    }

    fn run(&self, content: &[u8]) -> Compilation {
        // What is generated of the others is the same each time.
        let content = String::from_utf8_lossy(content);
        let is_linked = |name: &str| ['"', '\\'].iter().any(|end| content.contains(&format!("{name}{end}")));
        let is_needed = |name: &str| is_linked(name) || (name == "Companion" && is_linked("Companion Tag"));
        let options = Options {
            sources: [self.companions(is_needed), vec![self.0.path().join("sample")]].concat(),
            out: self.0.path().join("out"),
            target: OutputKind::Standalone,
            root: self.0.path().to_owned(),
            runtime: self.0.path().join("runtime"),
            allow_missing_links: false,
            deny_warnings: false,
            cache: None,
        };
        generate(&options).expect("the files are readable")
    }
}

/// The time that the processor has spent on this thread; a busy machine lets threads wait.
#[cfg(unix)]
fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// The time since the first call.
#[cfg(not(unix))]
fn thread_time() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

fn check_outcome(number: usize, outcome: &Compilation) {
    let errors = outcome.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
    assert_eq!(outcome.plan.is_none(), errors > 0, "case {number}: {errors} errors");
    for found in outcome.diagnostics.iter().take(5) {
        let said = diagnostic::human(found, false);
        assert!(said.len() < 10_000, "case {number}: {} bytes of a diagnostic", said.len());
        let is_readable = |c: char| c == '\n' || c == '\t' || !c.is_control();
        assert!(said.chars().all(is_readable), "case {number}: {said:?}");
    }
    let Some(plan) = &outcome.plan else { return };
    let records = plan.files.iter().filter(|(path, _)| path.starts_with("models/src"));
    for (path, text) in records.filter(|_| number.is_multiple_of(10)) {
        syn::parse_file(text).unwrap_or_else(|error| panic!("case {number}: {}: {error}", path.display()));
    }
    if number.is_multiple_of(100) {
        write(plan).unwrap_or_else(|failure| panic!("case {number}: {failure}"));
        assert!(check(plan).expect("readable").is_empty(), "case {number} differs from its plan");
    }
}
