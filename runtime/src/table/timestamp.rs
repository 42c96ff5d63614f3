//! Points in time as text: `YYYY-MM-DD HH:MM:SS.ffffff`.
//!
//! Every document has at least two, and a list of rows thousands. The general formats of chrono
//! take a pattern apart for each; this one form is read and written by its places.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// The longest form.
pub(crate) type Text = [u8; 26];

/// Where the fraction begins.
const FRACTION: usize = 19;

/// The text with all six digits of microseconds; none for a year that does not have four digits.
pub(crate) fn write(value: NaiveDateTime) -> Option<Text> {
    let year = u32::try_from(value.year()).ok().filter(|year| *year < 10_000)?;
    // A leap second is the second before with more than a second of nanoseconds.
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
        for place in text.iter_mut().take(last + 1).rev().take(digits) {
            *place = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
    }
    Some(text)
}

/// Reads the text, with up to six digits of a second's fraction or without; none if it has another
/// form.
pub(crate) fn read(text: &str) -> Option<NaiveDateTime> {
    let bytes = text.as_bytes();
    let is_separated = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')]
        .into_iter()
        .all(|(place, separator)| bytes.get(place) == Some(&separator));
    let micros = match bytes.get(FRACTION..) {
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
        fn it_is_the_text_that_chrono_writes_and_reads(seconds in -62_000_000_000_i64..253_000_000_000, micros in 0..1_000_000_u32) {
            let value = chrono::DateTime::from_timestamp(seconds, micros * 1000).unwrap().naive_utc();
            let text = text_of(value).unwrap();
            prop_assert_eq!(&text, &value.format(FORMAT).to_string());
            prop_assert_eq!(read(&text), Some(value));
            let whole = value.with_nanosecond(0).unwrap();
            prop_assert_eq!(read(&text[..FRACTION]), Some(whole));
        }

        #[test]
        fn no_text_is_read_otherwise_than_chrono_reads_it(text in "[0-9]{4}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{0,7})?|\\PC{0,30}") {
            if let Some(value) = read(&text) {
                prop_assert_eq!(NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f"), Ok(value));
            }
        }
    }

    #[test]
    fn a_fraction_may_be_short() {
        let half = read("2025-06-01 08:30:00.5").unwrap();
        assert_eq!(text_of(half).unwrap(), "2025-06-01 08:30:00.500000");
    }

    #[test]
    fn other_forms_are_left_to_others() {
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
