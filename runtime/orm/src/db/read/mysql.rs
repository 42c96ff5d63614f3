//! Values of MariaDB and MySQL, converted by their column type.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::deserialize::{self, FromSql};
use diesel::mysql::{Mysql, MysqlType, MysqlValue};
use diesel::sql_types::{Date, Time, Timestamp};
use std::borrow::Cow;

/// Reads text.
pub fn text<'a>(value: &MysqlValue<'a>) -> deserialize::Result<Cow<'a, str>> {
    Ok(match value.value_type() {
        MysqlType::Float | MysqlType::Double => Cow::Owned(float(value)?.to_string()),
        column_type if is_int(column_type) => Cow::Owned(int(value)?.to_string()),
        MysqlType::Date => Cow::Owned(<NaiveDate as FromSql<Date, Mysql>>::from_sql(value.clone())?.to_string()),
        MysqlType::Time => Cow::Owned(<NaiveTime as FromSql<Time, Mysql>>::from_sql(value.clone())?.to_string()),
        MysqlType::DateTime | MysqlType::Timestamp => {
            Cow::Owned(<NaiveDateTime as FromSql<Timestamp, Mysql>>::from_sql(value.clone())?.to_string())
        }
        _ => Cow::Borrowed(std::str::from_utf8(value.as_bytes())?),
    })
}

fn is_int(column_type: MysqlType) -> bool {
    matches!(
        column_type,
        MysqlType::Tiny
            | MysqlType::UnsignedTiny
            | MysqlType::Short
            | MysqlType::UnsignedShort
            | MysqlType::Long
            | MysqlType::UnsignedLong
            | MysqlType::LongLong
            | MysqlType::UnsignedLongLong
    )
}

/// Reads an integer.
pub fn int(value: &MysqlValue<'_>) -> deserialize::Result<i64> {
    Ok(match value.value_type() {
        MysqlType::Tiny => i64::from(i8::from_ne_bytes(first_bytes(value)?)),
        MysqlType::UnsignedTiny => i64::from(u8::from_ne_bytes(first_bytes(value)?)),
        MysqlType::Short => i64::from(i16::from_ne_bytes(first_bytes(value)?)),
        MysqlType::UnsignedShort => i64::from(u16::from_ne_bytes(first_bytes(value)?)),
        MysqlType::Long => i64::from(i32::from_ne_bytes(first_bytes(value)?)),
        MysqlType::UnsignedLong => i64::from(u32::from_ne_bytes(first_bytes(value)?)),
        MysqlType::LongLong => i64::from_ne_bytes(first_bytes(value)?),
        MysqlType::UnsignedLongLong => u64::from_ne_bytes(first_bytes(value)?).try_into()?,
        _ => to_integer(float(value)?),
    })
}

/// Reads a decimal number. DECIMAL values are sent as text.
pub fn float(value: &MysqlValue<'_>) -> deserialize::Result<f64> {
    Ok(match value.value_type() {
        MysqlType::Float => f64::from(f32::from_ne_bytes(first_bytes(value)?)),
        MysqlType::Double => f64::from_ne_bytes(first_bytes(value)?),
        #[allow(clippy::cast_precision_loss, reason = "integers beyond 2^53 are rounded")]
        column_type if is_int(column_type) => int(value)? as f64,
        _ => std::str::from_utf8(value.as_bytes())?.trim().parse()?,
    })
}

#[allow(clippy::cast_possible_truncation, reason = "`as` saturates")]
fn to_integer(number: f64) -> i64 {
    number as i64
}

/// The first `N` bytes of a value.
fn first_bytes<const N: usize>(value: &MysqlValue<'_>) -> deserialize::Result<[u8; N]> {
    value.as_bytes().first_chunk::<N>().copied().ok_or_else(|| "a number has fewer bytes than its type".into())
}
