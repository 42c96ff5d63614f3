//! DDL of MariaDB and MySQL, and the setup of their connections.
//!
//! Column types, collation and names of indexes are Frappe's, so that the tables of a Frappe site
//! need no migration.

use super::AnyConnection;
use super::schema_sql::{Index, SchemaDialect, number_default, storage};
use crate::error::Result;
use doctyped_schema::{DocField, Meta, Storage};
use std::fmt::Write;
use std::time::Duration;

/// The setup statements of a connection. The statement timeout is MariaDB's syntax; for MySQL it is a
/// comment.
#[cfg_attr(not(feature = "mysql"), allow(dead_code, reason = "used with the feature `mysql` only"))]
pub fn setup(lock_timeout: Duration, statement_timeout: Option<Duration>) -> String {
    format!(
        "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci; \
         SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; \
         SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', \
         SESSION group_concat_max_len = 1048576, \
         SESSION innodb_lock_wait_timeout = {} /*M!100101 , SESSION max_statement_time = {} */",
        lock_timeout.as_secs(),
        statement_timeout.unwrap_or_default().as_secs_f64()
    )
}

/// The DDL of MariaDB and MySQL.
#[cfg_attr(not(feature = "mysql"), allow(dead_code, reason = "used with the feature `mysql` only"))]
pub struct Mysql;

impl SchemaDialect for Mysql {
    const SYSTEM_TABLES: &'static [(&'static str, &'static str)] = &[
        (
            "__doctyped",
            "CREATE TABLE `__doctyped` (`name` varchar(140) NOT NULL PRIMARY KEY, `value` text) \
             ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci",
        ),
        (
            "__doctyped_answers",
            "CREATE TABLE `__doctyped_answers` (`name` varchar(64) NOT NULL PRIMARY KEY, \
             `request` varchar(64) NOT NULL, `status` int, `body` longtext, `created` bigint NOT NULL, \
             KEY `created` (`created`)) \
             ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci",
        ),
        (
            "tabSingles",
            "CREATE TABLE `tabSingles` (`doctype` varchar(255), `field` varchar(255), `value` longtext, \
             KEY `singles_doctype_field_index` (`doctype`, `field`)) \
             ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci",
        ),
        (
            "tabSeries",
            "CREATE TABLE `tabSeries` (`name` varchar(100) NOT NULL PRIMARY KEY, `current` bigint NOT NULL DEFAULT 0) \
             ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci",
        ),
        (
            "__Auth",
            "CREATE TABLE `__Auth` (`doctype` varchar(140) NOT NULL, `name` varchar(255) NOT NULL, \
             `fieldname` varchar(140) NOT NULL, `password` text NOT NULL, `encrypted` int NOT NULL DEFAULT 0, \
             PRIMARY KEY (`doctype`, `name`, `fieldname`)) \
             ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci",
        ),
        (
            "tabSessions",
            "CREATE TABLE `tabSessions` (`user` varchar(255), `sid` varchar(255), `sessiondata` longtext, \
             `ipaddress` varchar(45), `lastupdate` datetime(6), `status` varchar(20), \
             KEY `sid` (`sid`), KEY `user` (`user`)) \
             ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci",
        ),
    ];

    const COLUMNS: &'static str = "SELECT table_name, lower(column_name), column_type \
        FROM information_schema.columns WHERE table_schema = database()";
    const INDEXES: &'static str = "SELECT DISTINCT table_name, CASE WHEN index_name = CONCAT(column_name, '_index') \
        THEN column_name ELSE index_name END FROM information_schema.statistics \
        WHERE table_schema = database() AND seq_in_index = 1";
    const TABLE_OPTIONS: &'static str =
        " ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci";

    fn prepare(_: &mut AnyConnection) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn quoted(name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    fn column(meta: &Meta, field: &DocField) -> String {
        let mut definition = format!("{} {}", Mysql::quoted(field.fieldname), column_type(meta, field));
        if field.fieldname == "name" {
            definition.push_str(" NOT NULL PRIMARY KEY");
        } else if storage(meta, field).is_never_null() {
            let _ = write!(definition, " NOT NULL DEFAULT {}", number_default(field));
        }
        definition
    }

    fn widening(meta: &Meta, field: &DocField, found: &str) -> Option<String> {
        let is_wider = match storage(meta, field) {
            Storage::Varchar(length) => varchar_length(found).is_some_and(|found| found < length),
            Storage::Text => varchar_length(found).is_some(),
            Storage::LongText => varchar_length(found).is_some() || matches!(found, "text" | "mediumtext"),
            Storage::BigInt | Storage::LongInt => found.starts_with("int") || found.starts_with("tinyint"),
            _ => false,
        };
        is_wider
            .then(|| format!("ALTER TABLE {} MODIFY COLUMN {}", Mysql::quoted(meta.table), Mysql::column(meta, field)))
    }

    /// Frappe: an index is named after its first column.
    fn index_name(_: &Meta, index: &Index) -> String {
        index.columns.first().map(|column| column.fieldname.to_owned()).unwrap_or_default()
    }

    fn create_index(meta: &Meta, index: &Index) -> String {
        let columns: Vec<String> = index
            .columns
            .iter()
            .map(|column| {
                // InnoDB limits an index key to 3072 bytes; a character has up to 4.
                let prefix = match storage(meta, column) {
                    Storage::Varchar(768..) | Storage::Text | Storage::LongText => "(768)",
                    _ => "",
                };
                format!("{}{prefix}", Mysql::quoted(column.fieldname))
            })
            .collect();
        format!(
            "CREATE {}INDEX {} ON {} ({})",
            if index.unique { "UNIQUE " } else { "" },
            Mysql::quoted(&Mysql::index_name(meta, index)),
            Mysql::quoted(meta.table),
            columns.join(", ")
        )
    }

    fn dialect_indexes(_: &Meta) -> Vec<Index> {
        Vec::new()
    }
}

/// The length in `varchar(140)`.
fn varchar_length(found: &str) -> Option<u32> {
    found.strip_prefix("varchar(")?.strip_suffix(')')?.parse().ok()
}

fn column_type(meta: &Meta, field: &DocField) -> String {
    match (field.fieldname, storage(meta, field)) {
        ("docstatus", Storage::Int) | (_, Storage::Check) => "tinyint".to_owned(),
        (_, Storage::Varchar(length)) => format!("varchar({length})"),
        (_, Storage::Text | Storage::Password) => "text".to_owned(),
        (_, Storage::LongText) => "longtext".to_owned(),
        (_, Storage::Json) => "json".to_owned(),
        (_, Storage::Int) => "int".to_owned(),
        (_, Storage::BigInt | Storage::LongInt) => "bigint".to_owned(),
        (_, Storage::Decimal | Storage::NullableDecimal) => "decimal(21,9)".to_owned(),
        (_, Storage::Rating) => "decimal(3,2)".to_owned(),
        (_, Storage::Date) => "date".to_owned(),
        (_, Storage::Datetime) => "datetime(6)".to_owned(),
        (_, Storage::Time) => "time(6)".to_owned(),
    }
}
