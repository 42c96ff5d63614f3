//! The DocTypes and functions of a site by name.

use super::{Application, BackLink, DocTypeEntry, Registry, WhitelistedFunction};
use doctyped_schema::{ColumnType, DocField, FieldType, Meta, NameMap};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The key of Dynamic Links in the map of links; no DocType has an empty name.
const DYNAMIC: &str = "";

/// Whether a field of a Dynamic Link's options can hold the DocType that it links to. Without such a column the link
/// leads nowhere.
fn names_doctype(meta: &Meta, fieldname: &str) -> bool {
    let column_type = meta.column(fieldname).and_then(DocField::column_type);
    column_type.is_some_and(|column_type| {
        matches!(column_type, ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText)
    })
}

impl Registry {
    /// The built-in DocTypes and the application's, which override built-in ones of the same name.
    /// Functions with `overrides` are found by the path of the function that they override as well.
    pub fn new(built_in: &[&'static DocTypeEntry], application: &Application) -> Registry {
        let entries = built_in.iter().chain(application.doctypes);
        let mut functions: NameMap<&'static WhitelistedFunction> =
            application.functions.iter().map(|function| (function.path, function.method)).collect();
        let overriding = application.functions.iter().filter(|function| !function.method.overrides.is_empty());
        functions.extend(overriding.map(|function| (function.method.overrides, function.method)));
        Registry {
            entries: entries.map(|&entry| ((entry.meta)().name, entry)).collect(),
            functions,
            not_whitelisted: application.not_whitelisted.iter().copied().collect(),
            links: OnceLock::new(),
        }
    }

    /// The entry of a DocType.
    pub fn entry(&self, doctype: &str) -> Option<&'static DocTypeEntry> {
        self.entries.get(doctype).copied()
    }

    /// Every entry, in no order.
    pub fn entries(&self) -> impl Iterator<Item = &'static DocTypeEntry> {
        self.entries.values().copied()
    }

    /// The fields that can link to a DocType: its Links, and every Dynamic Link.
    pub fn links_to(&self, doctype: &str) -> impl Iterator<Item = &BackLink> {
        let links = self.links.get_or_init(|| self.find_links());
        links.get(doctype).into_iter().chain(links.get(DYNAMIC)).flatten()
    }

    fn find_links(&self) -> HashMap<&'static str, Vec<BackLink>> {
        let mut links: HashMap<&'static str, Vec<BackLink>> = HashMap::new();
        let mut metas: Vec<&'static Meta> = self.entries().map(|entry| (entry.meta)()).collect();
        metas.sort_by_key(|meta| meta.name);
        for from in metas.into_iter().filter(|meta| !meta.is_virtual) {
            for field in from.fields.iter().filter(|field| field.is_stored()) {
                match field.fieldtype {
                    FieldType::Link if !field.options.is_empty() => {
                        links.entry(field.options).or_default().push(BackLink { from, field });
                    }
                    FieldType::DynamicLink if names_doctype(from, field.options) => {
                        links.entry(DYNAMIC).or_default().push(BackLink { from, field });
                    }
                    _ => {}
                }
            }
        }
        links
    }

    /// The whitelisted function of the application at a path.
    pub fn function(&self, path: &str) -> Option<&'static WhitelistedFunction> {
        self.functions.get(path).copied()
    }

    /// Every whitelisted function of the application with its path, in no order.
    pub fn functions(&self) -> impl Iterator<Item = (&'static str, &'static WhitelistedFunction)> {
        self.functions.iter().map(|(path, method)| (*path, *method))
    }

    /// Whether a public function at a path is not whitelisted.
    pub fn is_not_whitelisted(&self, path: &str) -> bool {
        self.not_whitelisted.contains(path)
    }

    /// Whether a public function is not whitelisted at a path that ends with `end`.
    pub fn is_not_whitelisted_in(&self, end: &str) -> bool {
        self.not_whitelisted
            .iter()
            .any(|path| path.strip_suffix(end).is_some_and(|start| start.is_empty() || start.ends_with('.')))
    }
}
