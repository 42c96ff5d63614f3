//! Insert, save, submit, cancel, delete: the order of steps, checks and hooks.
//!
//! The order is Frappe's, because controllers rely on it: a hook sees what the steps before it
//! have done, and an error of an earlier step hides those of later ones.

use super::links::{self, Purpose};
use super::marks::Shown;
use super::naming::Origin;
use super::rows::{self, Outcome};
use super::{
    Handler, Hook, Hooks, defaults, history, naming, not_found, permlevel, secrets, served, store, title, traces, tree,
    validate,
};
use crate::auth::audit;
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::files;
use crate::permission;
use crate::schema::{self, Meta, Naming, Rights};
use crate::table::{DocStatus, Record, Value, ValueRef};
use std::collections::HashSet;

/// What a save did that the answer tells.
#[derive(Debug, Default)]
pub(crate) struct Saved {
    /// Names of the rows that were added.
    pub(crate) new_rows: HashSet<String>,
}

/// Stores a new document.
pub(crate) fn insert(ctx: &mut Context, record: &mut dyn Record) -> Result<Saved> {
    let meta = record.meta();
    let hooks = &ctx.handler(meta.name)?.hooks;
    ctx.transaction().begin_writing()?;
    defaults::apply(ctx, record)?;
    let now = ctx.now();
    for (slot, value) in [
        (schema::CREATION, Value::Datetime(now)),
        (schema::MODIFIED, Value::Datetime(now)),
        (schema::OWNER, Value::Text(ctx.user().to_owned())),
        (schema::MODIFIED_BY, Value::Text(ctx.user().to_owned())),
    ] {
        record.set(slot, value)?;
    }
    let docstatus = docstatus(record);
    validate::check_transition(meta, None, docstatus)?;
    if docstatus == DocStatus::Submitted {
        permission::check(ctx, meta, Rights::SUBMIT, Some(record))?;
    }
    links::validate(ctx, record)?;
    permission::check(ctx, meta, Rights::CREATE, Some(record))?;
    run(ctx, hooks.before_insert, record)?;
    let origin = naming::name(ctx, record)?;
    let outcome = rows::prepare(ctx, record, None, now)?;
    permlevel::reset_new(ctx, record)?;
    run(ctx, hooks.before_validate, record)?;
    run(ctx, hooks.validate, record)?;
    run(ctx, if docstatus == DocStatus::Submitted { hooks.before_submit } else { hooks.before_save }, record)?;
    // Hooks may have added rows.
    let outcome = again(ctx, record, None, outcome)?;
    title::fill(record, true)?;
    keep_name_field(record)?;
    tree::keep_span(record, None)?;
    validate::check(record)?;
    check_amended(ctx, record)?;
    secrets::store(ctx, record, None)?;
    if meta.is_virtual {
        served::insert(ctx, record)?;
    } else {
        insert_named(ctx, record, origin)?;
        rows::write(ctx, record, None, &outcome)?;
    }
    tree::update(ctx, record, None)?;
    files::adopt(ctx, record, None)?;
    defaults::written(ctx, meta);
    run(ctx, hooks.after_insert, record)?;
    if let Some(original) = naming::amended_from(record) {
        files::copy_attachments(ctx, meta, &original, &record.name())?;
    }
    run(ctx, hooks.on_update, record)?;
    if docstatus == DocStatus::Submitted {
        run(ctx, hooks.on_submit, record)?;
    }
    run(ctx, hooks.on_change, record)?;
    audit::note_saved(ctx, record, None)?;
    Ok(Saved { new_rows: outcome.added })
}

/// A random name may be taken, if rarely: another one is tried.
fn insert_named(ctx: &mut Context, record: &mut dyn Record, origin: Origin) -> Result<()> {
    const TRIES: usize = 5;
    for _ in 1..TRIES {
        match store::insert_row(ctx, record) {
            Err(error)
                if error.kind() == ErrorKind::DuplicateEntry
                && origin == Origin::Random
                // With rows under the old name it would take more than another name.
                && (0..record.meta().tables().len()).all(|table| record.rows(table).is_none_or(crate::table::ChildRows::is_empty)) =>
            {
                record.set(schema::NAME, Value::Text(naming::hash()))?;
            }
            result => return result,
        }
    }
    store::insert_row(ctx, record)
}

/// Stores a changed document; its docstatus says what happens to it. `stored` is what the database
/// holds now.
pub(crate) fn save(ctx: &mut Context, record: &mut dyn Record, stored: Box<dyn Record>) -> Result<Saved> {
    ctx.with_stored(stored, |ctx, stored| save_over(ctx, record, stored))
}

fn save_over(ctx: &mut Context, record: &mut dyn Record, stored: &dyn Record) -> Result<Saved> {
    let meta = record.meta();
    let hooks = &ctx.handler(meta.name)?.hooks;
    defaults::apply_to_new_rows(ctx, record)?;
    permission::check(ctx, meta, Rights::WRITE, Some(stored))?;
    check_latest(record, stored)?;
    let (from, to) = (docstatus(stored), docstatus(record));
    validate::check_transition(meta, Some(from), to)?;
    let action = Action::of(meta, from, to);
    if let Some(right) = action.right() {
        permission::check(ctx, meta, right, Some(stored))?;
    }
    let now = ctx.now();
    record.set(schema::MODIFIED, Value::Datetime(now))?;
    record.set(schema::MODIFIED_BY, Value::Text(ctx.user().to_owned()))?;
    if stored.get(schema::OWNER).is_empty() {
        // A single document that was never stored, or a row that came without an owner.
        record.set(schema::OWNER, Value::Text(ctx.user().to_owned()))?;
        // Nobody creates a single document (Frappe: `tabSingles` has no row for it).
        if !meta.is_single {
            record.set(schema::CREATION, Value::Datetime(now))?;
        }
    }
    let outcome = rows::prepare(ctx, record, Some(stored), now)?;
    permlevel::reset_changed(ctx, record, stored)?;
    if action != Action::Cancel {
        links::validate(ctx, record)?;
        permission::check_links(ctx, record)?;
    }
    for hook in action.before(hooks) {
        run(ctx, hook, record)?;
    }
    let outcome = again(ctx, record, Some(stored), outcome)?;
    title::fill(record, false)?;
    keep_name_field(record)?;
    tree::keep_span(record, Some(stored))?;
    validate::check_constants(record, stored)?;
    if action != Action::Cancel {
        validate::check(record)?;
    }
    if action == Action::UpdateAfterSubmit {
        validate::check_update_after_submit(record, stored)?;
    }
    secrets::store(ctx, record, Some(stored))?;
    if meta.is_virtual {
        served::update(ctx, record)?;
    } else {
        if !store::update_row(ctx, record)? {
            return Err(not_found(meta.name, &record.name()));
        }
        rows::write(ctx, record, Some(stored), &outcome)?;
    }
    tree::update(ctx, record, Some(stored))?;
    files::adopt(ctx, record, Some(stored))?;
    defaults::written(ctx, meta);
    for hook in action.after(hooks) {
        run(ctx, hook, record)?;
    }
    if action == Action::Cancel {
        links::check_back_links(ctx, meta, &record.name(), Purpose::Cancel)?;
    }
    history::keep_version(ctx, record, stored)?;
    run(ctx, hooks.on_change, record)?;
    audit::note_saved(ctx, record, Some(stored))?;
    Ok(Saved { new_rows: outcome.added })
}

/// Fails when somebody else has saved the document since the client read it.
///
/// # Errors
/// `TimestampMismatchError`.
pub(super) fn check_latest(record: &dyn Record, stored: &dyn Record) -> Result<()> {
    if record.get(schema::MODIFIED) == stored.get(schema::MODIFIED) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::TimestampMismatch,
        format!(
            "{} {} has been modified after you have opened it. Read it again to get the latest version.",
            record.meta().name,
            record.name()
        ),
    ))
}

/// What a save does to the docstatus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Save,
    Submit,
    UpdateAfterSubmit,
    Cancel,
}

impl Action {
    fn of(meta: &Meta, from: DocStatus, to: DocStatus) -> Action {
        match (from, to) {
            _ if meta.is_single => Action::Save,
            (DocStatus::Draft, DocStatus::Submitted) => Action::Submit,
            (DocStatus::Submitted, DocStatus::Submitted) => Action::UpdateAfterSubmit,
            (_, DocStatus::Cancelled) => Action::Cancel,
            _ => Action::Save,
        }
    }

    /// The right that it takes besides writing.
    fn right(self) -> Option<Rights> {
        match self {
            Action::Save => None,
            Action::Submit | Action::UpdateAfterSubmit => Some(Rights::SUBMIT),
            Action::Cancel => Some(Rights::CANCEL),
        }
    }

    fn before(self, hooks: &Hooks) -> Vec<Option<Hook>> {
        match self {
            Action::Save => vec![hooks.before_validate, hooks.validate, hooks.before_save],
            Action::Submit => vec![hooks.before_validate, hooks.validate, hooks.before_submit],
            Action::UpdateAfterSubmit => vec![hooks.before_update_after_submit],
            Action::Cancel => vec![hooks.before_cancel],
        }
    }

    fn after(self, hooks: &Hooks) -> Vec<Option<Hook>> {
        match self {
            Action::Save => vec![hooks.on_update],
            Action::Submit => vec![hooks.on_update, hooks.on_submit],
            Action::UpdateAfterSubmit => vec![hooks.on_update_after_submit],
            Action::Cancel => vec![hooks.on_cancel],
        }
    }
}

/// Deletes a document.
pub(crate) fn delete(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()> {
    let handler = ctx.handler(meta.name)?;
    ctx.transaction().begin_writing()?;
    let mut record = load(ctx, handler, name)?;
    let record = record.as_mut();
    let name = record.name();
    permission::check(ctx, meta, Rights::DELETE, Some(record))?;
    if meta.is_submittable && docstatus(record) == DocStatus::Submitted {
        return Err(Error::validation(format!(
            "{} {name} is submitted and cannot be deleted; cancel it first",
            meta.name
        )));
    }
    tree::check_removable(ctx, record)?;
    run(ctx, handler.hooks.on_trash, record)?;
    run(ctx, handler.hooks.on_change, record)?;
    links::check_back_links(ctx, meta, &name, Purpose::Delete)?;
    tree::remove(ctx, record)?;
    naming::take_back(ctx, record)?;
    if meta.is_virtual {
        served::delete(ctx, record)?;
    } else {
        store::delete_row(ctx, meta, &name)?;
        for field in meta.tables() {
            let child = (ctx.handler(field.options)?.meta)();
            store::delete_rows_of(ctx, child, meta.name, &name)?;
        }
    }
    crate::auth::secret::delete_secrets(ctx, meta.name, &name)?;
    permission::sharing::forget(ctx, meta.name, &name)?;
    files::delete_attachments(ctx, meta, &name)?;
    traces::remove(ctx, meta, &name)?;
    defaults::written(ctx, meta);
    run(ctx, handler.hooks.after_delete, record)?;
    history::keep_deleted(ctx, record)?;
    audit::note_deleted(ctx, record)
}

/// Reads a document; in a transaction that writes, others cannot change it until that ends.
///
/// # Errors
/// `DoesNotExistError` when there is none.
pub(crate) fn load(ctx: &mut Context, handler: &Handler, name: &str) -> Result<Box<dyn Record>> {
    Ok(load_shown(ctx, handler, name)?.0)
}

/// The same, with what its JSON shows beside its fields.
///
/// # Errors
/// `DoesNotExistError` when there is none.
pub(crate) fn load_shown(ctx: &mut Context, handler: &Handler, name: &str) -> Result<(Box<dyn Record>, Shown)> {
    let mut record = (handler.new)();
    let lock = if ctx.transaction().is_writing() { store::Lock::Document } else { store::Lock::None };
    match store::load_shown(ctx, record.as_mut(), name, lock)? {
        Some(shown) => Ok((record, shown)),
        None => Err(permission::missing(ctx, (handler.meta)(), name)),
    }
}

/// The docstatus of a record.
pub(super) fn docstatus(record: &dyn Record) -> DocStatus {
    match record.get(schema::DOCSTATUS) {
        ValueRef::Int(number) => DocStatus::from_number(number).unwrap_or_default(),
        _ => DocStatus::Draft,
    }
}

/// Runs a hook, if the controller has it.
pub(super) fn run(ctx: &mut Context, hook: Option<Hook>, record: &mut dyn Record) -> Result<()> {
    match hook {
        Some(hook) => hook(record, ctx),
        None => Ok(()),
    }
}

/// Prepares rows that hooks have added, and remembers all that are new.
fn again(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Option<&dyn Record>,
    mut outcome: Outcome,
) -> Result<Outcome> {
    let nameless = (0..record.meta().tables().len())
        .filter_map(|table| record.rows(table))
        .any(|rows| rows.iter().any(|row| row.name().is_empty()));
    if nameless {
        defaults::apply_to_new_rows(ctx, record)?;
        let now = ctx.now();
        rows::prepare_added(ctx, record, stored, now, &mut outcome)?;
    }
    Ok(outcome)
}

/// A document that is named by a field keeps the two equal.
fn keep_name_field(record: &mut dyn Record) -> Result<()> {
    if let Naming::Field(field) = record.meta().naming
        && let Some(slot) = record.meta().slot_of(field)
        && !record.name().is_empty()
    {
        let name = record.name();
        if record.get(slot).to_text() != name {
            let json = name.into();
            let field = record.meta().slot(slot).ok_or_else(|| Error::internal("a slot without a field"))?;
            record.set(slot, super::coerce::coerce(field, &json)?)?;
        }
    }
    Ok(())
}

/// An amendment follows a cancelled document.
fn check_amended(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    let Some(original) = naming::amended_from(record) else {
        return Ok(());
    };
    let handler = ctx.handler(meta.name)?;
    let stored = load(ctx, handler, &original)?;
    if docstatus(stored.as_ref()) == DocStatus::Cancelled {
        return Ok(());
    }
    Err(Error::validation(format!("{} {original} must be cancelled before it is amended", meta.name)))
}
