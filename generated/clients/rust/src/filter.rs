// Written by `cargo xtask codegen`; not to be edited.

//! Filters of lists.

use serde_json::{Value, json};
use std::marker::PhantomData;

/// A condition on the documents of a DocType, or several of them.
#[derive(Debug, Clone)]
pub struct Filter<D> {
    json: Value,
    is_group: bool,
    doctype: PhantomData<fn() -> D>,
}

impl<D> Filter<D> {
    pub(crate) fn condition(field: &str, operator: &str, value: Value) -> Self {
        Filter { json: json!([field, operator, value]), is_group: false, doctype: PhantomData }
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Filter<D>) -> Self {
        self.group("and", other)
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Filter<D>) -> Self {
        self.group("or", other)
    }

    fn group(self, operator: &str, other: Filter<D>) -> Self {
        Filter { json: json!([self.json, operator, other.json]), is_group: true, doctype: PhantomData }
    }

    /// The parameter `filters`.
    pub(crate) fn parameter(&self) -> Value {
        if self.is_group { self.json.clone() } else { json!([self.json]) }
    }
}

/// A period that is counted from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Timespan {
    Yesterday,
    Today,
    Tomorrow,
    LastWeek,
    ThisWeek,
    NextWeek,
    LastMonth,
    ThisMonth,
    NextMonth,
    LastQuarter,
    ThisQuarter,
    NextQuarter,
    LastYear,
    ThisYear,
    NextYear,
}

impl Timespan {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Timespan::Yesterday => "yesterday",
            Timespan::Today => "today",
            Timespan::Tomorrow => "tomorrow",
            Timespan::LastWeek => "last week",
            Timespan::ThisWeek => "this week",
            Timespan::NextWeek => "next week",
            Timespan::LastMonth => "last month",
            Timespan::ThisMonth => "this month",
            Timespan::NextMonth => "next month",
            Timespan::LastQuarter => "last quarter",
            Timespan::ThisQuarter => "this quarter",
            Timespan::NextQuarter => "next quarter",
            Timespan::LastYear => "last year",
            Timespan::ThisYear => "this year",
            Timespan::NextYear => "next year",
        }
    }
}
