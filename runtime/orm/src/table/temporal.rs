//! Parses dates and times in the forms that clients send.

use super::{Value, timestamp};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Parses `YYYY-MM-DD`; a time after the date is dropped.
pub fn date(text: &str) -> Option<Value> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .or_else(|| parse_datetime(text).map(|value| value.date()))
        .filter(|date| in_range(*date))
        .map(Value::Date)
}

/// Parses `YYYY-MM-DD HH:MM:SS[.ffffff]`, also with `T` between date and time; a date alone means
/// midnight.
pub fn datetime(text: &str) -> Option<Value> {
    let text = text.trim();
    parse_datetime(text)
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
        .filter(|value| in_range(value.date()))
        .map(Value::Datetime)
}

/// Parses `HH:MM:SS[.ffffff]` or `HH:MM`.
pub fn time(text: &str) -> Option<Value> {
    let text = text.trim();
    ["%H:%M:%S%.f", "%H:%M"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
        .map(|time| Value::Time(to_micros(time)))
}

fn parse_datetime(text: &str) -> Option<NaiveDateTime> {
    // Times are in the site's zone. The offset `Z` is dropped; any other is refused.
    let text = text.strip_suffix('Z').unwrap_or(text);
    let canonical = timestamp::read(text);
    let other = || OTHER_FORMATS.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    canonical.or_else(other).map(|value| value.date().and_time(to_micros(value.time())))
}

/// Formats besides the canonical one, which [`timestamp::read`] parses faster.
const OTHER_FORMATS: [&str; 4] = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];

/// Truncates to microseconds, the precision of the columns.
fn to_micros(time: NaiveTime) -> NaiveTime {
    time.with_nanosecond(time.nanosecond() / 1000 * 1000).unwrap_or(time)
}

/// Whether every database can store the year.
fn in_range(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1..=9999).contains(&date.year())
}
