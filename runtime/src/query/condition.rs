//! One condition on one column: the operator's meaning for the column's type.

use super::operator::{Comparison, Operator, Relation};
use super::predicate::{Column, Predicate};
use super::{limits, timespan, value};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::{Meta, Storage};
use crate::table::Bind;
use chrono::{NaiveDate, Weekday};
use serde_json::Value as JsonValue;
use std::borrow::Cow;
use std::cmp::Ordering;

/// What NULL is to a condition. Frappe has two engines, which differ in this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NullSemantics {
    /// The empty text, 0 or the first day: in lists.
    Empty,
    /// As in SQL: it fulfils no comparison, and a comparison with nothing means it. In
    /// `frappe.client.get_count` and where `frappe.client.get` takes filters.
    Unknown,
}

/// What conditions need to know besides their column.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) nulls: NullSemantics,
    /// The day in the site's time zone.
    pub(super) today: NaiveDate,
    /// The first day of a week.
    pub(super) week_starts: Weekday,
    /// How many values may still be bound.
    pub(super) values_left: usize,
}

/// A condition on a column. `tree` is the DocType whose names the column holds.
pub(super) fn compile<'a>(
    column: Column,
    operator: Operator,
    given: &Cow<'a, JsonValue>,
    tree: Option<&'static Meta>,
    around: &mut Surroundings,
) -> Result<Predicate<'a>> {
    if around.nulls == NullSemantics::Empty || operator == Operator::Is {
        return meaning(column, operator, given, tree, around);
    }
    if given.is_null() {
        return Ok(Predicate::Null { column, negated: false });
    }
    let mut predicate = meaning(column, operator, given, tree, around)?;
    if let Predicate::Compare { or_null, .. }
    | Predicate::Like { or_null, .. }
    | Predicate::In { or_null, .. }
    | Predicate::Tree { or_null, .. } = &mut predicate
    {
        *or_null = false;
    }
    Ok(predicate)
}

/// The condition where NULL counts as empty.
fn meaning<'a>(
    column: Column,
    operator: Operator,
    given: &Cow<'a, JsonValue>,
    tree: Option<&'static Meta>,
    around: &mut Surroundings,
) -> Result<Predicate<'a>> {
    match operator {
        Operator::Compare(comparison) => compare(column, comparison, given),
        Operator::Like => like(column, given, false),
        Operator::NotLike => like(column, given, true),
        Operator::In => among(column, given, false, around),
        Operator::NotIn => among(column, given, true, around),
        Operator::Is => is(column, given),
        Operator::Between => {
            let (from, to) = value::range(&column, given, around.today)?;
            Ok(Predicate::Between { column, from, to })
        }
        Operator::Timespan => span(column, word(&column, given)?, around),
        Operator::Previous | Operator::Next => {
            let length = word(&column, given)?;
            let words = timespan::neighbour(operator == Operator::Next, length).ok_or_else(|| {
                Error::validation(format!(
                    "{} is no period; use 1 week, 1 month, 3 months, 6 months or 1 year",
                    limits::quoted(length)
                ))
            })?;
            span(column, words, around)
        }
        Operator::Tree(relation) => relatives(column, relation, false, given, tree),
        Operator::NotTree(relation) => relatives(column, relation, true, given, tree),
    }
}

fn compare<'a>(column: Column, comparison: Comparison, given: &Cow<'a, JsonValue>) -> Result<Predicate<'a>> {
    // Frappe compares null with a text that no field holds.
    if given.is_null() && column.storage.is_text() && comparison == Comparison::Equal {
        return Ok(Predicate::FALSE);
    }
    let operand = value::operand(&column, given)?;
    // Frappe: dates that are after another are not empty.
    let passes = comparison.holds(value::nothing_against(column.storage, &operand));
    Ok(Predicate::Compare { column, comparison, or_null: passes && column.is_nullable(), value: operand })
}

/// The wildcards are the client's own: nothing is added to the pattern.
fn like<'a>(column: Column, given: &Cow<'a, JsonValue>, negated: bool) -> Result<Predicate<'a>> {
    let pattern = value::text(&column, given)?;
    if pattern.len() > limits::PATTERN {
        return Err(Error::validation(format!("the pattern for {} is too long", column.name())));
    }
    // Frappe: NULL counts as empty for `not like`, and for `like` only where nothing is looked for.
    let passes = if negated { pattern.bytes().any(|byte| byte != b'%') } else { pattern.is_empty() };
    let or_null = passes && column.is_nullable();
    Ok(Predicate::Like { column, negated, pattern: Bind::Text(pattern), or_null })
}

fn among<'a>(
    column: Column,
    given: &Cow<'a, JsonValue>,
    negated: bool,
    around: &mut Surroundings,
) -> Result<Predicate<'a>> {
    let items = value::items(given);
    around.values_left = around.values_left.checked_sub(items.len()).ok_or_else(|| {
        Error::new(ErrorKind::Validation, format!("filters have more than {} values", limits::VALUES))
    })?;
    let mut values = items.iter().map(|item| value::operand(&column, item)).collect::<Result<Vec<_>>>()?;
    if values.is_empty() && column.storage.is_text() {
        // Frappe: an empty list is a list of the empty text.
        values.push(value::nothing(column.storage));
    }
    let empty_listed = values.iter().any(|item| value::nothing_against(column.storage, item) == Ordering::Equal);
    let or_null = empty_listed != negated && column.is_nullable();
    if values.is_empty() {
        return Ok(if negated { Predicate::All(Vec::new()) } else { Predicate::FALSE });
    }
    Ok(Predicate::In { column, negated, values, or_null })
}

fn is<'a>(column: Column, given: &Cow<'a, JsonValue>) -> Result<Predicate<'a>> {
    let wanted = given.as_str().unwrap_or_default().trim();
    let set = if wanted.eq_ignore_ascii_case("set") {
        true
    } else if wanted.eq_ignore_ascii_case("not set") {
        false
    } else {
        let given = limits::quoted(&given.to_string());
        return Err(Error::validation(format!("is takes \"set\" or \"not set\", not {given}")));
    };
    let empty = value::nothing(column.storage);
    Ok(match column.storage {
        // A date that is there is not empty.
        Storage::Date | Storage::Datetime | Storage::Time => Predicate::Null { column, negated: set },
        _ if set => Predicate::Compare { column, comparison: Comparison::NotEqual, value: empty, or_null: false },
        // Frappe: the number 0 is neither set nor not set.
        storage if storage.is_number() => Predicate::Null { column, negated: false },
        _ => Predicate::Compare { column, comparison: Comparison::Equal, value: empty, or_null: true },
    })
}

fn span(column: Column, words: &str, around: &Surroundings) -> Result<Predicate<'static>> {
    let (from, to) = timespan::days(words, around.today, around.week_starts)
        .ok_or_else(|| Error::validation(format!("{} is no timespan; write last week, say", limits::quoted(words))))?;
    let (from, to) = value::days(&column, from, to).ok_or_else(|| {
        Error::validation(format!("{} holds no dates, so it cannot lie in a timespan", column.name()))
    })?;
    Ok(Predicate::Between { column, from, to })
}

fn relatives<'a>(
    column: Column,
    relation: Relation,
    negated: bool,
    given: &Cow<'a, JsonValue>,
    tree: Option<&'static Meta>,
) -> Result<Predicate<'a>> {
    let tree = tree
        .filter(|tree| tree.column("lft").is_some() && tree.column("rgt").is_some())
        .ok_or_else(|| Error::validation(format!("{} does not name nodes of a tree", column.name())))?;
    let node = Bind::Text(value::text(&column, given)?);
    Ok(Predicate::Tree { column, tree, relation, negated, node, or_null: negated && column.is_nullable() })
}

fn word<'v>(column: &Column, given: &'v JsonValue) -> Result<&'v str> {
    given.as_str().ok_or_else(|| value::unsuitable(column, given))
}
