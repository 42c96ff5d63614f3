//! Which DocTypes of a site become definitions of the application.

use super::site_metadata::SiteMetadata;
use crate::row::{rows, text};
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The DocTypes that a command line asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// These DocTypes alone; all of the applications if it is empty.
    pub(crate) only: BTreeSet<String>,
    /// Frappe's own DocTypes too.
    pub(crate) with_core: bool,
}

impl Selection {
    /// The selection as the record of an import keeps it.
    pub(crate) fn to_json(&self) -> Value {
        json!({"only": self.only, "with_core": self.with_core})
    }

    /// The selection of a record.
    pub(crate) fn from_json(value: &Value) -> Selection {
        let names = value.get("only").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        Selection {
            only: names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            with_core: value.get("with_core").and_then(Value::as_bool).unwrap_or_default(),
        }
    }

    /// The names of the DocTypes, with the child DocTypes of their table fields.
    ///
    /// Without `--only` they are the DocTypes of applications, those that the site made itself, and those of Frappe that
    /// the site has given fields or properties. `is_built_in` says which ones the runtime has a definition of.
    ///
    /// # Errors
    /// The site has no DocType of a name in `--only`.
    pub(crate) fn doctypes(&self, site: &SiteMetadata, is_built_in: impl Fn(&str) -> bool) -> Result<BTreeSet<String>> {
        let missing: Vec<&str> =
            self.only.iter().filter(|name| !site.doctypes.contains_key(*name)).map(String::as_str).collect();
        if !missing.is_empty() {
            bail!("the site has no DocType {}; --only takes names as Frappe writes them", missing.join(", "));
        }
        let has_own_permissions = |name: &str| is_built_in(name) && site.has_custom_permissions(name);
        let is_wanted = |name: &String| {
            let is_core = site.core.contains(name);
            let is_changed = || site.is_customized(name) || has_own_permissions(name);
            if self.only.is_empty() {
                !is_core || self.with_core || is_changed()
            } else {
                self.only.contains(name) || self.with_core && is_core
            }
        };
        let mut selected: BTreeSet<String> = site.doctypes.keys().filter(|name| is_wanted(name)).cloned().collect();
        let mut open: Vec<String> = selected.iter().cloned().collect();
        while let Some(name) = open.pop() {
            for child in child_doctypes(site, &name) {
                if site.doctypes.contains_key(&child) && selected.insert(child.clone()) {
                    open.push(child);
                }
            }
        }
        Ok(selected)
    }
}

/// The DocTypes of the rows of a DocType.
fn child_doctypes(site: &SiteMetadata, name: &str) -> Vec<String> {
    let fields = site.doctypes.get(name).map(|doctype| rows(doctype, "fields")).unwrap_or_default();
    let custom = site.custom_fields.iter().filter(|field| text(field, "dt") == name).cloned();
    let is_table = |fieldtype: &str| matches!(fieldtype, "Table" | "Table MultiSelect");
    let fields = fields.into_iter().chain(custom).filter(|field| is_table(text(field, "fieldtype")));
    fields.map(|field| text(&field, "options").trim().to_owned()).collect()
}
