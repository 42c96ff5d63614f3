//! What a table should look like, and how to get there, as far as databases agree.

use super::AnyConnection;
use super::statement::{Statement, column};
use crate::error::Result;
use crate::schema::{self, DocField, Meta, Naming, OPTIONAL_FIELDS, Storage};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A database's words for a schema.
pub(super) trait Words {
    /// Tables that belong to no DocType (Frappe: the tables of its bundled SQL), with what makes
    /// them.
    const SYSTEM_TABLES: &'static [(&'static str, &'static str)];

    /// Lists tables, their columns in lower case, and the columns' types.
    const COLUMNS: &'static str;
    /// Lists tables and indexes.
    const INDEXES: &'static str;

    /// What is needed before the first table.
    fn prepare(connection: &mut AnyConnection) -> Result<Vec<String>>;

    /// A name in quotes.
    fn quoted(name: &str) -> String;

    /// Name, type and constraints of the column of a field.
    fn column(meta: &Meta, field: &DocField) -> String;

    /// What a CREATE TABLE says after the columns.
    const TABLE_OPTIONS: &'static str;

    /// The statement that makes a column as wide as it should be, if it is too narrow.
    fn widening(meta: &Meta, field: &DocField, found: &str) -> Option<String>;

    /// The name of an index.
    fn index_name(meta: &Meta, index: &Index) -> String;

    /// The statement that makes an index.
    fn create_index(meta: &Meta, index: &Index) -> String;

    /// Indexes that only this database needs.
    fn more_indexes(meta: &Meta) -> Vec<Index>;
}

/// The statements that the database lacks.
pub(super) fn missing<W: Words>(connection: &mut AnyConnection, doctypes: &[&Meta]) -> Result<Vec<String>> {
    let mut statements = W::prepare(connection)?;
    let found = Found::read::<W>(connection)?;
    for (table, sql) in W::SYSTEM_TABLES {
        if !found.columns.contains_key(*table) {
            statements.push((*sql).to_owned());
        }
    }
    for meta in doctypes {
        match found.columns.get(meta.table) {
            None => statements.push(create_table::<W>(meta)),
            Some(columns) => {
                for field in columns_of(meta) {
                    match columns.get(&field.fieldname.to_lowercase()) {
                        None => statements.push(format!(
                            "ALTER TABLE {} ADD COLUMN {}",
                            W::quoted(meta.table),
                            W::column(meta, field)
                        )),
                        Some(found) => statements.extend(W::widening(meta, field, found)),
                    }
                }
            }
        }
        for index in indexes(meta).into_iter().chain(W::more_indexes(meta)) {
            let name = W::index_name(meta, &index);
            if !found.indexes.contains(&(meta.table.to_owned(), name.to_lowercase())) {
                statements.push(W::create_index(meta, &index));
            }
        }
    }
    Ok(statements)
}

/// What the database has.
struct Found {
    /// Types of columns, by tables and columns; names of columns are in lower case.
    columns: BTreeMap<String, BTreeMap<String, String>>,
    /// Tables and their indexes, those in lower case.
    indexes: BTreeSet<(String, String)>,
}

impl Found {
    fn read<W: Words>(connection: &mut AnyConnection) -> Result<Found> {
        let mut columns: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let rows = Statement::new(W::COLUMNS).load(connection, |row| {
            let text = |place| column::text(row, place).map(Option::unwrap_or_default);
            Ok((text(0)?, text(1)?, text(2)?))
        })?;
        for (table, column, kind) in rows {
            columns.entry(table).or_default().insert(column, kind.to_lowercase());
        }
        let indexes = Statement::new(W::INDEXES).load(connection, |row| {
            let text = |place| column::text(row, place).map(Option::unwrap_or_default);
            Ok((text(0)?, text(1)?.to_lowercase()))
        })?;
        Ok(Found { columns, indexes: indexes.into_iter().collect() })
    }
}

fn create_table<W: Words>(meta: &Meta) -> String {
    let columns: Vec<String> = columns_of(meta).map(|field| W::column(meta, field)).collect();
    format!("CREATE TABLE {} (\n  {}\n){}", W::quoted(meta.table), columns.join(",\n  "), W::TABLE_OPTIONS)
}

/// Slots, then the columns that documents do not carry.
fn columns_of(meta: &Meta) -> impl Iterator<Item = &'static DocField> {
    let optional = OPTIONAL_FIELDS.iter().filter(|field| meta.column(field.fieldname).is_some());
    meta.slots().iter().copied().chain(optional)
}

/// How a column holds its values.
pub(super) fn storage(meta: &Meta, field: &DocField) -> Storage {
    let numbered = meta.naming == Naming::Autoincrement && field.fieldname == "name";
    if numbered { Storage::BigInt } else { field.storage().unwrap_or(Storage::LongText) }
}

/// The literal default of a numeric column; 0 where the definition has none or something else.
pub(super) fn number_default(field: &DocField) -> String {
    field
        .default
        .and_then(|text| text.trim().parse::<f64>().ok())
        .filter(|number| number.is_finite())
        .map_or_else(|| "0".to_owned(), |number| number.to_string())
}

/// An index that a table should have.
#[derive(Debug, Clone)]
pub(super) struct Index {
    pub(super) unique: bool,
    pub(super) columns: Vec<&'static DocField>,
}

impl Index {
    /// The names of the columns, put together.
    pub(super) fn joined(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.fieldname).collect();
        columns.join("_")
    }
}

/// The indexes that a table should have.
fn indexes(meta: &Meta) -> Vec<Index> {
    let mut indexes: Vec<Index> = Vec::new();
    let mut add = |unique: bool, columns: &[&str]| {
        let columns: Vec<&DocField> = columns.iter().filter_map(|column| meta.column(column)).collect();
        let index = Index { unique, columns };
        let known = indexes.iter().any(|known| known.joined() == index.joined());
        if !index.columns.is_empty() && !known {
            indexes.push(index);
        }
    };
    if meta.is_child {
        add(false, &["parent", "parenttype", "parentfield", "idx"]);
    } else {
        add(false, &["creation"]);
        if meta.sort.first().is_some_and(|(field, _)| *field == "modified") {
            add(false, &["modified"]);
        }
    }
    let naming_field = match meta.naming {
        Naming::Field(field) => field,
        _ => "",
    };
    for field in meta.slots().iter().skip(schema::FIRST_FIELD) {
        // Frappe: no index on long texts.
        if matches!(field.storage(), Some(Storage::Text | Storage::LongText | Storage::Json | Storage::Password)) {
            continue;
        }
        if field.unique || field.fieldname == naming_field {
            add(true, &[field.fieldname]);
        } else if field.search_index {
            add(false, &[field.fieldname]);
        }
    }
    // Each read of a private file looks it up by its address.
    if meta.name == "File" {
        add(false, &["file_url"]);
    }
    if meta.is_tree {
        for column in ["lft", "rgt"] {
            if meta.slot_of(column).and_then(|slot| meta.slot(slot)).is_some_and(|field| !field.search_index) {
                add(false, &[column]);
            }
        }
    }
    indexes
}

/// The most bytes that the name of an index may have everywhere.
const NAME: usize = 63;

/// A name for an index that no database finds too long.
pub(super) fn shortened(name: &str) -> String {
    if name.len() <= NAME {
        return name.to_owned();
    }
    let hash = Sha256::digest(name.as_bytes());
    let end: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let mut start = NAME - end.len() - 1;
    while !name.is_char_boundary(start) {
        start -= 1;
    }
    format!("{}_{end}", name.get(..start).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_stay_different_when_they_are_shortened() {
        let long = |end: &str| format!("tab{}_{end}", "Very Long ".repeat(6));
        assert_eq!(shortened("tabToDo_status_index"), "tabToDo_status_index");
        assert!(shortened(&long("a_index")).len() <= NAME);
        assert_ne!(shortened(&long("a_index")), shortened(&long("b_index")));
    }
}
