//! Parses dates and times in the forms that clients send.

use super::{Value, timestamp};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Parses `YYYY-MM-DD`, or another form of a date that MariaDB reads: `YYYYMMDD`, or other punctuation between the
/// numbers. A time after the date is dropped.
pub fn date(text: &str) -> Option<Value> {
    let text = text.trim();
    parse_date(text)
        .or_else(|| parse_datetime(text).map(|value| value.date()))
        .filter(|date| in_range(*date))
        .map(Value::Date)
}

/// Whether a text is MariaDB's date of zeros, which stands for none: `0000-00-00`, maybe with the time `00:00:00`.
pub fn is_zero_date(text: &str) -> bool {
    text.starts_with("0000-00-00") && text.bytes().all(|byte| matches!(byte, b'0' | b'-' | b':' | b'.' | b' ' | b'T'))
}

/// Parses `YYYY-MM-DD HH:MM:SS[.ffffff]`, also with `T` between date and time; a date alone means
/// midnight. The date may have each form that [`date`] takes.
pub fn datetime(text: &str) -> Option<Value> {
    let text = text.trim();
    parse_datetime(text)
        .or_else(|| parse_date(text)?.and_hms_opt(0, 0, 0))
        .filter(|value| in_range(value.date()))
        .map(Value::Datetime)
}

/// Parses `HH:MM:SS[.ffffff]` or `HH:MM`.
pub fn time(text: &str) -> Option<Value> {
    let text = text.trim();
    ["%H:%M:%S%.f", "%H:%M"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
        .filter(|time| is_of_a_clock(*time))
        .map(|time| Value::Time(to_micros(time)))
}

fn parse_datetime(text: &str) -> Option<NaiveDateTime> {
    // Times are in the site's zone. The offset `Z` is dropped; any other is refused.
    let text = text.strip_suffix('Z').unwrap_or(text);
    let canonical = timestamp::read(text);
    let other = || {
        let (date, time) = match text.split_once([' ', 'T']) {
            Some((date, time)) => (date, time.trim_start()),
            // YYYYMMDDHHMMSS
            None if text.len() == 14 => text.split_at_checked(8)?,
            None => return None,
        };
        let time = TIME_FORMATS.iter().find_map(|format| NaiveTime::parse_from_str(time, format).ok())?;
        Some(parse_date(date)?.and_time(time))
    };
    canonical
        .or_else(other)
        .filter(|value| is_of_a_clock(value.time()))
        .map(|value| value.date().and_time(to_micros(value.time())))
}

/// Whether a time is no leap second, which chrono reads from a second of 60 and no database stores.
fn is_of_a_clock(time: NaiveTime) -> bool {
    time.nanosecond() < 1_000_000_000
}

/// Formats of the time after a date; [`timestamp::read`] parses the canonical one faster.
const TIME_FORMATS: [&str; 3] = ["%H:%M:%S%.f", "%H:%M", "%H%M%S"];

fn parse_date(text: &str) -> Option<NaiveDate> {
    let is_compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month, day) = if is_compact {
        (text.get(..4)?, text.get(4..6)?, text.get(6..)?)
    } else {
        let mut parts = text.splitn(3, |character: char| character.is_ascii_punctuation());
        (parts.next()?, parts.next()?, parts.next()?)
    };
    let number = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        let is_number = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| is_number)
    };
    let year = i32::try_from(number(year, 4..=4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month, 1..=2)?, number(day, 1..=2)?)
}

/// Truncates to microseconds, the precision of the columns.
fn to_micros(time: NaiveTime) -> NaiveTime {
    time.with_nanosecond(time.nanosecond() / 1000 * 1000).unwrap_or(time)
}

/// Whether every database can store the year.
fn in_range(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1..=9999).contains(&date.year())
}
