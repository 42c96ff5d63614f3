//! Calls of whitelisted functions by their path: `/api/method/<path>` and the parameter `cmd`.

use super::operation_input::OperationInput;
use actix_web::http::Method;
use doctyped_api::functions as builtin;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_documents::naming::scrub;

/// Calls a function and writes its result, if it returns one, as `message` (version 1) or `data`.
///
/// # Errors
/// `ValidationError` when there is no such function, `PermissionError` when the user or the HTTP
/// method may not call it, and the function's own.
pub fn call(ctx: &mut Context, input: OperationInput<'_>, path: &str, out: &mut JsonWriter) -> Result<()> {
    let http_method = match input.request.method {
        // HEAD is a GET whose body is not sent.
        Method::HEAD => Method::GET.as_str(),
        ref method => method.as_str(),
    };
    let arguments = input.form.into_arguments();
    write_result(input.version.result_key(), out, |out| {
        doctyped_api::functions::call::call(ctx, http_method, path, &arguments, out)
    })?;
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
pub fn controller_path(ctx: &Context, doctype: &str, function: &str) -> Result<String> {
    let meta = (ctx.entry(doctype)?.meta)();
    let (module, doctype) = (scrub(meta.module), scrub(meta.name));
    let path = format!("{module}.{doctype}.{doctype}.{function}");
    if ctx.site().registry().function(&path).is_some() {
        return Ok(path);
    }
    let built_in = format!("frappe.{module}.doctype.{doctype}.{doctype}.{function}");
    Ok(if builtin::lookup(&built_in).is_some() { built_in } else { path })
}

/// Writes a result under its key; a function that writes nothing leaves no key.
pub fn write_result(key: &str, out: &mut JsonWriter, write: impl FnOnce(&mut JsonWriter) -> Result<()>) -> Result<()> {
    let before = out.len();
    out.key(key);
    let start = out.len();
    write(out)?;
    if out.len() == start {
        out.truncate(before);
    }
    Ok(())
}
