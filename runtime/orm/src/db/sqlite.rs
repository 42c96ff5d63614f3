//! DDL of SQLite.
//!
//! Text columns are case-insensitive (`COLLATE NOCASE`), as they are on MariaDB with Frappe's
//! collation.

use super::AnyConnection;
use super::schema_sql::{Index, SchemaDialect, number_default, storage};
use crate::error::Result;
use doctyped_schema::{DocField, Meta, Naming, Storage};
use std::fmt::Write;

/// The DDL of SQLite.
pub struct Sqlite;

impl SchemaDialect for Sqlite {
    const SYSTEM_TABLES: &'static [(&'static str, &'static str)] = &[
        ("__doctyped", r#"CREATE TABLE "__doctyped" ("name" TEXT NOT NULL PRIMARY KEY, "value" TEXT)"#),
        (
            "__doctyped_answers",
            r#"CREATE TABLE "__doctyped_answers" ("name" TEXT NOT NULL PRIMARY KEY, "request" TEXT NOT NULL,
               "status" INTEGER, "body" TEXT, "created" INTEGER NOT NULL);
               CREATE INDEX "answers_created_index" ON "__doctyped_answers" ("created")"#,
        ),
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

    const COLUMNS: &'static str =
        "SELECT t.name, lower(c.name), c.type FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'";
    const INDEXES: &'static str = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'";
    const TABLE_OPTIONS: &'static str = "";

    fn prepare(_: &mut AnyConnection) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn quoted(name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    fn column(meta: &Meta, field: &DocField) -> String {
        let name = Sqlite::quoted(field.fieldname);
        if field.fieldname == "name" {
            return match meta.naming {
                Naming::Autoincrement => format!("{name} INTEGER NOT NULL PRIMARY KEY"),
                _ => format!("{name} TEXT COLLATE NOCASE NOT NULL PRIMARY KEY"),
            };
        }
        let storage = storage(meta, field);
        let mut definition = format!("{name} {}", column_type(storage));
        if storage.is_never_null() {
            let _ = write!(definition, " NOT NULL DEFAULT {}", number_default(field));
        }
        definition
    }

    /// SQLite does not enforce the width of a column.
    fn widening(_: &Meta, _: &DocField, _: &str) -> Option<String> {
        None
    }

    /// All tables share one namespace of indexes, so the name begins with the table's.
    fn index_name(meta: &Meta, index: &Index) -> String {
        let suffix = if index.unique { "unique" } else { "index" };
        format!("{}_{}_{suffix}", meta.table, index.joined())
    }

    fn create_index(meta: &Meta, index: &Index) -> String {
        let columns: Vec<String> = index.columns.iter().map(|column| Sqlite::quoted(column.fieldname)).collect();
        format!(
            "CREATE {}INDEX {} ON {} ({})",
            if index.unique { "UNIQUE " } else { "" },
            Sqlite::quoted(&Sqlite::index_name(meta, index)),
            Sqlite::quoted(meta.table),
            columns.join(", ")
        )
    }

    fn dialect_indexes(_: &Meta) -> Vec<Index> {
        Vec::new()
    }
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
