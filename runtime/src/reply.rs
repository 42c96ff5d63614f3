//! What functions return, on its way to the client.

use crate::context::Context;
use crate::download::Download;
use crate::json::JsonWriter;
use serde::Serialize;

/// A type that a whitelisted function can return: everything that serialises, as JSON, and a
/// [`Download`], as a file.
#[diagnostic::on_unimplemented(
    message = "a whitelisted function cannot answer with `{Self}`",
    label = "cannot be turned into an answer",
    note = "return something that implements `serde::Serialize`, or a `Download`"
)]
pub trait Reply {
    /// Writes the answer, or gives the file that it is.
    fn reply(self, out: &mut JsonWriter) -> Option<Download>;
}

impl<T: Serialize> Reply for T {
    fn reply(self, out: &mut JsonWriter) -> Option<Download> {
        out.serialize(&self);
        None
    }
}

impl Reply for Download {
    fn reply(self, _: &mut JsonWriter) -> Option<Download> {
        Some(self)
    }
}

/// Gives what a function has returned to the client.
#[doc(hidden)]
pub fn reply(ctx: &mut Context, value: impl Reply, out: &mut JsonWriter) {
    if let Some(file) = value.reply(out) {
        ctx.answer_file(file);
    }
}

/// What an async function has returned.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct AsyncReply {
    /// The value as JSON; empty for none.
    pub(crate) json: JsonWriter,
    pub(crate) file: Option<Download>,
}

impl AsyncReply {
    /// Keeps what the function has returned.
    pub fn give(&mut self, value: impl Reply) {
        self.file = value.reply(&mut self.json);
    }
}
