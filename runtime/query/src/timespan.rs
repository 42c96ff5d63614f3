//! Date ranges of the operators `timespan`, `previous` and `next`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The first and the last day of a timespan, both included; none for an unknown one.
pub fn day_range(words: &str, today: NaiveDate, week_starts: Weekday) -> Option<(NaiveDate, NaiveDate)> {
    let words = words.trim().to_ascii_lowercase();
    let day = |offset: i64| shift_days(today, offset).map(|day| (day, day));
    match words.as_str() {
        "yesterday" => return day(-1),
        "today" => return day(0),
        "tomorrow" => return day(1),
        _ => {}
    }
    let (which, period) = words.split_once(' ')?;
    let step: i32 = match which {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    match (period, step) {
        ("week", _) => {
            let start = shift_days(today.week(week_starts).checked_first_day()?, i64::from(step) * 7)?;
            Some((start, shift_days(start, 6)?))
        }
        ("month", _) => months(first_of_month(today)?, step, 1),
        ("quarter", _) => months(first_of_quarter(today)?, step * 3, 3),
        ("year", _) => months(NaiveDate::from_ymd_opt(today.year(), 1, 1)?, step * 12, 12),
        // The two quarters before the current one.
        ("6 months", -1) => months(first_of_quarter(shift_months(today, -6)?)?, 0, 6),
        // The two quarters after the current one.
        ("6 months", 1) => months(first_of_quarter(shift_months(today, 3)?)?, 0, 6),
        _ => None,
    }
}

/// The timespan of `previous` and `next` with a length.
pub fn adjacent(forward: bool, length: &str) -> Option<&'static str> {
    Some(match (forward, length.trim().to_ascii_lowercase().as_str()) {
        (false, "1 week") => "last week",
        (false, "1 month") => "last month",
        (false, "3 months") => "last quarter",
        (false, "6 months") => "last 6 months",
        (false, "1 year") => "last year",
        (true, "1 week") => "next week",
        (true, "1 month") => "next month",
        (true, "3 months") => "next quarter",
        (true, "6 months") => "next 6 months",
        (true, "1 year") => "next year",
        _ => return None,
    })
}

/// `length` months, starting `offset` months after a first day.
fn months(first: NaiveDate, offset: i32, length: i32) -> Option<(NaiveDate, NaiveDate)> {
    let start = shift_months(first, offset)?;
    let end = shift_days(shift_months(start, length)?, -1)?;
    Some((start, end))
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

fn first_of_quarter(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1)
}

fn shift_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let distance = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(distance) } else { day.checked_add_months(distance) }
}

fn shift_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(words: &str) -> (String, String) {
        // A Wednesday.
        let today = NaiveDate::from_ymd_opt(2024, 5, 15).unwrap();
        let (from, to) = day_range(words, today, Weekday::Sun).unwrap();
        (from.to_string(), to.to_string())
    }

    #[test]
    fn timespan_becomes_day_range() {
        let expected = [
            ("yesterday", "2024-05-14", "2024-05-14"),
            ("Today", "2024-05-15", "2024-05-15"),
            ("tomorrow", "2024-05-16", "2024-05-16"),
            ("last week", "2024-05-05", "2024-05-11"),
            ("this week", "2024-05-12", "2024-05-18"),
            ("next week", "2024-05-19", "2024-05-25"),
            ("last month", "2024-04-01", "2024-04-30"),
            ("this month", "2024-05-01", "2024-05-31"),
            ("next month", "2024-06-01", "2024-06-30"),
            ("last quarter", "2024-01-01", "2024-03-31"),
            ("this quarter", "2024-04-01", "2024-06-30"),
            ("next quarter", "2024-07-01", "2024-09-30"),
            ("last 6 months", "2023-10-01", "2024-03-31"),
            ("next 6 months", "2024-07-01", "2024-12-31"),
            ("last year", "2023-01-01", "2023-12-31"),
            ("this year", "2024-01-01", "2024-12-31"),
            ("next year", "2025-01-01", "2025-12-31"),
        ];
        for (words, from, to) in expected {
            assert_eq!(span(words), (from.to_owned(), to.to_owned()), "{words}");
        }
    }

    #[test]
    fn unknown_timespan_is_none() {
        let today = NaiveDate::from_ymd_opt(2024, 5, 15).unwrap();
        for words in ["", "week", "this 6 months", "last decade", "now", "last  week"] {
            assert_eq!(day_range(words, today, Weekday::Sun), None, "{words}");
        }
        assert_eq!(adjacent(false, "2 weeks"), None);
        assert_eq!(adjacent(true, "3 months"), Some("next quarter"));
    }
}
