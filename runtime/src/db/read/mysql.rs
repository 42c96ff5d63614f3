//! Values of MariaDB, told apart by their type.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::deserialize::{self, FromSql};
use diesel::mysql::{Mysql, MysqlType, MysqlValue};
use diesel::sql_types::{Date, Time, Timestamp};
use std::borrow::Cow;

/// A value as text.
pub(crate) fn text<'a>(value: &MysqlValue<'a>) -> deserialize::Result<Cow<'a, str>> {
    Ok(match value.value_type() {
        MysqlType::Float | MysqlType::Double => Cow::Owned(float(value)?.to_string()),
        kind if is_int(kind) => Cow::Owned(int(value)?.to_string()),
        MysqlType::Date => Cow::Owned(<NaiveDate as FromSql<Date, Mysql>>::from_sql(value.clone())?.to_string()),
        MysqlType::Time => Cow::Owned(<NaiveTime as FromSql<Time, Mysql>>::from_sql(value.clone())?.to_string()),
        MysqlType::DateTime | MysqlType::Timestamp => {
            Cow::Owned(<NaiveDateTime as FromSql<Timestamp, Mysql>>::from_sql(value.clone())?.to_string())
        }
        _ => Cow::Borrowed(std::str::from_utf8(value.as_bytes())?),
    })
}

fn is_int(kind: MysqlType) -> bool {
    matches!(
        kind,
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

/// A value as a whole number.
pub(crate) fn int(value: &MysqlValue<'_>) -> deserialize::Result<i64> {
    Ok(match value.value_type() {
        MysqlType::Tiny => i64::from(i8::from_ne_bytes(start(value)?)),
        MysqlType::UnsignedTiny => i64::from(u8::from_ne_bytes(start(value)?)),
        MysqlType::Short => i64::from(i16::from_ne_bytes(start(value)?)),
        MysqlType::UnsignedShort => i64::from(u16::from_ne_bytes(start(value)?)),
        MysqlType::Long => i64::from(i32::from_ne_bytes(start(value)?)),
        MysqlType::UnsignedLong => i64::from(u32::from_ne_bytes(start(value)?)),
        MysqlType::LongLong => i64::from_ne_bytes(start(value)?),
        MysqlType::UnsignedLongLong => u64::from_ne_bytes(start(value)?).try_into()?,
        _ => whole(float(value)?),
    })
}

/// A value as a number. Decimals come as text.
pub(crate) fn float(value: &MysqlValue<'_>) -> deserialize::Result<f64> {
    Ok(match value.value_type() {
        MysqlType::Float => f64::from(f32::from_ne_bytes(start(value)?)),
        MysqlType::Double => f64::from_ne_bytes(start(value)?),
        #[allow(clippy::cast_precision_loss, reason = "a number beyond 2^53 is near enough")]
        kind if is_int(kind) => int(value)? as f64,
        _ => std::str::from_utf8(value.as_bytes())?.trim().parse()?,
    })
}

#[allow(clippy::cast_possible_truncation, reason = "a number that is too large becomes the largest")]
fn whole(number: f64) -> i64 {
    number as i64
}

/// The first bytes, as many as the type has.
fn start<const N: usize>(value: &MysqlValue<'_>) -> deserialize::Result<[u8; N]> {
    value.as_bytes().first_chunk::<N>().copied().ok_or_else(|| "a number has too few bytes".into())
}
