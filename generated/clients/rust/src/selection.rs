// Written by `cargo xtask codegen`; not to be edited.

//! The selection of a list, and the Rust type of its rows.

use crate::DocType;
use crate::column::{Column, LinkKind, Table};
use crate::error::Error;
use crate::field_kind::FieldKind;
use crate::link::{Expanded, Link};
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// The selection of a list: a column, a table field, an expanded link, or a tuple of these.
pub trait Selection<D> {
    /// The type of a row.
    type Row;

    /// Adds the names of its fields, and those of links that are expanded.
    fn collect(&self, fields: &mut Vec<String>, expand: &mut Vec<String>);

    /// Takes its values out of a row.
    ///
    /// # Errors
    /// A value has another type.
    fn decode(&self, row: &mut Map<String, Value>) -> Result<Self::Row, Error>;
}

/// The names of the documents.
#[derive(Debug, Clone, Copy)]
pub struct Names;

impl<D> Selection<D> for Names {
    type Row = Link<D>;

    fn collect(&self, fields: &mut Vec<String>, _: &mut Vec<String>) {
        fields.push("name".to_owned());
    }

    fn decode(&self, row: &mut Map<String, Value>) -> Result<Link<D>, Error> {
        decoded("name", row, serde_json::from_value)
    }
}

/// All columns of the documents; their tables are empty.
#[derive(Debug, Clone, Copy)]
pub struct AllColumns;

impl<D: DocType> Selection<D> for AllColumns {
    type Row = D;

    fn collect(&self, fields: &mut Vec<String>, _: &mut Vec<String>) {
        fields.push("*".to_owned());
    }

    fn decode(&self, row: &mut Map<String, Value>) -> Result<D, Error> {
        document(Value::Object(std::mem::take(row)))
    }
}

impl<D: DocType, K: FieldKind> Selection<D> for Column<D, K> {
    type Row = K::Value;

    fn collect(&self, fields: &mut Vec<String>, _: &mut Vec<String>) {
        let name = self.name();
        // The key of a field of a linked document would be that of a field of its own.
        fields.push(if name.contains('.') { format!("{name} as {}", key(name)) } else { name.to_owned() });
    }

    fn decode(&self, row: &mut Map<String, Value>) -> Result<K::Value, Error> {
        decoded(&key(self.name()), row, K::decode)
    }
}

/// The key of a column in rows: `article__author` of `article.author`.
fn key(name: &str) -> String {
    name.replace('.', "__")
}

impl<D: DocType, C: DocType> Selection<D> for Table<D, C> {
    type Row = Vec<C>;

    fn collect(&self, fields: &mut Vec<String>, _: &mut Vec<String>) {
        fields.push(self.name().to_owned());
    }

    fn decode(&self, row: &mut Map<String, Value>) -> Result<Vec<C>, Error> {
        match row.remove(self.name()) {
            Some(Value::Array(rows)) => rows.into_iter().map(document).collect(),
            _ => Ok(Vec::new()),
        }
    }
}

/// A link that is replaced by the linked document.
#[derive(Debug)]
pub struct Expand<D, T> {
    name: String,
    types: PhantomData<fn() -> (D, T)>,
}

impl<D: DocType, K: FieldKind> Column<D, K>
where
    K::Base: LinkKind,
{
    /// The linked document in place of its name.
    pub fn expand(self) -> Expand<D, <K::Base as LinkKind>::Target> {
        Expand { name: self.name().to_owned(), types: PhantomData }
    }
}

impl<D: DocType, T: DocType> Selection<D> for Expand<D, T> {
    type Row = Option<Expanded<T>>;

    fn collect(&self, fields: &mut Vec<String>, expand: &mut Vec<String>) {
        fields.push(self.name.clone());
        expand.push(self.name.clone());
    }

    fn decode(&self, row: &mut Map<String, Value>) -> Result<Option<Expanded<T>>, Error> {
        Ok(match row.remove(&self.name) {
            None | Some(Value::Null) => None,
            Some(object @ Value::Object(_)) => Some(Expanded::Document(Box::new(document(object)?))),
            Some(name) => {
                let name = serde_json::from_value(name).map_err(|error| Error::field(&self.name, &error))?;
                Some(Expanded::Name(name))
            }
        })
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => {$(
        impl<D, $($name: Selection<D>),*> Selection<D> for ($($name,)*) {
            type Row = ($($name::Row,)*);

            #[allow(non_snake_case, reason = "the names are those of the parameters")]
            fn collect(&self, fields: &mut Vec<String>, expand: &mut Vec<String>) {
                let ($($name,)*) = self;
                $($name.collect(fields, expand);)*
            }

            #[allow(non_snake_case, reason = "the names are those of the parameters")]
            fn decode(&self, row: &mut Map<String, Value>) -> Result<Self::Row, Error> {
                let ($($name,)*) = self;
                Ok(($($name.decode(row)?,)*))
            }
        }
    )*};
}

tuples! {
    A;
    A B;
    A B C;
    A B C E;
    A B C E F;
    A B C E F G;
    A B C E F G H;
    A B C E F G H I;
    A B C E F G H I J;
    A B C E F G H I J K;
    A B C E F G H I J K L;
    A B C E F G H I J K L M;
}

fn decoded<T>(
    name: &str,
    row: &mut Map<String, Value>,
    decode: impl FnOnce(Value) -> Result<T, serde_json::Error>,
) -> Result<T, Error> {
    decode(row.remove(name).unwrap_or_default()).map_err(|error| Error::field(name, &error))
}

/// A document of JSON.
pub(crate) fn document<D: serde::de::DeserializeOwned>(json: Value) -> Result<D, Error> {
    serde_json::from_value(json).map_err(|error| Error::Response(error.to_string()))
}
