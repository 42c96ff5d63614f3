//! Name resolution in a record's file.
//!
//! A file has a glob import of `doctyped::generated`, and imports of the records that it links to. Its
//! own items can have any of those names (a DocType Option, an enum Column, a constant None) and would
//! shadow the import silently. Emitters therefore ask the scope for every name, and get the whole path
//! of a name that the file defines itself.

use super::paths;
use crate::OutputKind;
use crate::ir::{self, DocType, Entry};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Names of the standard prelude, with their paths.
const STANDARD: &[(&str, &str)] = &[
    ("Box", "::std::boxed::Box"),
    ("Default", "::std::default::Default"),
    ("None", "::std::option::Option::None"),
    ("Ok", "::std::result::Result::Ok"),
    ("Option", "::std::option::Option"),
    ("Result", "::std::result::Result"),
    ("Some", "::std::option::Option::Some"),
    ("String", "::std::string::String"),
    ("Vec", "::std::vec::Vec"),
];

/// The exports of `doctyped::generated`, except the numbers of columns (`U7`) and the digits of ids
/// (`XF`).
const IMPORTED: &[&str] = &[
    "AMEND",
    "BigInt",
    "CANCEL",
    "CREATE",
    "Check",
    "ChildRows",
    "Column",
    "DELETE",
    "Date",
    "Decimal",
    "Definition",
    "DocField",
    "DocPerm",
    "DocStatus",
    "Document",
    "EMAIL",
    "EXPORT",
    "FieldType",
    "IMPORT",
    "Id",
    "Integer",
    "Json",
    "Link",
    "Meta",
    "Mismatch",
    "NaiveDate",
    "NaiveDateTime",
    "NaiveTime",
    "Naming",
    "Nullable",
    "PRINT",
    "Password",
    "READ",
    "REPORT",
    "Record",
    "SELECT",
    "SHARE",
    "SUBMIT",
    "Select",
    "SmallInt",
    "SortOrder",
    "Table",
    "Text",
    "Time",
    "Timestamp",
    "Unknown",
    "Value",
    "ValueRef",
    "WRITE",
];

/// The items and imports of one file.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    doctype: &'a DocType,
    target: OutputKind,
    /// Types of the file: the record and its enums.
    types: BTreeSet<&'a str>,
    /// Constants and statics of the file: the metadata and the columns.
    values: BTreeSet<&'a str>,
    /// Paths of imported records by name.
    records: BTreeMap<&'a str, String>,
}

impl<'a> Scope<'a> {
    /// The scope of a DocType's file.
    pub(super) fn new(doctype: &'a DocType, target: OutputKind) -> Scope<'a> {
        let enums = doctype.enums.iter().map(|select| &select.ident);
        let types = enums.chain([&doctype.entry.record]).map(ir::Ident::as_str).collect();
        let mut values = BTreeSet::from(["META"]);
        if doctype.has_table() {
            values.insert("table");
            values.extend(doctype.slots.iter().map(|slot| slot.constant.as_str()));
            values.extend(doctype.optional_columns());
        }
        let mut scope = Scope { doctype, target, types, values, records: BTreeMap::new() };
        for entry in doctype.linked_entries() {
            scope.import(entry);
        }
        scope
    }

    /// Imports a record if nothing else in the file has its name.
    fn import(&mut self, entry: &'a Entry) {
        let name = entry.record.as_str();
        let is_taken = self.types.contains(name) || self.values.contains(name) || is_imported(name);
        if !is_taken && entry.module != self.doctype.entry.module {
            self.records.entry(name).or_insert_with(|| paths::record(entry, self.target));
        }
    }

    /// The `use` lines of the file.
    pub(super) fn imports(&self) -> String {
        let mut records: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (module, record) in self.records.values().filter_map(|path| path.rsplit_once("::")) {
            records.entry(module).or_default().push(record);
        }
        let mut lines = String::new();
        for (module, records) in records {
            // Writing to a String cannot fail.
            let _ = match records.as_slice() {
                [record] => writeln!(lines, "use {module}::{record};"),
                records => writeln!(lines, "use {module}::{{{}}};", records.join(", ")),
            };
        }
        let _ = writeln!(lines, "use {}::*;", paths::generated(self.target));
        lines
    }

    /// A type or trait of the standard prelude or of `doctyped::generated`.
    pub(super) fn type_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.types.contains(name) { self.path(name) } else { Cow::Borrowed(name) }
    }

    /// The type that stands for the number of a column: `U7`.
    pub(super) fn column_number(&self, number: usize) -> String {
        self.numbered(format!("U{number}"))
    }

    /// The type that stands for a hexadecimal digit: `XF`.
    pub(super) fn digit(&self, digit: u32) -> String {
        self.numbered(format!("X{digit:X}"))
    }

    fn numbered(&self, name: String) -> String {
        if self.types.contains(name.as_str()) { self.path(&name).into_owned() } else { name }
    }

    /// A constant, function or variant of the standard prelude or of `doctyped::generated`.
    pub(super) fn value_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.values.contains(name) { self.path(name) } else { Cow::Borrowed(name) }
    }

    /// The name of a parameter or variable, with underscores appended if a constant has it: a pattern
    /// cannot shadow a constant.
    pub(super) fn local(&self, name: &str) -> String {
        let mut name = name.to_owned();
        while self.values.contains(name.as_str()) {
            name.push('_');
        }
        name
    }

    /// The whole path of an imported name.
    fn path(&self, name: &str) -> Cow<'static, str> {
        match STANDARD.iter().find(|(standard, _)| *standard == name) {
            Some((_, path)) => Cow::Borrowed(path),
            None => Cow::Owned(format!("::{}::{name}", paths::generated(self.target))),
        }
    }

    /// The record of a field's target.
    pub(super) fn record(&self, target: &ir::LinkTarget) -> String {
        let ir::LinkTarget::Known(entry) = target else { return self.type_name("Unknown").into_owned() };
        let name = entry.record.as_str();
        let path = paths::record(entry, self.target);
        let is_own = entry.module == self.doctype.entry.module && entry.origin == self.doctype.entry.origin;
        if is_own || self.records.get(name).is_some_and(|imported| *imported == path) {
            return entry.record.token().to_string();
        }
        path
    }
}

/// Whether the standard prelude or `doctyped::generated` has the name.
fn is_imported(name: &str) -> bool {
    let is_number = |prefix, digits: fn(&char) -> bool| {
        name.strip_prefix(prefix).is_some_and(|rest: &str| !rest.is_empty() && rest.chars().all(|c| digits(&c)))
    };
    IMPORTED.binary_search(&name).is_ok()
        || STANDARD.iter().any(|(standard, _)| *standard == name)
        || is_number('U', char::is_ascii_digit)
        || is_number('X', char::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The capitalised words of the runtime's module, without comments and anonymous imports.
    fn exported() -> BTreeSet<&'static str> {
        let code = include_str!("../../../runtime/orm/src/generated.rs").lines();
        let code = code.filter(|line| !line.starts_with("//") && !line.ends_with(" as _;"));
        let words = code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'));
        words.filter(|word| word.starts_with(char::is_uppercase) && *word != "Rights").collect()
    }

    #[test]
    fn imported_names_are_those_that_the_runtime_exports() {
        let unknown: Vec<&str> = exported().into_iter().filter(|name| !is_imported(name)).collect();
        assert!(unknown.is_empty(), "add to IMPORTED: {unknown:?}");
        let gone: Vec<&&str> = IMPORTED.iter().filter(|name| !exported().contains(**name)).collect();
        assert!(gone.is_empty(), "not exported: {gone:?}");
        assert!(IMPORTED.is_sorted(), "IMPORTED is searched");
    }
}
