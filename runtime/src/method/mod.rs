//! Functions that clients call by their path: the ones that developers whitelist, and Frappe's own.

mod arguments;
pub mod builtin;
mod call;
mod download;
mod lenient;
mod reply;

pub use arguments::{Argument, Arguments, FromArgument};
pub(crate) use call::call;
pub use download::{Download, Source};
pub use reply::{Answered, Reply, reply};

use crate::async_context::AsyncContext;
use crate::context::Context;
use crate::error::Result;
use crate::json::JsonWriter;
use crate::table::Record;
use std::pin::Pin;

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
    /// Whether the texts of such callers come as they were sent; otherwise HTML in them is cleaned.
    pub xss_safe: bool,
    /// The verbs that it takes; empty for all of GET, POST, PUT and DELETE.
    pub verbs: &'static [&'static str],
    /// The path of the function that it answers for besides its own; empty for none.
    pub overrides: &'static str,
    /// Whether it begins to write by itself, so that others need not wait while it does other work.
    pub writes_later: bool,
    /// Its arguments, for clients that ask.
    pub arguments: &'static [Argument],
    /// Whether it takes arguments that are not among these.
    pub is_open: bool,
    /// Calls it.
    pub call: Call,
}

/// The verbs of a function that names none.
const USUAL_VERBS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];

impl Method {
    /// The verbs that it takes.
    pub fn verbs(&self) -> &'static [&'static str] {
        if self.verbs.is_empty() { &USUAL_VERBS } else { self.verbs }
    }
}

/// How a function is called. What it returns is written as JSON; nothing for `()`.
#[derive(Debug, Clone, Copy)]
pub enum Call {
    /// By its path.
    Free(fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
    /// By its path; it is awaited when the request's own transaction has ended.
    Async(fn(AsyncContext, Arguments) -> Pending),
    /// On a document.
    Document(fn(&mut dyn Record, &mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
}

/// An async function at work.
pub type Pending = Pin<Box<dyn Future<Output = Result<Answered>>>>;

/// An async function that is to be called.
#[derive(Debug)]
pub(crate) struct Deferred {
    pub(crate) function: fn(AsyncContext, Arguments) -> Pending,
    pub(crate) arguments: Arguments,
}

/// A function at its path, as codegen registers it.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// The path that clients call: `library.library_transaction.library_transaction.held_by`.
    pub path: &'static str,
    /// The function.
    pub method: &'static Method,
}
