//! The interface of the document lifecycle, for the layers below it.
//!
//! Controllers, authentication and files read and save documents through their
//! [`Context`](crate::context::Context), while the lifecycle that does so stands above them and uses them.
//! So the context knows this trait, and the site is given the implementation when it is made.

use crate::context::Context;
use crate::error::{Error, Result};
use doctyped_orm::table::{Record, Value};
use doctyped_schema::Meta;
use std::fmt::Debug;

/// Reads and writes documents with all checks and hooks.
pub trait DocumentStore: Debug + Send + Sync {
    /// Reads a document into a record; gives `false` when no document has the name.
    ///
    /// # Errors
    /// Those of the statements, or of the controller of a virtual DocType.
    fn load_into(&self, ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool>;

    /// Whether a document has the name.
    ///
    /// # Errors
    /// Those of the statement, or of the controller of a virtual DocType.
    fn exists(&self, ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool>;

    /// Stores a new document: defaults, name, checks, hooks.
    ///
    /// # Errors
    /// Those of checks and hooks.
    fn insert(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// Stores a changed document; its docstatus says whether this saves, submits or cancels.
    ///
    /// # Errors
    /// Those of checks and hooks.
    fn save(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// Submits a draft.
    ///
    /// # Errors
    /// Those of checks and hooks.
    fn submit(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// Cancels a submitted document.
    ///
    /// # Errors
    /// Those of checks and hooks.
    fn cancel(&self, ctx: &mut Context, record: &mut dyn Record) -> Result<()>;

    /// An unsaved copy of a document, without its name, its status and the fields that are not
    /// copied.
    ///
    /// # Errors
    /// `InternalError` when a value does not fit its field.
    fn copy(&self, record: &dyn Record) -> Result<Box<dyn Record>>;

    /// Deletes a document.
    ///
    /// # Errors
    /// `LinkExistsError` when other documents link to it, and those of hooks.
    fn delete(&self, ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()>;

    /// Adds a row to a log of the server's own: no permission is checked and no hook runs. Fields
    /// that the DocType lacks are left out.
    ///
    /// # Errors
    /// Those of the statement.
    fn add_log(&self, ctx: &mut Context, doctype: &str, fields: &[(&str, Value)]) -> Result<()>;
}

/// The error for a document that does not exist.
pub fn not_found(doctype: &str, name: &str) -> Error {
    Error::not_found(format!("{doctype} {name} not found"))
}
