//! The return values of whitelisted functions as responses.

use super::{AsyncReply, Context};
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
    /// Writes the value as JSON, or gives the file.
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

/// Answers a request with the return value of a function.
#[doc(hidden)]
pub fn reply(ctx: &mut Context, value: impl Reply, out: &mut JsonWriter) {
    if let Some(file) = value.reply(out) {
        ctx.answer_file(file);
    }
}

impl AsyncReply {
    /// Sets the return value.
    pub fn give(&mut self, value: impl Reply) {
        self.file = value.reply(&mut self.json);
    }
}
