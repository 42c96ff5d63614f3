//! Comparison of two schemas, keyword by keyword.
//!
//! Each difference makes the set of values narrower or wider, or replaces it. The direction in which values go says
//! whether that breaks clients: requests may not become narrower, responses not wider. A pair of schemas that
//! references name is compared once for each operation and direction, so that cycles end, and its changes have a
//! location inside the named schema.

mod annotations;
mod limits;
mod members;
#[cfg(test)]
mod tests;
mod types;
mod unions;
mod values;
mod view;

use super::change::{Change, Direction, Impact, Location, Relation};
use super::document::{Document, reference};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use types::Types;

/// An old and a new schema, each as its reference or as its JSON.
type SchemaPair = (String, String);

/// Keywords of one schema.
type Keywords = Map<String, Value>;

/// Compares the schemas of one operation in one direction.
#[derive(Debug)]
pub(super) struct SchemaComparison<'d> {
    old: &'d Document,
    new: &'d Document,
    direction: Direction,
    /// Pairs whose comparison has not ended.
    active: Vec<SchemaPair>,
    compared: BTreeSet<SchemaPair>,
    /// A schema that responses repeat from the request: clients get what they sent.
    repeated: Option<&'d str>,
    /// Comparisons of members of unions that lie inside each other.
    trial_depth: usize,
    changes: Vec<Change>,
}

impl<'d> SchemaComparison<'d> {
    pub(super) fn new(old: &'d Document, new: &'d Document, direction: Direction) -> Self {
        let (active, compared, changes) = (Vec::new(), BTreeSet::new(), Vec::new());
        Self { old, new, direction, active, compared, repeated: None, trial_depth: 0, changes }
    }

    /// Names the schema of the request's body, which may be a member of a union of the response.
    pub(super) fn repeating(mut self, reference: Option<&'d str>) -> Self {
        self.repeated = reference;
        self
    }

    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// Compares two schemas.
    pub(super) fn compare(&mut self, old: &Value, new: &Value, at: &Location) {
        if !can_be_cyclic(old) && !can_be_cyclic(new) {
            return self.compare_resolved(old, new, at);
        }
        let are_references = reference(old).is_some() && reference(new).is_some();
        if are_references {
            let (old_siblings, new_siblings) = (without_reference(old), without_reference(new));
            if old_siblings != new_siblings {
                self.compare_resolved(&old_siblings, &new_siblings, at);
            }
        }
        let pair = (key(old), key(new));
        if self.active.contains(&pair) || (are_references && !self.compared.insert(pair.clone())) {
            return;
        }
        let (old_document, new_document) = (self.old, self.new);
        let named = reference(old).map(|name| Location::in_schema(old_document.named_schema(name), self.direction));
        let (old, new) =
            if are_references { (old_document.resolve(old), new_document.resolve(new)) } else { (old, new) };
        self.active.push(pair);
        self.compare_resolved(old, new, named.as_ref().unwrap_or(at));
        self.active.pop();
    }

    fn compare_resolved(&mut self, old: &Value, new: &Value, at: &Location) {
        let (old_document, new_document) = (self.old, self.new);
        let (old, new) = (view::view(old_document, old), view::view(new_document, new));
        match unions::split(&old, &new) {
            Some((old, new)) => {
                self.compare_members_of_unions(&old.members, &new.members, at);
                self.compare_keywords(&old.base, &new.base, at);
            }
            None => self.compare_keywords(&old, &new, at),
        }
    }

    fn compare_keywords(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        self.compare_types(old, new, at);
        self.compare_values(old, new, at);
        let both = |types: Types| Types::of(old).intersects(types) && Types::of(new).intersects(types);
        if both(Types::OBJECT) {
            self.compare_objects(old, new, at);
        }
        if both(Types::ARRAY) {
            self.compare_arrays(old, new, at);
        }
        self.compare_limits(old, new, at);
        self.compare_annotations(old, new, at);
        if let (Some(old), Some(new)) = (old.get("contentSchema"), new.get("contentSchema")) {
            self.compare(old, new, at);
        }
        self.compare_other_keywords(old, new, at);
    }

    fn compare_types(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        if types::allowed_values(old).is_some() && types::allowed_values(new).is_some() {
            // Compared by value.
            return;
        }
        let (old, new) = (Types::of(old), Types::of(new));
        let (removed, added) = (old.without(new), new.without(old));
        let relation = match (removed.is_empty(), added.is_empty()) {
            (true, true) => return,
            (false, true) => Relation::Narrowed,
            (true, false) => Relation::Widened,
            (false, false) => Relation::Replaced,
        };
        let message = match relation {
            Relation::Narrowed if removed == Types::NULL => "null is no longer a value".to_owned(),
            Relation::Widened if added == Types::NULL => "null is now a value".to_owned(),
            Relation::Narrowed => format!("type narrowed from {old} to {new}"),
            Relation::Widened => format!("type widened from {old} to {new}"),
            Relation::Replaced => format!("type changed from {old} to {new}"),
        };
        self.report(relation.impact(self.direction), at, message);
    }

    /// Keywords whose meaning is not compared: if they differ, the values may be others.
    fn compare_other_keywords(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names.into_iter().filter(|name| !is_compared(name) && !view::is_annotation(name)) {
            if old.get(name) != new.get(name) {
                self.report(Impact::Breaking, at, format!("`{name}` changed; cannot decide which values it allows"));
            }
        }
    }

    fn report(&mut self, impact: Impact, at: &Location, message: impl Into<String>) {
        self.changes.push(Change::new(impact, at, message));
    }
}

/// Whether a schema can contain itself: the members of `allOf` are merged into schemas that no reference names.
fn can_be_cyclic(schema: &Value) -> bool {
    reference(schema).is_some() || schema.get("allOf").is_some()
}

fn key(schema: &Value) -> String {
    reference(schema).map_or_else(|| schema.to_string(), str::to_owned)
}

/// Whether a keyword is compared by its meaning.
fn is_compared(keyword: &str) -> bool {
    let is_value = matches!(keyword, "$ref" | "type" | "enum" | "const" | "anyOf" | "oneOf" | "contentSchema");
    let is_member = matches!(keyword, "properties" | "required" | "additionalProperties" | "items" | "prefixItems");
    is_value || is_member || limits::is_limit(keyword)
}

/// The keywords beside a reference.
fn without_reference(schema: &Value) -> Value {
    let siblings = schema.as_object().into_iter().flatten().filter(|(name, _)| *name != "$ref");
    Value::Object(siblings.map(|(name, value)| (name.clone(), value.clone())).collect())
}
