//! The parameter `expand`: names of link fields that show the linked document.

use super::name_resolution::not_permitted;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_schema::{DocField, FieldType, Meta};
use serde_json::Value as JsonValue;

/// Reads the parameter: a JSON array of names of link fields.
///
/// # Errors
/// `DataError` for anything else.
pub fn parse(value: Option<&JsonValue>) -> Result<Vec<&str>> {
    let refuse = |given: &JsonValue| {
        let given = limits::excerpt(&given.to_string());
        Error::new(ErrorKind::Data, format!("expand is a list of link fields, not {given}"))
    };
    match value {
        None | Some(JsonValue::Null) => Ok(Vec::new()),
        Some(JsonValue::Array(names)) if names.len() <= limits::MAX_FIELDS => {
            names.iter().map(|name| name.as_str().ok_or_else(|| refuse(name))).collect()
        }
        Some(other) => Err(refuse(other)),
    }
}

/// Looks up a link field by its name.
///
/// # Errors
/// `DataError` for a name that is not that of a link field.
pub fn link_field(meta: &Meta, name: &str) -> Result<&'static DocField> {
    let field = meta.column(name).ok_or_else(|| not_permitted(name))?;
    match field.fieldtype {
        FieldType::Link | FieldType::DynamicLink => Ok(field),
        _ => Err(Error::new(ErrorKind::Data, format!("expand takes link fields, and {name} of {} is none", meta.name))),
    }
}

/// The target DocType of a link, if its documents can be listed.
pub fn target(ctx: &Context, doctype: &str) -> Option<&'static Meta> {
    let meta = (ctx.site().registry().entry(doctype)?.meta)();
    (!meta.is_single && !meta.is_virtual && !meta.is_child).then_some(meta)
}
