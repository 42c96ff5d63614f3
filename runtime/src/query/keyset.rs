//! The place of a row in the order of a list, and the rows that come after it.
//!
//! A list goes on behind a row by the values of its order keys, of which the last is the name, so
//! that no two rows have the same. Unlike an offset this costs the same however far the list has
//! come, and rows that are added or deleted meanwhile move nothing.

use super::plan::{Plan, Value};
use super::predicate::Predicate;
use super::statement::Writer;
use crate::schema::{SortOrder, Storage};
use crate::table::{self, Bind};

/// What a list is sorted by, completely.
#[derive(Debug, Clone)]
pub(super) struct Keyset(Vec<Key>);

/// One key.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) value: Value,
    pub(super) direction: SortOrder,
    /// Its place among the columns of the result.
    place: usize,
}

/// One key, and its value in the row that others come after.
#[derive(Debug, Clone)]
pub(super) struct After {
    value: Value,
    direction: SortOrder,
    /// The row's own; NULL as well.
    last: table::Value,
}

impl Keyset {
    /// The keys of a plan, which are read from now on. None where rows are put together: what is
    /// shown then has no place of its own.
    pub(super) fn of(plan: &mut Plan<'_>) -> Option<Keyset> {
        if !plan.shows_rows_as_they_are() {
            return None;
        }
        let orders: Vec<(Value, SortOrder)> =
            plan.orders.iter().filter_map(|(term, direction)| Some((plan.value_of(*term)?, *direction))).collect();
        let mut keys: Vec<Key> = Vec::with_capacity(orders.len());
        for (value, direction) in orders {
            // Sorting by the same again changes nothing.
            if keys.iter().all(|key| key.value != value) {
                let place = plan.extra(value);
                keys.push(Key { value, direction, place });
            }
        }
        Some(Keyset(keys))
    }

    /// The keys.
    pub(super) fn keys(&self) -> &[Key] {
        &self.0
    }

    /// The places of the keys among the columns of the result, and how to read them.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, Storage)> {
        self.0.iter().map(|key| (key.place, key.value.storage()))
    }

    /// The rows behind the one with these values.
    pub(super) fn after(&self, values: Vec<table::Value>) -> Predicate<'static> {
        let keys = self.0.iter().zip(values);
        let after = keys.map(|(key, last)| After { value: key.value, direction: key.direction, last });
        Predicate::After(after.collect())
    }
}

/// Writes that a row comes after another. The first key is compared by itself as well: an index
/// can begin there, where it cannot look through alternatives.
pub(super) fn write(writer: &mut Writer<'_>, keys: &[After]) {
    writer.sql.push("(");
    if let Some(After { value, direction, last }) = keys.first()
        && *last != table::Value::Null
        && (*direction == SortOrder::Asc || !value.may_be_null())
    {
        compared(writer, *value, if *direction == SortOrder::Asc { " >= " } else { " <= " }, last);
        writer.sql.push(" AND ");
    }
    after(writer, keys);
    writer.sql.push(")");
}

/// After in the first key; or equal there and after in the others.
fn after(writer: &mut Writer<'_>, keys: &[After]) {
    let Some((After { value, direction, last }, rest)) = keys.split_first() else {
        return writer.sql.push("1 = 0");
    };
    writer.sql.push("(");
    // NULL comes first when sorted upwards, and last downwards.
    match (direction, last) {
        (SortOrder::Asc, table::Value::Null) => null(writer, *value, true),
        (SortOrder::Asc, last) => compared(writer, *value, " > ", last),
        (SortOrder::Desc, table::Value::Null) => writer.sql.push("1 = 0"),
        (SortOrder::Desc, last) => {
            compared(writer, *value, " < ", last);
            if value.may_be_null() {
                writer.sql.push(" OR ");
                null(writer, *value, false);
            }
        }
    }
    if !rest.is_empty() {
        writer.sql.push(" OR (");
        match last {
            table::Value::Null => null(writer, *value, false),
            last => compared(writer, *value, " = ", last),
        }
        writer.sql.push(" AND ");
        after(writer, rest);
        writer.sql.push(")");
    }
    writer.sql.push(")");
}

fn compared(writer: &mut Writer<'_>, value: Value, sign: &'static str, with: &table::Value) {
    operand(writer, value);
    writer.sql.push(sign);
    writer.sql.value(match with {
        table::Value::Text(text) => Bind::from(text.clone()),
        table::Value::Int(number) => Bind::Int(*number),
        table::Value::Float(number) => Bind::Float(*number),
        table::Value::Date(date) => Bind::Date(*date),
        table::Value::Datetime(datetime) => Bind::Datetime(*datetime),
        table::Value::Time(time) => Bind::Time(*time),
        table::Value::Null => Bind::Null,
    });
}

fn null(writer: &mut Writer<'_>, value: Value, negated: bool) {
    operand(writer, value);
    writer.sql.push(if negated { " IS NOT NULL" } else { " IS NULL" });
}

/// A value that is compared with another, which brings the collation.
fn operand(writer: &mut Writer<'_>, value: Value) {
    match value {
        Value::Column(column) => writer.column(column),
        Value::Call { .. } => writer.value(value),
    }
}
