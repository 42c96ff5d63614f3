//! The document lifecycle: documents are named, checked, stored, changed, submitted, cancelled and deleted,
//! with the hooks of their controllers.
//!
//! The lifecycle works on [`Record`]s and their metadata and not on types, so that a thousand DocTypes
//! share one compiled copy. Codegen writes a [`Handler`] for each DocType, which holds all that differs
//! between DocTypes.

mod back_links;
mod child_rows;
pub(crate) mod coerce;
pub(crate) mod comments;
mod controller;
mod copy;
mod defaults;
mod discard;
mod docstatus;
mod dynamic_links;
mod hooks;
pub(crate) mod lifecycle;
mod links;
mod merge;
pub(crate) mod methods;
pub(crate) mod naming;
pub(crate) mod optional_fields;
pub(crate) mod output;
pub(crate) mod payload;
mod permlevel;
mod random_name;
pub mod rename;
pub mod resource;
mod sanitize;
mod sanitize_fields;
mod secrets;
pub(crate) mod store;
mod submitted_values;
pub(crate) mod system_record;
pub(crate) mod temporal;
mod title;
mod tree;
mod validate;
mod versions;
pub(crate) mod virtual_doctype;

pub use back_links::BackLink;
pub use controller::{AfterRename, BeforeRename, Controller, HasPermission, Hook, Hooks, QueryConditions};
pub use copy::copy;
pub use optional_fields::update_assignees;
pub(crate) use output::is_unset;
pub use output::{DocumentFormat, write};
pub(crate) use sanitize::clean_text;
pub(crate) use store::names::stored_name;
pub use tree::rebuild as rebuild_tree;
pub(crate) use validate::formats::is_email;
pub use virtual_doctype::{Documents, ListQuery, Listed, VirtualDocument};

use crate::context::Context;
use crate::core::replaced;
use crate::error::{Error, Result};
use crate::method::Method;
use crate::schema::Meta;
use crate::table::{DocStatus, Document, Record};
use store::table_row::RowLock;

/// The entry of a DocType in the registry.
#[derive(Debug)]
pub struct Handler {
    /// The metadata.
    pub meta: fn() -> &'static Meta,
    /// Creates a record with the literal defaults of the definition.
    pub new: fn() -> Box<dyn Record>,
    /// The hooks of the controller.
    pub hooks: Hooks,
    /// The whitelisted document methods of the controller.
    pub methods: &'static [&'static Method],
}

/// Creates a record of a type; for [`Handler::new`].
pub fn new<D: Document>() -> Box<dyn Record> {
    Box::new(D::default())
}

/// Downcasts a record to the type of its controller.
///
/// # Errors
/// An internal error when the record has another type, which generated code rules out.
pub fn typed<D: Document>(record: &mut dyn Record) -> Result<&mut D> {
    let found = record.meta().name;
    record.downcast_mut().ok_or_else(|| Error::internal(format!("a controller of {} was given a {found}", D::DOCTYPE)))
}

/// Downcasts a shared reference, as [`typed`] does.
///
/// # Errors
/// Those of [`typed`].
pub fn typed_ref<D: Document>(record: &dyn Record) -> Result<&D> {
    let found = record.meta().name;
    record.downcast().ok_or_else(|| Error::internal(format!("a controller of {} was given a {found}", D::DOCTYPE)))
}

/// The error for a document that does not exist.
pub fn not_found(doctype: &str, name: &str) -> Error {
    Error::not_found(format!("{doctype} {name} not found"))
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
    store::names::exists(ctx, meta, name)
}

/// Inserts a document: defaults, name, checks, hooks.
///
/// # Errors
/// The error of the first check or hook that fails.
pub fn insert(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let handler = ctx.handler(record.meta().name)?;
    replaced::insert(ctx, handler, record)
}

/// Saves a changed document; its docstatus says whether this saves, submits or cancels. The stored
/// document is read again, so that the checks see every change.
///
/// # Errors
/// `DoesNotExistError`, or the error of the first check or hook that fails.
pub fn save(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let handler = ctx.handler(record.meta().name)?;
    ctx.lease().begin_writing()?;
    let stored = lifecycle::load(ctx, handler, &record.name())?;
    replaced::save(ctx, handler, record, stored)
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
    let meta = (ctx.handler(meta.name)?.meta)();
    lifecycle::delete(ctx, meta, name)
}
