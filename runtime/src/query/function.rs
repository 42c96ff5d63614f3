//! The functions that a list knows: a closed list, so that none of a client's text becomes SQL.

use super::predicate::Column;
use crate::error::{Error, ErrorKind, Result};
use crate::schema::Storage;

/// A function of a column, or of the rows of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in SQL")]
pub enum Function {
    Count,
    Sum,
    Avg,
    Min,
    Max,
    GroupConcat,
    Date,
    Year,
    Quarter,
    Month,
    Day,
    Hour,
    Timestamp,
}

const FUNCTIONS: &[(&str, Function)] = &[
    ("count", Function::Count),
    ("sum", Function::Sum),
    ("avg", Function::Avg),
    ("min", Function::Min),
    ("max", Function::Max),
    ("group_concat", Function::GroupConcat),
    ("date", Function::Date),
    ("year", Function::Year),
    ("quarter", Function::Quarter),
    ("month", Function::Month),
    ("day", Function::Day),
    ("hour", Function::Hour),
    ("timestamp", Function::Timestamp),
];

impl Function {
    /// Whether it makes one value of many rows.
    pub fn is_aggregate(self) -> bool {
        matches!(
            self,
            Function::Count | Function::Sum | Function::Avg | Function::Min | Function::Max | Function::GroupConcat
        )
    }

    /// The function that a client wrote, in any case.
    pub(super) fn named(name: &str) -> Result<Function, String> {
        let known = FUNCTIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, function)| *function).ok_or_else(|| {
            let names: Vec<&str> = FUNCTIONS.iter().map(|(name, _)| *name).collect();
            format!("there is no function {name:?}; use one of: {}", names.join(", "))
        })
    }

    /// Fails for a column whose values it cannot take.
    pub(super) fn check(self, column: &Column) -> Result<()> {
        let (fits, expected) = match self {
            Function::Sum | Function::Avg => (column.storage.is_number(), "numbers"),
            Function::Date
            | Function::Year
            | Function::Quarter
            | Function::Month
            | Function::Day
            | Function::Timestamp => (matches!(column.storage, Storage::Date | Storage::Datetime), "dates"),
            Function::Hour => (matches!(column.storage, Storage::Datetime | Storage::Time), "times"),
            Function::Count | Function::Min | Function::Max | Function::GroupConcat => (true, "anything"),
        };
        if fits {
            return Ok(());
        }
        let name = FUNCTIONS.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name);
        Err(Error::new(ErrorKind::Data, format!("{name} takes {expected}, which {} does not hold", column.name())))
    }

    /// How its result is read, from how its column is.
    pub(super) fn result(self, column: Option<Storage>) -> Storage {
        match self {
            Function::Sum | Function::Avg => Storage::NullableDecimal,
            Function::Date => Storage::Date,
            Function::GroupConcat => Storage::LongText,
            Function::Min | Function::Max | Function::Timestamp => column.unwrap_or(Storage::LongText),
            Function::Count | Function::Year | Function::Quarter | Function::Month | Function::Day | Function::Hour => {
                Storage::LongInt
            }
        }
    }
}
