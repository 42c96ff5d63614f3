//! Values of Password fields: they are stored encrypted in `__Auth`; the row has a mask of asterisks.

use super::row_index::RowIndex;
use doctyped_auth::secret;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::table::{Record, Value, ValueRef, is_masked, mask};
use doctyped_schema::ColumnType;

/// Stores the secrets of a document and of its rows, and replaces them by masks.
pub fn store(ctx: &mut Context, record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    store_row(ctx, record, stored)?;
    for table in 0..record.meta().tables().len() {
        let old_rows = stored.and_then(|stored| stored.rows(table)).map(RowIndex::new);
        let Some(rows) = record.rows_mut(table) else { continue };
        for index in 0..rows.len() {
            let Some(row) = rows.get_mut(index) else { continue };
            let old = old_rows.as_ref().and_then(|old_rows| old_rows.get(&row.name()));
            store_row(ctx, row, old)?;
        }
    }
    Ok(())
}

fn store_row(ctx: &mut Context, row: &mut dyn Record, old: Option<&dyn Record>) -> Result<()> {
    let meta = row.meta();
    for (slot, field) in meta.slots().iter().enumerate() {
        if field.column_type() != Some(ColumnType::Password) {
            continue;
        }
        let plain = match row.get(slot) {
            // A client sends the mask back: the stored secret stays.
            ValueRef::Secret(text) if is_masked(text) => continue,
            ValueRef::Secret(text) => text.to_owned(),
            _ => String::new(),
        };
        if plain.is_empty() && old.is_none_or(|old| old.get(slot).is_empty()) {
            continue;
        }
        let name = row.name();
        secret::store_secret(ctx, meta.name, &name, field.fieldname, &plain)?;
        row.set(slot, if plain.is_empty() { Value::Null } else { Value::Text(mask(&plain)) })?;
    }
    Ok(())
}
