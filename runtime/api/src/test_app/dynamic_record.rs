//! A record of any DocType, driven by its metadata, for DocTypes of tests, which have no generated
//! record.

use chrono::NaiveDateTime;
use doctyped_orm::table::{ChildRows, Mismatch, Record, Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{ColumnType, DocField, Meta};

/// A document or a child row.
#[derive(Debug, Clone)]
pub struct DynamicRecord {
    meta: &'static Meta,
    slots: Vec<Value>,
    tables: Vec<DynamicRows>,
}

/// The rows of a table field.
#[derive(Debug, Clone)]
struct DynamicRows {
    meta: &'static Meta,
    rows: Vec<DynamicRecord>,
}

impl DynamicRecord {
    /// An empty record. `child` looks the metadata of child DocTypes up by name.
    pub fn new(meta: &'static Meta, child: fn(&str) -> &'static Meta) -> DynamicRecord {
        let slots = meta.slots().iter().enumerate().map(|(slot, field)| empty(meta, slot, field)).collect();
        let tables = meta.tables().iter().map(|field| DynamicRows { meta: child(field.options), rows: Vec::new() });
        DynamicRecord { meta, slots, tables: tables.collect() }
    }
}

/// The value of a typed record for NULL.
fn empty(meta: &Meta, slot: usize, field: &DocField) -> Value {
    match (slot, field.column_type()) {
        (schema::NAME, _) if meta.naming == schema::Naming::Autoincrement => Value::Int(0),
        (schema::NAME | schema::OWNER | schema::MODIFIED_BY, _) => Value::Text(String::new()),
        (schema::CREATION | schema::MODIFIED, _) => Value::Datetime(NaiveDateTime::default()),
        (_, Some(ColumnType::Decimal)) => Value::Float(0.0),
        (_, Some(column_type)) if column_type.is_never_null() => Value::Int(0),
        _ => Value::Null,
    }
}

impl Record for DynamicRecord {
    fn meta(&self) -> &'static Meta {
        self.meta
    }

    fn get(&self, slot: usize) -> ValueRef<'_> {
        let value = self.slots.get(slot).map_or(ValueRef::Null, Value::as_ref);
        match (value, self.meta.slot(slot).and_then(DocField::column_type)) {
            (ValueRef::Text(text), Some(ColumnType::Password)) => ValueRef::Secret(text),
            _ => value,
        }
    }

    fn set(&mut self, slot: usize, value: Value) -> Result<(), Mismatch> {
        let (Some(field), Some(target)) = (self.meta.slot(slot), self.slots.get_mut(slot)) else {
            return Ok(());
        };
        *target = match (value, field.column_type()) {
            (Value::Null, _) => empty(self.meta, slot, field),
            #[allow(clippy::cast_precision_loss, reason = "numbers of tests are small")]
            (Value::Int(number), Some(ColumnType::Decimal | ColumnType::NullableDecimal)) => {
                Value::Float(number as f64)
            }
            (Value::Text(text), Some(column_type))
                if !column_type.is_text() && column_type != ColumnType::Password && slot > 0 =>
            {
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

impl ChildRows for DynamicRows {
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
        let index = self.rows.len();
        self.rows.push(DynamicRecord::new(self.meta, super::meta));
        #[allow(clippy::indexing_slicing, reason = "in bounds by construction")]
        &mut self.rows[index]
    }

    fn clear(&mut self) {
        self.rows.clear();
    }
}
