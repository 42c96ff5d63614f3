//! DDL of PostgreSQL, and the setup of its connections.
//!

use super::AnyConnection;
use super::dialect::TEXT_COLLATION;
use super::schema_sql::{Index, SchemaDialect, number_default, shortened, storage};
use super::statement::{Statement, column};
use crate::error::Result;
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta, Storage};
use std::fmt::Write;
use std::time::Duration;

/// The setup statements of a connection. Statements are short, so JIT compilation does not pay.
#[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "used with the feature `postgres` only"))]
pub fn setup(lock_timeout: Duration, statement_timeout: Option<Duration>) -> String {
    format!(
        "SET standard_conforming_strings = on; SET client_min_messages = warning; SET jit = off; \
         SET lock_timeout = {}; SET statement_timeout = {}",
        lock_timeout.as_millis(),
        statement_timeout.unwrap_or_default().as_millis()
    )
}

/// The DDL of PostgreSQL.
#[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "used with the feature `postgres` only"))]
pub struct Postgres;

impl SchemaDialect for Postgres {
    const SYSTEM_TABLES: &'static [(&'static str, &'static str)] = &[
        ("__doctyped", r#"CREATE TABLE "__doctyped" ("name" varchar(140) NOT NULL PRIMARY KEY, "value" text)"#),
        (
            "__doctyped_answers",
            r#"CREATE TABLE "__doctyped_answers" ("name" varchar(64) NOT NULL PRIMARY KEY,
               "request" varchar(64) NOT NULL, "status" int, "body" text, "created" bigint NOT NULL);
               CREATE UNIQUE INDEX "answers_name_unique" ON "__doctyped_answers" ("name" COLLATE "doctyped");
               CREATE INDEX "answers_created_index" ON "__doctyped_answers" ("created")"#,
        ),
        (
            "tabSingles",
            r#"CREATE TABLE "tabSingles" ("doctype" varchar(255), "field" varchar(255), "value" text);
               CREATE INDEX "singles_doctype_field_index" ON "tabSingles"
                 ("doctype" COLLATE "doctyped", "field" COLLATE "doctyped")"#,
        ),
        (
            "tabSeries",
            r#"CREATE TABLE "tabSeries" ("name" varchar(100) NOT NULL PRIMARY KEY, "current" bigint NOT NULL DEFAULT 0);
               CREATE UNIQUE INDEX "tabSeries_name_unique" ON "tabSeries" ("name" COLLATE "doctyped")"#,
        ),
        (
            "__Auth",
            r#"CREATE TABLE "__Auth" ("doctype" varchar(140) NOT NULL, "name" varchar(255) NOT NULL,
               "fieldname" varchar(140) NOT NULL, "password" text NOT NULL, "encrypted" int NOT NULL DEFAULT 0,
               PRIMARY KEY ("doctype", "name", "fieldname"))"#,
        ),
        (
            "tabSessions",
            r#"CREATE TABLE "tabSessions" ("user" varchar(255), "sid" varchar(255), "sessiondata" text,
               "ipaddress" varchar(45), "lastupdate" timestamp(6), "status" varchar(20));
               CREATE INDEX "sessions_sid_index" ON "tabSessions" ("sid");
               CREATE INDEX "sessions_user_index" ON "tabSessions" ("user")"#,
        ),
    ];

    const COLUMNS: &'static str = "SELECT c.relname, lower(a.attname), format_type(a.atttypid, a.atttypmod) \
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace";
    const INDEXES: &'static str = "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = current_schema()";
    const TABLE_OPTIONS: &'static str = "";

    fn prepare(connection: &mut AnyConnection) -> Result<Vec<String>> {
        let found = Statement::new("SELECT 1 FROM pg_collation WHERE collname = 'doctyped'")
            .first(connection, |row| column::int(row, 0))?;
        Ok(match found {
            Some(_) => Vec::new(),
            None => vec![
                "CREATE COLLATION \"doctyped\" (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"
                    .to_owned(),
            ],
        })
    }

    fn quoted(name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    fn column(meta: &Meta, field: &DocField) -> String {
        let mut definition = format!("{} {}", Postgres::quoted(field.fieldname), column_type(meta, field));
        if field.fieldname == "name" {
            definition.push_str(" NOT NULL PRIMARY KEY");
        } else if storage(meta, field).is_never_null() {
            let _ = write!(definition, " NOT NULL DEFAULT {}", number_default(field));
        }
        definition
    }

    /// A `uuid`, which Frappe has for names that are UUIDs, is widened too: it cannot be compared with
    /// text.
    fn widening(meta: &Meta, field: &DocField, found: &str) -> Option<String> {
        let is_wider = match storage(meta, field) {
            Storage::Varchar(length) => found == "uuid" || varchar_length(found).is_some_and(|found| found < length),
            Storage::Text | Storage::LongText => varchar_length(found).is_some(),
            Storage::BigInt | Storage::LongInt => matches!(found, "integer" | "smallint"),
            _ => false,
        };
        is_wider.then(|| {
            format!(
                "ALTER TABLE {} ALTER COLUMN {} TYPE {}",
                Postgres::quoted(meta.table),
                Postgres::quoted(field.fieldname),
                column_type(meta, field)
            )
        })
    }

    fn index_name(meta: &Meta, index: &Index) -> String {
        let suffix = if index.unique { "unique" } else { "index" };
        shortened(&format!("{}_{}_{suffix}", meta.table, index.joined()))
    }

    fn create_index(meta: &Meta, index: &Index) -> String {
        let columns: Vec<String> = index
            .columns
            .iter()
            .map(|column| {
                let collation = if storage(meta, column).is_text() { TEXT_COLLATION } else { "" };
                format!("{}{collation}", Postgres::quoted(column.fieldname))
            })
            .collect();
        format!(
            "CREATE {}INDEX {} ON {} ({})",
            if index.unique { "UNIQUE " } else { "" },
            Postgres::quoted(&Postgres::index_name(meta, index)),
            Postgres::quoted(meta.table),
            columns.join(", ")
        )
    }

    /// The primary key is case-sensitive; names are looked up, and are unique, case-insensitively.
    fn dialect_indexes(meta: &Meta) -> Vec<Index> {
        let name = meta.slot(schema::NAME).filter(|name| storage(meta, name).is_text());
        name.map(|name| Index { unique: true, columns: vec![name] }).into_iter().collect()
    }
}

/// The length in `character varying(140)`.
fn varchar_length(found: &str) -> Option<u32> {
    found.strip_prefix("character varying(")?.strip_suffix(')')?.parse().ok()
}

fn column_type(meta: &Meta, field: &DocField) -> String {
    match (field.fieldname, storage(meta, field)) {
        ("docstatus", Storage::Int) | (_, Storage::Check) => "smallint".to_owned(),
        ("idx", Storage::Int) | (_, Storage::BigInt | Storage::LongInt) => "bigint".to_owned(),
        (_, Storage::Varchar(length)) => format!("varchar({length})"),
        (_, Storage::Text | Storage::LongText | Storage::Password) => "text".to_owned(),
        (_, Storage::Json) => "json".to_owned(),
        (_, Storage::Int) => "int".to_owned(),
        (_, Storage::Decimal | Storage::NullableDecimal) => "decimal(21,9)".to_owned(),
        (_, Storage::Rating) => "decimal(3,2)".to_owned(),
        (_, Storage::Date) => "date".to_owned(),
        (_, Storage::Datetime) => "timestamp(6)".to_owned(),
        (_, Storage::Time) => "time(6)".to_owned(),
    }
}
