//! First documents of DocTypes with a mandatory link to themselves.
//!
//! ERPNext's Account has a mandatory parent account, so no client can create the first account;
//! Frappe's applications do that during installation, without validation. Here such documents are
//! inserted into the database directly.

use super::doctype::{DocType, StorageKind};
use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The name of such a document.
pub const NAME: &str = "Root";

/// Arguments: the database and names of DocTypes. `lft` and `rgt` are those of a tree with one node.
const SCRIPT: &str = r#"
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=30)
for doctype in sys.argv[2:]:
    table = '"tab' + doctype + '"'
    columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
    values = {"name": "Root", "owner": "Administrator", "modified_by": "Administrator",
              "creation": "2024-01-01 00:00:00.000000", "modified": "2024-01-01 00:00:00.000000",
              "lft": 1, "rgt": 2, "is_group": 1}
    values = {column: value for column, value in values.items() if column in columns}
    database.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
                     list(values.values()))
database.commit()
"#;

/// Inserts a document called Root for each DocType with a mandatory link to itself. Returns the names
/// of those DocTypes.
pub fn insert<'a>(database: &Path, doctypes: impl Iterator<Item = &'a DocType>) -> Result<BTreeSet<String>> {
    let links_to_itself = |doctype: &&DocType| {
        doctype.storage == StorageKind::Normal
            && doctype.fields.iter().any(|field| {
                field.fieldtype == "Link" && field.mandatory && field.options == doctype.name && !field.derived
            })
    };
    let names: Vec<&str> = doctypes.filter(links_to_itself).map(|doctype| doctype.name.as_str()).collect();
    if names.is_empty() {
        return Ok(BTreeSet::new());
    }
    let status = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(database)
        .args(&names)
        .status()
        .context("cannot run python3, which inserts root documents")?;
    ensure!(status.success(), "root documents cannot be inserted");
    Ok(names.into_iter().map(str::to_owned).collect())
}
