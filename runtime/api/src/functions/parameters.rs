//! Types of arguments that clients send in several forms.

use doctyped_core::arguments::FromArgument;
use doctyped_core::batch::Batch;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::expression::Field;
use doctyped_core::grammar::filter::{Filter, Joiner};
use doctyped_core::json_parser;
use doctyped_query::Select;
use serde_json::{Map, Value as JsonValue};

/// Filters: JSON, text with JSON, or the name of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Filters {
    /// The document of this name.
    Name(String),
    /// Conditions, as [`Filter::from_json`] reads them.
    Json(JsonValue),
}

impl Filters {
    /// Whether there are no conditions.
    pub fn is_empty(&self) -> bool {
        match self {
            Filters::Name(_) => false,
            Filters::Json(JsonValue::Array(conditions)) => conditions.is_empty(),
            Filters::Json(JsonValue::Object(conditions)) => conditions.is_empty(),
            Filters::Json(json) => json.is_null(),
        }
    }

    /// The filters for a query.
    ///
    /// # Errors
    /// `DataError`, `ValidationError` for invalid filters.
    pub fn filter(&self) -> Result<Filter<'_>> {
        match self {
            Filters::Name(name) => Ok(Filter::name(name)),
            Filters::Json(json) => Filter::from_json(json, Joiner::And),
        }
    }
}

impl FromArgument for Filters {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "filters (JSON) or the name of a document";
        match value {
            Some(json @ (JsonValue::Object(_) | JsonValue::Array(_))) => Ok(Filters::Json(json.clone())),
            Some(JsonValue::Number(name)) => Ok(Filters::Name(name.to_string())),
            Some(JsonValue::String(text)) => Ok(match json_parser::parse(text) {
                Ok(json @ (JsonValue::Object(_) | JsonValue::Array(_) | JsonValue::Null)) => Filters::Json(json),
                Ok(JsonValue::String(name)) => Filters::Name(name),
                _ if text.is_empty() => Filters::Json(JsonValue::Null),
                // As a name it would match nothing, which looks like an empty result.
                _ if ["[[", "[\"", "{\""].iter().any(|start| text.trim_start().starts_with(start)) => {
                    return Err(EXPECTED);
                }
                _ => Filters::Name(text.clone()),
            }),
            _ => Err(EXPECTED),
        }
    }
}

/// Names of fields: one, an array, or text with a JSON array.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields(Vec<JsonValue>);

impl Fields {
    /// The number of fields.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that are plain names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(JsonValue::as_str)
    }

    /// Adds the fields to the columns of a query.
    ///
    /// # Errors
    /// `DataError` for a name that is no field.
    pub fn add_to<'a>(&'a self, select: &mut Select<'a>) -> Result<()> {
        for field in &self.0 {
            select.parsed_field(Field::from_json(field)?)?;
        }
        Ok(())
    }
}

impl FromArgument for Fields {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "the name of a field or an array of names";
        match value {
            Some(JsonValue::Array(fields)) => Ok(Fields(fields.clone())),
            Some(JsonValue::String(text)) => match json_parser::parse(text) {
                Ok(JsonValue::Array(fields)) => Ok(Fields(fields)),
                Ok(name @ JsonValue::String(_)) => Ok(Fields(vec![name])),
                Ok(JsonValue::Null) => Ok(Fields::default()),
                _ if text.is_empty() => Ok(Fields::default()),
                _ => Ok(Fields(vec![JsonValue::String(text.clone())])),
            },
            _ => Err(EXPECTED),
        }
    }
}

/// Names that are worked off one by one: one, an array, or text with a JSON array.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names(Batch<String>);

impl Names {
    /// The names in their order; the name of the argument is for the error.
    ///
    /// # Errors
    /// `ValidationError` for more names than one request may work off.
    pub fn items(self, argument: &str) -> Result<Vec<String>> {
        self.0.items(argument)
    }
}

impl FromArgument for Names {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        const EXPECTED: &str = "a name or an array of names";
        let names = match value {
            Some(JsonValue::String(name)) if !name.trim_start().starts_with('[') => Batch::new(vec![name.clone()]),
            given => Batch::from_argument(given).map_err(|_| EXPECTED)?,
        };
        Ok(Names(names.filter(|name: &String| !name.is_empty())))
    }
}

/// A row count; empty text is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowCount(pub Option<u32>);

impl FromArgument for RowCount {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        match value {
            Some(JsonValue::String(text)) if text.is_empty() => Ok(RowCount(None)),
            given => u32::from_argument(given).map(|rows| RowCount(Some(rows))),
        }
    }
}

/// A switch; empty text is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag(pub Option<bool>);

impl FromArgument for Flag {
    fn from_argument(value: Option<&JsonValue>) -> Result<Self, &'static str> {
        match value {
            Some(JsonValue::String(text)) if text.is_empty() => Ok(Flag(None)),
            given => bool::from_argument(given).map(|is_on| Flag(Some(is_on))),
        }
    }
}

/// Whether Python takes a value for false, on which functions of Frappe often depend.
pub fn is_falsy(value: &JsonValue) -> bool {
    match value {
        JsonValue::Null | JsonValue::Bool(false) => true,
        JsonValue::Bool(true) => false,
        JsonValue::Number(number) => number.as_f64() == Some(0.0),
        JsonValue::String(text) => text.is_empty(),
        JsonValue::Array(items) => items.is_empty(),
        JsonValue::Object(map) => map.is_empty(),
    }
}

/// Fields that only the server sets. `frappe.client.set_value` refuses them by name and accepts them as
/// members of an object.
const STANDARD_FIELDS: [&str; 11] = [
    "doctype",
    "name",
    "owner",
    "creation",
    "modified",
    "modified_by",
    "docstatus",
    "idx",
    "parent",
    "parentfield",
    "parenttype",
];

/// The arguments of `frappe.client.set_value`: a field with its value, or an object of several fields in
/// place of the field's name. A field without a value is cleared.
///
/// Clients send whole documents, so an object may have standard fields, which cannot be set. They are
/// returned apart, to be compared with the stored document.
///
/// # Errors
/// `ValidationError` for the name of a standard field, `FrappeTypeError` for any other type.
pub fn values_to_set(fieldname: JsonValue, value: Option<JsonValue>) -> Result<ValuesToSet> {
    let value = value.filter(|value| !is_falsy(value));
    let (field, value) = match (fieldname, value) {
        (JsonValue::String(field), Some(value)) => (field, value),
        (JsonValue::Object(values), None) => return Ok(ValuesToSet::new(values)),
        (JsonValue::String(text), None) => match json_parser::parse(&text) {
            Ok(JsonValue::Object(values)) => return Ok(ValuesToSet::new(values)),
            Ok(_) => return Err(not_a_field()),
            Err(_) => (text, JsonValue::String(String::new())),
        },
        _ => return Err(not_a_field()),
    };
    if STANDARD_FIELDS.contains(&field.as_str()) {
        return Err(standard_field_error(&field));
    }
    Ok(ValuesToSet::new(Map::from_iter([(field, value)])))
}

/// Fields to set, and standard fields that were sent with them.
#[derive(Debug, Default, PartialEq)]
pub struct ValuesToSet {
    /// The fields, by name.
    pub fields: Map<String, JsonValue>,
    /// The standard fields, by name.
    pub standard: Map<String, JsonValue>,
}

impl ValuesToSet {
    fn new(values: Map<String, JsonValue>) -> ValuesToSet {
        let (standard, fields) = values.into_iter().partition(|(key, _)| STANDARD_FIELDS.contains(&key.as_str()));
        ValuesToSet { fields, standard }
    }
}

/// The error for an attempt to set a standard field.
pub fn standard_field_error(field: &str) -> Error {
    Error::validation(format!("{field} is a standard field and cannot be set"))
}

fn not_a_field() -> Error {
    Error::new(
        ErrorKind::Type,
        "Argument \"fieldname\" should be the name of a field with \"value\", or an object of fields and values",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn filters_are_json_or_a_name() {
        let read = |value: JsonValue| Filters::from_argument(Some(&value)).unwrap();
        assert_eq!(read(json!("cc-1")), Filters::Name("cc-1".into()));
        assert_eq!(read(json!("17")), Filters::Name("17".into()));
        assert_eq!(read(json!(17)), Filters::Name("17".into()));
        assert_eq!(read(json!("{\"a\": 1}")), Filters::Json(json!({"a": 1})));
        assert_eq!(read(json!([["a", "=", 1]])), Filters::Json(json!([["a", "=", 1]])));
        assert!(read(json!("")).filter().unwrap().is_none());
        for bad in [json!(true), json!("[[\"status\""), json!("{\"status\": ")] {
            assert!(Filters::from_argument(Some(&bad)).is_err(), "{bad}");
        }
        assert_eq!(read(json!("[draft] one")), Filters::Name("[draft] one".into()));
    }

    #[test]
    fn fields_are_a_name_or_an_array() {
        let read = |value: JsonValue| Fields::from_argument(Some(&value)).unwrap();
        assert_eq!(read(json!("weight")), Fields(vec![json!("weight")]));
        assert_eq!(read(json!("[\"a\", \"b\"]")), read(json!(["a", "b"])));
        assert_eq!(read(json!("\"a\"")), read(json!("a")));
        assert!(read(json!("")).is_empty());
        assert!(Fields::from_argument(Some(&json!(5))).is_err());
    }

    #[test]
    fn names_are_a_name_or_an_array() {
        let read = |value: JsonValue| Names::from_argument(Some(&value)).map(|names| names.items("names").unwrap());
        assert_eq!(read(json!("a,b")).unwrap(), ["a,b"]);
        assert_eq!(read(json!("[\"a\", 5]")).unwrap(), ["a", "5"]);
        assert_eq!(read(json!(["a", ""])).unwrap(), ["a"]);
        for bad in [json!(null), json!({}), json!("[a"), json!([[]])] {
            assert!(read(bad).is_err());
        }
    }

    #[test]
    fn values_to_set_are_a_field_or_an_object() {
        let set = |fieldname: JsonValue, value: JsonValue| {
            values_to_set(fieldname, Some(value)).map(|values| JsonValue::from(values.fields))
        };
        assert_eq!(set(json!("weight"), json!(9)).unwrap(), json!({"weight": 9}));
        assert_eq!(
            set(json!({"weight": 10, "category": null}), json!("")).unwrap(),
            json!({"weight": 10, "category": null})
        );
        assert_eq!(set(json!("{\"weight\": 1}"), json!(null)).unwrap(), json!({"weight": 1}));
        assert_eq!(set(json!("weight"), json!(0)).unwrap(), json!({"weight": ""}));
        for bad in [json!(1), json!(["a"]), json!("[1]"), json!(null)] {
            assert_eq!(set(bad, json!(null)).unwrap_err().kind(), ErrorKind::Type);
        }
        assert_eq!(set(json!({"a": 1}), json!(1)).unwrap_err().kind(), ErrorKind::Type);
    }

    #[test]
    fn standard_fields_are_refused_by_name_and_separated_in_objects() {
        for field in STANDARD_FIELDS {
            assert_eq!(values_to_set(json!(field), Some(json!("x"))).unwrap_err().kind(), ErrorKind::Validation);
            for object in [json!({field: "x", "a": 1}), json!(json!({field: "x", "a": 1}).to_string())] {
                let found = values_to_set(object, None).unwrap();
                assert_eq!((found.fields.get("a"), found.fields.get(field)), (Some(&json!(1)), None));
                assert_eq!(found.standard.get(field), Some(&json!("x")));
            }
        }
    }
}
