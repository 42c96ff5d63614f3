//! The return values of whitelisted functions as responses.

use super::{AsyncResponse, Context};
use crate::download::Download;
use crate::json::JsonWriter;
use serde::Serialize;

/// A type that a whitelisted function can return: everything that serialises, as JSON, and a
/// [`Download`], as a file.
#[diagnostic::on_unimplemented(
    message = "a whitelisted function cannot return `{Self}`",
    label = "cannot be turned into a response",
    note = "return something that implements `serde::Serialize`, or a `Download`"
)]
pub trait IntoResponse {
    /// Writes the value as JSON, or gives the file.
    fn into_response(self, out: &mut JsonWriter) -> Option<Download>;
}

impl<T: Serialize> IntoResponse for T {
    fn into_response(self, out: &mut JsonWriter) -> Option<Download> {
        out.serialize(&self);
        None
    }
}

impl IntoResponse for Download {
    fn into_response(self, _: &mut JsonWriter) -> Option<Download> {
        Some(self)
    }
}

/// Responds to a request with the return value of a function.
#[doc(hidden)]
pub fn respond(ctx: &mut Context, value: impl IntoResponse, out: &mut JsonWriter) {
    if let Some(file) = value.into_response(out) {
        ctx.respond_with_file(file);
    }
}

impl AsyncResponse {
    /// Sets the return value.
    pub fn set(&mut self, value: impl IntoResponse) {
        self.file = value.into_response(&mut self.json);
    }
}
