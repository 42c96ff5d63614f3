//! Routes of /api/v2.

use super::form::Form;
use super::meta;
use super::request::{Request, Verb};
use super::route::Route;
use super::{rpc, v1};
use crate::arguments::Arguments;
use crate::context::Context;
use crate::document::resource;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::builtin;
use crate::query;

/// Does what a route asks for, writes the members of the answer and gives its status.
///
/// # Errors
/// Whatever the request is refused for.
pub(crate) fn serve(
    ctx: &mut Context,
    route: Route<'_>,
    request: &Request,
    form: Form,
    out: &mut JsonWriter,
) -> Result<u16> {
    match route {
        Route::Call(path) => {
            rpc::call(ctx, request.verb, path, &form.into_arguments(), "data", out)?;
        }
        Route::Methods => {
            rpc::call(ctx, request.verb, "doctyped.methods", &form.into_arguments(), "data", out)?;
        }
        Route::CallOf { doctype, method } => {
            let path = rpc::path_in_controller(ctx, doctype, method)?;
            rpc::call(ctx, request.verb, &path, &form.into_arguments(), "data", out)?;
        }
        Route::List(doctype) => {
            v1::check_list(&form)?;
            query::page(ctx, doctype, &form.into_arguments(), out)?;
        }
        Route::Count(doctype) => {
            // The route says which DocType.
            let mut fields = form.fields;
            fields.insert("doctype".to_owned(), doctype.into());
            let count = builtin::count(ctx, &Arguments::from(fields))?;
            out.key("data");
            out.int(count);
        }
        Route::Search(doctype) => {
            let mut fields = form.fields;
            if let Some(limit) = fields.remove("limit") {
                fields.insert("page_length".to_owned(), limit);
            }
            fields.insert("doctype".to_owned(), doctype.into());
            let search = "frappe.desk.search.search_link";
            rpc::call(ctx, request.verb, search, &Arguments::from(fields), "data", out)?;
        }
        Route::Many { bulk, doctype } => super::bulk::serve(ctx, bulk, doctype, &form.fields, out)?,
        Route::Create(doctype) => {
            let document = form.into_v2_document()?;
            out.key("data");
            resource::create(ctx, doctype, &document, out)?;
        }
        Route::Read { doctype, name } => {
            out.key("data");
            resource::read(ctx, doctype, name, form.fields.get("expand"), out)?;
        }
        Route::Copy { doctype, name } => {
            out.key("data");
            resource::copy(ctx, doctype, name, out)?;
        }
        Route::Update { doctype, name } => {
            let document = form.into_v2_document()?;
            out.key("data");
            match request.verb {
                Verb::Patch => resource::patch(ctx, doctype, name, &document, out)?,
                _ => resource::update(ctx, doctype, name, &document, out)?,
            }
        }
        Route::Delete { doctype, name } => {
            resource::delete(ctx, doctype, name)?;
            out.key("data");
            out.text("ok");
            return Ok(202);
        }
        Route::Method { doctype, name, method } => {
            let arguments = form.into_arguments();
            rpc::write_result("data", out, |out| {
                resource::run_method(ctx, doctype, name, method, &arguments, request.verb.is_safe(), out)
            })?;
        }
        Route::Meta(doctype) => {
            if ctx.identity().is_guest() {
                return Err(Error::permission("Log in to read what a DocType is"));
            }
            let meta = (ctx.handler(doctype)?.meta)();
            out.key("data");
            meta::write(ctx, meta, out);
        }
        _ => return Err(Error::new(ErrorKind::NoRoute, "There is nothing at this path")),
    }
    Ok(200)
}
