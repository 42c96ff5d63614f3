//! Operations on a DocType as a whole: `/api/v2/doctype/<DocType>/meta`, `count` and `search`.

use super::functions;
use super::operation_input::OperationInput;
use doctyped_api::functions as builtin;
use doctyped_api::metadata;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;

/// Describes a DocType.
///
/// # Errors
/// `PermissionError` for Guest.
pub fn meta(ctx: &mut Context, input: &OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    if ctx.identity().is_guest() {
        return Err(Error::permission("Log in to read what a DocType is"));
    }
    let meta = (ctx.entry(&input.target.doctype)?.meta)();
    out.key("data");
    metadata::write(ctx, meta, out);
    Ok(())
}

/// Counts documents.
pub fn count(ctx: &mut Context, input: OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    let mut fields = input.form.fields;
    fields.insert("doctype".to_owned(), input.target.doctype.into());
    let count = builtin::count(ctx, &Arguments::from(fields))?;
    out.key("data");
    out.int(count);
    Ok(())
}

/// Suggests documents for a link: Frappe's `search_link` with `limit` for `page_length`.
pub fn search(ctx: &mut Context, mut input: OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    let fields = &mut input.form.fields;
    if let Some(limit) = fields.remove("limit") {
        fields.insert("page_length".to_owned(), limit);
    }
    fields.insert("doctype".to_owned(), input.target.doctype.as_ref().into());
    functions::call(ctx, input, "frappe.desk.search.search_link", out)
}
