//! Field types that Rust and chrono do not have: links, secrets, JSON text, docstatus.

use super::field_value::{FieldValue, Mismatch};
use crate::db::{Value, ValueRef};
use crate::json_parser;
use crate::json_parser::JsonError;
use std::marker::PhantomData;

/// The name of a document of the DocType `D`: a Link field.
pub struct Link<D> {
    name: String,
    target: PhantomData<fn() -> D>,
}

impl<D> Link<D> {
    /// A link to the document of this name. Whether it exists is checked when the document is saved.
    pub fn new(name: impl Into<String>) -> Link<D> {
        Link { name: name.into(), target: PhantomData }
    }

    /// The name of the linked document; empty where a mandatory link has no value yet.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// Whether the link has no value.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }

    /// The name of the linked document, owned.
    pub fn into_string(self) -> String {
        self.name
    }
}

impl<D> Clone for Link<D> {
    fn clone(&self) -> Self {
        Link::new(self.name.clone())
    }
}

impl<D> Default for Link<D> {
    fn default() -> Self {
        Link::new(String::new())
    }
}

impl<D> std::fmt::Debug for Link<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Link({:?})", self.name)
    }
}

impl<D> std::fmt::Display for Link<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl<D> PartialEq for Link<D> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<D> Eq for Link<D> {}

impl<D> std::hash::Hash for Link<D> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl<D> PartialEq<str> for Link<D> {
    fn eq(&self, other: &str) -> bool {
        self.name == other
    }
}

impl<D> PartialEq<&str> for Link<D> {
    fn eq(&self, other: &&str) -> bool {
        self.name == *other
    }
}

impl<D> AsRef<str> for Link<D> {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

impl<D> From<&str> for Link<D> {
    fn from(name: &str) -> Self {
        Link::new(name)
    }
}

impl<D> From<String> for Link<D> {
    fn from(name: String) -> Self {
        Link::new(name)
    }
}

impl<D> serde::Serialize for Link<D> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl<'de, D> serde::Deserialize<'de> for Link<D> {
    fn deserialize<De: serde::Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Link::new)
    }
}

impl<D> FieldValue for Link<D> {
    fn value(&self) -> ValueRef<'_> {
        self.name.value()
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        self.name.assign(value)
    }
}

impl<D> FieldValue for Option<Link<D>> {
    fn value(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, |link| ValueRef::Text(&link.name))
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        let mut name: Option<String> = None;
        name.assign(value)?;
        *self = name.map(Link::new);
        Ok(())
    }
}

/// The value of a Password field. It cannot be printed or serialised. A record that was read from the
/// database holds asterisks: `Context::get_password` reads the secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Password(Option<String>);

impl Password {
    /// A new secret, which is stored when the document is saved.
    pub fn new(secret: impl Into<String>) -> Password {
        Password(Some(secret.into()))
    }

    /// Whether the field has no value.
    pub fn is_empty(&self) -> bool {
        self.0.as_deref().is_none_or(str::is_empty)
    }

    /// Takes a new secret out of the field; asterisks, which stand for a stored secret, stay.
    pub fn take_new(&mut self) -> Option<String> {
        self.0.take_if(|text| !text.is_empty() && !crate::db::is_masked(text))
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_empty() { "Password(empty)" } else { "Password(***)" })
    }
}

impl FieldValue for Password {
    fn value(&self) -> ValueRef<'_> {
        self.0.as_deref().map_or(ValueRef::Null, ValueRef::Secret)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        self.0.assign(value)
    }
}

/// The value of a JSON field: JSON as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// Serialises a value.
    ///
    /// # Errors
    /// serde's error when the value cannot be JSON: a map whose keys are not text, for example.
    pub fn of(value: &impl serde::Serialize) -> serde_json::Result<Json> {
        serde_json::to_string(value).map(Json)
    }

    /// Deserialises the text.
    ///
    /// # Errors
    /// An error when the text is not JSON of this type, or has too many values.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, JsonError> {
        json_parser::parse(&self.0)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FieldValue for Option<Json> {
    fn value(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, |json| ValueRef::Text(&json.0))
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        let mut text: Option<String> = None;
        text.assign(value)?;
        *self = text.map(Json);
        Ok(())
    }
}

impl FieldValue for Json {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Text(&self.0)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        self.0.assign(value)
    }
}

/// The state of a document: `docstatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum DocStatus {
    /// 0: can be edited and deleted.
    #[default]
    Draft,
    /// 1: in force.
    Submitted,
    /// 2: no longer in force, kept for the record.
    Cancelled,
}

impl DocStatus {
    /// 0, 1 or 2.
    pub fn number(self) -> i16 {
        match self {
            DocStatus::Draft => 0,
            DocStatus::Submitted => 1,
            DocStatus::Cancelled => 2,
        }
    }

    /// The status with this number.
    pub fn from_number(number: i64) -> Option<DocStatus> {
        match number {
            0 => Some(DocStatus::Draft),
            1 => Some(DocStatus::Submitted),
            2 => Some(DocStatus::Cancelled),
            _ => None,
        }
    }
}

impl FieldValue for DocStatus {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Int(i64::from(self.number()))
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => DocStatus::Draft,
            Value::Int(number) => DocStatus::from_number(number)
                .ok_or_else(|| Mismatch::new(&Value::Int(number), "a docstatus (0, 1 or 2)"))?,
            other => return Err(Mismatch::new(&other, "a docstatus (0, 1 or 2)")),
        };
        Ok(())
    }
}
