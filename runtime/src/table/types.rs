//! Types of fields that Rust and chrono do not have: links, secrets, JSON text, docstatus.

use super::value::{FieldValue, Mismatch, Value, ValueRef};
use std::marker::PhantomData;

/// The name of a document of the DocType `D`: a Link field.
pub struct Link<D> {
    name: String,
    target: PhantomData<fn() -> D>,
}

impl<D> Link<D> {
    /// A link to the document of this name. Nothing is looked up; saving does that.
    pub fn new(name: impl Into<String>) -> Link<D> {
        Link { name: name.into(), target: PhantomData }
    }

    /// The name that it links to; empty where a mandatory link has no value yet.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// Whether there is nothing that it links to.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }

    /// The name by itself.
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

/// A secret of a Password field. It cannot be printed or serialised, and what is read from the
/// database is not the secret but its asterisks: ask `Context::get_password` for it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Password(Option<String>);

impl Password {
    /// A secret to be stored when the document is saved.
    pub fn new(secret: impl Into<String>) -> Password {
        Password(Some(secret.into()))
    }

    /// Whether nothing is stored.
    pub fn is_empty(&self) -> bool {
        self.0.as_deref().is_none_or(str::is_empty)
    }

    /// Takes a new secret out; asterisks that stand for a stored one stay.
    pub(crate) fn take_new(&mut self) -> Option<String> {
        self.0.take_if(|text| !text.is_empty() && !super::is_masked(text))
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

/// JSON as text: what a JSON field holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// The text of a value.
    ///
    /// # Errors
    /// When the value has no form in JSON, a map with keys that are no text, say.
    pub fn of(value: &impl serde::Serialize) -> serde_json::Result<Json> {
        serde_json::to_string(value).map(Json)
    }

    /// Reads the text as a type.
    ///
    /// # Errors
    /// When the text is not JSON or does not fit the type.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(&self.0)
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

/// Where a document stands: `docstatus`.
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

    /// The status of that number.
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
