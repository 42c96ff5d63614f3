//! What the server knows of a DocType and of a whitelisted function, without their types.
//!
//! Codegen writes one [`Handler`] for each DocType and `#[whitelist]` one [`Method`] for each
//! function. They are the seam between generated code and the runtime: everything behind it works
//! on [`Record`]s and metadata, so that a thousand DocTypes share one compiled copy.

use crate::arguments::{Argument, Arguments};
use crate::async_context::AsyncContext;
use crate::context::Context;
use crate::controller::Hooks;
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::reply::AsyncReply;
use doctyped_orm::table::{Document, Record};
use doctyped_schema::Meta;
use std::pin::Pin;

/// A DocType: its metadata, its controller's hooks and its document methods.
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

/// A whitelisted function, as `#[whitelist]` describes it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of #[whitelist], apart from the others")]
pub struct Method {
    /// The function's name.
    pub name: &'static str,
    /// What its documentation says; several lines, or none.
    pub description: &'static str,
    /// Whether callers without a login may use it.
    pub allow_guest: bool,
    /// Whether texts of callers without a login reach the function unchanged; otherwise HTML in them
    /// is sanitised.
    pub xss_safe: bool,
    /// The verbs that it takes; empty for all of GET, POST, PUT and DELETE.
    pub verbs: &'static [&'static str],
    /// The path of a built-in function that it overrides; empty for none.
    pub overrides: &'static str,
    /// Whether it begins its write transaction itself, so that other writers do not wait for the
    /// work that it does before.
    pub writes_later: bool,
    /// Its arguments, for the list of functions.
    pub arguments: &'static [Argument],
    /// Whether it takes arguments that are not among these.
    pub is_open: bool,
    /// Calls it.
    pub call: Call,
}

/// The HTTP methods of a function that declares none.
const DEFAULT_VERBS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];

impl Method {
    /// The verbs that it takes.
    pub fn verbs(&self) -> &'static [&'static str] {
        if self.verbs.is_empty() { &DEFAULT_VERBS } else { self.verbs }
    }
}

/// How a function is called. Its result is written as JSON; nothing for `()`.
#[derive(Debug, Clone, Copy)]
pub enum Call {
    /// By its path.
    Free(fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
    /// By its path; it is awaited when the request's own transaction has ended.
    Async(fn(AsyncContext, Arguments) -> Pending),
    /// On a document.
    Document(fn(&mut dyn Record, &mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
}

/// The future of an async function.
pub type Pending = Pin<Box<dyn Future<Output = Result<AsyncReply>>>>;

/// An async function to be awaited once the request's transaction has ended.
#[derive(Debug)]
pub struct Deferred {
    /// The function.
    pub function: fn(AsyncContext, Arguments) -> Pending,
    /// Its arguments.
    pub arguments: Arguments,
}

/// A function at its path, as codegen registers it.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// The path that clients call: `library.library_transaction.library_transaction.held_by`.
    pub path: &'static str,
    /// The function.
    pub method: &'static Method,
}
