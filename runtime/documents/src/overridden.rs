//! Inserts and saves documents of a built-in type whose DocType the application overrides.
//!
//! A controller of the runtime makes a record of the built-in type; what is stored is a record of
//! the application's type. Both sides are copied by [`doctype_override`](doctyped_core::context::doctype_override).

use super::lifecycle;
use super::merge::ClearedFields;
use doctyped_core::context::Context;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::context::doctype_override::{apply_changes, copy, is_of_handler};
use doctyped_core::error::Result;
use doctyped_orm::table::Record;

/// Inserts a document. A record of the built-in type is copied to the application's type first, where it
/// has one.
pub fn insert(ctx: &mut Context, entry: &DocTypeEntry, record: &mut dyn Record) -> Result<()> {
    if is_of_handler(entry, record) {
        return lifecycle::insert(ctx, record, &ClearedFields::default()).map(|_| ());
    }
    let mut own = (entry.new)();
    copy(record, own.as_mut())?;
    lifecycle::insert(ctx, own.as_mut(), &ClearedFields::default())?;
    copy(own.as_ref(), record)
}

/// Saves a document. A record of the built-in type is copied to the application's type first, where it has
/// one; `stored` is of the application's type.
pub fn save(ctx: &mut Context, entry: &DocTypeEntry, record: &mut dyn Record, stored: Box<dyn Record>) -> Result<()> {
    if is_of_handler(entry, record) {
        return lifecycle::save(ctx, record, stored, &ClearedFields::default()).map(|_| ());
    }
    let mut own = stored.clone_record();
    let mut before = record.clone_record();
    copy(stored.as_ref(), before.as_mut())?;
    apply_changes(before.as_ref(), record, own.as_mut())?;
    lifecycle::save(ctx, own.as_mut(), stored, &ClearedFields::default())?;
    copy(own.as_ref(), record)
}
