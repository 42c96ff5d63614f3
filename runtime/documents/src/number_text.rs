//! Numbers that clients send as text, and the rule for text that is none.
//!
//! Frappe removes the commas of a decimal number, and reads whatever is no number as 0. Here a text is either the number
//! that it says, or refused, unless the server is started with `--lenient-values`.

use doctyped_core::context::Context;
use std::borrow::Cow;

/// The treatment of a submitted value that is no number of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberRule {
    /// It is refused.
    Strict,
    /// It is converted as Frappe does: text becomes 0, ratings are clamped.
    Lenient,
}

impl NumberRule {
    /// The rule of the server (`--lenient-values`).
    pub fn of(ctx: &Context) -> NumberRule {
        if ctx.site().config.lenient_values { NumberRule::Lenient } else { NumberRule::Strict }
    }
}

/// Reads a whole number; that of a decimal number without its fraction (`7.9` is 7).
pub fn whole(text: &str) -> Option<Whole> {
    let text = without_underscores(text.trim())?;
    match text.parse() {
        Ok(number) => Some(Whole::Exact(number)),
        Err(_) => finite(&text).map(Whole::Float),
    }
}

/// A whole number, or a number whose fraction is dropped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Whole {
    /// The number.
    Exact(i64),
    /// The number with its fraction.
    Float(f64),
}

/// Reads a decimal number, which may have commas between groups of digits: `1,234.5` or `1,00,000.50`.
pub fn decimal(text: &str) -> Option<f64> {
    let text = without_underscores(text.trim())?;
    let end = text.find(['.', 'e', 'E']).unwrap_or(text.len());
    let (integer, rest) = text.split_at_checked(end)?;
    if !text.contains(',') {
        return finite(&text);
    }
    if rest.contains(',') || !has_groups(integer.trim_start_matches(['+', '-'])) {
        return None;
    }
    finite(&text.replace(',', ""))
}

/// Whether the commas of an integer part separate thousands, or thousands and lakhs.
fn has_groups(integer: &str) -> bool {
    let groups: Vec<&str> = integer.split(',').collect();
    let are_digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    are_digits
        && (1..=3).contains(&first.len())
        && middle.iter().all(|group| matches!(group.len(), 2 | 3))
        && last.len() == 3
}

/// The text without underscores between digits, which Python reads; none if it has others.
fn without_underscores(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(text.into());
    }
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let are_between = text.match_indices('_').all(|(index, _)| index > 0 && is_digit(index - 1) && is_digit(index + 1));
    are_between.then(|| text.replace('_', "").into())
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_is_read_as_it_was_meant() {
        for (text, expected) in [
            ("17", 17.0),
            (" 7 ", 7.0),
            ("1e3", 1000.0),
            ("1,234.5", 1234.5),
            ("-1,00,000.50", -100_000.5),
            ("1,234,567", 1_234_567.0),
            ("1_000", 1000.0),
            (".5", 0.5),
            ("+5.", 5.0),
        ] {
            assert_eq!(decimal(text), Some(expected), "{text}");
        }
        assert_eq!(whole("17"), Some(Whole::Exact(17)));
        assert_eq!(whole("9007199254740993"), Some(Whole::Exact(9_007_199_254_740_993)));
        assert_eq!(whole(" 7.9 "), Some(Whole::Float(7.9)));
    }

    #[test]
    fn text_that_means_no_number_or_another_one_is_none() {
        for text in [
            "abc", "$5", "1h", "12abc", "1,5", "1,2,3", "1.234,50", "1.5,000", ",5", "1,", "1234,567", "0x10", "nan",
            "inf", "1e999", "", "1 000", "_1", "1__0", "\u{661}", "1e3,000",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
        for text in ["1,234", "abc", "NaN", "1h", "--1"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
