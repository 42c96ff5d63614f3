//! Properties of objects and items of arrays.

use super::{Keywords, SchemaComparison};
use crate::api_diff::change::{Direction, Impact, Location, Relation};
use serde_json::Value;
use std::collections::BTreeSet;

/// The properties that a schema does not name.
#[derive(Debug)]
enum OtherProperties<'s> {
    Any,
    None,
    Of(&'s Value),
}

impl<'s> OtherProperties<'s> {
    fn of(schema: &'s Keywords) -> Self {
        match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => Self::None,
            Some(schema @ Value::Object(keywords)) if !keywords.is_empty() => Self::Of(schema),
            _ => Self::Any,
        }
    }
}

impl SchemaComparison<'_> {
    pub(super) fn compare_objects(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        let (old_required, new_required) = (required(old), required(new));
        let names: BTreeSet<&str> = [old, new]
            .into_iter()
            .filter_map(|schema| schema.get("properties")?.as_object())
            .flat_map(|properties| properties.keys().map(String::as_str))
            .chain(old_required.iter().copied())
            .chain(new_required.iter().copied())
            .collect();
        for name in names {
            let at = at.property(name);
            match (self.property(old, name), self.property(new, name)) {
                (Some(old), Some(new)) => {
                    self.compare_required(old_required.contains(name), new_required.contains(name), &at);
                    self.compare(old, new, &at);
                }
                (Some(_), None) if is_named(new, name) => self.report(Impact::Breaking, &at, self.other_direction()),
                (Some(old), None) => self.removed_property(old, new, &at),
                (None, Some(_)) => self.added_property(old, new_required.contains(name), &at),
                (None, None) if is_named(old, name) || is_named(new, name) => {
                    // Sent in the other direction only.
                }
                (None, None) => self.compare_required(old_required.contains(name), new_required.contains(name), &at),
            }
        }
        self.compare_other_properties(old, new, at);
    }

    /// The schema of a property that goes in this direction: `readOnly` is not sent, `writeOnly` not received.
    fn property<'s>(&self, schema: &'s Keywords, name: &str) -> Option<&'s Value> {
        let property = schema.get("properties")?.get(name)?;
        let other_direction = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
        };
        let is_other = property.get(other_direction).is_some_and(|value| *value == Value::Bool(true));
        (!is_other).then_some(property)
    }

    fn other_direction(&self) -> &'static str {
        match self.direction {
            Direction::Request => "now read-only; its value is ignored",
            Direction::Response => "now write-only",
        }
    }

    fn compare_required(&mut self, old: bool, new: bool, at: &Location) {
        match (old, new, self.direction) {
            (false, true, Direction::Request) => self.report(Impact::Breaking, at, "now required"),
            (true, false, Direction::Request) => self.report(Impact::Compatible, at, "no longer required"),
            (false, true, Direction::Response) => self.report(Impact::Compatible, at, "now always present"),
            (true, false, Direction::Response) => self.report(Impact::Breaking, at, "may now be missing"),
            (true, true, _) | (false, false, _) => {}
        }
    }

    /// A request may still have the property if the new schema is open, but the value has no effect: breaking all
    /// the same.
    fn removed_property(&mut self, old: &Value, new: &Keywords, at: &Location) {
        match (self.direction, OtherProperties::of(new)) {
            (_, OtherProperties::Of(schema)) => self.compare(old, schema, at),
            (Direction::Request, OtherProperties::None) => {
                self.report(Impact::Breaking, at, "removed; requests with it are refused");
            }
            (Direction::Request, OtherProperties::Any) => {
                self.report(Impact::Breaking, at, "removed; its value is ignored");
            }
            (Direction::Response, _) => self.report(Impact::Breaking, at, "removed"),
        }
    }

    fn added_property(&mut self, old: &Keywords, is_required: bool, at: &Location) {
        match (self.direction, OtherProperties::of(old)) {
            (Direction::Request, _) if is_required => self.report(Impact::Breaking, at, "new and required"),
            (Direction::Request, _) => self.report(Impact::Compatible, at, "new, optional"),
            // A client that took the old schema at its word refuses properties that it does not know.
            (Direction::Response, OtherProperties::None) => {
                self.report(Impact::MayBreak, at, "new, where no other properties were allowed");
            }
            (Direction::Response, _) => self.report(Impact::Compatible, at, "new"),
        }
    }

    fn compare_other_properties(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        use OtherProperties::{Any, None, Of};
        let (relation, message) = match (OtherProperties::of(old), OtherProperties::of(new)) {
            (Any, Any) | (None, None) => return,
            (Of(old), Of(new)) => return self.compare(old, new, &at.property("*")),
            (Any, None) => (Relation::Narrowed, "properties that are not listed are no longer allowed"),
            (Of(_), None) => (Relation::Narrowed, "properties of any name are no longer allowed"),
            (Any, Of(_)) => (Relation::Narrowed, "values of properties of any name are now limited"),
            (Of(_), Any) => (Relation::Widened, "values of properties of any name are no longer limited"),
            (None, Any) => (Relation::Widened, "properties that are not listed are now allowed"),
            (None, Of(_)) => (Relation::Widened, "properties of any name are now allowed"),
        };
        let is_unlisted = matches!(OtherProperties::of(old), None);
        // Clients do not read properties that were not described.
        let impact = if is_unlisted { relation.limit_impact(self.direction) } else { relation.impact(self.direction) };
        self.report(impact, at, message);
    }

    pub(super) fn compare_arrays(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        if old.contains_key("items") || new.contains_key("items") {
            let any = Value::Bool(true);
            let items = |schema: &Keywords| schema.get("items").cloned().unwrap_or(any.clone());
            self.compare(&items(old), &items(new), &at.items());
        }
        let prefix =
            |schema: &Keywords| schema.get("prefixItems").and_then(Value::as_array).cloned().unwrap_or_default();
        let (old, new) = (prefix(old), prefix(new));
        if old.len() != new.len() {
            let message = format!("a tuple of {} items became one of {}", old.len(), new.len());
            self.report(Impact::Breaking, at, message);
        }
        for (old, new) in old.iter().zip(&new) {
            self.compare(old, new, &at.items());
        }
    }
}

fn required(schema: &Keywords) -> BTreeSet<&str> {
    let names = schema.get("required").and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_str).collect()
}

fn is_named(schema: &Keywords, name: &str) -> bool {
    schema.get("properties").is_some_and(|properties| properties.get(name).is_some())
}
