//! Dates and times as clients write them.

use super::{Value, timestamp};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// `YYYY-MM-DD`; a time after it is dropped.
pub(crate) fn date(text: &str) -> Option<Value> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .or_else(|| parse_datetime(text).map(|value| value.date()))
        .filter(|date| in_range(*date))
        .map(Value::Date)
}

/// `YYYY-MM-DD HH:MM:SS[.ffffff]`, with a `T` in between if need be; a date alone means midnight.
pub(crate) fn datetime(text: &str) -> Option<Value> {
    let text = text.trim();
    parse_datetime(text)
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
        .filter(|value| in_range(value.date()))
        .map(Value::Datetime)
}

/// `HH:MM:SS[.ffffff]` or `HH:MM`.
pub(crate) fn time(text: &str) -> Option<Value> {
    let text = text.trim();
    ["%H:%M:%S%.f", "%H:%M"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
        .map(|time| Value::Time(to_micros(time)))
}

fn parse_datetime(text: &str) -> Option<NaiveDateTime> {
    // An offset is only accepted where it says nothing: times are in the site's zone.
    let text = text.strip_suffix('Z').unwrap_or(text);
    let usual = timestamp::read(text);
    let other = || OTHER_FORMS.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    usual.or_else(other).map(|value| value.date().and_time(to_micros(value.time())))
}

/// How points in time are written otherwise.
const OTHER_FORMS: [&str; 4] = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];

/// Columns hold microseconds; a finer value would not equal itself after a round trip.
fn to_micros(time: NaiveTime) -> NaiveTime {
    time.with_nanosecond(time.nanosecond() / 1000 * 1000).unwrap_or(time)
}

/// The years that every database can store.
fn in_range(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1..=9999).contains(&date.year())
}
