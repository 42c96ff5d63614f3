//! Routes of /api and /api/v1.

use super::form::Form;
use super::request::Request;
use super::route::Route;
use super::rpc;
use crate::context::Context;
use crate::document::resource;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::query;

/// Does what a route asks for, writes the members of the answer and gives its status.
///
/// # Errors
/// Whatever the request is refused for.
pub(crate) fn serve(
    ctx: &mut Context,
    route: Route<'_>,
    request: &Request,
    mut form: Form,
    out: &mut JsonWriter,
) -> Result<u16> {
    match route {
        Route::Call(path) => {
            rpc::call(ctx, request.verb, path, &form.into_arguments(), "message", out)?;
        }
        Route::List(doctype) => {
            check_list(&form)?;
            out.key("data");
            query::list(ctx, doctype, &form.into_arguments(), query::ApiVersion::V1, out)?;
        }
        Route::Create(doctype) => {
            let document = form.into_v1_document(&request.body)?;
            out.key("data");
            resource::create(ctx, doctype, &document, out)?;
        }
        Route::Read { doctype, name } => {
            if let Some(method) = run_method(&mut form) {
                let arguments = form.into_arguments();
                rpc::write_result("data", out, |out| {
                    resource::run_method(ctx, doctype, name, &method, &arguments, true, out)
                })?;
            } else {
                out.key("data");
                resource::read(ctx, doctype, name, form.fields.get("expand"), out)?;
            }
        }
        Route::Update { doctype, name } => {
            let document = form.into_v1_document(&request.body)?;
            out.key("data");
            resource::update(ctx, doctype, name, &document, out)?;
        }
        Route::Delete { doctype, name } => {
            resource::delete(ctx, doctype, name)?;
            // Frappe's code answers one, its documentation promises the other.
            out.key("data");
            out.text("ok");
            out.key("message");
            out.text("ok");
            return Ok(202);
        }
        Route::RunMethod { doctype, name } => {
            let Some(method) = run_method(&mut form) else {
                let message = "POST to a document calls one of its methods; name it in run_method";
                return Err(Error::new(ErrorKind::BadRequest, message));
            };
            let arguments = form.into_arguments();
            rpc::write_result("data", out, |out| {
                resource::run_method(ctx, doctype, name, &method, &arguments, false, out)
            })?;
        }
        _ => return Err(Error::new(ErrorKind::NoRoute, "There is nothing at this path")),
    }
    Ok(200)
}

/// Refuses to be told twice which DocType is to be listed; Frappe breaks down over it.
///
/// # Errors
/// `FrappeTypeError`.
pub(super) fn check_list(form: &Form) -> Result<()> {
    match form.fields.get("doctype") {
        None => Ok(()),
        Some(_) => Err(Error::new(ErrorKind::Type, "The path says which DocType is listed: leave out doctype")),
    }
}

/// Takes the name of the method out of the parameters; the rest are its arguments.
fn run_method(form: &mut Form) -> Option<String> {
    let method = form.text("run_method").map(str::to_owned);
    form.fields.remove("run_method");
    method
}
