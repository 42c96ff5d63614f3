//! Parses filters, in all forms that clients of Frappe send, into a tree of conditions.
//!
//! The forms are an object (`{"status": "Open", "date": [">", "2024-01-01"]}`), a list of conditions of
//! two to five elements, a list of objects, one flat condition, and nested lists joined by `"and"` and
//! `"or"`. The planner resolves the field names.

use super::limits;
use super::operator::Operator;
use crate::error::{Error, ErrorKind, Result};
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// A Boolean expression over conditions.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter<'a> {
    /// Conjunction; true if empty.
    All(Vec<Filter<'a>>),
    /// Disjunction.
    Any(Vec<Filter<'a>>),
    /// One condition.
    Condition(Condition<'a>),
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition<'a> {
    /// The DocType of the field, if the client named it: the listed one or a child of it.
    pub doctype: Option<&'a str>,
    /// The name of the field, or a dotted path.
    pub field: &'a str,
    /// The operator.
    pub operator: Operator,
    /// The operand.
    pub value: Cow<'a, JsonValue>,
}

/// How conditions are joined if they have no `"and"` or `"or"` between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joiner {
    /// All have to hold, as in `filters`.
    And,
    /// One has to hold, as in `or_filters`.
    Or,
}

impl<'a> Filter<'a> {
    /// No condition.
    pub const NONE: Filter<'static> = Filter::All(Vec::new());

    /// The document with this name.
    pub fn name(name: &str) -> Filter<'static> {
        Filter::equal("name", JsonValue::String(name.to_owned()))
    }

    /// A field equals a value.
    pub fn equal(field: &'a str, value: JsonValue) -> Filter<'a> {
        Filter::condition(field, Operator::Compare(super::operator::Comparison::Equal), value)
    }

    /// A condition on a field.
    pub fn condition(field: &'a str, operator: Operator, value: JsonValue) -> Filter<'a> {
        Filter::Condition(Condition { doctype: None, field, operator, value: Cow::Owned(value) })
    }

    /// Parses filters.
    ///
    /// # Errors
    /// `ValidationError` for an unknown operator, `DataError` for JSON that is not a filter.
    pub fn from_json(value: &'a JsonValue, joiner: Joiner) -> Result<Filter<'a>> {
        Parser { conditions: 0 }.group(value, joiner, 0)
    }

    /// Whether it has no conditions.
    pub fn is_none(&self) -> bool {
        matches!(self, Filter::All(filters) if filters.is_empty())
    }
}

/// Parses one set of filters and counts its conditions.
struct Parser {
    conditions: usize,
}

impl Parser {
    fn group<'a>(&mut self, value: &'a JsonValue, joiner: Joiner, depth: usize) -> Result<Filter<'a>> {
        if depth > limits::MAX_FILTER_DEPTH {
            return Err(malformed(format!("filters are nested more than {} deep", limits::MAX_FILTER_DEPTH)));
        }
        match value {
            JsonValue::Null => Ok(Filter::NONE),
            JsonValue::Object(map) => self.object(map, joiner),
            JsonValue::Array(items) if items.is_empty() => Ok(Filter::NONE),
            JsonValue::Array(items) if items.first().is_some_and(JsonValue::is_string) => self.condition(items),
            JsonValue::Array(items) => self.list(items, joiner, depth),
            other => {
                Err(malformed(format!("filters are a list or an object, not {}", limits::excerpt(&other.to_string()))))
            }
        }
    }

    fn object<'a>(&mut self, map: &'a serde_json::Map<String, JsonValue>, joiner: Joiner) -> Result<Filter<'a>> {
        let conditions: Result<Vec<_>> = map.iter().map(|(field, value)| self.pair(field, value)).collect();
        Ok(joined(conditions?, joiner))
    }

    fn list<'a>(&mut self, items: &'a [JsonValue], joiner: Joiner, depth: usize) -> Result<Filter<'a>> {
        let connected = items.get(1).is_some_and(JsonValue::is_string);
        if connected {
            return self.connected(items, depth);
        }
        let mut filters = Vec::with_capacity(items.len());
        for item in items {
            match item {
                // The conditions of an object are joined like those of its list.
                JsonValue::Object(map) => match self.object(map, joiner)? {
                    Filter::All(inner) if joiner == Joiner::And => filters.extend(inner),
                    Filter::Any(inner) if joiner == Joiner::Or => filters.extend(inner),
                    other => filters.push(other),
                },
                JsonValue::Array(inner) if !inner.is_empty() => {
                    filters.push(self.group(item, Joiner::And, depth + 1)?);
                }
                other => {
                    return Err(malformed(format!(
                        "{} is not a condition; write [field, operator, value]",
                        limits::excerpt(&other.to_string())
                    )));
                }
            }
        }
        Ok(joined(filters, joiner))
    }

    /// `[condition, "or", condition, "and", condition]`, left-associative.
    fn connected<'a>(&mut self, items: &'a [JsonValue], depth: usize) -> Result<Filter<'a>> {
        const ALTERNATE: &str = "conditions and the words \"and\", \"or\" between them have to alternate";
        let mut items = items.iter();
        let mut result = match items.next() {
            Some(first) => self.operand(first, depth)?,
            None => return Ok(Filter::NONE),
        };
        while let Some(word) = items.next() {
            let joiner = match word.as_str() {
                Some(word) if word.eq_ignore_ascii_case("and") => Joiner::And,
                Some(word) if word.eq_ignore_ascii_case("or") => Joiner::Or,
                _ => return Err(malformed(ALTERNATE)),
            };
            let next = self.operand(items.next().ok_or_else(|| malformed(ALTERNATE))?, depth)?;
            result = match (result, joiner) {
                (Filter::All(mut filters), Joiner::And) => {
                    filters.push(next);
                    Filter::All(filters)
                }
                (Filter::Any(mut filters), Joiner::Or) => {
                    filters.push(next);
                    Filter::Any(filters)
                }
                (left, Joiner::And) => Filter::All(vec![left, next]),
                (left, Joiner::Or) => Filter::Any(vec![left, next]),
            };
        }
        Ok(result)
    }

    fn operand<'a>(&mut self, value: &'a JsonValue, depth: usize) -> Result<Filter<'a>> {
        match self.group(value, Joiner::And, depth + 1)? {
            group if group.is_none() => Err(malformed("an empty group joins nothing")),
            group => Ok(group),
        }
    }

    /// A list that begins with text: a condition of two to five elements.
    fn condition<'a>(&mut self, parts: &'a [JsonValue]) -> Result<Filter<'a>> {
        let text = |part: &'a JsonValue, what: &str| {
            part.as_str().ok_or_else(|| {
                malformed(format!("the {what} of a condition is a text, not {}", limits::excerpt(&part.to_string())))
            })
        };
        match parts {
            [field, value] => self.pair(text(field, "field")?, value),
            [field, operator, value] => {
                let field = text(field, "field")?;
                self.build(None, field, Operator::parse(text(operator, "operator")?)?, value)
            }
            [doctype, field, operator, value] | [doctype, field, operator, value, _] => {
                let (doctype, field) = (text(doctype, "DocType")?, text(field, "field")?);
                self.build(Some(doctype), field, Operator::parse(text(operator, "operator")?)?, value)
            }
            _ => Err(malformed(format!(
                "a condition has two to five parts, not {}; write [field, operator, value]",
                parts.len()
            ))),
        }
    }

    /// A field with an operand, or with an operator and an operand.
    fn pair<'a>(&mut self, field: &'a str, value: &'a JsonValue) -> Result<Filter<'a>> {
        match value {
            JsonValue::Array(parts) => match parts.as_slice() {
                [JsonValue::String(operator), value] => self.build(None, field, Operator::parse(operator)?, value),
                _ => {
                    Err(malformed(format!("the filter on {} is a value, or [operator, value]", limits::excerpt(field))))
                }
            },
            value => self.build(None, field, Operator::Compare(super::operator::Comparison::Equal), value),
        }
    }

    fn build<'a>(
        &mut self,
        doctype: Option<&'a str>,
        field: &'a str,
        operator: Operator,
        value: &'a JsonValue,
    ) -> Result<Filter<'a>> {
        self.conditions += 1;
        if self.conditions > limits::MAX_CONDITIONS {
            return Err(malformed(format!("filters have more than {} conditions", limits::MAX_CONDITIONS)));
        }
        Ok(Filter::Condition(Condition { doctype, field, operator, value: Cow::Borrowed(value) }))
    }
}

fn joined(mut filters: Vec<Filter<'_>>, joiner: Joiner) -> Filter<'_> {
    match (filters.len(), joiner) {
        (1, _) => filters.pop().unwrap_or(Filter::NONE),
        (0, _) | (_, Joiner::And) => Filter::All(filters),
        (_, Joiner::Or) => Filter::Any(filters),
    }
}

fn malformed(problem: impl Into<String>) -> Error {
    Error::new(ErrorKind::Data, problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::operator::Comparison;
    use serde_json::json;

    /// The tree as text.
    fn to_text(filter: &Filter<'_>) -> String {
        let list = |filters: &[Filter<'_>], word: &str| {
            let parts: Vec<String> = filters.iter().map(to_text).collect();
            format!("({})", parts.join(word))
        };
        match filter {
            Filter::All(filters) => list(filters, " & "),
            Filter::Any(filters) => list(filters, " | "),
            Filter::Condition(condition) => {
                let doctype = condition.doctype.map(|doctype| format!("{doctype}/")).unwrap_or_default();
                let operator = match condition.operator {
                    Operator::Compare(Comparison::Equal) => "=".to_owned(),
                    operator => format!("{operator:?}"),
                };
                format!("{doctype}{}{operator}{}", condition.field, condition.value)
            }
        }
    }

    fn parse(value: &JsonValue) -> String {
        to_text(&Filter::from_json(value, Joiner::And).unwrap())
    }

    #[test]
    fn all_forms_of_a_condition_are_parsed() {
        let expected = "(status=\"Open\" & idx=1)";
        for form in [
            json!({"status": "Open", "idx": 1}),
            json!({"status": ["=", "Open"], "idx": 1}),
            json!([["status", "=", "Open"], ["idx", 1]]),
            json!([{"status": "Open"}, {"idx": 1}]),
            json!([{"status": "Open", "idx": 1}]).get(0).unwrap().clone(),
            json!([["status", "Open"], "and", ["idx", "=", 1]]),
        ] {
            assert_eq!(parse(&form), expected, "{form}");
        }
        assert_eq!(parse(&json!(["status", "=", "Open"])), "status=\"Open\"");
        assert_eq!(parse(&json!([["ToDo", "status", "=", "Open"]])), "ToDo/status=\"Open\"");
        assert_eq!(parse(&json!([["ToDo", "status", "=", "Open", false]])), "ToDo/status=\"Open\"");
        for empty in [json!(null), json!([]), json!({})] {
            assert!(Filter::from_json(&empty, Joiner::And).unwrap().is_none());
        }
    }

    #[test]
    fn disjunctions_and_groups_are_parsed() {
        let either = json!({"a": 1, "b": 2});
        assert_eq!(to_text(&Filter::from_json(&either, Joiner::Or).unwrap()), "(a=1 | b=2)");
        let nested = json!([[["a", "=", 1], "or", ["b", "=", 2]], "and", ["c", "=", 3]]);
        assert_eq!(parse(&nested), "((a=1 | b=2) & c=3)");
        let flat = json!([["a", "=", 1], "and", ["b", "=", 2], "or", ["c", "=", 3]]);
        assert_eq!(parse(&flat), "((a=1 & b=2) | c=3)");
    }

    #[test]
    fn malformed_filter_is_refused() {
        let deep = (0..40).fold(json!(["a", "=", 1]), |inner, _| json!([inner]));
        let many: Vec<JsonValue> = (0..1000).map(|number| json!(["a", "=", number])).collect();
        for attack in [
            json!("1=1"),
            json!(1),
            json!(["a"]),
            json!([["a", "=", 1, 2, 3, 4]]),
            json!([[1, "=", 1]]),
            json!([["a", {"x": 1}, 1]]),
            json!([["a", "=", 1], "xor", ["b", "=", 1]]),
            json!([["a", "=", 1], "or"]),
            json!([["a", "=", 1], "or", []]),
            json!([["a", "=", 1], 5]),
            json!({"a": [1, 2, 3]}),
            deep,
            JsonValue::Array(many),
        ] {
            assert_eq!(Filter::from_json(&attack, Joiner::And).unwrap_err().kind(), ErrorKind::Data, "{attack}");
        }
        for attack in [json!([["a", "= 1 or 1", 1]]), json!({"a": ["~~", 1]})] {
            assert_eq!(Filter::from_json(&attack, Joiner::And).unwrap_err().kind(), ErrorKind::Validation, "{attack}");
        }
    }
}
