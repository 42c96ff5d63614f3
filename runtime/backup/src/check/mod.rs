//! Examination of a site: what is wrong with its database, files, key and schema.

mod documents;
mod files;
mod structure;

use doctyped_api::migration::{self, MigrationOptions};
use doctyped_auth::stored_secrets::unreadable_secrets;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::Result;
use doctyped_core::identity::Identity;
use std::sync::Arc;

/// Names that one problem lists, at most.
const MAX_NAMES: usize = 10;

/// Options of an examination.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckOptions {
    /// Reads neither the content of files, whose hashes are compared otherwise, nor the targets of links.
    pub fast: bool,
}

/// The state of a site.
#[derive(Debug, Default)]
pub struct Report {
    /// The parts that were examined, a line for each part.
    pub examined: Vec<String>,
    /// Problems, each with what to do.
    pub problems: Vec<String>,
    /// Facts that an administrator may want to know and that do no harm.
    pub notes: Vec<String>,
}

impl Report {
    /// Adds a problem with the names that it concerns.
    fn add_problem(&mut self, what: &str, names: &[String], advice: &str) {
        if !names.is_empty() {
            self.problems.push(format!("{what}: {}; {advice}", listed(names)));
        }
    }
}

/// The first of some names, and how many more there are.
fn listed(names: &[String]) -> String {
    let first = names.iter().take(MAX_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MAX_NAMES) {
        0 => first,
        more => format!("{first}, and {more} more"),
    }
}

/// Examines a site, which servers may use meanwhile. It changes nothing.
///
/// # Errors
/// Those of queries that must work for an examination; what is wrong with the site is in the report.
pub fn check(site: &Arc<Site>, options: CheckOptions) -> Result<Report> {
    let mut report = Report::default();
    structure::check(site, &mut report)?;
    if !report.problems.is_empty() {
        report.notes.push("nothing else was examined, because the database is damaged".to_owned());
        return Ok(report);
    }
    match migration::plan(site, &MigrationOptions::default()) {
        Ok(steps) => {
            report.examined.push("schema: compared with the DocTypes".to_owned());
            report.add_problem("the schema is not up to date", &steps, "run `server migrate`");
        }
        Err(error) => report.problems.push(format!("the schema does not fit the DocTypes: {}", error.message())),
    }
    let mut ctx = Context::new(Arc::clone(site), Identity::administrator())?;
    documents::check(&mut ctx, options, &mut report)?;
    files::check(&mut ctx, options, &mut report)?;
    match unreadable_secrets(&mut ctx) {
        Ok(names) => {
            report.examined.push("key: all stored secrets".to_owned());
            report.add_problem("secrets that the key does not decrypt", &names, "set them again");
        }
        Err(error) => report.problems.push(error.message().to_owned()),
    }
    Ok(report)
}
