//! The life of a document: it is made, named, checked, stored, changed, submitted, cancelled and
//! deleted, with the hooks of its controller in between.
//!
//! Everything here works on [`Record`]s and their metadata, not on types, so that a thousand
//! DocTypes share one compiled copy. [`Handler`] is the seam: codegen writes one for each DocType,
//! and with it comes all that is particular to the type.

pub(crate) mod coerce;
mod controller;
mod copy;
mod defaults;
mod discard;
mod echo;
pub(crate) mod history;
pub(crate) mod lifecycle;
mod links;
pub(crate) mod marks;
mod merge;
pub(crate) mod methods;
pub(crate) mod naming;
pub(crate) mod output;
mod permlevel;
pub mod rename;
pub mod resource;
mod rows;
mod sanitize;
mod secrets;
pub(crate) mod served;
pub(crate) mod store;
pub(crate) mod temporal;
mod title;
mod traces;
mod tree;
mod validate;
pub(crate) mod whole;

pub use controller::{AfterRename, BeforeRename, Controller, HasPermission, Hook, Hooks, QueryConditions};
pub use copy::copy;
pub use links::BackLink;
pub use marks::keep_assigned;
pub(crate) use output::is_unset;
pub use output::{Style, write};
pub(crate) use sanitize::clean_text;
pub use served::{Documents, ListQuery, Listed, VirtualDocument};
pub(crate) use store::stored_name;
pub use tree::rebuild as rebuild_tree;
pub(crate) use validate::formats::is_email;

use crate::context::Context;
use crate::core::replaced;
use crate::error::{Error, Result};
use crate::method::Method;
use crate::schema::{DOCSTATUS, Meta};
use crate::table::{DocStatus, Document, Record, Value};

/// What the server knows of a DocType.
#[derive(Debug)]
pub struct Handler {
    /// Its metadata.
    pub meta: fn() -> &'static Meta,
    /// Makes a record with the literal defaults of the definition.
    pub new: fn() -> Box<dyn Record>,
    /// The controller's hooks.
    pub hooks: Hooks,
    /// The controller's whitelisted document methods.
    pub methods: &'static [&'static Method],
}

/// Makes a record of a type; for [`Handler::new`].
pub fn new<D: Document>() -> Box<dyn Record> {
    Box::new(D::default())
}

/// A record as the type that its controller was written for.
///
/// # Errors
/// When it is of another type, which generated code does not let happen.
pub fn typed<D: Document>(record: &mut dyn Record) -> Result<&mut D> {
    let found = record.meta().name;
    record.downcast_mut().ok_or_else(|| Error::internal(format!("a controller of {} was given a {found}", D::DOCTYPE)))
}

/// The same, to look at it only.
///
/// # Errors
/// As [`typed`].
pub fn typed_ref<D: Document>(record: &dyn Record) -> Result<&D> {
    let found = record.meta().name;
    record.downcast().ok_or_else(|| Error::internal(format!("a controller of {} was given a {found}", D::DOCTYPE)))
}

/// The error for a document that is not there.
pub fn not_found(doctype: &str, name: &str) -> Error {
    Error::not_found(format!("{doctype} {name} not found"))
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
    replaced::insert(ctx, handler, record)
}

/// Stores a changed document; its docstatus says whether this saves, submits or cancels. It is saved
/// over what is stored, so a document that a client sent brings no changes that no check sees.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub fn save(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let handler = ctx.handler(record.meta().name)?;
    ctx.transaction().begin_writing()?;
    let stored = lifecycle::load(ctx, handler, &record.name())?;
    replaced::save(ctx, handler, record, stored)
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
