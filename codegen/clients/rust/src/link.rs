//! Links: the names of documents.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;

/// The name of a document of a DocType.
pub struct Link<D> {
    name: String,
    /// Whether JSON has it as a number: the name of a document that the database numbers.
    is_number: bool,
    doctype: PhantomData<fn() -> D>,
}

impl<D> Link<D> {
    /// The link to a document by its name.
    pub fn new(name: impl Into<String>) -> Link<D> {
        Link { name: name.into(), is_number: false, doctype: PhantomData }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    pub(crate) fn to_json(&self) -> Value {
        let number = self.name.parse::<i64>().ok().filter(|_| self.is_number);
        number.map_or_else(|| Value::from(self.name.as_str()), Value::from)
    }
}

impl<D> Clone for Link<D> {
    fn clone(&self) -> Self {
        Link { name: self.name.clone(), is_number: self.is_number, doctype: PhantomData }
    }
}

impl<D> Default for Link<D> {
    fn default() -> Self {
        Link::new("")
    }
}

impl<D> PartialEq for Link<D> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<D> Eq for Link<D> {}

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

impl<D> std::hash::Hash for Link<D> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl<D> fmt::Debug for Link<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.name, formatter)
    }
}

impl<D> fmt::Display for Link<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
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

impl<D> From<&Link<D>> for Link<D> {
    fn from(link: &Link<D>) -> Self {
        link.clone()
    }
}

impl<D> Serialize for Link<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de, D> Deserialize<'de> for Link<D> {
    fn deserialize<T: Deserializer<'de>>(deserializer: T) -> Result<Self, T::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Name {
            Text(String),
            Number(i64),
        }
        Ok(match Name::deserialize(deserializer)? {
            Name::Text(name) => Link::new(name),
            Name::Number(number) => Link { name: number.to_string(), is_number: true, doctype: PhantomData },
        })
    }
}

/// A name of a document of a DocType: text, a number, or a link to that DocType.
pub trait NameOf<D> {
    /// The name as text.
    fn name(&self) -> String;
}

macro_rules! names {
    ($($name:ty),*) => {$(
        impl<D> NameOf<D> for $name {
            fn name(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

names!(&str, String, &String, i64, Link<D>, &Link<D>);

/// The value of a link that is expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expanded<D> {
    /// The linked document, without its tables.
    Document(Box<D>),
    /// The name of a document that does not exist, or that the user may not read.
    Name(Link<D>),
}

impl<D> Expanded<D> {
    /// The document, if the user may read it.
    pub fn document(&self) -> Option<&D> {
        match self {
            Expanded::Document(document) => Some(document),
            Expanded::Name(_) => None,
        }
    }
}
