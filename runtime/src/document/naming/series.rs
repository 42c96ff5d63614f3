//! Names with counters: `INV-.YYYY.-.#####` and `format:INV-{YYYY}-{####}`.
//!
//! A counter is a row of `tabSeries`, named by the text before the number. It is increased in the
//! transaction of the document, so that a document that is not stored takes no number.

use crate::context::Context;
use crate::db::Dialect;
use crate::db::statement::{Statement, column};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::{Meta, Naming};
use crate::table::{Record, ValueRef};
use chrono::{Datelike, NaiveDateTime};
use std::borrow::Cow;

/// The next number of a counter. From then on the counter waits for this transaction.
pub(super) fn next(ctx: &mut Context, series: &str) -> Result<i64> {
    ctx.transaction().begin_writing()?;
    if !increase(ctx, series)? {
        // Two may find that there is none; one of them makes it, and both count.
        start(ctx, series, 0)?;
        increase(ctx, series)?;
    }
    current(ctx, series)?.ok_or_else(|| Error::internal(format!("the counter {series:?} vanished")))
}

/// The next number of a DocType whose names are numbers. A counter that is not there yet goes on from
/// the largest name: a Frappe site counts in a sequence of the database instead.
pub(super) fn next_number(ctx: &mut Context, meta: &Meta, series: &str) -> Result<i64> {
    ctx.transaction().begin_writing()?;
    if current(ctx, series)?.is_none() {
        let largest = Statement::new("SELECT MAX(")
            .name("name")
            .sql(") FROM ")
            .name(meta.table)
            .first(ctx.connection(), |row| column::int(row, 0))?;
        start(ctx, series, largest.flatten().unwrap_or(0))?;
    }
    next(ctx, series)
}

/// Makes a counter, unless somebody else does at the same time.
fn start(ctx: &mut Context, series: &str, number: i64) -> Result<()> {
    Statement::new("INSERT INTO ")
        .name("tabSeries")
        .sql(" (")
        .names(["name", "current"])
        .sql(") VALUES (")
        .value(series)
        .sql(", ")
        .value(number)
        .sql(")")
        .dialect_sql(Dialect::on_conflict_do_nothing)
        .execute(ctx.connection())?;
    Ok(())
}

fn increase(ctx: &mut Context, series: &str) -> Result<bool> {
    let increased = Statement::new("UPDATE ")
        .name("tabSeries")
        .sql(" SET ")
        .name("current")
        .sql(" = ")
        .name("current")
        .sql(" + 1 WHERE ")
        .name("name")
        .sql(" = ")
        .value(series)
        .execute(ctx.connection())?;
    Ok(increased > 0)
}

fn current(ctx: &mut Context, series: &str) -> Result<Option<i64>> {
    let found = Statement::new("SELECT ")
        .name("current")
        .sql(" FROM ")
        .name("tabSeries")
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(series)
        .first(ctx.connection(), |row| column::int(row, 0))?;
    Ok(found.flatten())
}

/// Gives the number of a deleted document back if it was the last of its counter. As in Frappe, that
/// of an amendment is its original's, and names by `format:` go on counting.
pub(crate) fn take_back(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let pattern = match record.meta().naming {
        Naming::NamingSeries => record.field("naming_series").to_text(),
        Naming::Expression(expression) => expression.to_owned(),
        _ => return Ok(()),
    };
    if pattern.is_empty() || super::amended_from(record).is_some() {
        return Ok(());
    }
    let Filled { before, after, .. } = fill(record, &with_counter(&pattern), ctx.now());
    let name = record.name();
    let number = name
        .strip_prefix(before.as_str())
        .and_then(|rest| rest.strip_suffix(after.as_str()))
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse::<i64>().ok());
    let Some(number) = number else {
        return Ok(());
    };
    Statement::new("UPDATE ")
        .name("tabSeries")
        .sql(" SET ")
        .name("current")
        .sql(" = ")
        .value(number - 1)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(before.as_str())
        .sql(" AND ")
        .name("current")
        .sql(" = ")
        .value(number)
        .execute(ctx.connection())?;
    Ok(())
}

/// The pattern in the field `naming_series`; the first option if the document has none.
pub(super) fn from_series_field(ctx: &mut Context, record: &mut dyn Record) -> Result<String> {
    let meta = record.meta();
    let mut pattern = record.field("naming_series").to_text();
    if pattern.is_empty() {
        let first = meta
            .field("naming_series")
            .and_then(|field| field.select_options().find(|option| !option.is_empty()))
            .ok_or_else(|| Error::validation(format!("{}: please set the naming series (naming_series)", meta.name)))?;
        first.clone_into(&mut pattern);
        if let Some(slot) = meta.slot_of("naming_series") {
            record.set(slot, crate::table::Value::Text(pattern.clone()))?;
        }
    }
    from_expression(ctx, record, &pattern)
}

/// A name by a pattern: what it stands for, with the next number of its counter.
pub(super) fn from_expression(ctx: &mut Context, record: &dyn Record, pattern: &str) -> Result<String> {
    check_pattern(pattern)?;
    let Filled { before, digits, after } = fill(record, &with_counter(pattern), ctx.now());
    let number = next(ctx, &before)?;
    Ok(format!("{before}{}{after}", padded(number, digits)))
}

/// The text that a pattern stands for, without a number in it.
pub(super) fn without_number(record: &dyn Record, pattern: &str, now: NaiveDateTime) -> String {
    let Filled { before, after, .. } = fill(record, pattern, now);
    before + &after
}

/// A pattern without a counter counts at its end.
fn with_counter(pattern: &str) -> Cow<'_, str> {
    if pattern.contains('#') { pattern.into() } else { format!("{pattern}.#####").into() }
}

/// A pattern with everything filled in but the number.
struct Filled {
    /// What stands before the number, which is the name of its counter.
    before: String,
    /// How many digits the number has at least.
    digits: usize,
    after: String,
}

/// Parts between dots: the first run of `#` is the counter and others are nothing, some words stand
/// for parts of the date, a field's name for its value, all else for itself.
fn fill(record: &dyn Record, pattern: &str, now: NaiveDateTime) -> Filled {
    let mut filled = Filled { before: String::new(), digits: 0, after: String::new() };
    for part in pattern.split('.').filter(|part| !part.is_empty()) {
        if part.starts_with('#') {
            if filled.digits == 0 {
                filled.digits = part.len();
            }
            continue;
        }
        let text = if filled.digits == 0 { &mut filled.before } else { &mut filled.after };
        match date_part(part, now) {
            Some(date) => text.push_str(&date),
            None => push_part(record, part, text),
        }
    }
    filled
}

fn push_part(record: &dyn Record, part: &str, text: &mut String) {
    let is_field = part.starts_with('{');
    let field = if is_field { part.replace(['{', '}'], "").into() } else { Cow::Borrowed(part) };
    match record.meta().slot_of(&field).map(|slot| record.get(slot)) {
        // Frappe leaves decimal numbers out.
        Some(ValueRef::Float(_)) => {}
        Some(value) => text.push_str(&value.to_text()),
        None if is_field => {}
        None => text.push_str(part),
    }
}

/// `{...}` groups: date words and fields first, then the one group of `#`.
pub(super) fn from_format(ctx: &mut Context, record: &dyn Record, format: &str) -> Result<String> {
    let now = ctx.now();
    let mut name = String::new();
    let mut counter: Option<(usize, usize)> = None;
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('{') {
        name.push_str(before);
        let Some((group, after)) = after.split_once('}') else {
            name.push('{');
            rest = after;
            continue;
        };
        if !group.is_empty() && group.bytes().all(|byte| byte == b'#') {
            // Frappe fills the first group of # and leaves nothing of later ones.
            counter = counter.or(Some((name.len(), group.len())));
        } else if let Some(text) = date_part(group, now) {
            name.push_str(&text);
        } else {
            push_part(record, group, &mut name);
        }
        rest = after;
    }
    name.push_str(rest);
    if let Some((place, digits)) = counter {
        let prefix = name.get(..place).unwrap_or_default().to_owned();
        let number = next(ctx, &prefix)?;
        name.insert_str(place, &padded(number, digits));
    }
    Ok(name)
}

/// A number with zeros before it.
pub(super) fn padded(number: i64, digits: usize) -> String {
    format!("{number:0digits$}")
}

fn date_part(part: &str, now: NaiveDateTime) -> Option<String> {
    Some(match part {
        "YY" => now.format("%y").to_string(),
        "YYYY" => now.format("%Y").to_string(),
        "MM" => now.format("%m").to_string(),
        "DD" => now.format("%d").to_string(),
        "WW" => consecutive_week(now),
        "timestamp" => now.to_string(),
        _ => return None,
    })
}

/// The ISO week, made to grow through the year: `00` for the days in January that belong to last
/// year's last week, `53` for the days in December that belong to next year's first.
fn consecutive_week(now: NaiveDateTime) -> String {
    let week = now.iso_week().week();
    let week = match (now.month(), week) {
        (1, 52..) => 0,
        (12, 1) => 53,
        _ => week,
    };
    format!("{week:02}")
}

/// Frappe: word characters, blanks and `- / . # { }`.
fn check_pattern(pattern: &str) -> Result<()> {
    let allowed = |character: char| {
        character.is_alphanumeric() || matches!(character, '_' | ' ' | '-' | '/' | '.' | '#' | '{' | '}')
    };
    match pattern.chars().find(|&character| !allowed(character)) {
        None => Ok(()),
        Some(wrong) => Err(Error::new(
            ErrorKind::InvalidNamingSeries,
            format!(
                "The naming series {pattern:?} has {wrong:?}; letters, digits, blanks and - / . # {{ }} _ are allowed"
            ),
        )),
    }
}

/// Fails for a prefix that cannot begin the names of a Document Naming Rule.
///
/// # Errors
/// `InvalidNamingSeriesError`.
pub(crate) fn check_prefix(prefix: &str) -> Result<()> {
    check_pattern(prefix)?;
    if !prefix.contains('#') {
        return Ok(());
    }
    let message = format!("The prefix {prefix:?} has a #, but a rule has its own counter, which follows the prefix");
    Err(Error::new(ErrorKind::InvalidNamingSeries, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_grow_through_the_year() {
        let week = |day: &str| consecutive_week(format!("{day}T00:00:00").parse().unwrap());
        assert_eq!(week("2019-12-31"), "53");
        assert_eq!(week("2020-01-01"), "01");
        assert_eq!(week("2020-01-15"), "03");
        assert_eq!(week("2021-01-01"), "00");
        assert_eq!(week("2021-12-31"), "52");
    }

    #[test]
    fn patterns_with_other_characters_are_refused() {
        assert!(check_pattern("INV/.YYYY.-{x}.####").is_ok());
        assert_eq!(check_pattern("INV$.##").unwrap_err().kind(), ErrorKind::InvalidNamingSeries);
    }
}
