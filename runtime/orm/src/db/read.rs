//! Converts raw column values to Rust values, whatever type and width the database has for them.
//!
//! A table that Frappe has created may have an `int` where this server creates a `bigint`, or a
//! `uuid` or `json` column. And SQL functions have result types of their own: a SUM of integers is a
//! `numeric` on PostgreSQL. SQLite converts by itself; this module does it for PostgreSQL and MariaDB.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "signatures fit all databases; a build may have one of them only"
)]

#[cfg(feature = "sqlite")]
use super::timestamp;
use super::{RawValue, Value};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::deserialize;
#[cfg(feature = "sqlite")]
use diesel::deserialize::FromSql;
use diesel::sql_types::{Date, Time, Timestamp};
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteType};
use doctyped_schema::ColumnType;

#[cfg(feature = "mysql")]
pub mod mysql;
#[cfg(feature = "postgres")]
pub mod postgres;

/// Reads a value as the type of its column.
///
/// # Errors
/// A conversion error when the stored value does not have the form of that type.
pub fn value(column_type: ColumnType, raw: RawValue<'_>) -> deserialize::Result<Value> {
    Ok(match column_type {
        ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText | ColumnType::Json | ColumnType::Password => {
            Value::Text(text(raw)?)
        }
        ColumnType::Int | ColumnType::BigInt | ColumnType::LongInt | ColumnType::Check => Value::Int(int(raw)?),
        ColumnType::Decimal | ColumnType::NullableDecimal | ColumnType::Rating => Value::Float(float(raw)?),
        ColumnType::Date => Value::Date(date(raw)?),
        ColumnType::Datetime => Value::Datetime(datetime(raw)?),
        ColumnType::Time => Value::Time(time(raw)?),
    })
}

/// Reads text; numbers and dates are formatted.
pub fn text(raw: RawValue<'_>) -> deserialize::Result<String> {
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) => Ok(value.read_text().to_owned()),
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) => postgres::text(value).map(std::borrow::Cow::into_owned),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) => mysql::text(&value).map(std::borrow::Cow::into_owned),
    }
}

/// Reads an integer.
pub fn int(raw: RawValue<'_>) -> deserialize::Result<i64> {
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(value) => <i64 as FromSql<diesel::sql_types::BigInt, Sqlite>>::from_sql(value),
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) => postgres::int(value),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) => mysql::int(&value),
    }
}

/// Reads a decimal number.
pub fn float(raw: RawValue<'_>) -> deserialize::Result<f64> {
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(value) => <f64 as FromSql<diesel::sql_types::Double, Sqlite>>::from_sql(value),
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) => postgres::float(value),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) => mysql::float(&value),
    }
}

/// Reads a date.
fn date(raw: RawValue<'_>) -> deserialize::Result<NaiveDate> {
    match raw {
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) if postgres::is_timestamp(value) => Ok(datetime(raw)?.date()),
        raw => raw.from_sql::<NaiveDate, Date>(),
    }
}

/// Reads a date and time.
fn datetime(raw: RawValue<'_>) -> deserialize::Result<NaiveDateTime> {
    match raw {
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) if postgres::is_date(value) => Ok(date(raw)?.and_time(NaiveTime::MIN)),
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) if value.value_type() == Some(SqliteType::Text) => {
            match timestamp::read(value.read_text()) {
                Some(read) => Ok(read),
                None => <NaiveDateTime as FromSql<Timestamp, Sqlite>>::from_sql(value),
            }
        }
        raw => raw.from_sql::<NaiveDateTime, Timestamp>(),
    }
}

/// Reads a time of day.
fn time(raw: RawValue<'_>) -> deserialize::Result<NaiveTime> {
    raw.from_sql::<NaiveTime, Time>()
}
