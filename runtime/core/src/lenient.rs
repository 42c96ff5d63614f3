//! A serde deserializer that reads numbers, booleans, arrays and objects from text as well, because
//! queries and forms carry nothing else.

use crate::json_parser;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde_json::{Error, Value as JsonValue};

/// Reads a value; the error says what is wrong and where in the value.
///
/// # Errors
/// The path in the value, as `items[2].quantity`, empty for the value itself; and the error.
pub(super) fn read<T: DeserializeOwned>(value: JsonValue) -> Result<T, (String, String)> {
    serde_path_to_error::deserialize(Lenient(value)).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        (path, error.into_inner().to_string())
    })
}

/// A value whose texts may hold numbers, booleans, arrays and objects.
struct Lenient(JsonValue);

impl Lenient {
    /// Text as the number that it holds; other values unchanged.
    fn number(self) -> JsonValue {
        match &self.0 {
            JsonValue::String(text) => {
                let text = text.trim();
                let whole =
                    text.parse::<i64>().map(JsonValue::from).or_else(|_| text.parse::<u64>().map(JsonValue::from));
                whole.or_else(|_| text.parse::<f64>().map(JsonValue::from)).unwrap_or(self.0)
            }
            _ => self.0,
        }
    }

    /// Text as the array or the object that it holds.
    fn structure(self) -> Lenient {
        match &self.0 {
            JsonValue::String(text) if text.trim_start().starts_with(['[', '{']) => {
                Lenient(json_parser::parse(text).unwrap_or(self.0))
            }
            _ => self,
        }
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.number().$method(visitor)
        })*
    };
}

macro_rules! as_it_is {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.0.$method(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Lenient {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            JsonValue::Array(items) => {
                let mut items = SeqDeserializer::new(items.into_iter().map(Lenient));
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            JsonValue::Object(members) => {
                let members = members.into_iter().map(|(name, value)| (name, Lenient(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
            other => other.deserialize_any(visitor),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    as_it_is! {
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_unit deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0 {
            JsonValue::String(text) => match text.trim().to_ascii_lowercase().as_str() {
                "1" | "true" | "yes" | "on" => visitor.visit_bool(true),
                "0" | "false" | "no" | "off" => visitor.visit_bool(false),
                _ => Err(Error::custom("expected true or false")),
            },
            JsonValue::Number(number) if number.as_i64() == Some(1) => visitor.visit_bool(true),
            JsonValue::Number(number) if number.as_i64() == Some(0) => visitor.visit_bool(false),
            _ => self.0.deserialize_bool(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.structure().deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.structure().deserialize_any(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.structure().deserialize_any(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.structure().deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.structure().deserialize_any(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }
}

impl IntoDeserializer<'_, Error> for Lenient {
    type Deserializer = Lenient;

    fn into_deserializer(self) -> Lenient {
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::lenient::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Order {
        item: String,
        quantity: u32,
        price: Option<f64>,
        #[serde(default)]
        urgent: bool,
        #[serde(default)]
        lines: Vec<Line>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Line {
        number: i64,
    }

    #[test]
    fn form_text_is_read_as_the_expected_type() {
        let expected =
            Order { item: "5".into(), quantity: 3, price: Some(2.5), urgent: true, lines: vec![Line { number: -1 }] };
        let form =
            json!({"item": "5", "quantity": "3", "price": "2.5", "urgent": "1", "lines": r#"[{"number": "-1"}]"#});
        assert_eq!(read::<Order>(form.clone()).unwrap(), expected);
        assert_eq!(read::<Order>(form.to_string().into()).unwrap(), expected);
        let bare = read::<Order>(json!({"item": "a", "quantity": 1, "price": null})).unwrap();
        assert_eq!((bare.price, bare.urgent, bare.lines.len()), (None, false, 0));
        assert_eq!(read::<BTreeMap<String, u8>>(json!({"a": "1"})).unwrap()["a"], 1);
        assert_eq!(read::<(i64, String)>(json!(["1", "b"])).unwrap(), (1, "b".to_owned()));
    }

    #[test]
    fn error_names_the_path_in_the_value() {
        let error = |value: JsonValue| read::<Order>(value).unwrap_err();
        let (path, problem) = error(json!({"item": "a", "quantity": 1, "lines": [{"number": 1}, {"number": "x"}]}));
        assert_eq!(path, "lines[1].number");
        assert!(problem.contains("i64"), "{problem}");
        assert_eq!(error(json!({"item": "a", "quantity": -1})).0, "quantity");
        assert!(error(json!({"item": "a"})).1.contains("quantity"));
        assert_eq!(error(json!("text")).0, "");
        assert_eq!(error(json!({"item": "a", "quantity": 1, "urgent": "perhaps"})).0, "urgent");
    }
}
