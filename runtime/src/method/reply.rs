//! What functions return, on its way to the client.

use super::Download;
use crate::context::Context;
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
    /// Gives the answer to the client.
    fn reply(self, ctx: &mut Context, out: &mut JsonWriter);
}

impl<T: Serialize> Reply for T {
    fn reply(self, _: &mut Context, out: &mut JsonWriter) {
        out.serialize(&self);
    }
}

impl Reply for Download {
    fn reply(self, ctx: &mut Context, _: &mut JsonWriter) {
        ctx.answer_file(self);
    }
}
