//! DDL of PostgreSQL.

use super::{ColumnKind, ExistingColumn, Index, SchemaDialect, TextIndexKind, column_type, constraints};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{AnyConnection, Dialect, shortened};
use doctyped_orm::error::Result;
use doctyped_schema as schema;
use doctyped_schema::{ColumnType, DocField, Meta};

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

    const COLUMNS: &'static str = "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), \
        CASE WHEN a.attnotnull THEN 1 ELSE 0 END \
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = quote_ident(current_schema())::regnamespace";
    const INDEXES: &'static str = "SELECT t.relname, i.relname, a.attname, \
        CASE WHEN x.indisunique THEN 1 ELSE 0 END FROM pg_index x \
        JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
        JOIN pg_attribute a ON a.attrelid = i.oid \
        WHERE t.relnamespace = quote_ident(current_schema())::regnamespace \
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)";
    const TABLE_OPTIONS: &'static str = "";
    const INDEXES_NAME_TABLES: bool = true;
    const LIST_INDEXES_REPLACE: bool = false;
    const INDEXES_HAVE_NAME: bool = false;
    const JSON_IS_CHECKED: bool = true;
    const COLUMNS_KEEP_INDEXES: bool = false;
    const TEXT_INDEX: TextIndexKind = TextIndexKind::Column;

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

    fn definition(meta: &Meta, field: &DocField) -> String {
        let sql_type = sql_type(meta, field);
        if field.fieldname == "name" {
            return format!("{sql_type} NOT NULL PRIMARY KEY");
        }
        format!("{sql_type}{}", constraints::<Postgres>(meta, field))
    }

    fn existing_kind(type_name: &str) -> ColumnKind {
        let name = type_name.split_once('(').map_or(type_name, |(name, _)| name).trim_end();
        match name {
            "character varying" | "character" | "text" => ColumnKind::Text,
            "json" | "jsonb" => ColumnKind::Json,
            "smallint" | "integer" | "bigint" => ColumnKind::Integer,
            "numeric" | "double precision" | "real" => ColumnKind::Decimal,
            "date" => ColumnKind::Date,
            // `timestamp(6) without time zone`
            "timestamp" | "timestamp without time zone" => ColumnKind::Datetime,
            "time" | "time without time zone" => ColumnKind::Time,
            _ => ColumnKind::Other,
        }
    }

    /// A `uuid`, which Frappe has for names that are UUIDs, is widened too: it cannot be compared with
    /// text.
    fn is_narrow(meta: &Meta, field: &DocField, found: &str) -> bool {
        match column_type(meta, field) {
            ColumnType::Varchar(length) => found == "uuid" || varchar_length(found).is_some_and(|found| found < length),
            ColumnType::Text | ColumnType::LongText => varchar_length(found).is_some(),
            ColumnType::BigInt | ColumnType::LongInt => matches!(found, "integer" | "smallint"),
            // A Check that becomes a number.
            ColumnType::Int => found == "smallint" && field.fieldname != "docstatus",
            ColumnType::Decimal | ColumnType::NullableDecimal => {
                matches!(found, "integer" | "smallint") || super::decimal_is_narrow(found, "numeric")
            }
            ColumnType::Datetime => found == "date",
            _ => false,
        }
    }

    fn widening(meta: &Meta, field: &DocField) -> Option<String> {
        let (column, column_type) = (Postgres::quoted(field.fieldname), column_type(meta, field));
        let nullable = if column_type.is_number() && !column_type.is_never_null() {
            format!(", ALTER COLUMN {column} DROP NOT NULL, ALTER COLUMN {column} DROP DEFAULT")
        } else {
            String::new()
        };
        let (table, sql_type) = (Postgres::quoted(meta.table), sql_type(meta, field));
        Some(format!("ALTER TABLE {table} ALTER COLUMN {column} TYPE {sql_type}{nullable}"))
    }

    fn nullable(meta: &Meta, field: &DocField, _: &ExistingColumn) -> Option<String> {
        let column = Postgres::quoted(field.fieldname);
        Some(format!(
            "ALTER TABLE {} ALTER COLUMN {column} DROP NOT NULL, ALTER COLUMN {column} DROP DEFAULT",
            Postgres::quoted(meta.table)
        ))
    }

    fn index_name(table: &str, columns: &[&str], is_unique: bool) -> String {
        let suffix = if is_unique { "unique" } else { "index" };
        shortened(&format!("{table}_{}_{suffix}", columns.join("_")))
    }

    const HAS_PARTIAL_INDEXES: bool = true;

    fn index_column(meta: &Meta, index: &Index, column: &DocField) -> String {
        let collation = if column_type(meta, column).is_text() { Dialect::Postgres.text_collation() } else { "" };
        // Lists show rows without a value first.
        let nulls = if !index.unique && column.may_be_null() { " NULLS FIRST" } else { "" };
        format!("{}{collation}{nulls}", Postgres::quoted(column.fieldname))
    }

    fn drop_index(_: &str, index: &str) -> String {
        format!("DROP INDEX {}", Postgres::quoted(index))
    }

    /// The primary key is case-sensitive; names are looked up, and are unique, case-insensitively.
    fn dialect_indexes(meta: &Meta) -> Vec<Index> {
        let name = meta.slot(schema::NAME).filter(|name| column_type(meta, name).is_text());
        name.map(|name| Index::new(true, vec![name])).into_iter().collect()
    }
}

/// The length in `character varying(140)`.
fn varchar_length(found: &str) -> Option<u32> {
    found.strip_prefix("character varying(")?.strip_suffix(')')?.parse().ok()
}

fn sql_type(meta: &Meta, field: &DocField) -> String {
    match (field.fieldname, column_type(meta, field)) {
        ("docstatus", ColumnType::Int) | (_, ColumnType::Check) => "smallint".to_owned(),
        ("idx", ColumnType::Int) | (_, ColumnType::BigInt | ColumnType::LongInt) => "bigint".to_owned(),
        (_, ColumnType::Varchar(length)) => format!("varchar({length})"),
        (_, ColumnType::Text | ColumnType::LongText | ColumnType::Password) => "text".to_owned(),
        (_, ColumnType::Json) => "json".to_owned(),
        (_, ColumnType::Int) => "int".to_owned(),
        (_, ColumnType::Decimal | ColumnType::NullableDecimal) => "decimal(21,9)".to_owned(),
        (_, ColumnType::Rating) => "decimal(3,2)".to_owned(),
        (_, ColumnType::Date) => "date".to_owned(),
        (_, ColumnType::Datetime) => "timestamp(6)".to_owned(),
        (_, ColumnType::Time) => "time(6)".to_owned(),
    }
}
