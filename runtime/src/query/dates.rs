//! Dates in the ways in which people write them, for filters; documents take one form only.

use chrono::NaiveDate;

/// Forms of a day besides `YYYY-MM-DD`. As in Frappe, the month stands before the day where both
/// could be meant.
const DAYS: [&str; 13] = [
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%m/%d/%Y",
    "%d/%m/%Y",
    "%m-%d-%Y",
    "%d-%m-%Y",
    "%m.%d.%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d-%B-%Y",
];

/// The same date or time with its day as `YYYY-MM-DD`; none if the day cannot be read.
pub(super) fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    let day = |text: &str| DAYS.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    if let Some(day) = day(text) {
        return Some(day.to_string());
    }
    let (date, time) = text.rsplit_once([' ', 'T'])?;
    // A time has colons, and nothing else that ends a date has.
    time.contains(':').then(|| day(date)).flatten().map(|day| format!("{day} {time}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_many_forms() {
        for text in [
            "2024/02/29",
            "2024.2.29",
            "20240229",
            "02/29/2024",
            "29/02/2024",
            "29-02-2024",
            "29.2.2024",
            "29 Feb 2024",
            "29 February 2024",
            "Feb 29, 2024",
            "february 29 2024",
            " 29-Feb-2024 ",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2024-02-29"), "{text}");
        }
        assert_eq!(iso("03/04/2024").as_deref(), Some("2024-03-04"), "the month comes first");
        assert_eq!(iso("29/02/2024 10:30").as_deref(), Some("2024-02-29 10:30"));
        assert_eq!(iso("Feb 29, 2024 10:30:00.5").as_deref(), Some("2024-02-29 10:30:00.5"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "soon", "5", "2024", "30/02/2024", "2024/02/29 x", "10:30", "99999-01-01", "\u{0}"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
