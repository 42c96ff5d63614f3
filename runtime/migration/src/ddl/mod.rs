//! The DDL of the three databases: [`SchemaDialect`] has their differences.

mod index;
pub mod mysql;
pub mod postgres;
pub mod sqlite;

pub use index::{Index, create_index, indexes, superseded_indexes};

use super::column_kind::{ColumnKind, ExistingColumn};
use chrono::{NaiveDate, NaiveTime};
use doctyped_orm::db::AnyConnection;
use doctyped_orm::error::Result;
use doctyped_schema::{ColumnType, DocField, Meta, Naming, OPTIONAL_FIELDS};

/// How a database finds the texts that contain others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextIndexKind {
    /// By a full-text table beside each table.
    FullTextTable,
    /// By an index of each column.
    Column,
    /// It reads all of them.
    None,
}

/// The DDL of one database.
pub trait SchemaDialect {
    /// Tables that belong to no DocType (Frappe: those of `framework_mariadb.sql`) and the statements
    /// that create them.
    const SYSTEM_TABLES: &'static [(&'static str, &'static str)];

    /// Query for all columns: table, column, type, 1 if it is NOT NULL.
    const COLUMNS: &'static str;
    /// Query for columns of text that must be valid JSON: table, column in lower case.
    const JSON_COLUMNS: Option<&'static str> = None;
    /// Query for all indexes that no constraint owns: table, index, column, 1 if it is unique; a row for each
    /// column, in their order.
    const INDEXES: &'static str;

    /// Statements that are needed before the first table.
    fn prepare(connection: &mut AnyConnection) -> Result<Vec<String>>;

    /// A quoted identifier.
    fn quoted(name: &str) -> String;

    /// A quoted text.
    fn literal(text: &str) -> String {
        format!("'{}'", text.replace('\'', "''"))
    }

    /// Type and constraints of the column of a field.
    fn definition(meta: &Meta, field: &DocField) -> String;

    /// Name, type and constraints of the column of a field.
    fn column(meta: &Meta, field: &DocField) -> String {
        format!("{} {}", Self::quoted(field.fieldname), Self::definition(meta, field))
    }

    /// The end of CREATE TABLE, after the columns.
    const TABLE_OPTIONS: &'static str;

    /// The kind of a column that stores this.
    fn kind(column_type: ColumnType) -> ColumnKind {
        ColumnKind::of(column_type)
    }

    /// The kind of a column of the database, from the name of its type in lower case.
    fn existing_kind(type_name: &str) -> ColumnKind;

    /// Whether a column of the type `found`, in lower case, holds less than the field may have, and the database
    /// itself widens it without loss.
    fn is_narrow(meta: &Meta, field: &DocField, found: &str) -> bool;

    /// The statement that gives a column the type of its field; `None` if the database has none.
    fn widening(meta: &Meta, field: &DocField) -> Option<String>;

    /// The statement that lets a column of numbers hold NULL; `None` if the database has none.
    fn nullable(meta: &Meta, field: &DocField, found: &ExistingColumn) -> Option<String>;

    /// The statement that renames a table.
    fn rename_table(from: &str, to: &str) -> String {
        format!("ALTER TABLE {} RENAME TO {}", Self::quoted(from), Self::quoted(to))
    }

    /// The statements that put the column `from` in the place of a field's column. No reader sees a state between
    /// them, and none is left when the server dies.
    fn replace_column(meta: &Meta, field: &DocField, from: &str) -> Vec<String> {
        let table = Self::quoted(meta.table);
        vec![
            format!("ALTER TABLE {table} DROP COLUMN {}", Self::quoted(field.fieldname)),
            format!("ALTER TABLE {table} RENAME COLUMN {} TO {}", Self::quoted(from), Self::quoted(field.fieldname)),
        ]
    }

    /// The name of an index on columns of a table.
    fn index_name(table: &str, columns: &[&str], is_unique: bool) -> String;

    /// The name by which an index of the database is known here.
    fn index_key<'a>(name: &'a str, columns: &'a [String]) -> &'a str {
        let _ = columns;
        name
    }

    /// Whether an index can leave out rows without a value.
    const HAS_PARTIAL_INDEXES: bool;

    /// A column in the list of an index.
    fn index_column(meta: &Meta, index: &Index, column: &DocField) -> String;

    /// Whether an index for lists takes the place of Frappe's index on its first column alone, whose name other programs
    /// may know.
    const LIST_INDEXES_REPLACE: bool;

    /// Whether every index ends with the name, as the primary key.
    const INDEXES_HAVE_NAME: bool;

    /// The statement that drops an index.
    fn drop_index(table: &str, index: &str) -> String;

    /// Whether the name of an index begins with that of its table.
    const INDEXES_NAME_TABLES: bool;

    /// Whether the indexes of a column have to be dropped before the column.
    const COLUMNS_KEEP_INDEXES: bool;

    /// Whether columns of JSON take valid JSON only.
    const JSON_IS_CHECKED: bool;

    /// How texts are found that contain others.
    const TEXT_INDEX: TextIndexKind;

    /// Indexes that only this database needs.
    fn dialect_indexes(meta: &Meta) -> Vec<Index>;
}

/// The statement that creates the table of a DocType.
pub fn create_table<S: SchemaDialect>(meta: &Meta) -> String {
    let columns: Vec<String> = columns_of(meta).map(|field| S::column(meta, field)).collect();
    format!("CREATE TABLE {} (\n  {}\n){}", S::quoted(meta.table), columns.join(",\n  "), S::TABLE_OPTIONS)
}

/// The statement that adds a column; existing rows get its default.
pub fn add_column<S: SchemaDialect>(meta: &Meta, field: &DocField) -> String {
    format!("ALTER TABLE {} ADD COLUMN {}", S::quoted(meta.table), S::column(meta, field))
}

/// The columns of the slots, then those that documents do not carry.
pub fn columns_of(meta: &Meta) -> impl Iterator<Item = &'static DocField> {
    let optional = OPTIONAL_FIELDS.iter().filter(|field| meta.column(field.fieldname).is_some());
    meta.slots().iter().copied().chain(optional)
}

/// The type of a column; text where a field has none.
pub fn column_type(meta: &Meta, field: &DocField) -> ColumnType {
    let numbered = meta.naming == Naming::Autoincrement && field.fieldname == "name";
    if numbered { ColumnType::BigInt } else { field.column_type().unwrap_or(ColumnType::LongText) }
}

/// Defaults that stand for the user or the time of an insert (Frappe: `DEFAULT_SHORTCUTS`).
const SHORTCUTS: [&str; 7] = ["_Login", "__user", "_Full Name", "Today", "__today", "now", "Now"];

/// ` NOT NULL` and ` DEFAULT ...` of a column, as Frappe declares them: numbers are 0 without a default; long
/// texts, defaults that depend on the insert, and defaults that the column cannot hold have none.
pub fn constraints<S: SchemaDialect>(meta: &Meta, field: &DocField) -> String {
    let column_type = column_type(meta, field);
    if column_type.is_never_null() {
        return format!(" NOT NULL DEFAULT {}", number_default(field));
    }
    match default_literal::<S>(column_type, field) {
        Some(literal) => format!(" DEFAULT {literal}"),
        None => String::new(),
    }
}

fn default_literal<S: SchemaDialect>(column_type: ColumnType, field: &DocField) -> Option<String> {
    let default = field.default.filter(|text| !text.is_empty() && !text.starts_with(':'));
    let default = default.filter(|text| !SHORTCUTS.contains(text) && !text.contains('\0'));
    // Frappe: `not_nullable` without a default is empty text.
    let text = default.or(field.not_nullable.then_some(""))?;
    let is_held = match column_type {
        ColumnType::Varchar(length) => text.chars().count() <= usize::try_from(length).unwrap_or(usize::MAX),
        ColumnType::Date => text.parse::<NaiveDate>().is_ok(),
        ColumnType::Datetime => super::conversion::parse_datetime(text).is_some(),
        ColumnType::Time => text.parse::<NaiveTime>().is_ok(),
        ColumnType::LongInt | ColumnType::NullableDecimal | ColumnType::Rating => {
            return text.trim().parse::<f64>().is_ok_and(f64::is_finite).then(|| number_default(field));
        }
        _ => false,
    };
    is_held.then(|| S::literal(text))
}

/// The default of a numeric column; 0 if the definition has no numeric default.
pub fn number_default(field: &DocField) -> String {
    field
        .default
        .and_then(|text| text.trim().parse::<f64>().ok())
        .filter(|number| number.is_finite())
        .map_or_else(|| "0".to_owned(), |number| number.to_string())
}

/// Whether a type like `decimal(18,6)` holds less than `decimal(21,9)`.
fn decimal_is_narrow(found: &str, name: &str) -> bool {
    let digits =
        found.strip_prefix(name).and_then(|rest| rest.strip_prefix('(')).and_then(|rest| rest.strip_suffix(')'));
    let Some((all, decimals)) = digits.and_then(|digits| digits.split_once(',')) else { return false };
    match (all.trim().parse::<i32>(), decimals.trim().parse::<i32>()) {
        (Ok(all), Ok(decimals)) => all - decimals < 12 || decimals < 9,
        _ => false,
    }
}
