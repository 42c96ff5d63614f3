//! The SQL functions of lists. The set is closed, so that no text of a client becomes SQL.

use doctyped_schema::ColumnType;

/// A function of a column, or an aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in SQL")]
pub enum SqlFunction {
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

const FUNCTIONS: &[(&str, SqlFunction)] = &[
    ("count", SqlFunction::Count),
    ("sum", SqlFunction::Sum),
    ("avg", SqlFunction::Avg),
    ("min", SqlFunction::Min),
    ("max", SqlFunction::Max),
    ("group_concat", SqlFunction::GroupConcat),
    ("date", SqlFunction::Date),
    ("year", SqlFunction::Year),
    ("quarter", SqlFunction::Quarter),
    ("month", SqlFunction::Month),
    ("day", SqlFunction::Day),
    ("hour", SqlFunction::Hour),
    ("timestamp", SqlFunction::Timestamp),
];

impl SqlFunction {
    /// Whether it is an aggregate.
    pub fn is_aggregate(self) -> bool {
        matches!(
            self,
            SqlFunction::Count
                | SqlFunction::Sum
                | SqlFunction::Avg
                | SqlFunction::Min
                | SqlFunction::Max
                | SqlFunction::GroupConcat
        )
    }

    /// Looks a function up by its name, case-insensitively. The error is a message for the client.
    pub fn parse(name: &str) -> Result<SqlFunction, String> {
        let known = FUNCTIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, function)| *function).ok_or_else(|| {
            let names: Vec<&str> = FUNCTIONS.iter().map(|(name, _)| *name).collect();
            format!("there is no function {name:?}; use one of: {}", names.join(", "))
        })
    }

    /// Its name, as in SQL.
    pub fn name(self) -> &'static str {
        FUNCTIONS.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }

    /// The kind of argument that it takes, if a column of this type is none.
    pub fn expected_argument(self, column_type: ColumnType) -> Option<&'static str> {
        let (fits, expected) = match self {
            SqlFunction::Sum | SqlFunction::Avg => (column_type.is_number(), "numbers"),
            SqlFunction::Date
            | SqlFunction::Year
            | SqlFunction::Quarter
            | SqlFunction::Month
            | SqlFunction::Day
            | SqlFunction::Timestamp => (matches!(column_type, ColumnType::Date | ColumnType::Datetime), "dates"),
            SqlFunction::Hour => (matches!(column_type, ColumnType::Datetime | ColumnType::Time), "times"),
            SqlFunction::Count | SqlFunction::Min | SqlFunction::Max | SqlFunction::GroupConcat => (true, "anything"),
        };
        (!fits).then_some(expected)
    }

    /// The column type of its result, given that of its argument.
    pub fn result_column_type(self, column: Option<ColumnType>) -> ColumnType {
        match self {
            SqlFunction::Sum | SqlFunction::Avg => ColumnType::NullableDecimal,
            SqlFunction::Date => ColumnType::Date,
            SqlFunction::GroupConcat => ColumnType::LongText,
            SqlFunction::Min | SqlFunction::Max | SqlFunction::Timestamp => column.unwrap_or(ColumnType::LongText),
            SqlFunction::Count
            | SqlFunction::Year
            | SqlFunction::Quarter
            | SqlFunction::Month
            | SqlFunction::Day
            | SqlFunction::Hour => ColumnType::LongInt,
        }
    }
}
