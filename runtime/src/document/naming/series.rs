//! Names with counters: `INV-.YYYY.-.#####` and `format:INV-{YYYY}-{####}`.
//!
//! A counter is a row of `tabSeries`, named by the text before the number. It is increased in the
//! transaction of the document, so that a document that is not stored takes no number.

use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::{Meta, Naming};
use crate::table::{Record, ValueRef};
use chrono::{Datelike, NaiveDateTime};

/// The next number of a counter. From then on the counter waits for this transaction.
pub(super) fn next(ctx: &mut Context, series: &str) -> Result<i64> {
    ctx.lease().begin_writing()?;
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
    ctx.lease().begin_writing()?;
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
    Statement::new("INSERT ")
        .words(|dialect| dialect.insert_new().0)
        .sql("INTO ")
        .name("tabSeries")
        .sql(" (")
        .names(["name", "current"])
        .sql(") VALUES (")
        .value(series)
        .sql(", ")
        .value(number)
        .sql(")")
        .words(|dialect| dialect.insert_new().1)
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

/// Gives the number of a deleted document back if it was the last of its counter.
pub(crate) fn take_back(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let pattern = match record.meta().naming {
        Naming::NamingSeries => record.field("naming_series").to_text(),
        Naming::Expression(expression) => expression.to_owned(),
        Naming::Format(format) => format.to_owned(),
        _ => return Ok(()),
    };
    let name = record.name();
    let Some(digits) = pattern.find('#').and_then(|start| pattern.get(start..)) else {
        return Ok(());
    };
    let width = digits.chars().take_while(|&character| character == '#').count();
    let after = digits.trim_start_matches('#').trim_start_matches(['}', '.']);
    // The number can only be found again where it ends the name.
    if !after.is_empty() {
        return Ok(());
    }
    let number = name.len() - name.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (Some(prefix), Some(number)) = (name.get(..number), name.get(number..)) else {
        return Ok(());
    };
    // Digits before the counter belong to the prefix: only as many as the pattern asks for are the
    // number, unless it has grown.
    for length in width..=number.len() {
        let split = number.len() - length;
        let (Some(more), Some(number)) = (number.get(..split), number.get(split..)) else {
            continue;
        };
        let series = format!("{prefix}{more}");
        if let (Some(current), Ok(number)) = (current(ctx, &series)?, number.parse::<i64>())
            && current == number
        {
            Statement::new("UPDATE ")
                .name("tabSeries")
                .sql(" SET ")
                .name("current")
                .sql(" = ")
                .value(current - 1)
                .sql(" WHERE ")
                .name("name")
                .sql(" = ")
                .value(series.as_str())
                .execute(ctx.connection())?;
            return Ok(());
        }
    }
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

/// Parts between dots: a run of `#` is the counter, some words stand for parts of the date, a
/// field's name for its value, all else for itself.
pub(super) fn from_expression(ctx: &mut Context, record: &dyn Record, pattern: &str) -> Result<String> {
    check_pattern(pattern)?;
    let now = ctx.now();
    let with_counter;
    let pattern = if pattern.contains('#') {
        pattern
    } else {
        with_counter = format!("{pattern}.#####");
        &with_counter
    };
    let mut name = String::new();
    let mut counted = false;
    for part in pattern.split('.').filter(|part| !part.is_empty()) {
        if part.starts_with('#') {
            if !counted {
                counted = true;
                let number = next(ctx, &name)?;
                name.push_str(&padded(number, part.len()));
            }
        } else if let Some(text) = date_part(part, now) {
            name.push_str(&text);
        } else {
            let field = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')).unwrap_or(part);
            match (record.meta().slot_of(field), field == part) {
                (Some(slot), _) => name.push_str(&record.get(slot).to_text()),
                (None, true) => name.push_str(part),
                (None, false) => {}
            }
        }
    }
    Ok(name)
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
            match record.field(group) {
                ValueRef::Null => {}
                value => name.push_str(&value.to_text()),
            }
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

fn padded(number: i64, digits: usize) -> String {
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
