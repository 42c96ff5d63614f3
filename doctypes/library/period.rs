//! Periods of days, for memberships.

use doctyped::prelude::*;

/// All days from the first to the last; both belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

impl Period {
    /// The days from `first` to `last`; none when `last` comes before `first`.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Period> {
        (first <= last).then_some(Period { first, last })
    }

    /// Whether a day belongs to the period.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether two periods have a day in common.
    pub fn overlaps(self, other: Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} to {}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    fn period(first: u32, last: u32) -> Period {
        Period::new(day(first), day(last)).unwrap()
    }

    #[test]
    fn period_that_ends_before_it_begins_is_none() {
        assert_eq!(Period::new(day(2), day(1)), None);
        assert!(Period::new(day(1), day(1)).is_some());
    }

    #[test]
    fn period_contains_both_ends() {
        assert!(period(10, 20).contains(day(10)));
        assert!(period(10, 20).contains(day(20)));
        assert!(!period(10, 20).contains(day(9)));
        assert!(!period(10, 20).contains(day(21)));
    }

    #[test]
    fn periods_with_a_common_day_overlap() {
        assert!(period(10, 20).overlaps(period(20, 30)));
        assert!(period(20, 30).overlaps(period(10, 20)));
        assert!(period(10, 20).overlaps(period(12, 13)));
        assert!(period(12, 13).overlaps(period(10, 20)));
    }

    #[test]
    fn consecutive_periods_do_not_overlap() {
        assert!(!period(10, 20).overlaps(period(21, 30)));
        assert!(!period(21, 30).overlaps(period(10, 20)));
    }
}
