//! Calls of functions by their path.

use super::request::Verb;
use crate::arguments::Arguments;
use crate::context::Context;
use crate::document::naming::scrub;
use crate::error::Result;
use crate::json::JsonWriter;
use crate::method;
use crate::method::builtin;

/// Calls the function at a path and writes what it returns under `key`; nothing for nothing.
///
/// # Errors
/// `ValidationError` when there is no such function, `PermissionError` when the user or the verb
/// may not call it, and the function's own.
pub(crate) fn call(
    ctx: &mut Context,
    verb: Verb,
    path: &str,
    arguments: &Arguments,
    key: &str,
    out: &mut JsonWriter,
) -> Result<()> {
    write_result(key, out, |out| method::call(ctx, verb.name(), path, arguments, out))?;
    for (key, value) in ctx.take_members() {
        out.key(key);
        out.written(&value);
    }
    Ok(())
}

/// The path of a function in the controller of a DocType.
///
/// # Errors
/// `DoesNotExistError` when there is no such DocType.
pub(crate) fn path_in_controller(ctx: &Context, doctype: &str, method: &str) -> Result<String> {
    let meta = (ctx.handler(doctype)?.meta)();
    let (module, doctype) = (scrub(meta.module), scrub(meta.name));
    let path = format!("{module}.{doctype}.{doctype}.{method}");
    if ctx.site().registry().function(&path).is_some() {
        return Ok(path);
    }
    let built_in = format!("frappe.{module}.doctype.{doctype}.{doctype}.{method}");
    Ok(if builtin::lookup(&built_in).is_some() { built_in } else { path })
}

/// Writes a result under its key; a function that writes nothing leaves no key.
///
/// # Errors
/// The function's own.
pub(crate) fn write_result(
    key: &str,
    out: &mut JsonWriter,
    write: impl FnOnce(&mut JsonWriter) -> Result<()>,
) -> Result<()> {
    let before = out.len();
    out.key(key);
    let start = out.len();
    write(out)?;
    if out.len() == start {
        out.truncate(before);
    }
    Ok(())
}
