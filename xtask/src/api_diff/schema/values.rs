//! `enum` and `const`: the options of a Select, the names of fields that a list takes.

use super::types::{Types, allowed_values};
use super::{Keywords, SchemaComparison};
use crate::api_diff::change::{Direction, Impact, Location, Relation};
use serde_json::Value;

/// Values that a message lists.
const MAX_LISTED: usize = 8;

impl SchemaComparison<'_> {
    pub(super) fn compare_values(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        match (allowed_values(old), allowed_values(new)) {
            (None, None) => {}
            (None, Some(new)) => {
                let message = format!("only these values are left: {}", list(&new));
                self.report(Relation::Narrowed.impact(self.direction), at, message);
            }
            (Some(old), None) => {
                let impact = self.impact_of_further_values();
                self.report(impact, at, format!("values other than {} are possible", list(&old)));
            }
            (Some(old), Some(new)) => self.compare_lists(&old, &new, at),
        }
    }

    fn compare_lists(&mut self, old: &[&Value], new: &[&Value], at: &Location) {
        let removed: Vec<&Value> = old.iter().filter(|value| !new.contains(value)).copied().collect();
        let added: Vec<&Value> = new.iter().filter(|value| !old.contains(value)).copied().collect();
        if !removed.is_empty() && removed.len() == old.len() && !added.is_empty() {
            let message = format!("values changed from {} to {}", list(old), list(new));
            return self.report(Impact::Breaking, at, message);
        }
        if !removed.is_empty() {
            let message = format!("no longer a value: {}", list(&removed));
            self.report(Relation::Narrowed.impact(self.direction), at, message);
        }
        if !added.is_empty() {
            let further_types = Types::of_values(added.iter().copied()).without(Types::of_values(old.iter().copied()));
            let impact = if further_types.is_empty() {
                self.impact_of_further_values()
            } else {
                Relation::Widened.impact(self.direction)
            };
            self.report(impact, at, format!("now a value: {}", list(&added)));
        }
    }

    /// Responses with further values of the same type: the clients of `generated/clients` keep them, and others may
    /// have an enum that refuses them.
    fn impact_of_further_values(&self) -> Impact {
        match self.direction {
            Direction::Request => Impact::Compatible,
            Direction::Response => Impact::MayBreak,
        }
    }
}

/// Values as JSON, the first of many.
pub(super) fn list(values: &[&Value]) -> String {
    let listed: Vec<String> = values.iter().take(MAX_LISTED).map(ToString::to_string).collect();
    let text = if listed.is_empty() { "none".to_owned() } else { listed.join(", ") };
    match values.len().saturating_sub(MAX_LISTED) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}
