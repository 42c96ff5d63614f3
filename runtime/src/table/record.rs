//! Records: the typed documents that codegen writes, and what all of them can do.

use super::value::{Mismatch, Value, ValueRef};
use crate::schema::{self, Meta};
use std::any::Any;

/// A document of some DocType, seen from code that treats all alike. Slots and tables are
/// numbered as [`Meta`] says.
pub trait Record: Any + Send + Sync + CloneRecord + std::fmt::Debug {
    /// The DocType.
    fn meta(&self) -> &'static Meta;

    /// What a slot holds; NULL beyond the last.
    fn get(&self, slot: usize) -> ValueRef<'_>;

    /// Replaces what a slot holds; beyond the last, nothing happens.
    ///
    /// # Errors
    /// When the value is of another kind than the slot's.
    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch>;

    /// The rows of a table field.
    fn rows(&self, table: usize) -> Option<&dyn ChildRows> {
        let _ = table;
        None
    }

    /// The rows of a table field, to change them.
    fn rows_mut(&mut self, table: usize) -> Option<&mut dyn ChildRows> {
        let _ = table;
        None
    }
}

/// Copies a record without knowing its type.
pub trait CloneRecord {
    /// A copy of its own.
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

    /// What the field of that name holds; NULL for a field that is not stored.
    pub fn field(&self, fieldname: &str) -> ValueRef<'_> {
        self.meta().slot_of(fieldname).map_or(ValueRef::Null, |slot| self.get(slot))
    }

    /// Empties every slot, whatever defaults the type has.
    pub fn clear(&mut self) {
        for slot in 0..self.meta().slots().len() {
            // Every type has an empty value, so this cannot fail.
            let _ = self.set(slot, Value::Null);
        }
    }

    /// The record as its own type.
    pub fn downcast<D: Document>(&self) -> Option<&D> {
        (self as &dyn Any).downcast_ref()
    }

    /// The record as its own type, to change it.
    pub fn downcast_mut<D: Document>(&mut self) -> Option<&mut D> {
        (self as &mut dyn Any).downcast_mut()
    }
}

/// The rows of a table field, seen from code that treats all alike.
pub trait ChildRows: Send + Sync {
    /// The child DocType.
    fn meta(&self) -> &'static Meta;

    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a place.
    fn get(&self, row: usize) -> Option<&dyn Record>;

    /// The row at a place, to change it.
    fn get_mut(&mut self, row: usize) -> Option<&mut dyn Record>;

    /// Adds a row with the defaults of its type.
    fn push(&mut self) -> &mut dyn Record;

    /// Removes all rows.
    fn clear(&mut self);

    /// Makes these rows copies of others of the same type.
    ///
    /// # Errors
    /// When the others are of another type.
    fn replace_with(&mut self, others: &dyn ChildRows) -> Result<(), Mismatch> {
        self.clear();
        for other in others.iter() {
            let row = self.push();
            for slot in 0..other.meta().slots().len() {
                row.set(slot, other.get(slot).to_value())?;
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
        let place = self.len();
        self.insert(place, D::default());
        // The row was put there a line above.
        #[allow(clippy::indexing_slicing, reason = "in bounds by construction")]
        &mut self[place]
    }

    fn clear(&mut self) {
        self.clear();
    }
}

/// A document's own type. Codegen implements this for every record that it writes.
///
/// `Default` gives a record with the literal defaults of the definition; those that depend on the
/// moment or the user are filled when the document is inserted.
pub trait Document: Record + Default + Clone {
    /// Tells DocTypes apart in types; made from the name, so it never changes.
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
