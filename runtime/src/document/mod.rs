//! The life of a document: it is made, named, checked, stored, changed, submitted, cancelled and
//! deleted, with the hooks of its controller in between.
//!
//! Everything here works on [`Record`]s and their metadata, not on types, so that a thousand
//! DocTypes share one compiled copy. [`Handler`] is the seam: codegen writes one for each DocType,
//! and with it comes all that is particular to the type.

pub(crate) mod coerce;
mod copy;
mod defaults;
mod discard;
mod echo;
pub(crate) mod history;
pub(crate) mod lifecycle;
pub(crate) mod links;
pub(crate) mod marks;
mod merge;
pub(crate) mod methods;
pub(crate) mod naming;
pub(crate) mod output;
mod overridden;
mod permlevel;
pub mod rename;
pub mod resource;
mod rows;
mod sanitize;
mod secrets;
pub(crate) mod store;
mod title;
mod traces;
mod tree;
mod validate;
pub(crate) mod whole;

pub use copy::copy;
pub use marks::keep_assigned;
pub(crate) use output::is_unset;
pub use output::{Style, write};
pub(crate) use sanitize::clean_text;
pub(crate) use store::stored_name;
pub use tree::rebuild as rebuild_tree;
pub(crate) use validate::formats::is_email;

// Names that generated code uses.
pub use crate::controller::{Controller, Hooks};
pub use crate::handler::{Handler, new, typed, typed_ref};
pub use crate::virtual_doctype::Documents;

use crate::context::Context;
use crate::document_store::DocumentStore;
use crate::error::Result;
use crate::schema::{DOCSTATUS, Meta};
use crate::site::Site;
use crate::table::{DocStatus, Record, Value};

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
        history::add(ctx, doctype, fields.iter().cloned())
    }
}

/// Adds the caches of the lifecycle to a site, so that its first reload fills them.
pub(crate) fn register(site: &Site) {
    naming::register(site);
}

/// Reads a document into a record; gives `false` when there is none of that name.
///
/// # Errors
/// When the database fails.
pub fn load_into(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    store::load_into(ctx, record, name, store::Lock::None)
}

/// Whether there is a document of that name.
///
/// # Errors
/// When the database fails.
pub fn exists(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool> {
    store::exists(ctx, meta, name)
}

/// Stores a new document: defaults, name, checks, hooks.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub fn insert(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let handler = ctx.handler(record.meta().name)?;
    overridden::insert(ctx, handler, record)
}

/// Stores a changed document; its docstatus says whether this saves, submits or cancels. It is saved
/// over what is stored, so a document that a client sent brings no changes that no check sees.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub fn save(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let handler = ctx.handler(record.meta().name)?;
    ctx.lease().begin_writing()?;
    let stored = lifecycle::load(ctx, handler, &record.name())?;
    overridden::save(ctx, handler, record, stored)
}

/// Submits a draft.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub fn submit(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    save_as(ctx, record, DocStatus::Submitted)
}

/// Cancels a submitted document.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub fn cancel(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    save_as(ctx, record, DocStatus::Cancelled)
}

/// Saves with another docstatus; if that fails the record keeps the one that it had.
fn save_as(ctx: &mut Context, record: &mut dyn Record, status: DocStatus) -> Result<()> {
    let before = record.get(DOCSTATUS).to_value();
    record.set(DOCSTATUS, Value::Int(i64::from(status.number())))?;
    let result = save(ctx, record);
    if result.is_err() {
        record.set(DOCSTATUS, before)?;
    }
    result
}

/// Discards a draft: it is cancelled without having been submitted.
///
/// # Errors
/// When it is no draft, and whatever a hook objects to.
pub fn discard(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    discard::discard(ctx, record)
}

/// Deletes a document.
///
/// # Errors
/// `LinkExistsError` when others link to it, and whatever a hook objects to.
pub fn delete(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()> {
    // The application may have its own definition of a built-in DocType.
    let meta = (ctx.handler(meta.name)?.meta)();
    lifecycle::delete(ctx, meta, name)
}
