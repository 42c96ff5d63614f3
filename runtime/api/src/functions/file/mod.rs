//! Functions on files: upload, download, attachments, folders, archives.

pub mod archive;
pub mod attach;
pub mod folders;
pub mod transfer;

use crate::file_content::is_on;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::{DocumentFormat, Viewer, write};
use doctyped_models::file::File;
use doctyped_orm::table::Record;
use serde_json::Value as JsonValue;

/// Writes a File document that the session user has stored, with fields without a value as `null`.
fn answer(ctx: &Context, file: &File, out: &mut JsonWriter) {
    let viewer = Viewer::of_doctype(ctx, (file as &dyn Record).meta());
    write(file, &DocumentFormat { nulls: true, ..DocumentFormat::new(viewer) }, out);
}

/// Text, or none when it is empty.
fn non_empty(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// The names in a list of names or of objects with `name`.
fn names<'a>(list: &'a [JsonValue], argument: &str) -> Result<Vec<&'a str>> {
    let name = |entry: &'a JsonValue| match entry {
        JsonValue::String(name) => Some(name.as_str()),
        entry => entry.get("name").and_then(JsonValue::as_str),
    };
    let names: Option<Vec<&str>> = list.iter().map(name).collect();
    names.ok_or_else(|| Error::validation(format!("Each entry of {argument} is a name, or an object with a name")))
}
