//! Reads values, whatever type and width the database has for them.
//!
//! The schema may be one that Frappe made: an `int` where this server would make a `bigint`, a
//! `uuid`, a `json`. And functions have types of their own: a SUM of integers is a `numeric` on
//! PostgreSQL. SQLite converts by itself; for the others it is done here.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "what is needed for all databases may not be for one of them"
)]

use super::RawValue;
use crate::schema::Storage;
use crate::table::Value;
#[cfg(feature = "sqlite")]
use crate::table::timestamp;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::deserialize;
#[cfg(feature = "sqlite")]
use diesel::deserialize::FromSql;
use diesel::sql_types::{Date, Time, Timestamp};
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteType};

#[cfg(feature = "mysql")]
pub(crate) mod mysql;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;

/// Reads a value of a column.
///
/// # Errors
/// When it does not have a form that the column's type allows.
pub(crate) fn value(storage: Storage, raw: RawValue<'_>) -> deserialize::Result<Value> {
    Ok(match storage {
        Storage::Varchar(_) | Storage::Text | Storage::LongText | Storage::Json | Storage::Password => {
            Value::Text(text(raw)?)
        }
        Storage::Int | Storage::BigInt | Storage::LongInt | Storage::Check => Value::Int(int(raw)?),
        Storage::Decimal | Storage::NullableDecimal | Storage::Rating => Value::Float(float(raw)?),
        Storage::Date => Value::Date(date(raw)?),
        Storage::Datetime => Value::Datetime(datetime(raw)?),
        Storage::Time => Value::Time(time(raw)?),
    })
}

/// A value as text; numbers and dates as they are written.
pub(crate) fn text(raw: RawValue<'_>) -> deserialize::Result<String> {
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(mut value) => Ok(value.read_text().to_owned()),
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) => postgres::text(value).map(std::borrow::Cow::into_owned),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) => mysql::text(&value).map(std::borrow::Cow::into_owned),
    }
}

/// A whole number.
pub(crate) fn int(raw: RawValue<'_>) -> deserialize::Result<i64> {
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(value) => <i64 as FromSql<diesel::sql_types::BigInt, Sqlite>>::from_sql(value),
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) => postgres::int(value),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) => mysql::int(&value),
    }
}

/// A number.
pub(crate) fn float(raw: RawValue<'_>) -> deserialize::Result<f64> {
    match raw {
        #[cfg(feature = "sqlite")]
        RawValue::Sqlite(value) => <f64 as FromSql<diesel::sql_types::Double, Sqlite>>::from_sql(value),
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) => postgres::float(value),
        #[cfg(feature = "mysql")]
        RawValue::Mysql(value) => mysql::float(&value),
    }
}

/// A day.
fn date(raw: RawValue<'_>) -> deserialize::Result<NaiveDate> {
    match raw {
        #[cfg(feature = "postgres")]
        RawValue::Postgres(value) if postgres::is_timestamp(value) => Ok(datetime(raw)?.date()),
        raw => raw.from_sql::<NaiveDate, Date>(),
    }
}

/// A point in time.
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

/// A time of day.
fn time(raw: RawValue<'_>) -> deserialize::Result<NaiveTime> {
    raw.from_sql::<NaiveTime, Time>()
}
