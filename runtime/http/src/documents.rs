//! Operations on the documents of one DocType: `/api/resource` and `/api/v2/document`.
//!
//! Both versions have the same operations. They differ in how a list is paged, where the document is
//! found in the request, and in the members of the response.

use super::call::{Call, Target};
use super::functions::write_result;
use super::route::Version;
use actix_web::http::Method;
use doctyped_api::resource::{self, EmptyFields};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_query as query;
use serde_json::{Map, Value as JsonValue};

/// Lists documents: all rows of the page in `data`, or in version 2 with `has_next_page`.
///
/// # Errors
/// `FrappeTypeError` for the parameter `doctype`, with which Frappe fails too: the path names it.
pub fn list(ctx: &mut Context, call: Call<'_>, out: &mut JsonWriter) -> Result<()> {
    if call.form.fields.contains_key("doctype") {
        return Err(Error::new(ErrorKind::Type, "The path says which DocType is listed: leave out doctype"));
    }
    let doctype = &call.target.doctype;
    let arguments = call.form.into_arguments();
    match call.version {
        Version::V1 => {
            out.key("data");
            query::list(ctx, doctype, &arguments, query::ApiVersion::V1, out)
        }
        Version::V2 => query::page(ctx, doctype, &arguments, out),
    }
}

/// Creates a document.
pub fn create(ctx: &mut Context, call: Call<'_>, out: &mut JsonWriter) -> Result<()> {
    let (doctype, empty) = (call.target.doctype.clone(), empty_fields(call.version));
    let document = document(call)?;
    out.key("data");
    resource::create(ctx, &doctype, &document, empty, out)
}

/// Reads a document.
pub fn read(ctx: &mut Context, call: &Call<'_>, out: &mut JsonWriter) -> Result<()> {
    out.key("data");
    let (target, expand) = (&call.target, call.form.fields.get("expand"));
    resource::read(ctx, &target.doctype, &target.name, expand, empty_fields(call.version), out)
}

/// Reads an unsaved copy of a document.
pub fn copy(ctx: &mut Context, call: &Call<'_>, out: &mut JsonWriter) -> Result<()> {
    out.key("data");
    resource::copy(ctx, &call.target.doctype, &call.target.name, out)
}

/// Updates a document. PATCH, which only version 2 has, merges rows of table fields by their names.
pub fn update(ctx: &mut Context, call: Call<'_>, out: &mut JsonWriter) -> Result<()> {
    let is_patch = call.request.method == Method::PATCH;
    let (target, empty) = (call.target.clone(), empty_fields(call.version));
    let document = document(call)?;
    out.key("data");
    if is_patch {
        resource::patch(ctx, &target.doctype, &target.name, &document, empty, out)
    } else {
        resource::update(ctx, &target.doctype, &target.name, &document, empty, out)
    }
}

/// Deletes a document.
pub fn delete(ctx: &mut Context, call: &Call<'_>, out: &mut JsonWriter) -> Result<()> {
    resource::delete(ctx, &call.target.doctype, &call.target.name)?;
    out.key("data");
    out.text("ok");
    if call.version == Version::V1 {
        // Frappe's code sends `data`, its documentation promises `message`.
        out.key("message");
        out.text("ok");
    }
    Ok(())
}

/// Calls a method of a document.
///
/// # Errors
/// `BadRequest` for a POST of version 1 without `run_method`, and those of the method.
pub fn call_method(ctx: &mut Context, call: Call<'_>, out: &mut JsonWriter) -> Result<()> {
    let target = call.target;
    if target.function.is_empty() {
        let message = "POST to a document calls one of its methods; name it in run_method";
        return Err(Error::new(ErrorKind::BadRequest, message));
    }
    let (is_get, version) = (call.request.method.is_safe(), call.version);
    let arguments = call.form.into_arguments();
    let mut called = None;
    write_result("data", out, |out| {
        let Target { doctype, name, function } = &target;
        called = Some(resource::run_method(ctx, doctype, name, function, &arguments, is_get, out)?);
        Ok(())
    })?;
    if let Some(document) = called.filter(|_| version == Version::V2) {
        out.key("docs");
        resource::write_docs(ctx, document.as_ref(), out)?;
    }
    Ok(())
}

/// Version 1 leaves fields without a value out.
fn empty_fields(version: Version) -> EmptyFields {
    match version {
        Version::V1 => EmptyFields::Omitted,
        Version::V2 => EmptyFields::Null,
    }
}

/// The fields of the document that a request sends.
fn document(call: Call<'_>) -> Result<Map<String, JsonValue>> {
    match call.version {
        Version::V1 => call.form.into_v1_document(&call.request.body),
        Version::V2 => call.form.into_v2_document(),
    }
}
