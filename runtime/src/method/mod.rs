//! Functions that clients call by their path: the ones that developers whitelist, and Frappe's own.

mod arguments;
pub mod builtin;
mod call;
mod download;
mod reply;

pub use arguments::{Argument, Arguments, FromArgument};
pub(crate) use call::call;
pub use download::{Download, Source};
pub use reply::Reply;

use crate::context::Context;
use crate::error::Result;
use crate::json::JsonWriter;
use crate::table::Record;

/// A whitelisted function, as `#[whitelist]` describes it.
#[derive(Debug)]
pub struct Method {
    /// The function's name.
    pub name: &'static str,
    /// Whether callers without a login may use it.
    pub allow_guest: bool,
    /// The verbs that it takes; empty for all of GET, POST, PUT and DELETE.
    pub verbs: &'static [&'static str],
    /// Its arguments, for clients that ask.
    pub arguments: &'static [Argument],
    /// Calls it.
    pub call: Call,
}

/// How a function is called. What it returns is written as JSON; nothing for `()`.
#[derive(Debug, Clone, Copy)]
pub enum Call {
    /// By its path.
    Free(fn(&mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
    /// On a document.
    Document(fn(&mut dyn Record, &mut Context, &Arguments, &mut JsonWriter) -> Result<()>),
}

/// A function at its path, as codegen registers it.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// The path that clients call: `library.library_transaction.library_transaction.held_by`.
    pub path: &'static str,
    /// The function.
    pub method: &'static Method,
}
