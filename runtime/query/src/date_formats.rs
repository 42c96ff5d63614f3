//! Date formats that filters accept; documents accept `YYYY-MM-DD` only.

use chrono::NaiveDate;

/// Formats besides `YYYY-MM-DD`. As in Frappe, an ambiguous date has the month first.
const FORMATS: [&str; 13] = [
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

/// Rewrites the date of a date or timestamp as `YYYY-MM-DD`; none if it cannot be parsed.
pub fn to_iso(text: &str) -> Option<String> {
    let text = text.trim();
    let day = |text: &str| FORMATS.iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    if let Some(day) = day(text) {
        return Some(day.to_string());
    }
    let (date, time) = text.rsplit_once([' ', 'T'])?;
    // Only a time has colons.
    time.contains(':').then(|| day(date)).flatten().map(|day| format!("{day} {time}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_in_any_format_is_parsed() {
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
            assert_eq!(to_iso(text).as_deref(), Some("2024-02-29"), "{text}");
        }
        assert_eq!(to_iso("03/04/2024").as_deref(), Some("2024-03-04"), "month first");
        assert_eq!(to_iso("29/02/2024 10:30").as_deref(), Some("2024-02-29 10:30"));
        assert_eq!(to_iso("Feb 29, 2024 10:30:00.5").as_deref(), Some("2024-02-29 10:30:00.5"));
    }

    #[test]
    fn invalid_date_is_none() {
        for text in ["", "soon", "5", "2024", "30/02/2024", "2024/02/29 x", "10:30", "99999-01-01", "\u{0}"] {
            assert_eq!(to_iso(text), None, "{text}");
        }
    }
}
