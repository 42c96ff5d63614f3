//! Values of a column whose field got another type.
//!
//! A conversion is lossless if the old value can be told from the new one. So the text `17` becomes the number 17,
//! but `007`, `1,234` and `abc` lose something, a Datetime becomes a Date only at midnight, and a number becomes
//! text always. Empty text and the number 0, which is what an empty number is stored as, become an empty value.

use super::column_kind::ColumnKind;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use doctyped_orm::db::{Value, format_datetime};
use doctyped_orm::json_parser;
use doctyped_orm::table::temporal;
use doctyped_schema::ColumnType;

/// A value for the new column.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// The value; NULL for an empty one.
    pub value: Value,
    /// Whether the old value is lost.
    pub is_lossy: bool,
}

fn lossless(value: Value) -> Converted {
    Converted { value, is_lossy: false }
}

fn lossy(value: Value) -> Converted {
    Converted { value, is_lossy: true }
}

/// Converts a value, read as text from a column of this kind.
pub fn convert(text: &str, from: ColumnKind, to: ColumnType) -> Converted {
    let value = parse(text, from);
    let is_empty = match &value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Int(0) => !to.is_number() && !to.is_text(),
        Value::Float(number) => *number == 0.0 && !to.is_number() && !to.is_text(),
        _ => false,
    };
    if is_empty && !matches!(ColumnKind::of(to), ColumnKind::Text) {
        return lossless(empty(to));
    }
    match ColumnKind::of(to) {
        ColumnKind::Text => to_text(&value, to),
        ColumnKind::Json => to_json(&value),
        ColumnKind::Integer => to_integer(&value, to),
        ColumnKind::Decimal => to_decimal(&value, to),
        ColumnKind::Date => to_date(&value),
        ColumnKind::Datetime => to_datetime(&value),
        ColumnKind::Time => to_time(&value),
        ColumnKind::Other => lossy(Value::Null),
    }
}

/// The value that an empty column of this type has.
pub fn empty(column_type: ColumnType) -> Value {
    match column_type {
        ColumnType::Int | ColumnType::BigInt | ColumnType::Check => Value::Int(0),
        ColumnType::Decimal => Value::Float(0.0),
        _ => Value::Null,
    }
}

/// Parses a stored value; SQLite may have text in every column.
fn parse(text: &str, from: ColumnKind) -> Value {
    let value = match from {
        ColumnKind::Integer => text.parse().ok().map(Value::Int),
        ColumnKind::Decimal => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Float),
        ColumnKind::Date => text.parse().ok().map(Value::Date),
        ColumnKind::Datetime => parse_datetime(text).map(Value::Datetime),
        ColumnKind::Time => text.parse().ok().map(Value::Time),
        ColumnKind::Text | ColumnKind::Json | ColumnKind::Other => None,
    };
    value.unwrap_or_else(|| Value::Text(text.to_owned()))
}

/// A date with a time of day, with a space or a `T` between them; a date alone is its midnight.
pub fn parse_datetime(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(|| Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN)))
}

fn to_text(value: &Value, to: ColumnType) -> Converted {
    let text = match value {
        Value::Datetime(value) => format_datetime(*value),
        value => value.as_ref().to_text(),
    };
    let limit = match to {
        ColumnType::Varchar(length) => usize::try_from(length).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    match text.char_indices().nth(limit) {
        Some((end, _)) => lossy(Value::Text(text.get(..end).unwrap_or_default().to_owned())),
        None => lossless(Value::Text(text)),
    }
}

fn to_json(value: &Value) -> Converted {
    let text = value.as_ref().to_text();
    match json_parser::parse::<serde::de::IgnoredAny>(&text) {
        Ok(_) => lossless(Value::Text(text)),
        Err(_) => lossy(Value::Null),
    }
}

fn to_integer(value: &Value, to: ColumnType) -> Converted {
    let (number, is_lossy) = match value {
        Value::Int(number) => (Some(*number), false),
        Value::Float(number) => whole(*number),
        Value::Text(text) => {
            let (number, is_lossy) = number(text);
            let (number, has_fraction) = number.map_or((None, true), whole);
            // Digits beyond those of a float.
            match text.trim().parse::<i64>() {
                Ok(exact) if exact.to_string() == text.trim() => (Some(exact), false),
                _ => (number, is_lossy || has_fraction),
            }
        }
        _ => (None, true),
    };
    let fits = |number: &i64| match to {
        ColumnType::Check => (0..=1).contains(number),
        ColumnType::Int => i32::try_from(*number).is_ok(),
        _ => true,
    };
    match number {
        Some(number) if fits(&number) => Converted { value: Value::Int(number), is_lossy },
        // Frappe: a Check is on for every number but 0.
        Some(_) if to == ColumnType::Check => lossy(Value::Int(1)),
        _ => lossy(empty(to)),
    }
}

/// The whole part of a number, and whether it has a fraction; none beyond 64 bits.
#[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole(number: f64) -> (Option<i64>, bool) {
    /// Below this, every whole number is a float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let has_fraction = number.fract() != 0.0;
    (number.abs().lt(&EXACT).then(|| number.trunc() as i64), has_fraction)
}

fn to_decimal(value: &Value, to: ColumnType) -> Converted {
    let (number, is_lossy) = match value {
        Value::Int(number) => {
            let text = number.to_string();
            self::number(&text)
        }
        Value::Float(number) => (Some(*number), false),
        Value::Text(text) => self::number(text),
        _ => (None, true),
    };
    let Some(number) = number else { return lossy(empty(to)) };
    let (largest, smallest, scale) = match to {
        ColumnType::Rating => (1.0, 0.0, 1e2),
        _ => (999_999_999_999.0, -999_999_999_999.0, 1e9),
    };
    if number > largest || number < smallest {
        return lossy(empty(to));
    }
    // Nine decimals of a large number are beyond a float: then nothing is rounded away.
    let rounded = (number * scale).round() / scale;
    let is_rounded = (rounded - number).abs() > f64::EPSILON * number.abs().max(1.0);
    Converted { value: Value::Float(if is_rounded { rounded } else { number }), is_lossy: is_lossy || is_rounded }
}

/// The number that a text stands for, without thousands separators, and whether the text cannot be told from the
/// number.
fn number(text: &str) -> (Option<f64>, bool) {
    let text = text.trim();
    let Ok(number) = text.replace(',', "").parse::<f64>() else { return (None, true) };
    if !number.is_finite() {
        return (None, true);
    }
    let plain = match text.split_once('.') {
        Some((whole, decimals)) => {
            let decimals = decimals.trim_end_matches('0');
            if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
        }
        None => text.to_owned(),
    };
    (Some(number), number.to_string() != plain)
}

fn to_date(value: &Value) -> Converted {
    match value {
        Value::Date(date) => lossless(Value::Date(*date)),
        Value::Datetime(value) => {
            Converted { value: Value::Date(value.date()), is_lossy: value.time() != NaiveTime::MIN }
        }
        Value::Text(text) => match parse_datetime(text) {
            Some(value) => Converted { value: Value::Date(value.date()), is_lossy: value.time() != NaiveTime::MIN },
            None => otherwise_written(text, temporal::date),
        },
        _ => lossy(Value::Null),
    }
}

/// A date or time in another form that requests may have, as `2024/02/29`: the value is kept, its form is lost.
fn otherwise_written(text: &str, parse: impl Fn(&str) -> Option<Value>) -> Converted {
    if temporal::is_zero_date(text.trim()) {
        return lossless(Value::Null);
    }
    lossy(parse(text).unwrap_or(Value::Null))
}

fn to_datetime(value: &Value) -> Converted {
    match value {
        Value::Date(date) => lossless(Value::Datetime(date.and_time(NaiveTime::MIN))),
        Value::Datetime(value) => lossless(Value::Datetime(*value)),
        Value::Text(text) => match parse_datetime(text) {
            Some(value) => lossless(Value::Datetime(value)),
            None => otherwise_written(text, temporal::datetime),
        },
        _ => lossy(Value::Null),
    }
}

fn to_time(value: &Value) -> Converted {
    match value {
        Value::Time(time) => lossless(Value::Time(*time)),
        Value::Datetime(value) => lossy(Value::Time(value.time())),
        Value::Text(text) => match text.trim().parse() {
            Ok(time) => lossless(Value::Time(time)),
            Err(_) => otherwise_written(text, temporal::time),
        },
        _ => lossy(Value::Null),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, from: ColumnKind, to: ColumnType) -> (String, bool) {
        let Converted { value, is_lossy } = convert(text, from, to);
        (if value == Value::Null { "NULL".to_owned() } else { value.as_ref().to_text() }, is_lossy)
    }

    /// Asserts the value of each text, and whether it is lossy.
    fn assert_values(from: ColumnKind, to: ColumnType, cases: &[(&str, &str, bool)]) {
        for (text, expected, is_lossy) in cases {
            assert_eq!(value(text, from, to), ((*expected).to_owned(), *is_lossy), "{text:?} to {to:?}");
        }
    }

    #[test]
    fn text_becomes_a_number_only_if_it_is_written_like_one() {
        assert_values(
            ColumnKind::Text,
            ColumnType::Int,
            &[
                ("17", "17", false),
                (" 17 ", "17", false),
                ("-3", "-3", false),
                ("7.0", "7", false),
                ("", "0", false),
                ("007", "7", true),
                ("7.5", "7", true),
                ("1,234", "1234", true),
                ("1e3", "1000", true),
                ("abc", "0", true),
                ("3000000000", "0", true),
                ("inf", "0", true),
            ],
        );
        assert_values(ColumnKind::Text, ColumnType::BigInt, &[("9223372036854775807", "9223372036854775807", false)]);
        assert_values(ColumnKind::Text, ColumnType::Check, &[("1", "1", false), ("0", "0", false), ("5", "1", true)]);
        assert_values(
            ColumnKind::Text,
            ColumnType::Decimal,
            &[
                ("1.50", "1.5", false),
                ("0.1", "0.1", false),
                ("1,234.5", "1234.5", true),
                ("0.1234567891", "0.123456789", true),
                ("9999999999999", "0", true),
                ("x", "0", true),
                ("", "0", false),
            ],
        );
        assert_values(ColumnKind::Text, ColumnType::LongInt, &[("", "NULL", false), ("x", "NULL", true)]);
        assert_values(ColumnKind::Text, ColumnType::Rating, &[("0.5", "0.5", false), ("3", "NULL", true)]);
    }

    #[test]
    fn number_becomes_text_and_a_narrower_number_if_it_fits() {
        assert_values(ColumnKind::Integer, ColumnType::Varchar(140), &[("12", "12", false), ("0", "0", false)]);
        assert_values(ColumnKind::Integer, ColumnType::Varchar(1), &[("12", "1", true)]);
        assert_values(ColumnKind::Decimal, ColumnType::Text, &[("1.500000000", "1.5", false)]);
        assert_values(ColumnKind::Decimal, ColumnType::Int, &[("2.000000000", "2", false), ("2.5", "2", true)]);
        assert_values(ColumnKind::Integer, ColumnType::Check, &[("1", "1", false), ("2", "1", true)]);
        assert_values(ColumnKind::Integer, ColumnType::Date, &[("0", "NULL", false), ("20200101", "NULL", true)]);
        assert_values(ColumnKind::Integer, ColumnType::Json, &[("12", "12", false)]);
    }

    #[test]
    fn dates_become_what_has_room_for_them() {
        assert_values(ColumnKind::Date, ColumnType::Datetime, &[("2024-02-29", "2024-02-29 00:00:00", false)]);
        assert_values(
            ColumnKind::Datetime,
            ColumnType::Date,
            &[("2024-02-29 00:00:00", "2024-02-29", false), ("2024-02-29 10:00:00", "2024-02-29", true)],
        );
        assert_values(
            ColumnKind::Text,
            ColumnType::Date,
            &[
                ("2024-02-29", "2024-02-29", false),
                ("2024/02/29", "2024-02-29", true),
                ("20240229", "2024-02-29", true),
                ("0000-00-00", "NULL", false),
                ("29.2.2024", "NULL", true),
                ("", "NULL", false),
            ],
        );
        assert_values(
            ColumnKind::Text,
            ColumnType::Datetime,
            &[
                ("2024-02-29T10:00:00", "2024-02-29 10:00:00", false),
                ("2024/02/29 10:00", "2024-02-29 10:00:00", true),
                ("soon", "NULL", true),
            ],
        );
        assert_values(
            ColumnKind::Datetime,
            ColumnType::Text,
            &[("2024-02-29 10:00:00.5", "2024-02-29 10:00:00.500000", false)],
        );
        assert_values(ColumnKind::Datetime, ColumnType::Time, &[("2024-02-29 10:00:00", "10:00:00", true)]);
        assert_values(ColumnKind::Text, ColumnType::Time, &[("10:00:00", "10:00:00", false), ("noon", "NULL", true)]);
        assert_values(ColumnKind::Time, ColumnType::Decimal, &[("10:00:00", "0", true)]);
    }

    #[test]
    fn text_becomes_json_if_it_is_valid() {
        assert_values(
            ColumnKind::Text,
            ColumnType::Json,
            &[("{\"a\": 1}", "{\"a\": 1}", false), ("{a}", "NULL", true), (" ", "NULL", false)],
        );
    }
}
