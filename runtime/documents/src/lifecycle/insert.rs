//! Inserts a new document.

use super::{load_for, prepare_rows_of_hooks, sync_name_field};
use crate::child_rows;
use crate::child_rows::AddedRows;
use crate::merge::ClearedFields;
use crate::naming;
use crate::naming::NameOrigin;
use crate::random_name::random_name;
use crate::{defaults, docstatus, hooks, links, permlevel, secrets, store, title, tree, unique_values, validate};
use chrono::NaiveDateTime;
use doctyped_auth::audit;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::context::virtual_doctype;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_files as files;
use doctyped_orm::table::{DocStatus, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::Rights;

/// Inserts a document and gives the names of its rows. Empty fields get their defaults, but for those that a client has
/// cleared.
///
/// # Errors
/// `PermissionError`, `MandatoryError`, `DuplicateEntryError` and the errors of other checks and of hooks.
pub fn insert(ctx: &mut Context, record: &mut dyn Record, cleared: &ClearedFields) -> Result<AddedRows> {
    let meta = record.meta();
    let hooks = &ctx.entry(meta.name)?.hooks;
    ctx.begin_writing()?;
    defaults::apply(ctx, record, cleared)?;
    let now = ctx.now();
    set_standard_fields(ctx, record, now)?;
    let docstatus = docstatus::get(record);
    docstatus::check_transition(meta, None, docstatus)?;
    let is_submitted = docstatus == DocStatus::Submitted;
    if is_submitted {
        permission::check(ctx, meta, Rights::SUBMIT, Some(record))?;
    }
    // Before the links, whose errors tell which documents exist. (Frappe checks the links first.)
    if !meta.is_child {
        permission::check(ctx, meta, Rights::CREATE, None)?;
    }
    check_amended(ctx, record)?;
    permlevel::reset_submitted(ctx, record)?;
    links::validate(ctx, record, None)?;
    permission::check(ctx, meta, Rights::CREATE, Some(record))?;
    hooks::run(ctx, hooks.before_insert, record)?;
    let origin = naming::name(ctx, record)?;
    let added = child_rows::prepare(ctx, record, None, now)?;
    permlevel::reset_new(ctx, record)?;
    hooks::run(ctx, hooks.before_validate, record)?;
    hooks::run(ctx, hooks.validate, record)?;
    hooks::run(ctx, if is_submitted { hooks.before_submit } else { hooks.before_save }, record)?;
    let added = prepare_rows_of_hooks(ctx, record, None, added)?;
    title::fill(record, true)?;
    sync_name_field(record)?;
    tree::reset_span(record, None)?;
    validate::check(ctx, record, None)?;
    secrets::store(ctx, record, None)?;
    if meta.is_virtual {
        virtual_doctype::insert(ctx, record)?;
    } else {
        insert_row(ctx, record, origin)?;
        child_rows::write(ctx, record, None, &added)?;
    }
    tree::update(ctx, record, None)?;
    files::attach_linked_files(ctx, record, None)?;
    defaults::invalidate_after_write(ctx, meta);
    hooks::run(ctx, hooks.after_insert, record)?;
    if let Some(original) = naming::amended_from(record) {
        files::copy_attachments(ctx, meta, &original, &record.name())?;
    }
    hooks::run(ctx, hooks.on_update, record)?;
    if is_submitted {
        hooks::run(ctx, hooks.on_submit, record)?;
    }
    hooks::run(ctx, hooks.on_change, record)?;
    audit::log_save(ctx, record, None)?;
    Ok(added)
}

/// Sets owner, creation and the fields of the last change.
fn set_standard_fields(ctx: &Context, record: &mut dyn Record, now: NaiveDateTime) -> Result<()> {
    for (slot, value) in [
        (schema::CREATION, Value::Datetime(now)),
        (schema::MODIFIED, Value::Datetime(now)),
        (schema::OWNER, Value::Text(ctx.user().to_owned())),
        (schema::MODIFIED_BY, Value::Text(ctx.user().to_owned())),
    ] {
        record.set(slot, value)?;
    }
    Ok(())
}

/// Inserts the row of a document; a random name that is taken is replaced by another.
fn insert_row(ctx: &mut Context, record: &mut dyn Record, origin: NameOrigin) -> Result<()> {
    const MAX_ATTEMPTS: usize = 5;
    for _ in 1..MAX_ATTEMPTS {
        match try_insert_row(ctx, record) {
            // Child rows refer to the name already, so a document with rows keeps it.
            Err(error)
                if error.kind() == ErrorKind::DuplicateEntry && origin == NameOrigin::Random && !has_rows(record) =>
            {
                record.set(schema::NAME, Value::Text(random_name()))?;
            }
            result => return result,
        }
    }
    try_insert_row(ctx, record)
}

fn try_insert_row(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    unique_values::count_guesses(ctx, record, None, |ctx| store::insert_row(ctx, record))
}

fn has_rows(record: &dyn Record) -> bool {
    (0..record.meta().tables().len()).any(|table| record.rows(table).is_some_and(|rows| !rows.is_empty()))
}

/// Checks that the document that a new one amends is cancelled, and that the user may read and amend it: its files
/// are copied, and the new document takes the place of its next version.
pub(super) fn check_amended(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    let Some(original) = naming::amended_from(record) else {
        return validate::check_not_amended(record, None);
    };
    let entry = ctx.entry(meta.name)?;
    let stored = load_for(ctx, entry, &original, Rights::READ)?;
    permission::check(ctx, meta, Rights::AMEND, Some(stored.as_ref()))?;
    if docstatus::get(stored.as_ref()) == DocStatus::Cancelled {
        return Ok(());
    }
    Err(Error::validation(format!("{} {original} must be cancelled before it is amended", meta.name)))
}
