//! The document lifecycle: documents are named, checked, stored, changed, submitted, cancelled and deleted,
//! with the hooks of their controllers.
//!
//! The lifecycle works on [`Record`]s and their metadata and not on types, so that a thousand DocTypes
//! share one compiled copy. Codegen writes a [`DocTypeEntry`] for each DocType, which holds all that differs
//! between DocTypes.

pub mod back_links;
mod child_rows;
pub mod coerce;
pub mod comments;
pub mod copy;
mod defaults;
mod discard;
mod docstatus;
mod dynamic_links;
mod fetch;
mod hooks;
pub mod lifecycle;
mod link_visibility;
mod links;
pub mod merge;
pub mod methods;
mod named_document;
pub mod naming;
pub mod number_text;
pub mod optional_fields;
pub mod output;
mod overridden;
pub mod payload;
mod permlevel;
mod random_name;
pub mod rename;
mod row_index;
pub mod row_key;
pub mod sanitize_fields;
mod secrets;
pub mod store;
pub mod stored_names;
pub mod submitted_values;
mod system_record;
mod title;
mod tree;
mod unique_values;
mod validate;
mod versions;

pub use copy::copy;
pub use optional_fields::update_assignees;
pub use output::is_unset;
pub use output::{DocumentFormat, Viewer, write};
pub use stored_names::stored_name;
pub use tree::rebuild as rebuild_tree;
pub use validate::formats::is_email;

// Names that generated code uses.
pub use doctyped_core::context::Documents;
pub use doctyped_core::context::{Controller, Hooks};
pub use doctyped_core::context::{DocTypeEntry, new, typed, typed_ref};

use doctyped_core::context::Context;
use doctyped_core::context::DocumentStore;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_orm::table::{DocStatus, Record, Value};
use doctyped_schema::{Meta, Rights};
use row_key::RowLock;

/// The lifecycle, as the layers below see it.
#[derive(Debug)]
pub struct Lifecycle;

impl DocumentStore for Lifecycle {
    fn load_into(&self, ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
        load_into(ctx, record, name)
    }

    fn exists(&self, ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool> {
        exists(ctx, meta, name)
    }

    fn insert(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
        insert(ctx, record)
    }

    fn save(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
        save(ctx, record)
    }

    fn submit(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
        submit(ctx, record)
    }

    fn cancel(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
        cancel(ctx, record)
    }

    fn copy(&self, record: &dyn Record) -> Result<Box<dyn Record>> {
        copy(record)
    }

    fn delete(&self, ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()> {
        delete(ctx, meta, name)
    }

    fn add_log(&self, ctx: &mut Context, doctype: &str, fields: &[(&str, Value)]) -> Result<()> {
        system_record::insert(ctx, doctype, fields.iter().cloned())
    }
}

/// Adds the caches of the lifecycle to a site, so that its first reload fills them.
pub fn register(site: &Site) {
    naming::register(site);
}

/// Reads a document into a record; `false` when there is none of that name.
///
/// # Errors
/// Those of the database, or of a virtual DocType.
pub fn load_into(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    store::load::load_into(ctx, record, name, RowLock::None)
}

/// Whether there is a document of that name.
///
/// # Errors
/// Those of the database, or of a virtual DocType.
pub fn exists(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool> {
    stored_names::exists(ctx, meta, name)
}

/// Checks that the user may read a document to which another one is to refer, as comments and assignments do: they
/// are shown with it.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn check_reference(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let entry = ctx.entry(doctype)?;
    lifecycle::load_for(ctx, entry, name, Rights::READ).map(drop)
}

/// Inserts a document: defaults, name, checks, hooks.
///
/// # Errors
/// The error of the first check or hook that fails.
pub fn insert(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let entry = ctx.entry(record.meta().name)?;
    overridden::insert(ctx, entry, record)
}

/// Saves a changed document; its docstatus says whether this saves, submits or cancels. The stored
/// document is read again, so that the checks see every change.
///
/// # Errors
/// `DoesNotExistError`, or the error of the first check or hook that fails.
pub fn save(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let entry = ctx.entry(record.meta().name)?;
    ctx.begin_writing()?;
    let stored = lifecycle::load_for(ctx, entry, &record.name(), Rights::WRITE)?;
    overridden::save(ctx, entry, record, stored)
}

/// Submits a draft.
///
/// # Errors
/// Those of [`save`].
pub fn submit(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    save_with_status(ctx, record, DocStatus::Submitted)
}

/// Cancels a submitted document.
///
/// # Errors
/// Those of [`save`].
pub fn cancel(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    save_with_status(ctx, record, DocStatus::Cancelled)
}

/// Saves a document with another docstatus; after an error the record has its former docstatus.
fn save_with_status(ctx: &mut Context, record: &mut dyn Record, status: DocStatus) -> Result<()> {
    let before = docstatus::get(record);
    docstatus::set(record, status)?;
    let result = save(ctx, record);
    if result.is_err() {
        docstatus::set(record, before)?;
    }
    result
}

/// Discards a draft: it becomes cancelled without having been submitted.
///
/// # Errors
/// `ValidationError` when the document is no draft, `PermissionError`, and the errors of hooks.
pub fn discard(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    discard::discard(ctx, record)
}

/// Deletes a document.
///
/// # Errors
/// `LinkExistsError` when other documents link to it, `PermissionError`, and the errors of hooks.
pub fn delete(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()> {
    // The application may have its own definition of a built-in DocType.
    let meta = (ctx.entry(meta.name)?.meta)();
    lifecycle::delete(ctx, meta, name)
}
