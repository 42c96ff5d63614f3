//! Values of PostgreSQL in their binary format, converted by the OID of their type.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::sql_types::{Date, Time, Timestamp};
use std::borrow::Cow;
use std::fmt::Write;

const BOOL: u32 = 16;
const INT8: u32 = 20;
const INT2: u32 = 21;
const INT4: u32 = 23;
const OID: u32 = 26;
const FLOAT4: u32 = 700;
const FLOAT8: u32 = 701;
const DATE: u32 = 1082;
const TIME: u32 = 1083;
const TIMESTAMP: u32 = 1114;
const TIMESTAMPTZ: u32 = 1184;
const NUMERIC: u32 = 1700;
const UUID: u32 = 2950;
const JSONB: u32 = 3802;

/// Reads text.
pub fn text(value: PgValue<'_>) -> deserialize::Result<Cow<'_, str>> {
    Ok(match value.get_oid().get() {
        BOOL | INT2 | INT4 | INT8 | OID => Cow::Owned(int(value)?.to_string()),
        FLOAT4 | FLOAT8 | NUMERIC => Cow::Owned(float(value)?.to_string()),
        DATE => Cow::Owned(<NaiveDate as FromSql<Date, Pg>>::from_sql(value)?.to_string()),
        TIME => Cow::Owned(<NaiveTime as FromSql<Time, Pg>>::from_sql(value)?.to_string()),
        TIMESTAMP | TIMESTAMPTZ => Cow::Owned(<NaiveDateTime as FromSql<Timestamp, Pg>>::from_sql(value)?.to_string()),
        UUID => Cow::Owned(uuid::Uuid::from_slice(value.as_bytes())?.to_string()),
        // A version byte, then text.
        JSONB => Cow::Borrowed(std::str::from_utf8(value.as_bytes().get(1..).unwrap_or_default())?),
        _ => Cow::Borrowed(std::str::from_utf8(value.as_bytes())?),
    })
}

/// Reads an integer.
pub fn int(value: PgValue<'_>) -> deserialize::Result<i64> {
    let bytes = value.as_bytes();
    Ok(match value.get_oid().get() {
        BOOL => i64::from(bytes.first() == Some(&1)),
        INT2 => i64::from(i16::from_be_bytes(bytes.try_into()?)),
        INT4 => i64::from(i32::from_be_bytes(bytes.try_into()?)),
        INT8 => i64::from_be_bytes(bytes.try_into()?),
        OID => i64::from(u32::from_be_bytes(bytes.try_into()?)),
        FLOAT4 | FLOAT8 | NUMERIC => to_integer(float(value)?),
        _ => text(value)?.trim().parse()?,
    })
}

/// Reads a decimal number.
pub fn float(value: PgValue<'_>) -> deserialize::Result<f64> {
    let bytes = value.as_bytes();
    Ok(match value.get_oid().get() {
        FLOAT4 => f64::from(f32::from_be_bytes(bytes.try_into()?)),
        FLOAT8 => f64::from_be_bytes(bytes.try_into()?),
        NUMERIC => numeric(bytes)?,
        #[allow(clippy::cast_precision_loss, reason = "integers beyond 2^53 are rounded")]
        BOOL | INT2 | INT4 | INT8 | OID => int(value)? as f64,
        _ => text(value)?.trim().parse()?,
    })
}

#[allow(clippy::cast_possible_truncation, reason = "`as` saturates")]
fn to_integer(number: f64) -> i64 {
    number as i64
}

/// Whether a value is a `timestamp`, with or without time zone.
pub fn is_timestamp(value: PgValue<'_>) -> bool {
    matches!(value.get_oid().get(), TIMESTAMP | TIMESTAMPTZ)
}

/// Whether a value is a `date`.
pub fn is_date(value: PgValue<'_>) -> bool {
    value.get_oid().get() == DATE
}

/// The sign word of a negative `numeric`; larger words stand for NaN and infinity.
const NEGATIVE_SIGN: u16 = 0x4000;

/// Decodes a `numeric`: the number of digits, the weight of the first (its power of 10,000), the
/// sign, the display scale, and the digits in base 10,000.
fn numeric(bytes: &[u8]) -> deserialize::Result<f64> {
    let mut words =
        bytes.chunks_exact(2).map(|pair| pair.iter().fold(0_u16, |word, byte| word << 8 | u16::from(*byte)));
    let (Some(count), Some(weight), Some(sign), Some(_)) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Err("a numeric is too short".into());
    };
    if sign > NEGATIVE_SIGN {
        return Err("not a number".into());
    }
    let digits: Vec<u16> = words.take(usize::from(count)).collect();
    // The last digit is multiplied by 10,000 to the power of -exponent.
    let exponent = i32::from(count) - 1 - i32::from(weight.cast_signed());
    let number = exact_quotient(&digits, exponent).map_or_else(|| parse_digits(&digits, exponent), Ok)?;
    Ok(if sign == NEGATIVE_SIGN { -number } else { number })
}

/// The number as a quotient or product of two exactly representable numbers, which is correctly
/// rounded; `None` if they are not representable.
#[allow(clippy::cast_precision_loss, reason = "checked to be exact")]
fn exact_quotient(digits: &[u16], exponent: i32) -> Option<f64> {
    const EXACT_LIMIT: u64 = 1 << f64::MANTISSA_DIGITS;
    // 1e20 is the largest power of 10,000 that is exactly representable.
    const POWERS: [f64; 6] = [1.0, 1e4, 1e8, 1e12, 1e16, 1e20];
    if digits.len() > 4 {
        return None;
    }
    let number = digits.iter().fold(0_u64, |number, digit| number * 10_000 + u64::from(*digit));
    let power = *POWERS.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
    (number < EXACT_LIMIT).then(|| if exponent < 0 { number as f64 * power } else { number as f64 / power })
}

/// Formats the digits and parses the text, which rounds correctly for all numbers.
fn parse_digits(digits: &[u16], exponent: i32) -> deserialize::Result<f64> {
    // Writing to a `String` does not fail.
    let mut text = String::with_capacity(digits.len() * 4 + 8);
    for digit in digits {
        let _ = write!(text, "{digit:04}");
    }
    let _ = write!(text, "e{}", -exponent * 4);
    Ok(if digits.is_empty() { 0.0 } else { text.parse()? })
}

/// Encodes a number as a `numeric`.
pub fn to_numeric(number: f64) -> Vec<u8> {
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut digits: Vec<u16> = Vec::new();
    let base_10000_digit =
        |chunk: &str| chunk.bytes().fold(0_u16, |number, byte| number * 10 + u16::from(byte.wrapping_sub(b'0')));
    // Groups of four digits are aligned at the decimal point.
    let whole = format!("{}{whole}", "0".repeat((4 - whole.len() % 4) % 4));
    let fraction_padded = format!("{fraction}{}", "0".repeat((4 - fraction.len() % 4) % 4));
    for part in [&whole, &fraction_padded] {
        digits.extend((0..part.len()).step_by(4).filter_map(|at| part.get(at..at + 4)).map(base_10000_digit));
    }
    let mut weight = i16::try_from(whole.len() / 4).unwrap_or(i16::MAX) - 1;
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    digits.drain(..leading);
    weight -= i16::try_from(leading).unwrap_or(i16::MAX);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    if digits.is_empty() {
        weight = 0;
    }
    let sign = if number.is_nan() {
        0xC000
    } else if number < 0.0 && !digits.is_empty() {
        NEGATIVE_SIGN
    } else {
        0
    };
    let count = u16::try_from(digits.len()).unwrap_or(u16::MAX);
    let scale = u16::try_from(fraction.len()).unwrap_or(u16::MAX);
    let head = [count, weight.cast_unsigned(), sign, scale];
    head.iter().chain(&digits).flat_map(|word| word.to_be_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numeric_round_trip_preserves_every_bit() {
        for number in [
            0.0,
            1.0,
            -1.0,
            0.1,
            0.5,
            10_000.0,
            9999.0,
            123.456,
            0.000_000_001,
            1e-20,
            1e22,
            123_456_789_012.123_46,
            -0.25,
            f64::MAX,
            f64::MIN_POSITIVE,
            999_999_999_999.999_9,
            5e-324,
            1e4,
            100_000_000.0,
            20.05,
        ] {
            let bytes = to_numeric(number);
            assert_eq!(numeric(&bytes).unwrap().to_bits(), number.to_bits(), "{number} {bytes:?}");
        }
    }

    #[test]
    fn display_scale_of_numeric_is_ignored() {
        // 12.500000000 as decimal(21,9): digits 12, 5000 with a scale of 9.
        let bytes: Vec<u8> = [2_u16, 0, 0, 9, 12, 5000].iter().flat_map(|word| word.to_be_bytes()).collect();
        assert_eq!(numeric(&bytes).unwrap().to_bits(), 12.5_f64.to_bits());
    }

    #[test]
    fn nan_and_truncated_numeric_are_refused() {
        assert!(numeric(&to_numeric(f64::NAN)).is_err());
        assert!(numeric(&[0, 1]).is_err());
    }
}
