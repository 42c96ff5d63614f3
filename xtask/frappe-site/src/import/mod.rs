//! `import-site`: the DocTypes of a Frappe site, with its Custom Fields, Property Setters and Custom DocPerms, become the
//! definitions of an application.

mod app_folders;
mod application;
mod changes;
mod core_rules;
mod database;
mod export;
mod field_order;
mod fold;
mod requirements;
mod selection;
mod settings_file;
mod site_metadata;

use crate::row::{Row, text};
use anyhow::{Context as _, Result, ensure};
use application::Application;
use doctyped_cli::new_app::{SourceArguments, create_empty};
use doctyped_codegen::cli::{Workspace, codegen};
use doctyped_codegen::scaffold::definition_path;
use requirements::{complete, without_clashes};
use selection::Selection;
use serde_json::Value;
use site_metadata::SiteMetadata;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make an application of the DocTypes of a Frappe site, or update it.
///
/// Reads DocTypes, Custom Fields, Property Setters and Custom DocPerms, writes the definitions that result to doctypes/,
/// and compiles them. Nothing is written to the site. A later run shows what has changed since, and leaves controllers
/// alone.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The URL of the site's database (mysql://USER:PASSWORD@HOST/DATABASE, postgres://...), or the folders of
    /// applications in the order in which they are installed.
    #[arg(required = true, value_name = "URL|PATH")]
    sources: Vec<String>,
    /// The folder of the application. A folder that is empty or does not exist becomes a new one.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Import these DocTypes and the child DocTypes of their table fields alone, separated by commas.
    #[arg(long, value_name = "DOCTYPE", value_delimiter = ',')]
    only: Vec<String>,
    /// Import all of Frappe's own DocTypes, too. Without, those are imported that the site has changed.
    #[arg(long)]
    with_core: bool,
    /// Import the default selection, in place of that of the last run.
    #[arg(long, conflicts_with_all = ["only", "with_core"])]
    all_of_applications: bool,
    /// Write nothing; show what would change.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    source: SourceArguments,
}

/// Runs the command. The exit code is that of codegen.
///
/// # Errors
/// The site cannot be read, or the application's folder cannot be written.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut site = read_site(&arguments.sources)?;
    let is_new = is_empty_folder(&arguments.into)?;
    if is_new && arguments.dry_run {
        anyhow::bail!("{} is no application yet: --dry-run compares with one", arguments.into.display());
    }
    let workspace = open_workspace(arguments, is_new)?;
    let application = Application::open(workspace)?;
    let built_in = application.built_in()?;
    add_built_in(&mut site, &built_in);

    let asked = Selection { only: arguments.only.iter().cloned().collect(), with_core: arguments.with_core };
    let selection =
        if asked == Selection::default() && !arguments.all_of_applications { application.selection() } else { asked };
    let selected = selection.doctypes(&site, |name| built_in.contains_key(name))?;
    let mut notes = std::mem::take(&mut site.notes);
    let doctypes = site.doctypes.iter().filter(|(name, _)| selected.contains(*name));
    let mut definitions: BTreeMap<String, Row> =
        doctypes.map(|(name, doctype)| (name.clone(), fold::folded(doctype, &site, &mut notes))).collect();
    ensure!(!definitions.is_empty(), "the site has no DocTypes of applications; --with-core imports those of Frappe");
    without_clashes(&mut definitions, &built_in, |name| definition_path(Path::new(""), "", name), &mut notes);
    let is_core = |name: &str| site.core.contains(name);
    let has_controller = |name: &str, definition: &Row| application.has_controller(name, text(definition, "module"));
    core_rules::limit(&mut definitions, is_core, has_controller, &mut notes);
    let requirements = complete(&mut definitions, &built_in);
    notes.extend(requirements.notes);
    let definitions: BTreeMap<String, Value> =
        definitions.iter().map(|(name, definition)| (name.clone(), export::definition(definition))).collect();

    let is_gone = |name: &str| !(selected.contains(name) || arguments.is_partial() && site.doctypes.contains_key(name));
    let report = application.update(&definitions, is_core, is_gone, arguments.dry_run)?;
    show(&report, &notes, &requirements.external);
    if arguments.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    application.save(selection, &definitions, [requirements.external, requirements.missing])?;
    let code = codegen::run(&codegen::Arguments::UPDATE, &application.workspace)?;
    if code == ExitCode::SUCCESS {
        show_next_steps(&arguments.sources, &arguments.into);
    }
    Ok(code)
}

impl Arguments {
    /// Whether DocTypes that this run does not select stay.
    fn is_partial(&self) -> bool {
        !self.only.is_empty()
    }
}

/// Reads a database, or folders.
fn read_site(sources: &[String]) -> Result<SiteMetadata> {
    let is_url = |source: &&String| source.contains("://");
    match sources.iter().find(is_url) {
        Some(url) => {
            ensure!(sources.len() == 1, "give one URL, or folders: the database has the DocTypes of all applications");
            SiteMetadata::of_database(url)
        }
        None => app_folders::read(&sources.iter().map(PathBuf::from).collect::<Vec<_>>()),
    }
}

/// Adds definitions of the runtime that the site changes and has no definition of: folders of applications customise
/// Frappe's DocTypes.
fn add_built_in(site: &mut SiteMetadata, built_in: &BTreeMap<String, Row>) {
    for name in site.customized_without_definition() {
        if let Some(definition) = built_in.get(&name) {
            site.core.insert(name.clone());
            site.doctypes.insert(name, definition.clone());
        } else {
            site.notes.push(format!("{name}: left out, because it has customisations and no definition"));
        }
    }
}

fn is_empty_folder(path: &Path) -> Result<bool> {
    if !path.exists() {
        return Ok(true);
    }
    ensure!(path.is_dir(), "{} is no folder", path.display());
    let mut entries = std::fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(entries.next().is_none())
}

fn open_workspace(arguments: &Arguments, is_new: bool) -> Result<Workspace> {
    if is_new {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
        return create_empty(&arguments.into, &arguments.source.clone().or_path(project));
    }
    let into = &arguments.into;
    let root = std::fs::canonicalize(into).with_context(|| format!("cannot find {}", into.display()))?;
    ensure!(
        root.join("doctypes").is_dir() && root.join("Cargo.toml").is_file(),
        "{} is neither empty nor an application of doctyped: it has no doctypes/ and Cargo.toml",
        root.display()
    );
    Workspace::of_application(&root)
}

fn show(report: &application::Report, notes: &[String], external: &BTreeSet<String>) {
    for line in &report.lines {
        println!("{line}");
    }
    if !notes.is_empty() {
        println!("\nDiffers from the site:");
        for note in notes {
            println!("  {note}");
        }
    }
    if !external.is_empty() {
        let names: Vec<&str> = external.iter().map(String::as_str).collect();
        println!("\nLinks to these DocTypes are not checked (doctyped.toml, `external`): {}", names.join(", "));
    }
    let application::Report { added, changed, removed, unchanged, .. } = report;
    println!("\n{added} added, {changed} changed, {removed} removed, {unchanged} unchanged");
}

fn show_next_steps(sources: &[String], into: &Path) {
    let url = sources.first().filter(|source| source.contains("://"));
    println!("\nNext, in {}:", into.display());
    match url {
        Some(url) => {
            let feature = if url.starts_with("postgres") { "postgres" } else { "mysql" };
            println!("  cargo build --features {feature}");
            println!("  target/debug/server migrate --dry-run --database {}", database::without_password(url));
        }
        None => println!("  cargo run"),
    }
}
