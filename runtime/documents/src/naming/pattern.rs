//! Patterns of names: `INV-.YYYY.-.#####` of a naming series or an expression, and
//! `format:INV-{YYYY}-{####}`.

use super::series;
use chrono::{Datelike, NaiveDateTime};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::{Record, ValueRef};
use doctyped_schema::{Naming, is_series_character};
use std::borrow::Cow;

/// A name by the pattern in the field `naming_series`, or by the field's first option when it is
/// empty.
pub fn from_series_field(ctx: &mut Context, record: &mut dyn Record) -> Result<String> {
    let meta = record.meta();
    let mut pattern = record.field("naming_series").to_text();
    if pattern.is_empty() {
        let first = meta
            .field("naming_series")
            .and_then(|field| field.select_options().find(|option| !option.is_empty()))
            .ok_or_else(|| Error::validation(format!("{}: please set the naming series (naming_series)", meta.name)))?;
        first.clone_into(&mut pattern);
        if let Some(slot) = meta.slot_of("naming_series") {
            record.set(slot, doctyped_orm::table::Value::Text(pattern.clone()))?;
        }
    }
    from_expression(ctx, record, &pattern)
}

/// A name by a pattern with dots, with the next number of its counter.
pub fn from_expression(ctx: &mut Context, record: &dyn Record, pattern: &str) -> Result<String> {
    check_pattern(pattern)?;
    let ExpandedPattern { before, digits, after } = expand(record, &with_counter(pattern), ctx.now());
    let number = series::next(ctx, &before)?;
    Ok(format!("{before}{}{after}", padded(number, digits)))
}

/// A pattern expanded without a number.
pub fn expand_without_number(record: &dyn Record, pattern: &str, now: NaiveDateTime) -> String {
    let ExpandedPattern { before, after, .. } = expand(record, pattern, now);
    before + &after
}

/// Appends a counter to a pattern that has none.
fn with_counter(pattern: &str) -> Cow<'_, str> {
    if pattern.contains('#') { pattern.into() } else { format!("{pattern}.#####").into() }
}

/// A pattern with values in place of its parts, but for the number.
struct ExpandedPattern {
    /// The text before the number, which is also the name of the counter.
    before: String,
    /// The least number of digits.
    digits: usize,
    /// The text after the number.
    after: String,
}

/// Expands the parts between dots: the first run of `#` is the counter and others are dropped, date
/// words give a part of the date, names of fields their value, any other text itself.
fn expand(record: &dyn Record, pattern: &str, now: NaiveDateTime) -> ExpandedPattern {
    let mut expanded = ExpandedPattern { before: String::new(), digits: 0, after: String::new() };
    for part in pattern.split('.').filter(|part| !part.is_empty()) {
        if part.starts_with('#') {
            if expanded.digits == 0 {
                expanded.digits = part.len();
            }
            continue;
        }
        let text = if expanded.digits == 0 { &mut expanded.before } else { &mut expanded.after };
        match date_part(part, now) {
            Some(date) => text.push_str(&date),
            None => push_part(record, part, text),
        }
    }
    expanded
}

fn push_part(record: &dyn Record, part: &str, text: &mut String) {
    let is_field = part.starts_with('{');
    let field = if is_field { part.replace(['{', '}'], "").into() } else { Cow::Borrowed(part) };
    match record.meta().slot_of(&field).map(|slot| record.get(slot)) {
        // Frappe leaves decimal numbers out.
        Some(ValueRef::Float(_)) => {}
        Some(value) => text.push_str(&value.to_text()),
        None if field == "doctype" => text.push_str(record.meta().name),
        None if is_field => {}
        None => text.push_str(part),
    }
}

/// A name by `format:`: date words and fields in braces are expanded first, then the one group of `#`.
pub fn from_format(ctx: &mut Context, record: &dyn Record, format: &str) -> Result<String> {
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
            // Frappe numbers the first group of # and drops later ones.
            counter = counter.or(Some((name.len(), group.len())));
        } else if let Some(text) = date_part(group, now) {
            name.push_str(&text);
        } else {
            push_part(record, group, &mut name);
        }
        rest = after;
    }
    name.push_str(rest);
    if let Some((index, digits)) = counter {
        let prefix = name.get(..index).unwrap_or_default().to_owned();
        let number = series::next(ctx, &prefix)?;
        name.insert_str(index, &padded(number, digits));
    }
    Ok(name)
}

/// A number with leading zeros.
pub fn padded(number: i64, digits: usize) -> String {
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

/// The ISO week, made monotonic within a year: `00` for days in January of the last week of the
/// previous year, `53` for days in December of the first week of the next year.
fn consecutive_week(now: NaiveDateTime) -> String {
    let week = now.iso_week().week();
    let week = match (now.month(), week) {
        (1, 52..) => 0,
        (12, 1) => 53,
        _ => week,
    };
    format!("{week:02}")
}

/// Checks the characters of a pattern: word characters, blanks and `- / . # { }` (Frappe).
fn check_pattern(pattern: &str) -> Result<()> {
    match pattern.chars().find(|&character| !is_series_character(character)) {
        None => Ok(()),
        Some(wrong) => Err(Error::new(
            ErrorKind::InvalidNamingSeries,
            format!(
                "The naming series {pattern:?} has {wrong:?}; letters, digits, blanks and - / . # {{ }} _ are allowed"
            ),
        )),
    }
}

/// Checks the prefix of a Document Naming Rule, which has a counter of its own.
///
/// # Errors
/// `InvalidNamingSeriesError`.
pub fn check_prefix(prefix: &str) -> Result<()> {
    check_pattern(prefix)?;
    if !prefix.contains('#') {
        return Ok(());
    }
    let message = format!("The prefix {prefix:?} has a #, but a rule has its own counter, which follows the prefix");
    Err(Error::new(ErrorKind::InvalidNamingSeries, message))
}

/// Sets the counter of a deleted document back if the document had its last number. As in Frappe, not
/// for an amendment, which has the number of its original, and not for names by `format:`.
pub fn revert_series_if_last(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let pattern = match record.meta().naming {
        Naming::NamingSeries => record.field("naming_series").to_text(),
        Naming::Expression(expression) => expression.to_owned(),
        _ => return Ok(()),
    };
    if pattern.is_empty() || super::amended_from(record).is_some() {
        return Ok(());
    }
    let ExpandedPattern { before, after, .. } = expand(record, &with_counter(&pattern), ctx.now());
    let name = record.name();
    let number = name
        .strip_prefix(before.as_str())
        .and_then(|rest| rest.strip_suffix(after.as_str()))
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse::<i64>().ok());
    let Some(number) = number else {
        return Ok(());
    };
    series::decrement_if_at(ctx, &before, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_monotonic_within_a_year() {
        let week = |day: &str| consecutive_week(format!("{day}T00:00:00").parse().unwrap());
        assert_eq!(week("2019-12-31"), "53");
        assert_eq!(week("2020-01-01"), "01");
        assert_eq!(week("2020-01-15"), "03");
        assert_eq!(week("2021-01-01"), "00");
        assert_eq!(week("2021-12-31"), "52");
    }

    #[test]
    fn pattern_with_dollar_sign_is_refused() {
        assert!(check_pattern("INV/.YYYY.-{x}.####").is_ok());
        assert_eq!(check_pattern("INV$.##").unwrap_err().kind(), ErrorKind::InvalidNamingSeries);
    }
}
