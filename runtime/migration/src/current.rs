//! Where the data of DocTypes and fields is now, if they have been renamed.

use super::column_kind::{ExistingColumn, ExistingColumns};
use super::existing::ExistingSchema;
use doctyped_schema::{DocField, Meta};

/// Whether the documents of a DocType are rows of its table. Singles are stored in `tabSingles`, virtual DocTypes
/// nowhere.
pub fn has_table(meta: &Meta) -> bool {
    !meta.is_single && !meta.is_virtual
}

/// The table that has the documents of a DocType now: its own, or that of the name it had before.
pub fn current_table(existing: &ExistingSchema, meta: &Meta) -> Option<String> {
    let old = || (!meta.renamed_from.is_empty()).then(|| format!("tab{}", meta.renamed_from));
    let tables = [Some(meta.table.to_owned()), old()];
    tables.into_iter().flatten().find(|table| existing.has_table(table))
}

/// The column that has the values of a field now: its own, or that of the name it had before.
pub fn current_column<'a>(columns: &'a ExistingColumns, field: &DocField) -> Option<(String, &'a ExistingColumn)> {
    let names = [field.fieldname, field.renamed_from].into_iter().filter(|name| !name.is_empty());
    names.map(str::to_lowercase).find_map(|name| columns.get(&name).map(|column| (column.name.clone(), column)))
}
