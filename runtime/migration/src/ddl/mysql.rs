//! DDL of MariaDB and MySQL.
//!
//! Column types, collation and names of indexes are Frappe's, so that the tables of a Frappe site
//! need no migration.

use super::{ColumnKind, ExistingColumn, Index, SchemaDialect, TextIndexKind, column_type, constraints};
use doctyped_orm::db::{AnyConnection, shortened};
use doctyped_orm::error::Result;
use doctyped_schema::{ColumnType, DocField, Meta};

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

    const COLUMNS: &'static str = "SELECT table_name, column_name, column_type, \
        CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END \
        FROM information_schema.columns WHERE table_schema = database()";
    /// MariaDB has `json` as `longtext` with a constraint that is named like the column; MySQL knows the type.
    const JSON_COLUMNS: Option<&'static str> = Some(
        "/*M!100500 SELECT table_name, lower(constraint_name) FROM information_schema.check_constraints \
         WHERE constraint_schema = database() AND check_clause LIKE 'json_valid%' UNION ALL */ \
         SELECT '', '' FROM DUAL WHERE 1 = 0",
    );
    const INDEXES: &'static str = "SELECT table_name, index_name, column_name, 1 - non_unique \
        FROM information_schema.statistics WHERE table_schema = database() AND index_name <> 'PRIMARY' \
        ORDER BY table_name, index_name, seq_in_index";
    const TABLE_OPTIONS: &'static str =
        " ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET=utf8mb4 COLLATE=utf8mb4_unicode_ci";

    const INDEXES_NAME_TABLES: bool = false;
    const LIST_INDEXES_REPLACE: bool = false;
    const INDEXES_HAVE_NAME: bool = true;
    const JSON_IS_CHECKED: bool = false;
    const COLUMNS_KEEP_INDEXES: bool = false;
    const TEXT_INDEX: TextIndexKind = TextIndexKind::None;

    fn prepare(_: &mut AnyConnection) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn quoted(name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    fn literal(text: &str) -> String {
        format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
    }

    fn definition(meta: &Meta, field: &DocField) -> String {
        let sql_type = sql_type(meta, field);
        if field.fieldname == "name" {
            return format!("{sql_type} NOT NULL PRIMARY KEY");
        }
        format!("{sql_type}{}", constraints::<Mysql>(meta, field))
    }

    fn existing_kind(type_name: &str) -> ColumnKind {
        let name = type_name.split(['(', ' ']).next().unwrap_or_default();
        match name {
            "varchar" | "char" | "tinytext" | "text" | "mediumtext" | "longtext" => ColumnKind::Text,
            "json" => ColumnKind::Json,
            "tinyint" | "smallint" | "mediumint" | "int" | "bigint" => ColumnKind::Integer,
            "decimal" | "double" | "float" => ColumnKind::Decimal,
            "date" => ColumnKind::Date,
            "datetime" | "timestamp" => ColumnKind::Datetime,
            "time" => ColumnKind::Time,
            _ => ColumnKind::Other,
        }
    }

    fn is_narrow(meta: &Meta, field: &DocField, found: &str) -> bool {
        match column_type(meta, field) {
            ColumnType::Varchar(length) => varchar_length(found).is_some_and(|found| found < length),
            ColumnType::Text => varchar_length(found).is_some(),
            ColumnType::LongText => varchar_length(found).is_some() || matches!(found, "text" | "mediumtext"),
            ColumnType::BigInt | ColumnType::LongInt => found.starts_with("int") || found.starts_with("tinyint"),
            // A Check that becomes a number.
            ColumnType::Int => found.starts_with("tinyint") && field.fieldname != "docstatus",
            ColumnType::Decimal | ColumnType::NullableDecimal => {
                found.starts_with("int") || found.starts_with("tinyint") || super::decimal_is_narrow(found, "decimal")
            }
            ColumnType::Datetime => found == "date",
            _ => false,
        }
    }

    fn widening(meta: &Meta, field: &DocField) -> Option<String> {
        Some(format!("ALTER TABLE {} MODIFY COLUMN {}", Mysql::quoted(meta.table), Mysql::column(meta, field)))
    }

    fn nullable(meta: &Meta, field: &DocField, found: &ExistingColumn) -> Option<String> {
        let (table, column) = (Mysql::quoted(meta.table), Mysql::quoted(field.fieldname));
        Some(format!("ALTER TABLE {table} MODIFY COLUMN {column} {} NULL", found.type_name))
    }

    fn rename_table(from: &str, to: &str) -> String {
        format!("RENAME TABLE {} TO {}", Mysql::quoted(from), Mysql::quoted(to))
    }

    /// One statement, because each commits.
    fn replace_column(meta: &Meta, field: &DocField, from: &str) -> Vec<String> {
        vec![format!(
            "ALTER TABLE {} DROP COLUMN {}, CHANGE COLUMN {} {}",
            Mysql::quoted(meta.table),
            Mysql::quoted(field.fieldname),
            Mysql::quoted(from),
            Mysql::column(meta, field)
        )]
    }

    /// Frappe: an index is named after its first column. Those for lists are not Frappe's.
    fn index_name(_: &str, columns: &[&str], _: bool) -> String {
        match columns {
            [column] | [column @ "parent", "parenttype", ..] => (*column).to_owned(),
            columns => shortened(&format!("{}_index", columns.join("_"))),
        }
    }

    /// Frappe: the index of a field with `search_index` is named `<field>_index`.
    fn index_key<'a>(name: &'a str, columns: &'a [String]) -> &'a str {
        match columns {
            [column] if name.strip_suffix("_index").is_some_and(|of| of.eq_ignore_ascii_case(column)) => column,
            _ => name,
        }
    }

    const HAS_PARTIAL_INDEXES: bool = false;

    fn index_column(meta: &Meta, _: &Index, column: &DocField) -> String {
        // InnoDB limits an index key to 3072 bytes; a character has up to 4.
        let prefix = match column_type(meta, column) {
            ColumnType::Varchar(768..) | ColumnType::Text | ColumnType::LongText => "(768)",
            _ => "",
        };
        format!("{}{prefix}", Mysql::quoted(column.fieldname))
    }

    fn drop_index(table: &str, index: &str) -> String {
        format!("ALTER TABLE {} DROP INDEX {}", Mysql::quoted(table), Mysql::quoted(index))
    }

    fn dialect_indexes(_: &Meta) -> Vec<Index> {
        Vec::new()
    }
}

/// The length in `varchar(140)`.
fn varchar_length(found: &str) -> Option<u32> {
    found.strip_prefix("varchar(")?.strip_suffix(')')?.parse().ok()
}

fn sql_type(meta: &Meta, field: &DocField) -> String {
    match (field.fieldname, column_type(meta, field)) {
        ("docstatus", ColumnType::Int) | (_, ColumnType::Check) => "tinyint".to_owned(),
        (_, ColumnType::Varchar(length)) => format!("varchar({length})"),
        (_, ColumnType::Text | ColumnType::Password) => "text".to_owned(),
        (_, ColumnType::LongText) => "longtext".to_owned(),
        (_, ColumnType::Json) => "json".to_owned(),
        (_, ColumnType::Int) => "int".to_owned(),
        (_, ColumnType::BigInt | ColumnType::LongInt) => "bigint".to_owned(),
        (_, ColumnType::Decimal | ColumnType::NullableDecimal) => "decimal(21,9)".to_owned(),
        (_, ColumnType::Rating) => "decimal(3,2)".to_owned(),
        (_, ColumnType::Date) => "date".to_owned(),
        (_, ColumnType::Datetime) => "datetime(6)".to_owned(),
        (_, ColumnType::Time) => "time(6)".to_owned(),
    }
}
