//! Values that documents copy from documents that they link to: `fetch_from`, and the default `:Company`.
//!
//! A copy shows a value of the linked document to every reader of the copy, and the link is the client's choice.
//! So a value is copied if the session user may see it where it comes from: the user may read or select the
//! document, and the field is not above the user's permission level. A link with `ignore_user_permissions` is
//! declared for documents that user permissions hide, so roles alone decide there. A field that the user may
//! not read is filled in any case: it is there for others, and shows the user nothing.

use crate::coerce::convert;
use doctyped_auth::permission;
use doctyped_auth::permission::{Levels, Listing};
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_orm::table::{DocStatus, Record, Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta, Rights};

/// A field with `fetch_from`.
#[derive(Debug, Clone, Copy)]
pub struct Fetch {
    /// The slot of the copy.
    pub slot: usize,
    /// The field of the copy.
    pub field: &'static DocField,
    /// The field of the linked document.
    pub source: &'static DocField,
}

/// The result of a fetch.
#[derive(Debug, Clone)]
pub enum Fetched {
    /// The value of the linked document.
    Value(Value),
    /// The user may not see the value.
    Withheld,
}

/// The fetches through a link to a DocType. Credentials are never fetched.
pub fn through(meta: &'static Meta, link: &DocField, target: &'static Meta) -> Vec<Fetch> {
    let fetches = meta.slots().iter().enumerate().filter_map(|(slot, &field)| {
        let (through, source) = field.fetch_from.split_once('.')?;
        let source = target.column(source).filter(|source| !target.is_credential(source.fieldname))?;
        (through == link.fieldname).then_some(Fetch { slot, field, source })
    });
    fetches.collect()
}

/// The session user's view of values that are copied from a linked document into a document.
#[derive(Debug, Clone, Copy)]
pub struct Visibility {
    /// The levels that the user may read in the document with the copy.
    copy_levels: Levels,
    /// The levels that the user may read in the linked document; none if the user may not read or select it.
    source_levels: Option<Levels>,
}

impl Visibility {
    /// The view of values of `target` `name` that a document of `root`, or a row of it, copies.
    ///
    /// # Errors
    /// Those of permission hooks.
    pub fn of(
        ctx: &mut Context,
        root: &Meta,
        target: &'static Meta,
        name: &str,
        ignores_user_permissions: bool,
    ) -> Result<Visibility> {
        let listing = if ignores_user_permissions { Listing::FreeLink } else { Listing::Documents(None) };
        let is_visible = may_see(ctx, target, name, listing)?;
        Ok(Visibility {
            copy_levels: permission::readable_levels(ctx, root),
            source_levels: is_visible.then(|| permission::readable_levels(ctx, target)),
        })
    }

    /// Whether a field may be copied.
    pub fn allows(self, copy: &DocField, source: &DocField) -> bool {
        !self.copy_levels.has(copy.permlevel) || self.source_levels.is_some_and(|levels| levels.has(source.permlevel))
    }
}

/// Whether the user may read or select a document. It is loaded only if that depends on the document.
fn may_see(ctx: &mut Context, target: &'static Meta, name: &str, listing: Listing<'_>) -> Result<bool> {
    let entry = ctx.entry(target.name)?;
    if !target.is_child && entry.hooks.has_permission.is_none() {
        match permission::list_access(ctx, target, listing) {
            Ok(access) if access.rule.is_everything() => return Ok(true),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Permission => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    let mut document = (entry.new)();
    if !crate::load_into(ctx, document.as_mut(), name)? {
        return Ok(false);
    }
    Ok(permission::has(ctx, target, Rights::READ, Some(document.as_ref()))?
        || permission::has(ctx, target, Rights::SELECT, Some(document.as_ref()))?)
}

/// Sets a fetched value, unless the field keeps the value that it has. A value that is withheld leaves the stored
/// one as long as the link is the same, and otherwise none: the value is never the client's.
pub fn set(
    row: &mut dyn Record,
    stored: Option<&dyn Record>,
    link_slot: usize,
    slot: usize,
    fetched: Fetched,
) -> Result<()> {
    let Some(field) = row.meta().slot(slot) else {
        return Ok(());
    };
    let submitted = row.get(schema::DOCSTATUS) == ValueRef::Int(i64::from(DocStatus::Submitted.number()));
    let filled = !row.get(slot).is_empty();
    if (field.fetch_if_empty && filled) || (submitted && !field.allow_on_submit && filled) {
        return Ok(());
    }
    let value = match fetched {
        // A value of another type is converted as one from a client.
        Fetched::Value(value) => convert(field, &to_json(value))?,
        Fetched::Withheld => match stored.filter(|stored| stored.get(link_slot) == row.get(link_slot)) {
            Some(stored) => stored.get(slot).to_value(),
            None => Value::Null,
        },
    };
    Ok(row.set(slot, value)?)
}

fn to_json(value: Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Int(number) => number.into(),
        Value::Float(number) => number.into(),
        other => other.as_ref().to_text().into(),
    }
}
