//! DDL of SQLite.
//!
//! Text columns are case-insensitive (`COLLATE NOCASE`), as they are on MariaDB with Frappe's
//! collation.

use super::{ColumnKind, ExistingColumn, Index, SchemaDialect, TextIndexKind, column_type, constraints};
use doctyped_orm::db::AnyConnection;
use doctyped_orm::error::Result;
use doctyped_schema::{ColumnType, DocField, Meta, Naming};

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

    const COLUMNS: &'static str = "SELECT t.name, c.name, c.type, c.\"notnull\" FROM sqlite_master t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    const INDEXES: &'static str = "SELECT i.tbl_name, i.name, c.name, i.sql LIKE 'CREATE UNIQUE %' \
        FROM sqlite_master i, pragma_index_info(i.name) c WHERE i.type = 'index' AND i.sql IS NOT NULL";
    const TABLE_OPTIONS: &'static str = "";
    const INDEXES_NAME_TABLES: bool = true;
    const LIST_INDEXES_REPLACE: bool = true;
    const INDEXES_HAVE_NAME: bool = false;
    const JSON_IS_CHECKED: bool = false;
    const COLUMNS_KEEP_INDEXES: bool = true;
    const TEXT_INDEX: TextIndexKind = TextIndexKind::FullTextTable;

    fn prepare(_: &mut AnyConnection) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn quoted(name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    fn definition(meta: &Meta, field: &DocField) -> String {
        if field.fieldname == "name" {
            return match meta.naming {
                Naming::Autoincrement => "INTEGER NOT NULL PRIMARY KEY".to_owned(),
                _ => "TEXT COLLATE NOCASE NOT NULL PRIMARY KEY".to_owned(),
            };
        }
        format!("{}{}", sql_type(column_type(meta, field)), constraints::<Sqlite>(meta, field))
    }

    /// Columns of JSON are columns of text.
    fn kind(column_type: ColumnType) -> ColumnKind {
        match ColumnKind::of(column_type) {
            ColumnKind::Json => ColumnKind::Text,
            kind => kind,
        }
    }

    fn existing_kind(type_name: &str) -> ColumnKind {
        match type_name {
            "text" => ColumnKind::Text,
            "integer" => ColumnKind::Integer,
            "double" => ColumnKind::Decimal,
            "date" => ColumnKind::Date,
            "timestamp" => ColumnKind::Datetime,
            "time" => ColumnKind::Time,
            _ => ColumnKind::Other,
        }
    }

    /// SQLite does not enforce the width of a column, and cannot change its type.
    fn is_narrow(_: &Meta, _: &DocField, _: &str) -> bool {
        false
    }

    fn widening(_: &Meta, _: &DocField) -> Option<String> {
        None
    }

    fn nullable(_: &Meta, _: &DocField, _: &ExistingColumn) -> Option<String> {
        None
    }

    /// All tables share one namespace of indexes, so the name begins with the table's.
    fn index_name(table: &str, columns: &[&str], is_unique: bool) -> String {
        let suffix = if is_unique { "unique" } else { "index" };
        format!("{table}_{}_{suffix}", columns.join("_"))
    }

    const HAS_PARTIAL_INDEXES: bool = true;

    fn index_column(_: &Meta, _: &Index, column: &DocField) -> String {
        Sqlite::quoted(column.fieldname)
    }

    fn drop_index(_: &str, index: &str) -> String {
        format!("DROP INDEX {}", Sqlite::quoted(index))
    }

    fn dialect_indexes(_: &Meta) -> Vec<Index> {
        Vec::new()
    }
}

fn sql_type(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText => "TEXT COLLATE NOCASE",
        ColumnType::Json | ColumnType::Password => "TEXT",
        ColumnType::Int | ColumnType::BigInt | ColumnType::LongInt | ColumnType::Check => "INTEGER",
        ColumnType::Decimal | ColumnType::NullableDecimal | ColumnType::Rating => "DOUBLE",
        ColumnType::Date => "DATE",
        ColumnType::Datetime => "TIMESTAMP",
        ColumnType::Time => "TIME",
    }
}
