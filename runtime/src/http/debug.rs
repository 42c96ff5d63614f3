//! What a list tells of itself with the parameter `debug`. Frappe tells its SQL too; that is nothing
//! for clients to see, so here it is how long the list took.

use super::route::Version;
use crate::error::Result;
use crate::json::JsonWriter;
use crate::method::Arguments;
use serde_json::json;
use std::time::Instant;

/// The time of a list, if that is asked for.
#[derive(Debug)]
pub(super) struct Debug(Option<Instant>);

impl Debug {
    /// Begins to measure.
    ///
    /// # Errors
    /// `FrappeTypeError` when `debug` is neither true nor false.
    pub(super) fn begin(arguments: &Arguments) -> Result<Debug> {
        let asked = arguments.read::<Option<bool>>("debug")?.unwrap_or(false);
        Ok(Debug(asked.then(Instant::now)))
    }

    /// Writes the member of the answer.
    pub(super) fn write(self, version: Version, out: &mut JsonWriter) {
        let Some(began) = self.0 else {
            return;
        };
        let text = format!("Execution time: {:.4} sec", began.elapsed().as_secs_f64());
        match version {
            Version::V1 => {
                out.key("_debug_messages");
                out.text(&json!([text]).to_string());
            }
            Version::V2 => {
                out.key("debug");
                out.serialize(&json!([{ "message": text }]));
            }
        }
    }
}
