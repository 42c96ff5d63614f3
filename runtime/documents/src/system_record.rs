//! Records that the server writes itself, without permissions, checks and hooks: versions, copies of
//! deleted documents, entries of the audit trail.

use super::random_name::random_name;
use super::store::table_row;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::table::Value;
use doctyped_schema as schema;

/// Inserts a record with the given fields. Fields that the DocType lacks are skipped: the application
/// may define the DocType itself.
pub fn insert<'a>(ctx: &mut Context, doctype: &str, fields: impl IntoIterator<Item = (&'a str, Value)>) -> Result<()> {
    let mut record = (ctx.entry(doctype)?.new)();
    let now = ctx.now();
    let user = Value::Text(ctx.user().to_owned());
    for (slot, value) in [
        (schema::NAME, Value::Text(random_name())),
        (schema::OWNER, user.clone()),
        (schema::MODIFIED_BY, user),
        (schema::CREATION, Value::Datetime(now)),
        (schema::MODIFIED, Value::Datetime(now)),
    ] {
        record.set(slot, value)?;
    }
    for (field, value) in fields {
        if let Some(slot) = record.meta().slot_of(field) {
            record.set(slot, value)?;
        }
    }
    table_row::insert(ctx, record.as_ref())
}
