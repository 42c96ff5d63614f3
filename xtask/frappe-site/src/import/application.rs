//! The application that definitions are written to: its folder `doctypes/`, the record of the last import, and
//! `doctyped.toml`.

use super::changes;
use super::core_rules;
use super::export::json_text;
use super::selection::Selection;
use super::settings_file;
use crate::row::{Row, text};
use anyhow::{Context as _, Result, bail};
use doctyped_codegen::cli::Workspace;
use doctyped_codegen::scaffold::definition_path;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The record of the last import, beside the definitions.
const RECORD_FILE: &str = "import-site.json";

/// The settings of codegen.
const SETTINGS_FILE: &str = "doctyped.toml";

/// The lists of `doctyped.toml` that an import adds to.
const LISTS: [&str; 2] = ["external", "allow-missing-links"];

/// An application's definitions.
#[derive(Debug)]
pub(super) struct Application {
    pub(super) workspace: Workspace,
    doctypes: PathBuf,
    /// Files of definitions, by the names of their DocTypes.
    files: BTreeMap<String, PathBuf>,
    record: Record,
}

/// The definitions and names that the last import wrote.
#[derive(Debug, Default)]
struct Record {
    selection: Selection,
    doctypes: BTreeSet<String>,
    /// Names in the lists of `doctyped.toml`, by list.
    names: BTreeMap<&'static str, BTreeSet<String>>,
}

/// Files and definitions that differ, as lines of a report.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) lines: Vec<String>,
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) removed: usize,
    pub(super) unchanged: usize,
}

impl Application {
    /// Opens the application of a workspace.
    ///
    /// # Errors
    /// A file of `doctypes/` cannot be read.
    pub(super) fn open(workspace: Workspace) -> Result<Application> {
        let doctypes = workspace.root.join("doctypes");
        let mut files = BTreeMap::new();
        collect(&doctypes, &mut files)?;
        let record = Record::read(&doctypes.join(RECORD_FILE))?;
        Ok(Application { workspace, doctypes, files, record })
    }

    /// The selection of the last import; none before the first one.
    pub(super) fn selection(&self) -> Selection {
        self.record.selection.clone()
    }

    /// The definitions of the runtime's own DocTypes.
    ///
    /// # Errors
    /// They cannot be read.
    pub(super) fn built_in(&self) -> Result<BTreeMap<String, Row>> {
        let mut files = BTreeMap::new();
        collect(&self.workspace.runtime.join("doctypes"), &mut files)?;
        files.into_iter().map(|(name, path)| Ok((name, object(&path)?))).collect()
    }

    /// The file of a definition: where the application has it, or its place in the folder of its module.
    pub(super) fn path(&self, name: &str, module: &str) -> PathBuf {
        let module = if module.is_empty() { "site" } else { module };
        self.files.get(name).cloned().unwrap_or_else(|| definition_path(&self.doctypes, module, name))
    }

    /// Whether there is a controller beside a definition, or one will be written there.
    pub(super) fn has_controller(&self, name: &str, module: &str) -> bool {
        let path = self.path(name, module);
        path.with_extension("rs").is_file() || !path.is_file() && core_rules::controller(name).is_some()
    }

    /// Writes definitions that differ, removes those that the last import wrote and the site no longer has, and reports
    /// both. A DocType of Frappe may come with a controller. `is_gone` says which ones the site no longer has. Nothing is written in a dry run.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub(super) fn update(
        &self,
        definitions: &BTreeMap<String, Value>,
        is_core: impl Fn(&str) -> bool,
        is_gone: impl Fn(&str) -> bool,
        is_dry_run: bool,
    ) -> Result<Report> {
        let mut report = Report::default();
        for (name, definition) in definitions {
            let Value::Object(new) = definition else { continue };
            let path = self.path(name, text(new, "module"));
            let shown = self.shown(&path);
            if path.is_file() {
                let lines = changes::between(&object(&path)?, new);
                if lines.is_empty() {
                    report.unchanged += 1;
                    continue;
                }
                report.changed += 1;
                report.lines.push(format!("changed  {name}  {shown}"));
                report.lines.extend(lines.into_iter().map(|line| format!("           {line}")));
            } else {
                report.added += 1;
                report.lines.push(format!("added    {name}  {shown}"));
                let controller = core_rules::controller(name).filter(|_| is_core(name));
                if let Some(text) = controller
                    && !is_dry_run
                    && !path.with_extension("rs").exists()
                {
                    write(&path.with_extension("rs"), text)?;
                }
            }
            if !is_dry_run {
                write(&path, &json_text(definition)?)?;
            }
        }
        for name in self.record.doctypes.iter().filter(|name| !definitions.contains_key(*name) && is_gone(name)) {
            let Some(path) = self.files.get(name) else { continue };
            let controller = path.with_extension("rs");
            if controller.is_file() {
                // Without its definition the controller would not compile.
                let shown = self.shown(&controller);
                report
                    .lines
                    .push(format!("kept     {name}: it is gone from the site, but there is {shown}; remove both"));
                continue;
            }
            report.removed += 1;
            report.lines.push(format!("removed  {name}  {}", self.shown(path)));
            if !is_dry_run {
                fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))?;
                // Fails if the folder has other files, which stay.
                let _ = path.parent().map(fs::remove_dir);
            }
        }
        Ok(report)
    }

    /// Writes the record of an import, and the lists of `doctyped.toml`: names that the last import added are replaced,
    /// others stay.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub(super) fn save(
        &self,
        selection: Selection,
        definitions: &BTreeMap<String, Value>,
        lists: [BTreeSet<String>; 2],
    ) -> Result<()> {
        // A definition that was kept for its controller stays one of the site, with the targets of its links.
        let is_kept = |name: &&String| {
            !definitions.contains_key(*name) && self.files.get(*name).is_some_and(|path| path.is_file())
        };
        let kept: Vec<String> = self.record.doctypes.iter().filter(is_kept).cloned().collect();
        let mut names = BTreeMap::new();
        let path = self.doctypes.join(SETTINGS_FILE);
        let before = if path.is_file() { read_text(&path)? } else { String::new() };
        let mut settings = before.clone();
        for (key, mut wanted) in LISTS.into_iter().zip(lists) {
            let own = self.record.names.get(key).cloned().unwrap_or_default();
            if !kept.is_empty() {
                wanted.extend(own.iter().cloned());
            }
            let others: BTreeSet<String> = settings_file::names(&settings, key).difference(&own).cloned().collect();
            let all = others.iter().chain(&wanted).filter(|name| !definitions.contains_key(*name)).cloned().collect();
            settings = settings_file::with_names(&settings, key, &all);
            names.insert(key, wanted);
        }
        if settings != before {
            write(&path, &settings)?;
        }
        let doctypes = definitions.keys().cloned().chain(kept).collect();
        Record { selection, doctypes, names }.write(&self.doctypes.join(RECORD_FILE))
    }

    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.workspace.root).unwrap_or(path).display().to_string()
    }
}

impl Record {
    fn read(path: &Path) -> Result<Record> {
        if !path.is_file() {
            return Ok(Record::default());
        }
        let record = Value::Object(object(path)?);
        let set = |value: Option<&Value>| -> BTreeSet<String> {
            let names = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            names.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Ok(Record {
            selection: Selection::from_json(&record),
            doctypes: set(record.get("doctypes")),
            names: LISTS.into_iter().map(|key| (key, set(record.get(key)))).collect(),
        })
    }

    fn write(&self, path: &Path) -> Result<()> {
        let mut record = json!({
            "about": "Written by `cargo xtask import-site`, which compares with it at the next run.",
            "doctypes": self.doctypes,
        });
        if let (Value::Object(record), Value::Object(selection)) = (&mut record, self.selection.to_json()) {
            record.extend(selection);
            record.extend(self.names.iter().map(|(key, names)| ((*key).to_owned(), json!(names))));
        }
        write(path, &json_text(&record)?)
    }
}

/// Finds definitions below a folder.
fn collect(folder: &Path, files: &mut BTreeMap<String, PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "json")
            && path.file_stem() == folder.file_name()
        {
            let definition = object(&path)?;
            if text(&definition, "doctype") == "DocType" {
                files.insert(text(&definition, "name").to_owned(), path);
            }
        }
    }
    Ok(())
}

/// The object in a file.
fn object(path: &Path) -> Result<Row> {
    match serde_json::from_str(&read_text(path)?).with_context(|| format!("{} is not JSON", path.display()))? {
        Value::Object(object) => Ok(object),
        _ => bail!("{} has no JSON object", path.display()),
    }
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
