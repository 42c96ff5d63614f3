//! Saves a changed document; the change of its docstatus says whether this submits or cancels it.

use super::insert::check_amended;
use super::{prepare_rows_of_hooks, sync_name_field};
use crate::back_links;
use crate::back_links::BlockedOperation;
use crate::child_rows;
use crate::child_rows::AddedRows;
use crate::merge::ClearedFields;
use crate::{
    defaults, docstatus, hooks, links, permlevel, secrets, store, title, tree, unique_values, validate, versions,
};
use doctyped_auth::audit;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::context::not_found;
use doctyped_core::context::virtual_doctype;
use doctyped_core::context::{Hook, Hooks};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_files as files;
use doctyped_orm::table::{DocStatus, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Rights};

/// Saves a document over what the database holds, and gives the names of the rows that were added. Their empty fields
/// get their defaults, but for those that a client has cleared.
///
/// # Errors
/// `TimestampMismatchError`, `PermissionError`, `DocstatusTransitionError` and the errors of other checks
/// and of hooks.
pub fn save(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: Box<dyn Record>,
    cleared: &ClearedFields,
) -> Result<AddedRows> {
    ctx.with_stored(stored, |ctx, stored| save_over(ctx, record, stored, cleared))
}

fn save_over(
    ctx: &mut Context,
    record: &mut dyn Record,
    stored: &dyn Record,
    cleared: &ClearedFields,
) -> Result<AddedRows> {
    let meta = record.meta();
    let hooks = &ctx.entry(meta.name)?.hooks;
    ctx.begin_writing()?;
    defaults::apply_to_new_rows(ctx, record, cleared)?;
    permission::check(ctx, meta, Rights::WRITE, Some(stored))?;
    check_latest(record, stored)?;
    let (from, to) = (docstatus::get(stored), docstatus::get(record));
    docstatus::check_transition(meta, Some(from), to)?;
    let action = SaveAction::of(meta, from, to);
    if let Some(right) = action.right() {
        permission::check(ctx, meta, right, Some(stored))?;
    }
    if record.field("amended_from") != stored.field("amended_from") {
        check_amended(ctx, record)?;
    }
    let now = ctx.now();
    record.set(schema::MODIFIED, Value::Datetime(now))?;
    record.set(schema::MODIFIED_BY, Value::Text(ctx.user().to_owned()))?;
    if stored.get(schema::OWNER).is_empty() {
        // A single document that was never saved, or a row that was stored without an owner.
        record.set(schema::OWNER, Value::Text(ctx.user().to_owned()))?;
        // Single documents have no creation (Frappe: `tabSingles` has no row for it).
        if !meta.is_single {
            record.set(schema::CREATION, Value::Datetime(now))?;
        }
    }
    let added = child_rows::prepare(ctx, record, Some(stored), now)?;
    permlevel::reset_changed(ctx, record, stored)?;
    if action != SaveAction::Cancel {
        links::validate(ctx, record, Some(stored))?;
        permission::check_links(ctx, record)?;
    }
    for hook in action.hooks_before(hooks) {
        hooks::run(ctx, hook, record)?;
    }
    let added = prepare_rows_of_hooks(ctx, record, Some(stored), added)?;
    check(ctx, record, stored, action)?;
    secrets::store(ctx, record, Some(stored))?;
    write(ctx, record, stored, &added)?;
    tree::update(ctx, record, Some(stored))?;
    files::attach_linked_files(ctx, record, Some(stored))?;
    defaults::invalidate_after_write(ctx, meta);
    for hook in action.hooks_after(hooks) {
        hooks::run(ctx, hook, record)?;
    }
    if action == SaveAction::Cancel {
        back_links::check(ctx, meta, &record.name(), BlockedOperation::Cancel)?;
    }
    versions::add_version(ctx, record, stored)?;
    hooks::run(ctx, hooks.on_change, record)?;
    audit::log_save(ctx, record, Some(stored))?;
    Ok(added)
}

/// Fills the fields that the server sets, and runs the checks of the values.
fn check(ctx: &mut Context, record: &mut dyn Record, stored: &dyn Record, action: SaveAction) -> Result<()> {
    title::fill(record, false)?;
    sync_name_field(record)?;
    tree::reset_span(record, Some(stored))?;
    validate::check_constants(record, stored)?;
    validate::check_not_amended(record, Some(stored))?;
    if action != SaveAction::Cancel {
        validate::check(ctx, record, Some(stored))?;
    }
    if action == SaveAction::UpdateAfterSubmit {
        validate::check_update_after_submit(record, stored)?;
    }
    Ok(())
}

/// Writes the rows of the document to the database, or to the source of a virtual DocType.
fn write(ctx: &mut Context, record: &mut dyn Record, stored: &dyn Record, added: &AddedRows) -> Result<()> {
    let meta = record.meta();
    if meta.is_virtual {
        return virtual_doctype::update(ctx, record);
    }
    if !unique_values::count_guesses(ctx, record, Some(stored), |ctx| store::update_row(ctx, record))? {
        return Err(not_found(meta.name, &record.name()));
    }
    child_rows::write(ctx, record, Some(stored), added)
}

/// Checks that the document is the version that is stored (optimistic locking by `modified`).
///
/// # Errors
/// `TimestampMismatchError` when another client has saved the document meanwhile.
pub(crate) fn check_latest(record: &dyn Record, stored: &dyn Record) -> Result<()> {
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

/// The effect of a save on the docstatus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SaveAction {
    Save,
    Submit,
    UpdateAfterSubmit,
    Cancel,
}

impl SaveAction {
    fn of(meta: &Meta, from: DocStatus, to: DocStatus) -> SaveAction {
        match (from, to) {
            _ if meta.is_single => SaveAction::Save,
            (DocStatus::Draft, DocStatus::Submitted) => SaveAction::Submit,
            (DocStatus::Submitted, DocStatus::Submitted) => SaveAction::UpdateAfterSubmit,
            (_, DocStatus::Cancelled) => SaveAction::Cancel,
            _ => SaveAction::Save,
        }
    }

    /// The right that the action takes besides `write`.
    fn right(self) -> Option<Rights> {
        match self {
            SaveAction::Save => None,
            SaveAction::Submit | SaveAction::UpdateAfterSubmit => Some(Rights::SUBMIT),
            SaveAction::Cancel => Some(Rights::CANCEL),
        }
    }

    /// The hooks that run before the document is written.
    fn hooks_before(self, hooks: &Hooks) -> Vec<Option<Hook>> {
        match self {
            SaveAction::Save => vec![hooks.before_validate, hooks.validate, hooks.before_save],
            SaveAction::Submit => vec![hooks.before_validate, hooks.validate, hooks.before_submit],
            SaveAction::UpdateAfterSubmit => vec![hooks.before_update_after_submit],
            SaveAction::Cancel => vec![hooks.before_cancel],
        }
    }

    /// The hooks that run after the document is written.
    fn hooks_after(self, hooks: &Hooks) -> Vec<Option<Hook>> {
        match self {
            SaveAction::Save => vec![hooks.on_update],
            SaveAction::Submit => vec![hooks.on_update, hooks.on_submit],
            SaveAction::UpdateAfterSubmit => vec![hooks.on_update_after_submit],
            SaveAction::Cancel => vec![hooks.on_cancel],
        }
    }
}
