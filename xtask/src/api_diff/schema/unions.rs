//! `anyOf` and `oneOf`: the members of the old and the new union are paired, and compared in pairs.
//!
//! A union can become a single schema and the reverse, so a schema without a union counts as a union of itself. A
//! member without a partner is harmless if a member of the other union has all its values.

use super::types::Types;
use super::{Keywords, SchemaComparison};
use crate::api_diff::change::{Direction, Impact, Location, Relation};
use crate::api_diff::document::reference;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Unions inside unions up to which members are compared to find pairs; below only equal members are pairs. The
/// number of comparisons grows exponentially with it.
const MAX_TRIAL_DEPTH: usize = 4;

/// A schema as a union.
#[derive(Debug)]
pub(super) struct Union {
    pub(super) members: Vec<Value>,
    /// Keywords beside the union.
    pub(super) base: Keywords,
}

/// Both schemas as unions. None if neither has `anyOf` or `oneOf`.
pub(super) fn split(old: &Keywords, new: &Keywords) -> Option<(Union, Union)> {
    match (union_of(old), union_of(new)) {
        (None, None) => None,
        (Some(old), Some(new)) => Some((old, new)),
        (Some(old), None) => {
            let new = single(new, &old.base);
            Some((old, new))
        }
        (None, Some(new)) => Some((single(old, &new.base), new)),
    }
}

fn union_of(schema: &Keywords) -> Option<Union> {
    let name = ["anyOf", "oneOf"].into_iter().find(|name| schema.get(*name).is_some_and(Value::is_array))?;
    let members = schema.get(name)?.as_array()?.iter().flat_map(|member| by_type(member.clone())).collect();
    let mut base = schema.clone();
    base.shift_remove(name);
    if let Some(second) = base.shift_remove("oneOf") {
        // Two unions at once are not compared by their meaning.
        base.insert("allOf".to_owned(), json!([{"oneOf": second}]));
    }
    Some(Union { members, base })
}

/// A schema without a union as a union with one member for each of its types. Keywords that the other schema has
/// beside its union stay beside this one.
fn single(schema: &Keywords, other_base: &Keywords) -> Union {
    let (base, member): (Keywords, Keywords) =
        schema.clone().into_iter().partition(|(name, _)| other_base.contains_key(name));
    Union { members: by_type(Value::Object(member)), base }
}

/// One schema for each type of `type`.
fn by_type(member: Value) -> Vec<Value> {
    let Value::Object(keywords) = member else { return vec![member] };
    let mut keywords = super::view::without_union(&keywords).unwrap_or(keywords);
    for text in ["title", "description", "examples", "$comment"] {
        keywords.shift_remove(text);
    }
    let types = match keywords.get("type") {
        Some(Value::Array(types)) if reference(&Value::Object(keywords.clone())).is_none() => types.clone(),
        _ => return vec![Value::Object(keywords)],
    };
    let with_type = |name: Value| {
        let mut keywords = keywords.clone();
        keywords.insert("type".to_owned(), name);
        Value::Object(keywords)
    };
    types.into_iter().map(with_type).collect()
}

impl SchemaComparison<'_> {
    pub(super) fn compare_members_of_unions(&mut self, old: &[Value], new: &[Value], at: &Location) {
        let pairs = self.pairs(old, new);
        for &(left, right) in &pairs {
            let (Some(left), Some(right)) = (old.get(left), new.get(right)) else { continue };
            let is_repeated = self.direction == Direction::Response
                && old.len() > 1
                && reference(left).is_some_and(|name| self.repeated == Some(name));
            if !is_repeated {
                self.compare(left, right, at);
            }
        }
        let paired_old: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        let paired_new: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        for (_, member) in old.iter().enumerate().filter(|(index, _)| !paired_old.contains(index)) {
            let is_harmless =
                self.direction == Direction::Request && new.iter().any(|other| self.is_compatible(member, other));
            if !is_harmless {
                let message = format!("{} is no longer a value", self.describe(member));
                self.report(Relation::Narrowed.impact(self.direction), at, message);
            }
        }
        for (_, member) in new.iter().enumerate().filter(|(index, _)| !paired_new.contains(index)) {
            let is_harmless =
                self.direction == Direction::Response && old.iter().any(|other| self.is_compatible(other, member));
            if !is_harmless {
                let message = format!("{} is now a value", self.describe(member));
                self.report(Relation::Widened.impact(self.direction), at, message);
            }
        }
    }

    /// Indices of an old and a new member each: equal ones first, then compatible ones, then such of one type.
    fn pairs(&self, old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
        let is_equal = |left: &Value, right: &Value| match (reference(left), reference(right)) {
            (Some(left), Some(right)) => left == right,
            _ => left == right,
        };
        let mut pairs = Vec::new();
        pair_up(&mut pairs, old, new, is_equal);
        pair_up(&mut pairs, old, new, |left, right| self.is_compatible(left, right));
        let types = |document: &super::Document, member: &Value| Types::of(&super::view::view(document, member));
        pair_up(&mut pairs, old, new, |left, right| types(self.old, left) == types(self.new, right));
        pairs.sort_unstable();
        pairs
    }

    /// Whether the change of a schema breaks no client.
    fn is_compatible(&self, old: &Value, new: &Value) -> bool {
        if self.trial_depth >= MAX_TRIAL_DEPTH {
            return old == new;
        }
        let mut trial = Self {
            active: self.active.clone(),
            compared: BTreeSet::new(),
            trial_depth: self.trial_depth + 1,
            changes: Vec::new(),
            ..*self
        };
        trial.compare(old, new, &Location::default());
        trial.changes.iter().all(|change| change.impact != Impact::Breaking)
    }

    fn describe(&self, member: &Value) -> String {
        if let Some(name) = reference(member) {
            let document = if self.old.has(name) { self.old } else { self.new };
            let schema = document.named_schema(name);
            return match (schema.doctype, schema.purpose) {
                (Some(doctype), None) => format!("a document of DocType {doctype}"),
                _ => format!("the schema {}", schema.name),
            };
        }
        match member {
            Value::Object(keywords) => match super::types::allowed_values(keywords) {
                Some(values) => super::values::list(&values),
                None => Types::of(keywords).to_string(),
            },
            _ => "any value".to_owned(),
        }
    }
}

/// Adds pairs of members that have no partner yet.
fn pair_up(pairs: &mut Vec<(usize, usize)>, old: &[Value], new: &[Value], is_pair: impl Fn(&Value, &Value) -> bool) {
    for (left, old) in old.iter().enumerate() {
        if pairs.iter().any(|pair| pair.0 == left) {
            continue;
        }
        let is_free = |right: usize| pairs.iter().all(|pair| pair.1 != right);
        let partner = new.iter().enumerate().find(|(right, new)| is_free(*right) && is_pair(old, new));
        if let Some((right, _)) = partner {
            pairs.push((left, right));
        }
    }
}
