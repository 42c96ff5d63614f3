// Written by `cargo xtask codegen`; not to be edited.

//! New documents, and changes of documents.

use crate::column::{Column, Table};
use crate::field_kind::{FieldKind, IntoValue, Nullable, Writable};
use crate::{DocType, Submittable};
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// A new document.
#[derive(Debug, Clone)]
pub struct Create<D> {
    pub(crate) fields: Map<String, Value>,
    doctype: PhantomData<fn() -> D>,
}

/// Changes of a document. Fields that are left out keep their values.
#[derive(Debug, Clone)]
pub struct Update<D> {
    pub(crate) fields: Map<String, Value>,
    doctype: PhantomData<fn() -> D>,
}

macro_rules! assignments {
    ($name:ident) => {
        impl<D: DocType> $name<D> {
            /// Without any field. A mandatory field that is missing is an error of the server.
            #[must_use]
            pub fn new() -> Self {
                $name { fields: Map::new(), doctype: PhantomData }
            }

            /// Sets a field.
            #[must_use]
            pub fn set<K: Writable>(mut self, column: Column<D, K>, value: impl IntoValue<K::Base>) -> Self {
                self.fields.insert(column.name().to_owned(), value.into_value());
                self
            }

            /// Empties a field.
            #[must_use]
            pub fn set_null<K: FieldKind>(mut self, column: Column<D, Nullable<K>>) -> Self {
                self.fields.insert(column.name().to_owned(), Value::Null);
                self
            }

            /// Sets the rows of a table field, all of them.
            #[must_use]
            pub fn rows<C: DocType>(mut self, table: Table<D, C>, rows: impl IntoIterator<Item = Create<C>>) -> Self {
                let rows: Vec<Value> = rows.into_iter().map(|row| Value::Object(row.fields)).collect();
                self.fields.insert(table.name().to_owned(), Value::Array(rows));
                self
            }
        }

        impl<D: DocType> Default for $name<D> {
            fn default() -> Self {
                Self::new()
            }
        }
    };
}

assignments!(Create);
assignments!(Update);

impl<D: DocType> Create<D> {
    /// Sets the name, where the DocType does not make it.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.fields.insert("name".to_owned(), Value::from(name.into()));
        self
    }
}

impl<D: Submittable> Create<D> {
    /// Submits the document with its creation.
    #[must_use]
    pub fn submitted(mut self) -> Self {
        self.fields.insert("docstatus".to_owned(), Value::from(1));
        self
    }
}

impl<D: DocType> Update<D> {
    /// Refuses the update (`TimestampMismatchError`) if the document was changed since it was read. `modified` is the
    /// time that it was read with.
    #[must_use]
    pub fn if_unmodified_since(mut self, modified: &chrono::NaiveDateTime) -> Self {
        self.fields.insert("modified".to_owned(), Value::from(crate::wire::datetime_text(modified)));
        self
    }
}
