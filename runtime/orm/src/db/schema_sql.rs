//! Compares the tables, columns and indexes that DocTypes need with those of the database, and
//! generates the missing DDL statements. [`SchemaDialect`] has the differences between databases.

use super::AnyConnection;
use super::statement::{Statement, column};
use crate::error::Result;
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta, Naming, OPTIONAL_FIELDS, Storage};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The DDL of one database.
pub trait SchemaDialect {
    /// Tables that belong to no DocType (Frappe: those of `framework_mariadb.sql`) and the statements
    /// that create them.
    const SYSTEM_TABLES: &'static [(&'static str, &'static str)];

    /// Query for all columns: table, column in lower case, type.
    const COLUMNS: &'static str;
    /// Query for all indexes: table, index.
    const INDEXES: &'static str;

    /// Statements that are needed before the first table.
    fn prepare(connection: &mut AnyConnection) -> Result<Vec<String>>;

    /// A quoted identifier.
    fn quoted(name: &str) -> String;

    /// Name, type and constraints of the column of a field.
    fn column(meta: &Meta, field: &DocField) -> String;

    /// The end of CREATE TABLE, after the columns.
    const TABLE_OPTIONS: &'static str;

    /// The statement that widens a column of the type `found`; `None` if it is wide enough.
    fn widening(meta: &Meta, field: &DocField, found: &str) -> Option<String>;

    /// The name of an index.
    fn index_name(meta: &Meta, index: &Index) -> String;

    /// The statement that creates an index.
    fn create_index(meta: &Meta, index: &Index) -> String;

    /// Indexes that only this database needs.
    fn dialect_indexes(meta: &Meta) -> Vec<Index>;
}

/// The DDL statements that bring the database up to date with the DocTypes.
pub fn missing_statements<S: SchemaDialect>(connection: &mut AnyConnection, doctypes: &[&Meta]) -> Result<Vec<String>> {
    let mut statements = S::prepare(connection)?;
    let existing = ExistingSchema::read::<S>(connection)?;
    for (table, sql) in S::SYSTEM_TABLES {
        if !existing.columns.contains_key(*table) {
            statements.push((*sql).to_owned());
        }
    }
    for meta in doctypes {
        match existing.columns.get(meta.table) {
            None => statements.push(create_table::<S>(meta)),
            Some(columns) => {
                for field in columns_of(meta) {
                    match columns.get(&field.fieldname.to_lowercase()) {
                        None => statements.push(format!(
                            "ALTER TABLE {} ADD COLUMN {}",
                            S::quoted(meta.table),
                            S::column(meta, field)
                        )),
                        Some(found) => statements.extend(S::widening(meta, field, found)),
                    }
                }
            }
        }
        for index in indexes(meta).into_iter().chain(S::dialect_indexes(meta)) {
            let name = S::index_name(meta, &index);
            if !existing.indexes.contains(&(meta.table.to_owned(), name.to_lowercase())) {
                statements.push(S::create_index(meta, &index));
            }
        }
    }
    Ok(statements)
}

/// The schema of the database.
struct ExistingSchema {
    /// Types of columns by table and column; names of columns are in lower case.
    columns: BTreeMap<String, BTreeMap<String, String>>,
    /// Tables and their indexes; names of indexes are in lower case.
    indexes: BTreeSet<(String, String)>,
}

impl ExistingSchema {
    fn read<S: SchemaDialect>(connection: &mut AnyConnection) -> Result<ExistingSchema> {
        let mut columns: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let rows = Statement::new(S::COLUMNS).load(connection, |row| {
            let text = |index| column::text(row, index).map(Option::unwrap_or_default);
            Ok((text(0)?, text(1)?, text(2)?))
        })?;
        for (table, column, column_type) in rows {
            columns.entry(table).or_default().insert(column, column_type.to_lowercase());
        }
        let indexes = Statement::new(S::INDEXES).load(connection, |row| {
            let text = |index| column::text(row, index).map(Option::unwrap_or_default);
            Ok((text(0)?, text(1)?.to_lowercase()))
        })?;
        Ok(ExistingSchema { columns, indexes: indexes.into_iter().collect() })
    }
}

fn create_table<S: SchemaDialect>(meta: &Meta) -> String {
    let columns: Vec<String> = columns_of(meta).map(|field| S::column(meta, field)).collect();
    format!("CREATE TABLE {} (\n  {}\n){}", S::quoted(meta.table), columns.join(",\n  "), S::TABLE_OPTIONS)
}

/// The columns of the slots, then those that documents do not carry.
fn columns_of(meta: &Meta) -> impl Iterator<Item = &'static DocField> {
    let optional = OPTIONAL_FIELDS.iter().filter(|field| meta.column(field.fieldname).is_some());
    meta.slots().iter().copied().chain(optional)
}

/// The storage of a column; text where a field has none.
pub fn storage(meta: &Meta, field: &DocField) -> Storage {
    let numbered = meta.naming == Naming::Autoincrement && field.fieldname == "name";
    if numbered { Storage::BigInt } else { field.storage().unwrap_or(Storage::LongText) }
}

/// The default of a numeric column; 0 if the definition has no numeric default.
pub fn number_default(field: &DocField) -> String {
    field
        .default
        .and_then(|text| text.trim().parse::<f64>().ok())
        .filter(|number| number.is_finite())
        .map_or_else(|| "0".to_owned(), |number| number.to_string())
}

/// An index that a DocType needs.
#[derive(Debug, Clone)]
pub struct Index {
    /// Whether the index is unique.
    pub unique: bool,
    /// The columns, in the order of the index.
    pub columns: Vec<&'static DocField>,
}

impl Index {
    /// The names of the columns, joined by underscores.
    pub fn joined(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.fieldname).collect();
        columns.join("_")
    }
}

/// The indexes that a DocType needs on every database.
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
        // Frappe: long text has no index.
        if matches!(field.storage(), Some(Storage::Text | Storage::LongText | Storage::Json | Storage::Password)) {
            continue;
        }
        if field.unique || field.fieldname == naming_field {
            add(true, &[field.fieldname]);
        } else if field.search_index {
            add(false, &[field.fieldname]);
        }
    }
    // Each download of a private file looks its document up by URL.
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

/// Bytes that the name of an index may have on every database (PostgreSQL: 63, MariaDB: 64).
const MAX_INDEX_NAME_LEN: usize = 63;

/// Shortens a name to `MAX_INDEX_NAME_LEN`; a hash keeps different names different.
pub fn shortened(name: &str) -> String {
    if name.len() <= MAX_INDEX_NAME_LEN {
        return name.to_owned();
    }
    let hash = Sha256::digest(name.as_bytes());
    let end: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let mut start = MAX_INDEX_NAME_LEN - end.len() - 1;
    while !name.is_char_boundary(start) {
        start -= 1;
    }
    format!("{}_{end}", name.get(..start).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_names_of_different_indexes_differ() {
        let long = |end: &str| format!("tab{}_{end}", "Very Long ".repeat(6));
        assert_eq!(shortened("tabToDo_status_index"), "tabToDo_status_index");
        assert!(shortened(&long("a_index")).len() <= MAX_INDEX_NAME_LEN);
        assert_ne!(shortened(&long("a_index")), shortened(&long("b_index")));
    }
}
