//! Literal defaults.
//!
//! Those that depend on the moment, the user or another document (`Today`, `__user`, `:Company`)
//! are left to the runtime, which fills them when a document is inserted.

use super::choice::Choice;
use super::slot::Column;

/// What a slot holds in a new record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Default {
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
pub(crate) struct Unfit;

const BY_RUNTIME: &[&str] = &["Today", "__today", "today", "Now", "now", "__user", "_Login", "_Full Name"];

impl Default {
    /// The default of a field, from what its definition says.
    pub(crate) fn of(column: &Column, choice: Option<&Choice>, written: Option<&str>) -> Result<Default, Unfit> {
        let Some(text) = written.filter(|text| is_literal(text)) else {
            return Ok(Default::first_option(column));
        };
        Ok(match column {
            Column::Text { .. } | Column::Link { .. } => Default::Text(text.to_owned()),
            Column::Choice { .. } => {
                let place = choice.and_then(|choice| choice.variants.iter().position(|variant| variant.text == text));
                place.map_or_else(|| Default::Text(text.to_owned()), Default::Option)
            }
            Column::Int => {
                integer(text).filter(|number| i32::try_from(*number).is_ok()).map(Default::int).ok_or(Unfit)?
            }
            Column::BigInt | Column::LongInt => integer(text).map(Default::int).ok_or(Unfit)?,
            Column::Check => match integer(text).ok_or(Unfit)? {
                0 => Default::Empty,
                _ => Default::On,
            },
            Column::Decimal | Column::Duration | Column::Rating => {
                let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite()).ok_or(Unfit)?;
                if number == 0.0 { Default::Empty } else { Default::Float(number) }
            }
            Column::Json
            | Column::Password
            | Column::Date
            | Column::Datetime
            | Column::Time
            | Column::Timestamp
            | Column::DocStatus => Default::Empty,
        })
    }

    /// A mandatory Select always has a value, so it begins with the first option.
    fn first_option(column: &Column) -> Default {
        match column {
            Column::Choice { required: true, .. } => Default::Option(0),
            _ => Default::Empty,
        }
    }

    fn int(number: i64) -> Default {
        if number == 0 { Default::Empty } else { Default::Int(number) }
    }
}

fn is_literal(text: &str) -> bool {
    !BY_RUNTIME.contains(&text) && !text.starts_with(':') && !text.contains('{')
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
