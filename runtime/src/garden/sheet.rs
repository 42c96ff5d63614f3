//! A record of any DocType, guided by nothing but its metadata: what codegen would have written,
//! for DocTypes that stand only in tests.

use crate::schema::{self, DocField, Meta, Storage};
use crate::table::{ChildRows, Mismatch, Record, Value, ValueRef};
use chrono::NaiveDateTime;

/// A document or a row.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    meta: &'static Meta,
    slots: Vec<Value>,
    tables: Vec<Sheets>,
}

/// The rows of a table field.
#[derive(Debug, Clone)]
struct Sheets {
    meta: &'static Meta,
    rows: Vec<Sheet>,
}

impl Sheet {
    /// An empty one. `child` finds the metadata of child DocTypes by their names.
    pub(crate) fn new(meta: &'static Meta, child: fn(&str) -> &'static Meta) -> Sheet {
        let slots = meta.slots().iter().enumerate().map(|(slot, field)| empty(meta, slot, field)).collect();
        let tables = meta.tables().iter().map(|field| Sheets { meta: child(field.options), rows: Vec::new() });
        Sheet { meta, slots, tables: tables.collect() }
    }
}

/// What a typed record has where nothing is stored.
fn empty(meta: &Meta, slot: usize, field: &DocField) -> Value {
    match (slot, field.storage()) {
        (schema::NAME, _) if meta.naming == schema::Naming::Autoincrement => Value::Int(0),
        (schema::NAME | schema::OWNER | schema::MODIFIED_BY, _) => Value::Text(String::new()),
        (schema::CREATION | schema::MODIFIED, _) => Value::Datetime(NaiveDateTime::default()),
        (_, Some(Storage::Decimal)) => Value::Float(0.0),
        (_, Some(storage)) if storage.is_never_null() => Value::Int(0),
        _ => Value::Null,
    }
}

impl Record for Sheet {
    fn meta(&self) -> &'static Meta {
        self.meta
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        let value = self.slots.get(slot).map_or(ValueRef::Null, Value::as_ref);
        match (value, self.meta.slot(slot).and_then(DocField::storage)) {
            (ValueRef::Text(text), Some(Storage::Password)) => ValueRef::Secret(text),
            _ => value,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        let (Some(field), Some(place)) = (self.meta.slot(slot), self.slots.get_mut(slot)) else {
            return Ok(());
        };
        *place = match (value, field.storage()) {
            (Value::Null, _) => empty(self.meta, slot, field),
            #[allow(clippy::cast_precision_loss, reason = "the numbers of tests are small")]
            (Value::Int(number), Some(Storage::Decimal | Storage::NullableDecimal)) => Value::Float(number as f64),
            (Value::Text(text), Some(storage)) if !storage.is_text() && storage != Storage::Password && slot > 0 => {
                return Err(Mismatch::new(&Value::Text(text), "no text"));
            }
            (value, _) => value,
        };
        Ok(())
    }

    fn rows(&self, table: usize) -> Option<&dyn ChildRows> {
        self.tables.get(table).map(|rows| rows as &dyn ChildRows)
    }

    fn rows_mut(&mut self, table: usize) -> Option<&mut dyn ChildRows> {
        self.tables.get_mut(table).map(|rows| rows as &mut dyn ChildRows)
    }
}

impl ChildRows for Sheets {
    fn meta(&self) -> &'static Meta {
        self.meta
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn get(&self, row: usize) -> Option<&dyn Record> {
        self.rows.get(row).map(|row| row as &dyn Record)
    }

    fn get_mut(&mut self, row: usize) -> Option<&mut dyn Record> {
        self.rows.get_mut(row).map(|row| row as &mut dyn Record)
    }

    fn push(&mut self) -> &mut dyn Record {
        // Rows have no rows of their own.
        let place = self.rows.len();
        self.rows.push(Sheet::new(self.meta, super::meta));
        #[allow(clippy::indexing_slicing, reason = "in bounds by construction")]
        &mut self.rows[place]
    }

    fn clear(&mut self) {
        self.rows.clear();
    }
}
