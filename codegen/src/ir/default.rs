//! Literal defaults.
//!
//! Dynamic defaults, which depend on the time, the user or another document (`Today`, `__user`,
//! `:Company`), are filled by the runtime when a document is inserted.

use super::column::Column;
use super::select_enum::SelectEnum;

/// The value of a field in a new record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DefaultValue {
    /// Nothing, or 0.
    Empty,
    Int(i64),
    Float(f64),
    /// A switch that is on.
    On,
    /// Of a text, a link, or a Select whose default is no option.
    Text(String),
    /// The option of a Select, by its place.
    Option(usize),
}

/// The default cannot be a value of its field.
pub(crate) struct InvalidDefault;

const DYNAMIC_DEFAULTS: &[&str] = &["Today", "__today", "today", "Now", "now", "__user", "_Login", "_Full Name"];

impl DefaultValue {
    /// The default of a field, from what its definition says.
    pub(crate) fn of(
        column: &Column,
        select: Option<&SelectEnum>,
        written: Option<&str>,
    ) -> Result<DefaultValue, InvalidDefault> {
        let Some(text) = written else {
            return Ok(DefaultValue::without(column));
        };
        if !is_literal(text) {
            return if may_be_dynamic(column, text) { Ok(DefaultValue::without(column)) } else { Err(InvalidDefault) };
        }
        Ok(match column {
            Column::Text { .. } | Column::Link { .. } => DefaultValue::Text(text.to_owned()),
            Column::Select { .. } => {
                let index = select.and_then(|select| select.variants.iter().position(|variant| variant.text == text));
                match (index, select) {
                    (Some(index), _) => DefaultValue::Option(index),
                    (None, None) => DefaultValue::Text(text.to_owned()),
                    (None, Some(_)) => return Err(InvalidDefault),
                }
            }
            Column::Int => integer(text)
                .filter(|number| i32::try_from(*number).is_ok())
                .map(DefaultValue::int)
                .ok_or(InvalidDefault)?,
            Column::BigInt | Column::LongInt => integer(text).map(DefaultValue::int).ok_or(InvalidDefault)?,
            Column::Check => match integer(text).ok_or(InvalidDefault)? {
                0 => DefaultValue::Empty,
                _ => DefaultValue::On,
            },
            Column::Decimal | Column::NullableDecimal | Column::Rating => {
                // As requests may have it.
                let number = text.trim().replace(',', "").parse::<f64>().ok();
                let number = number.filter(|number| number.is_finite()).ok_or(InvalidDefault)?;
                if matches!(column, Column::Rating) && !(0.0..=1.0).contains(&number) {
                    return Err(InvalidDefault);
                }
                if number == 0.0 { DefaultValue::Empty } else { DefaultValue::Float(number) }
            }
            Column::Date if !is_date(text) => return Err(InvalidDefault),
            Column::Datetime if !is_datetime(text) => return Err(InvalidDefault),
            Column::Time if !is_time(text) => return Err(InvalidDefault),
            Column::Json if !is_json(text) => return Err(InvalidDefault),
            Column::Json
            | Column::Password
            | Column::Date
            | Column::Datetime
            | Column::Time
            | Column::Timestamp
            | Column::DocStatus => DefaultValue::Empty,
        })
    }

    /// The value of a field without a default: a mandatory Select always has one, so it begins with the first option.
    pub(super) fn without(column: &Column) -> DefaultValue {
        match column {
            Column::Select { required: true, .. } => DefaultValue::Option(0),
            _ => DefaultValue::Empty,
        }
    }

    fn int(number: i64) -> DefaultValue {
        if number == 0 { DefaultValue::Empty } else { DefaultValue::Int(number) }
    }
}

fn is_literal(text: &str) -> bool {
    !DYNAMIC_DEFAULTS.contains(&text) && !text.starts_with(':') && !text.contains('{')
}

/// Whether a default that is filled at an insert gives values of a column: `Today` does for dates and texts, `:Company`
/// for everything.
fn may_be_dynamic(column: &Column, text: &str) -> bool {
    match column {
        _ if text.starts_with(':') => true,
        Column::Json => is_json(text),
        Column::Date | Column::Datetime => matches!(text, "Today" | "today" | "__today" | "Now" | "now"),
        Column::Time => matches!(text, "Now" | "now"),
        Column::Text { .. } | Column::Link { .. } | Column::Select { .. } | Column::Password => true,
        _ => false,
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok()
}

/// `2024-02-29`, `2024/02/29` or `20240229`; also with zeros in place of a month or day.
fn is_date(text: &str) -> bool {
    let text = text.trim();
    let parts: Vec<&str> = match text.len() {
        8 => vec![
            text.get(..4).unwrap_or_default(),
            text.get(4..6).unwrap_or_default(),
            text.get(6..).unwrap_or_default(),
        ],
        _ => text.split(['-', '/']).collect(),
    };
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let (Some(year), Some(month), Some(day)) = (number(year), number(month), number(day)) else { return false };
            let last = match month {
                2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            month <= 12 && day <= last
        }
        _ => false,
    }
}

/// A date, with or without a time.
fn is_datetime(text: &str) -> bool {
    match text.trim().split_once([' ', 'T']) {
        Some((date, time)) => is_date(date) && is_time(time.strip_suffix('Z').unwrap_or(time)),
        None => is_date(text),
    }
}

/// `10:30`, `10:30:15` or `10:30:15.5`.
fn is_time(text: &str) -> bool {
    let mut parts = text.trim().split(':');
    let mut below = |limit: f64| parts.next().map(|part| part.parse::<f64>().is_ok_and(|value| value < limit));
    below(24.0) == Some(true) && below(60.0) == Some(true) && below(60.0) != Some(false) && parts.next().is_none()
}

/// A whole number, also where it is written `1.0` or `true`.
fn integer(text: &str) -> Option<i64> {
    let text = text.trim();
    let text =
        text.split_once('.').filter(|(_, zeros)| zeros.bytes().all(|c| c == b'0')).map_or(text, |(whole, _)| whole);
    match text {
        "true" | "True" => Some(1),
        "false" | "False" => Some(0),
        _ => text.parse().ok(),
    }
}
