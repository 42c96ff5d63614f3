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
        let Some(text) = written.filter(|text| is_literal(text)) else {
            return Ok(DefaultValue::first_option(column));
        };
        Ok(match column {
            Column::Text { .. } | Column::Link { .. } => DefaultValue::Text(text.to_owned()),
            Column::Select { .. } => {
                let index = select.and_then(|select| select.variants.iter().position(|variant| variant.text == text));
                index.map_or_else(|| DefaultValue::Text(text.to_owned()), DefaultValue::Option)
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
                let number =
                    text.trim().parse::<f64>().ok().filter(|number| number.is_finite()).ok_or(InvalidDefault)?;
                if number == 0.0 { DefaultValue::Empty } else { DefaultValue::Float(number) }
            }
            Column::Json
            | Column::Password
            | Column::Date
            | Column::Datetime
            | Column::Time
            | Column::Timestamp
            | Column::DocStatus => DefaultValue::Empty,
        })
    }

    /// A mandatory Select always has a value, so it begins with the first option.
    fn first_option(column: &Column) -> DefaultValue {
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
