//! Keywords that limit values of one type: lengths, ranges, patterns, formats.

use super::types::Types;
use super::{Keywords, SchemaComparison};
use crate::api_diff::change::{Impact, Location, Relation};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// Lower and upper limits of a size, with the type that they belong to.
const SIZES: [(&str, &str, &str); 3] = [
    ("minLength", "maxLength", "string"),
    ("minItems", "maxItems", "array"),
    ("minProperties", "maxProperties", "object"),
];

pub(super) fn is_limit(keyword: &str) -> bool {
    let is_bound = matches!(keyword, "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum");
    let is_other = matches!(keyword, "pattern" | "format" | "multipleOf" | "uniqueItems");
    is_bound || is_other || SIZES.iter().any(|(min, max, _)| keyword == *min || keyword == *max)
}

/// The end of a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bound {
    value: f64,
    is_exclusive: bool,
}

impl SchemaComparison<'_> {
    /// Compares limits of types that both schemas allow.
    pub(super) fn compare_limits(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        let both = |name: &str| {
            let types = named(name);
            Types::of(old).intersects(types) && Types::of(new).intersects(types)
        };
        for (min, max, name) in SIZES.into_iter().filter(|(_, _, name)| both(name)) {
            let size = |schema: &Keywords, keyword: &str| schema.get(keyword).and_then(Value::as_f64);
            let lower = |schema: &Keywords| size(schema, min).filter(|size| *size > 0.0);
            self.compare_bound(&Limit { keyword: min, is_upper: false }, closed(lower(old)), closed(lower(new)), at);
            let upper = |schema: &Keywords| closed(size(schema, max));
            self.compare_bound(&Limit { keyword: max, is_upper: true }, upper(old), upper(new), at);
            if name == "string" {
                self.compare_texts("pattern", old, new, at);
            }
        }
        if both("number") {
            for limit in [Limit { keyword: "minimum", is_upper: false }, Limit { keyword: "maximum", is_upper: true }] {
                self.compare_bound(&limit, limit.of(old), limit.of(new), at);
            }
            self.compare_texts("multipleOf", old, new, at);
        }
        if both("array") {
            let is_unique = |schema: &Keywords| schema.get("uniqueItems") == Some(&Value::Bool(true));
            match (is_unique(old), is_unique(new)) {
                (false, true) => self.limit(Relation::Narrowed, at, "items now have to be unique"),
                (true, false) => self.limit(Relation::Widened, at, "items no longer have to be unique"),
                _ => {}
            }
        }
        self.compare_format(old, new, at);
    }

    fn compare_bound(&mut self, limit: &Limit, old: Option<Bound>, new: Option<Bound>, at: &Location) {
        let relation = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => Relation::Narrowed,
            (Some(_), None) => Relation::Widened,
            (Some(old), Some(new)) => match limit.order(old, new) {
                Ordering::Equal => return,
                Ordering::Less => Relation::Narrowed,
                Ordering::Greater => Relation::Widened,
            },
        };
        let text = |bound: Option<Bound>| match bound {
            None => "none".to_owned(),
            Some(Bound { value, is_exclusive: false }) => value.to_string(),
            Some(Bound { value, is_exclusive: true }) => format!("{value} (exclusive)"),
        };
        let message = format!("{} changed from {} to {}", limit.keyword, text(old), text(new));
        self.limit(relation, at, &message);
    }

    /// Compares a keyword whose values cannot be ordered.
    fn compare_texts(&mut self, keyword: &str, old: &Keywords, new: &Keywords, at: &Location) {
        let (relation, message) = match (old.get(keyword), new.get(keyword)) {
            (None, Some(new)) => (Relation::Narrowed, format!("{keyword} {new} was added")),
            (Some(old), None) => (Relation::Widened, format!("{keyword} {old} was removed")),
            (Some(old), Some(new)) if old != new => {
                (Relation::Replaced, format!("{keyword} changed from {old} to {new}"))
            }
            _ => return,
        };
        self.limit(relation, at, &message);
    }

    /// Clients have a type for a format (`date`, `int64`), so that responses without it are wider.
    fn compare_format(&mut self, old: &Keywords, new: &Keywords, at: &Location) {
        // Of text, unless a number has it.
        let is_numeric = |format: &str| matches!(format, "int32" | "int64" | "float" | "double");
        let concerned = |format: &str| named(if is_numeric(format) { "number" } else { "string" });
        let format = |schema: &Keywords| {
            let format = schema.get("format").and_then(Value::as_str);
            format.filter(|format| Types::of(schema).intersects(concerned(format))).map(str::to_owned)
        };
        let (relation, message) = match (format(old), format(new)) {
            (None, Some(new)) => (Relation::Narrowed, format!("format {new} was added")),
            (Some(old), None) => (Relation::Widened, format!("format {old} was removed")),
            (Some(old), Some(new)) if old != new => {
                let relation = match (old.as_str(), new.as_str()) {
                    ("int32", "int64") | ("float", "double") => Relation::Widened,
                    ("int64", "int32") | ("double", "float") => Relation::Narrowed,
                    _ => Relation::Replaced,
                };
                (relation, format!("format changed from {old} to {new}"))
            }
            _ => return,
        };
        self.report(relation.impact(self.direction), at, message);
    }

    fn limit(&mut self, relation: Relation, at: &Location, message: &str) {
        let impact: Impact = relation.limit_impact(self.direction);
        self.report(impact, at, message);
    }
}

/// A limit of numbers or sizes.
#[derive(Debug)]
struct Limit {
    keyword: &'static str,
    is_upper: bool,
}

impl Limit {
    /// The narrower of the inclusive and the exclusive bound of numbers. Exclusive bounds of integers are the
    /// inclusive ones beside them.
    fn of(&self, schema: &Keywords) -> Option<Bound> {
        let exclusive = if self.is_upper { "exclusiveMaximum" } else { "exclusiveMinimum" };
        let inclusive = closed(schema.get(self.keyword).and_then(Value::as_f64));
        let is_integer = Types::of(schema).names().contains(&"integer");
        let exclusive = schema.get(exclusive).and_then(Value::as_f64).map(|value| {
            if is_integer && value.fract() == 0.0 {
                Bound { value: if self.is_upper { value - 1.0 } else { value + 1.0 }, is_exclusive: false }
            } else {
                Bound { value, is_exclusive: true }
            }
        });
        match (inclusive, exclusive) {
            (Some(one), Some(other)) => Some(if self.order(one, other) == Ordering::Less { other } else { one }),
            (one, other) => one.or(other),
        }
    }

    /// `Less` if the second bound is narrower.
    fn order(&self, first: Bound, second: Bound) -> Ordering {
        let by_value =
            if self.is_upper { second.value.total_cmp(&first.value) } else { first.value.total_cmp(&second.value) };
        by_value.then(first.is_exclusive.cmp(&second.is_exclusive))
    }
}

fn closed(value: Option<f64>) -> Option<Bound> {
    value.map(|value| Bound { value, is_exclusive: false })
}

fn named(name: &str) -> Types {
    Types::of(&Map::from_iter([("type".to_owned(), Value::from(name))]))
}
