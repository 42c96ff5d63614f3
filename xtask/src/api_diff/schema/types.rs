//! The JSON types that the values of a schema can have.

use serde_json::{Map, Value};
use std::fmt::{self, Display, Formatter};

/// A set of JSON types. Numbers are integers and fractions, since JSON Schema counts each integer as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Types(u8);

const NULL: u8 = 1;
const BOOLEAN: u8 = 2;
const INTEGER: u8 = 4;
const FRACTION: u8 = 8;
const STRING: u8 = 16;
const ARRAY: u8 = 32;
const OBJECT: u8 = 64;
const ANY: u8 = 127;

impl Types {
    pub(super) const NULL: Self = Self(NULL);
    pub(super) const ARRAY: Self = Self(ARRAY);
    pub(super) const OBJECT: Self = Self(OBJECT);

    /// The types that `type`, `enum` and `const` allow. Names that are no types count as any type.
    pub(super) fn of(schema: &Map<String, Value>) -> Self {
        let declared = match schema.get("type") {
            Some(Value::String(name)) => type_named(name),
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).fold(0, |all, name| all | type_named(name))
            }
            _ => ANY,
        };
        let values =
            allowed_values(schema).map_or(ANY, |values| values.into_iter().fold(0, |all, value| all | type_of(value)));
        Self(declared & values)
    }

    pub(super) fn of_values<'v>(values: impl IntoIterator<Item = &'v Value>) -> Self {
        Self(values.into_iter().fold(0, |all, value| all | type_of(value)))
    }

    pub(super) fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the types, as `type` has them.
    pub(super) fn names(self) -> Vec<&'static str> {
        let number = if self.0 & FRACTION == 0 { "integer" } else { "number" };
        let table = [
            (STRING, "string"),
            (INTEGER | FRACTION, number),
            (BOOLEAN, "boolean"),
            (ARRAY, "array"),
            (OBJECT, "object"),
            (NULL, "null"),
        ];
        table.into_iter().filter(|(bits, _)| self.0 & bits != 0).map(|(_, name)| name).collect()
    }
}

impl Display for Types {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => formatter.write_str("nothing"),
            ANY => formatter.write_str("any value"),
            _ => formatter.write_str(&self.names().join(" or ")),
        }
    }
}

/// The values of `const` and `enum`. None if the schema has neither.
pub(super) fn allowed_values(schema: &Map<String, Value>) -> Option<Vec<&Value>> {
    match (schema.get("const"), schema.get("enum")) {
        (Some(value), _) => Some(vec![value]),
        (None, Some(Value::Array(values))) => Some(values.iter().collect()),
        _ => None,
    }
}

fn type_named(name: &str) -> u8 {
    match name {
        "null" => NULL,
        "boolean" => BOOLEAN,
        "integer" => INTEGER,
        "number" => INTEGER | FRACTION,
        "string" => STRING,
        "array" => ARRAY,
        "object" => OBJECT,
        _ => ANY,
    }
}

fn type_of(value: &Value) -> u8 {
    match value {
        Value::Null => NULL,
        Value::Bool(_) => BOOLEAN,
        Value::Number(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => INTEGER,
        Value::Number(_) => FRACTION,
        Value::String(_) => STRING,
        Value::Array(_) => ARRAY,
        Value::Object(_) => OBJECT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn types(schema: &Value) -> Types {
        Types::of(schema.as_object().unwrap())
    }

    #[test]
    fn types_follow_from_type_enum_and_const() {
        assert_eq!(types(&json!({})).to_string(), "any value");
        assert_eq!(types(&json!({"type": ["number", "null"]})).to_string(), "number or null");
        assert_eq!(types(&json!({"enum": [0, 1, null]})).to_string(), "integer or null");
        assert_eq!(types(&json!({"const": 1.5})).to_string(), "number");
        assert_eq!(types(&json!({"type": "string", "enum": ["a", null]})).to_string(), "string");
        assert_eq!(types(&json!({"enum": []})).to_string(), "nothing");
    }

    #[test]
    fn integer_is_a_number() {
        let (integer, number) = (types(&json!({"type": "integer"})), types(&json!({"type": "number"})));
        assert!(integer.without(number).is_empty());
        assert_eq!(number.without(integer).to_string(), "number");
    }
}
