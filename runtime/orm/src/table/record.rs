//! Records: the typed documents that codegen writes, and the traits that all of them implement.

use super::field_value::Mismatch;
use crate::db::{Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::Meta;
use std::any::Any;

/// A document of any DocType, for code that does not know its type. Slots and tables are numbered as
/// in [`Meta`].
pub trait Record: Any + Send + Sync + CloneRecord + std::fmt::Debug {
    /// The DocType.
    fn meta(&self) -> &'static Meta;

    /// The value of a slot; NULL beyond the last.
    fn get(&self, slot: usize) -> ValueRef<'_>;

    /// Replaces the value of a slot; beyond the last, nothing happens.
    ///
    /// # Errors
    /// [`Mismatch`] when the value does not have the type of the field.
    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch>;

    /// The rows of a table field.
    fn rows(&self, table: usize) -> Option<&dyn ChildRows> {
        let _ = table;
        None
    }

    /// The rows of a table field, mutable.
    fn rows_mut(&mut self, table: usize) -> Option<&mut dyn ChildRows> {
        let _ = table;
        None
    }
}

/// Copies a record without knowing its type.
pub trait CloneRecord {
    /// An owned copy.
    fn clone_record(&self) -> Box<dyn Record>;
}

impl<D: Record + Clone> CloneRecord for D {
    fn clone_record(&self) -> Box<dyn Record> {
        Box::new(self.clone())
    }
}

impl dyn Record {
    /// The name as text; empty where the document has none yet.
    pub fn name(&self) -> String {
        match self.get(schema::NAME) {
            ValueRef::Int(0) => String::new(),
            name => name.to_text(),
        }
    }

    /// The value of the field of this name; NULL for a field that is not stored.
    pub fn field(&self, fieldname: &str) -> ValueRef<'_> {
        self.meta().slot_of(fieldname).map_or(ValueRef::Null, |slot| self.get(slot))
    }

    /// Sets every slot to its empty value, without the defaults of the definition.
    pub fn clear(&mut self) {
        for slot in 0..self.meta().slots().len() {
            // NULL is accepted by every type.
            let _ = self.set(slot, Value::Null);
        }
    }

    /// The record as its own type.
    pub fn downcast<D: Document>(&self) -> Option<&D> {
        (self as &dyn Any).downcast_ref()
    }

    /// The record as its own type, mutable.
    pub fn downcast_mut<D: Document>(&mut self) -> Option<&mut D> {
        (self as &mut dyn Any).downcast_mut()
    }
}

/// The rows of a table field, for code that does not know their type.
pub trait ChildRows: Send + Sync {
    /// The child DocType.
    fn meta(&self) -> &'static Meta;

    /// The number of rows.
    fn len(&self) -> usize;

    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at an index.
    fn get(&self, row: usize) -> Option<&dyn Record>;

    /// The row at an index, mutable.
    fn get_mut(&mut self, row: usize) -> Option<&mut dyn Record>;

    /// Adds a row with the defaults of its type.
    fn push(&mut self) -> &mut dyn Record;

    /// Removes all rows.
    fn clear(&mut self);

    /// Replaces these rows with copies of rows of the same DocType.
    ///
    /// # Errors
    /// [`Mismatch`] when the rows are of another DocType.
    fn replace_with(&mut self, rows: &dyn ChildRows) -> Result<(), Mismatch> {
        self.clear();
        for source in rows.iter() {
            let row = self.push();
            for slot in 0..source.meta().slots().len() {
                row.set(slot, source.get(slot).to_value())?;
            }
        }
        Ok(())
    }
}

impl dyn ChildRows + '_ {
    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Record> {
        (0..self.len()).filter_map(|row| self.get(row))
    }
}

impl<D: Document> ChildRows for Vec<D> {
    fn meta(&self) -> &'static Meta {
        D::doctype()
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, row: usize) -> Option<&dyn Record> {
        self.as_slice().get(row).map(|row| row as &dyn Record)
    }

    fn get_mut(&mut self, row: usize) -> Option<&mut dyn Record> {
        self.as_mut_slice().get_mut(row).map(|row| row as &mut dyn Record)
    }

    fn push(&mut self) -> &mut dyn Record {
        let index = self.len();
        self.insert(index, D::default());
        #[allow(clippy::indexing_slicing, reason = "in bounds by construction")]
        &mut self[index]
    }

    fn clear(&mut self) {
        self.clear();
    }
}

/// The type of a document. Codegen implements this for every record.
///
/// `Default` gives a record with the literal defaults of the definition; defaults that depend on the
/// time or the user are filled when the document is inserted.
pub trait Document: Record + Default + Clone {
    /// The type-level id of the DocType, a hash of its name: see [`id`](super::id).
    type Id;

    /// The DocType's name.
    const DOCTYPE: &'static str;

    /// Its table.
    const TABLE: &'static str;

    /// Its columns: one for each slot, then those that documents do not carry.
    const COLUMNS: &'static [&'static str];

    /// How many of the columns are slots of the record.
    const SLOTS: usize;

    /// The DocType's metadata.
    fn doctype() -> &'static Meta;
}
