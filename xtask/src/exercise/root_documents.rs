//! First documents of DocTypes that must link to themselves.
//!
//! ERPNext's Account has a mandatory parent account, so no client can make the first one; Frappe's
//! applications do it when they are installed, with the checks switched off. Here they are put into
//! the database, as if it came from such a site.

use super::doctype::{DocType, Kind};
use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What such a document is called.
pub const NAME: &str = "Root";

/// Reads a database and names of DocTypes from its arguments. Trees get the span of a single node.
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

/// Puts a document called Root into the table of each DocType that must link to itself.
pub fn make<'a>(database: &Path, doctypes: impl Iterator<Item = &'a DocType>) -> Result<BTreeSet<String>> {
    let must_link_to_itself = |doctype: &&DocType| {
        doctype.kind == Kind::Normal
            && doctype.fields.iter().any(|field| {
                field.fieldtype == "Link" && field.mandatory && field.options == doctype.name && !field.derived
            })
    };
    let names: Vec<&str> = doctypes.filter(must_link_to_itself).map(|doctype| doctype.name.as_str()).collect();
    if names.is_empty() {
        return Ok(BTreeSet::new());
    }
    let status = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(database)
        .args(&names)
        .status()
        .context("cannot run python3, which makes the first nodes of trees")?;
    ensure!(status.success(), "the first nodes of trees cannot be made");
    Ok(names.into_iter().map(str::to_owned).collect())
}
