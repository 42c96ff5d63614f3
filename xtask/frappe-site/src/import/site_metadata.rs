//! The metadata of a site before customisations are folded in, and where it comes from: a database or the folders of
//! applications.

use super::database::SiteConnection;
use crate::row::{Row, is_on, list, number, text};
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The application that Frappe's own DocTypes belong to.
pub(crate) const CORE_APPLICATION: &str = "frappe";

/// The table fields of a DocType and the DocTypes of their rows.
pub(crate) const TABLE_FIELDS: [(&str, &str); 5] = [
    ("fields", "DocField"),
    ("permissions", "DocPerm"),
    ("links", "DocType Link"),
    ("actions", "DocType Action"),
    ("states", "DocType State"),
];

/// DocTypes and their customisations.
#[derive(Debug, Default)]
pub(crate) struct SiteMetadata {
    /// DocTypes with their rows, by name.
    pub(crate) doctypes: BTreeMap<String, Row>,
    /// The names of Frappe's own DocTypes.
    pub(crate) core: BTreeSet<String>,
    /// Rows of Custom Field.
    pub(crate) custom_fields: Vec<Row>,
    /// Rows of Property Setter.
    pub(crate) property_setters: Vec<Row>,
    /// Rows of Custom DocPerm.
    pub(crate) custom_permissions: Vec<Row>,
    /// Lines about parts that could not be read as they are.
    pub(crate) notes: Vec<String>,
}

impl SiteMetadata {
    /// Reads the metadata of a site's database.
    ///
    /// # Errors
    /// The database cannot be read, or is not that of a Frappe site.
    pub(crate) fn of_database(url: &str) -> Result<SiteMetadata> {
        let mut connection = SiteConnection::open(url)?;
        let shown = super::database::without_password(url);
        let doctypes = connection.rows("tabDocType")?;
        let mut fields = children(connection.rows("tabDocField")?, "fields");
        ensure!(
            !doctypes.is_empty() && !fields.is_empty(),
            "{shown} is not the database of a Frappe site: it has no rows in tabDocType and tabDocField"
        );
        let mut metadata = SiteMetadata::default();
        let applications: BTreeMap<String, String> = connection
            .rows("tabModule Def")?
            .iter()
            .map(|module| (text(module, "name").to_owned(), text(module, "app_name").to_owned()))
            .collect();
        let mut others = BTreeMap::new();
        for (field, doctype) in TABLE_FIELDS.into_iter().skip(1) {
            others.insert(field, children(connection.rows(&format!("tab{doctype}"))?, field));
        }
        for mut doctype in doctypes {
            let name = text(&doctype, "name").to_owned();
            doctype.insert("fields".to_owned(), list(fields.remove(&name).unwrap_or_default()));
            for (field, rows) in &mut others {
                doctype.insert((*field).to_owned(), list(rows.remove(&name).unwrap_or_default()));
            }
            let application = applications.get(text(&doctype, "module")).map(String::as_str);
            if application == Some(CORE_APPLICATION) && !is_on(&doctype, "custom") {
                metadata.core.insert(name.clone());
            }
            metadata.doctypes.insert(name, doctype);
        }
        metadata.custom_fields = connection.rows("tabCustom Field").context("cannot read the Custom Fields")?;
        metadata.property_setters = connection.rows("tabProperty Setter")?;
        metadata.custom_permissions = connection.rows("tabCustom DocPerm")?;
        metadata.sort();
        Ok(metadata)
    }

    /// Brings the rows of customisations into the order in which Frappe applies them.
    pub(crate) fn sort(&mut self) {
        let by_index = |row: &Row| (number(row, "idx"), text(row, "name").to_owned());
        self.custom_fields.sort_by_cached_key(by_index);
        self.property_setters.sort_by_cached_key(|row| text(row, "name").to_owned());
        self.custom_permissions.sort_by_cached_key(|row| (number(row, "idx"), text(row, "creation").to_owned()));
    }

    /// Whether users of the site have changed a DocType. What Frappe itself adds does not count.
    pub(crate) fn is_customized(&self, doctype: &str) -> bool {
        let is_own = |row: &&Row| !is_on(row, "is_system_generated");
        let has = |rows: &[Row], key: &str| rows.iter().filter(is_own).any(|row| text(row, key) == doctype);
        has(&self.custom_fields, "dt") || has(&self.property_setters, "doc_type")
    }

    /// Whether a DocType has permissions in place of those of its definition.
    pub(crate) fn has_custom_permissions(&self, doctype: &str) -> bool {
        self.custom_permissions.iter().any(|row| text(row, "parent") == doctype)
    }

    /// The names of DocTypes with customisations, and without a definition.
    pub(crate) fn customized_without_definition(&self) -> BTreeSet<String> {
        let fields = self.custom_fields.iter().map(|row| text(row, "dt"));
        let setters = self.property_setters.iter().map(|row| text(row, "doc_type"));
        let permissions = self.custom_permissions.iter().map(|row| text(row, "parent"));
        let names = fields.chain(setters).chain(permissions).map(str::to_owned);
        names.filter(|name| !name.is_empty() && !self.doctypes.contains_key(name)).collect()
    }
}

/// Rows of a table field by the DocType that they belong to, in order.
fn children(rows: Vec<Row>, field: &str) -> BTreeMap<String, Vec<Row>> {
    let mut by_parent: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        // Links that were added to a DocType by Customize Form have the same parent.
        let parentfield = row.get("parentfield").and_then(Value::as_str).unwrap_or(field);
        if parentfield == field || is_on(&row, "custom") {
            by_parent.entry(text(&row, "parent").to_owned()).or_default().push(row);
        }
    }
    for rows in by_parent.values_mut() {
        rows.sort_by_cached_key(|row| (is_on(row, "custom"), number(row, "idx"), text(row, "name").to_owned()));
    }
    by_parent
}
