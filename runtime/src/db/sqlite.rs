//! The schema in SQLite's words.
//!
//! Text compares without regard to case (`COLLATE NOCASE`), as it does on MariaDB with Frappe's
//! collation.

use super::AnyConnection;
use super::statement::{Statement, column};
use crate::error::Result;
use crate::schema::{DocField, Meta, Naming, OPTIONAL_FIELDS, Storage};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Tables that belong to no DocType (Frappe: the tables of its bundled SQL).
const SYSTEM_TABLES: [(&str, &str); 4] = [
    (
        "tabSingles",
        r#"CREATE TABLE "tabSingles" ("doctype" TEXT COLLATE NOCASE, "field" TEXT COLLATE NOCASE, "value" TEXT);
           CREATE INDEX "singles_doctype_field_index" ON "tabSingles" ("doctype", "field")"#,
    ),
    (
        "tabSeries",
        r#"CREATE TABLE "tabSeries" ("name" TEXT COLLATE NOCASE NOT NULL PRIMARY KEY, "current" INTEGER NOT NULL DEFAULT 0)"#,
    ),
    (
        "__Auth",
        r#"CREATE TABLE "__Auth" ("doctype" TEXT COLLATE NOCASE NOT NULL, "name" TEXT COLLATE NOCASE NOT NULL,
           "fieldname" TEXT COLLATE NOCASE NOT NULL, "password" TEXT NOT NULL, "encrypted" INTEGER NOT NULL DEFAULT 0,
           PRIMARY KEY ("doctype", "name", "fieldname"))"#,
    ),
    (
        "tabSessions",
        r#"CREATE TABLE "tabSessions" ("user" TEXT COLLATE NOCASE, "sid" TEXT, "sessiondata" TEXT, "ipaddress" TEXT,
           "lastupdate" TIMESTAMP, "status" TEXT);
           CREATE INDEX "sessions_sid_index" ON "tabSessions" ("sid");
           CREATE INDEX "sessions_user_index" ON "tabSessions" ("user")"#,
    ),
];

/// The statements that the database lacks.
pub(super) fn missing(connection: &mut AnyConnection, doctypes: &[&Meta]) -> Result<Vec<String>> {
    let found = Found::read(connection)?;
    let mut statements = Vec::new();
    for (table, sql) in SYSTEM_TABLES {
        if !found.columns.contains_key(table) {
            statements.push(sql.to_owned());
        }
    }
    for meta in doctypes {
        match found.columns.get(meta.table) {
            None => statements.push(create_table(meta)),
            Some(columns) => {
                for field in columns_of(meta).filter(|field| !columns.contains(&field.fieldname.to_lowercase())) {
                    let definition = column_definition(meta, field);
                    statements.push(format!("ALTER TABLE {} ADD COLUMN {definition}", quoted(meta.table)));
                }
            }
        }
        for (name, sql) in indexes(meta) {
            if !found.indexes.contains(&name.to_lowercase()) {
                statements.push(sql);
            }
        }
    }
    Ok(statements)
}

/// What the database has, in lower case where SQLite does not care about case.
struct Found {
    columns: BTreeMap<String, BTreeSet<String>>,
    indexes: BTreeSet<String>,
}

impl Found {
    fn read(connection: &mut AnyConnection) -> Result<Found> {
        let mut columns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let rows = Statement::new(
            "SELECT t.name, lower(c.name) FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'",
        )
        .load(connection, |row| Ok((column::text(row, 0)?, column::text(row, 1)?)))?;
        for (table, column) in rows {
            columns.entry(table.unwrap_or_default()).or_default().insert(column.unwrap_or_default());
        }
        let indexes = Statement::new("SELECT lower(name) FROM sqlite_master WHERE type = 'index'")
            .load(connection, |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
        Ok(Found { columns, indexes: indexes.into_iter().collect() })
    }
}

fn create_table(meta: &Meta) -> String {
    let columns: Vec<String> = columns_of(meta).map(|field| column_definition(meta, field)).collect();
    format!("CREATE TABLE {} (\n  {}\n)", quoted(meta.table), columns.join(",\n  "))
}

/// Slots, then the columns that documents do not carry.
fn columns_of(meta: &Meta) -> impl Iterator<Item = &'static DocField> {
    let optional = OPTIONAL_FIELDS.iter().filter(|field| meta.column(field.fieldname).is_some());
    meta.slots().iter().copied().chain(optional)
}

fn column_definition(meta: &Meta, field: &DocField) -> String {
    let name = quoted(field.fieldname);
    if field.fieldname == "name" {
        return match meta.naming {
            Naming::Autoincrement => format!("{name} INTEGER NOT NULL PRIMARY KEY"),
            _ => format!("{name} TEXT COLLATE NOCASE NOT NULL PRIMARY KEY"),
        };
    }
    let storage = field.storage().unwrap_or(Storage::LongText);
    let mut definition = format!("{name} {}", column_type(storage));
    if storage.is_never_null() {
        let _ = write!(definition, " NOT NULL DEFAULT {}", number_default(field));
    }
    definition
}

fn column_type(storage: Storage) -> &'static str {
    match storage {
        Storage::Varchar(_) | Storage::Text | Storage::LongText => "TEXT COLLATE NOCASE",
        Storage::Json | Storage::Password => "TEXT",
        Storage::Int | Storage::BigInt | Storage::LongInt | Storage::Check => "INTEGER",
        Storage::Decimal | Storage::NullableDecimal | Storage::Rating => "DOUBLE",
        Storage::Date => "DATE",
        Storage::Datetime => "TIMESTAMP",
        Storage::Time => "TIME",
    }
}

/// The literal default of a numeric column; 0 where the definition has none or something else.
fn number_default(field: &DocField) -> String {
    field
        .default
        .and_then(|text| text.trim().parse::<f64>().ok())
        .filter(|number| number.is_finite())
        .map_or_else(|| "0".to_owned(), |number| number.to_string())
}

/// Names and statements of the indexes that a table should have. Names of indexes are shared by
/// all tables, so they begin with the table's.
fn indexes(meta: &Meta) -> Vec<(String, String)> {
    let mut indexes = Vec::new();
    let mut add = |unique: bool, columns: &[&str]| {
        let kind = if unique { "unique" } else { "index" };
        let name = format!("{}_{}_{kind}", meta.table, columns.join("_"));
        let columns: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        let unique = if unique { "UNIQUE " } else { "" };
        let sql = format!(
            "CREATE {unique}INDEX {} ON {} ({})",
            quoted(&name),
            quoted(meta.table),
            columns.join(", ")
        );
        indexes.push((name, sql));
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
    for field in meta.slots().iter().skip(crate::schema::FIRST_FIELD) {
        if field.unique || field.fieldname == naming_field {
            add(true, &[field.fieldname]);
        } else if field.search_index {
            add(false, &[field.fieldname]);
        }
    }
    if meta.is_tree {
        for column in ["lft", "rgt"] {
            if meta.slot_of(column).is_some_and(|slot| meta.slot(slot).is_some_and(|field| !field.search_index)) {
                add(false, &[column]);
            }
        }
    }
    indexes
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
