//! Timestamps as text: `YYYY-MM-DD HH:MM:SS.ffffff`.
//!
//! Every document has at least two timestamps, a list thousands. chrono interprets its format string
//! for each; this module reads and writes the one format by byte positions.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// A timestamp with all six digits of microseconds.
pub type Text = [u8; 26];

/// Byte position of the fraction.
const FRACTION_START: usize = 19;

/// Formats a timestamp; `None` if the year does not have four digits.
pub fn write(value: NaiveDateTime) -> Option<Text> {
    let year = u32::try_from(value.year()).ok().filter(|year| *year < 10_000)?;
    // chrono represents a leap second as the second before with more than 1e9 nanoseconds.
    let second = value.second() + value.nanosecond() / 1_000_000_000;
    let micros = value.nanosecond() % 1_000_000_000 / 1000;
    let mut text = *b"0000-00-00 00:00:00.000000";
    let numbers = [
        (3, 4, year),
        (6, 2, value.month()),
        (9, 2, value.day()),
        (12, 2, value.hour()),
        (15, 2, value.minute()),
        (18, 2, second),
        (25, 6, micros),
    ];
    for (last, digits, number) in numbers {
        let mut rest = number;
        for byte in text.iter_mut().take(last + 1).rev().take(digits) {
            *byte = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
    }
    Some(text)
}

/// Parses a timestamp with at most six digits of microseconds; `None` for any other format.
pub fn read(text: &str) -> Option<NaiveDateTime> {
    let bytes = text.as_bytes();
    let is_separated = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')]
        .into_iter()
        .all(|(position, separator)| bytes.get(position) == Some(&separator));
    let micros = match bytes.get(FRACTION_START..) {
        Some([]) => 0,
        Some([b'.', digits @ ..]) if (1..=6).contains(&digits.len()) => {
            let missing = u32::try_from(6 - digits.len()).ok()?;
            number(digits)? * 10_u32.pow(missing)
        }
        _ => return None,
    };
    if !is_separated {
        return None;
    }
    let part = |from: usize, to: usize| number(bytes.get(from..to)?);
    let date = NaiveDate::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(5, 7)?, part(8, 10)?)?;
    date.and_hms_micro_opt(part(11, 13)?, part(14, 16)?, part(17, 19)?, micros)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Some(number * 10 + u32::from(digit - b'0')),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FORMAT: &str = "%Y-%m-%d %H:%M:%S%.6f";

    fn text_of(value: NaiveDateTime) -> Option<String> {
        write(value).map(|text| String::from_utf8(text.to_vec()).unwrap())
    }

    proptest! {
        #[test]
        fn text_equals_chrono_format_and_parses_back(seconds in -62_000_000_000_i64..253_000_000_000, micros in 0..1_000_000_u32) {
            let value = chrono::DateTime::from_timestamp(seconds, micros * 1000).unwrap().naive_utc();
            let text = text_of(value).unwrap();
            prop_assert_eq!(&text, &value.format(FORMAT).to_string());
            prop_assert_eq!(read(&text), Some(value));
            let whole = value.with_nanosecond(0).unwrap();
            prop_assert_eq!(read(&text[..FRACTION_START]), Some(whole));
        }

        #[test]
        fn parsed_text_equals_chrono_parse(text in "[0-9]{4}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{0,7})?|\\PC{0,30}") {
            if let Some(value) = read(&text) {
                prop_assert_eq!(NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f"), Ok(value));
            }
        }
    }

    #[test]
    fn short_fraction_is_padded() {
        let half = read("2025-06-01 08:30:00.5").unwrap();
        assert_eq!(text_of(half).unwrap(), "2025-06-01 08:30:00.500000");
    }

    #[test]
    fn other_formats_are_not_parsed() {
        for text in [
            "",
            "2025-06-01",
            "2025-06-01T08:30:00",
            "2025-06-01 08:30:00.",
            "2025-02-30 08:30:00",
            "2025-06-01 24:00:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let late = NaiveDate::from_ymd_opt(12_345, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        assert_eq!(text_of(late), None);
    }
}
