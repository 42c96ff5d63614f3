//! Operations on the documents of one DocType: `/api/resource` and `/api/v2/document`.
//!
//! Both versions have the same operations. They differ in how a list is paged, where the document is
//! found in the request, and in the members of the response.

use super::functions::write_result;
use super::operation_input::{OperationInput, Target};
use actix_web::http::Method;
use doctyped_api::resource::{self, EmptyFields};
use doctyped_core::api_version::ApiVersion;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_query as query;
use serde_json::{Map, Value as JsonValue};

/// Lists documents: all rows of the page in `data`, or in version 2 with `has_next_page`.
///
/// # Errors
/// `FrappeTypeError` for the parameter `doctype`, with which Frappe fails too: the path names it.
pub fn list(ctx: &mut Context, input: OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    if input.form.fields.contains_key("doctype") {
        return Err(Error::new(ErrorKind::Type, "The path says which DocType is listed: leave out doctype"));
    }
    let doctype = &input.target.doctype;
    let arguments = input.form.into_arguments();
    match input.version {
        ApiVersion::V1 => {
            out.key("data");
            query::list(ctx, doctype, &arguments, ApiVersion::V1, out)
        }
        ApiVersion::V2 => query::page(ctx, doctype, &arguments, out),
    }
}

/// Creates a document.
pub fn create(ctx: &mut Context, input: OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    let (doctype, empty) = (input.target.doctype.clone(), empty_fields(input.version));
    let document = document(input)?;
    out.key("data");
    resource::create(ctx, &doctype, &document, empty, out)
}

/// Reads a document.
pub fn read(ctx: &mut Context, input: &OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    out.key("data");
    let (target, expand) = (&input.target, input.form.fields.get("expand"));
    resource::read(ctx, &target.doctype, &target.name, expand, empty_fields(input.version), out)
}

/// Reads an unsaved copy of a document.
pub fn copy(ctx: &mut Context, input: &OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    out.key("data");
    resource::copy(ctx, &input.target.doctype, &input.target.name, out)
}

/// Updates a document. PATCH, which only version 2 has, merges rows of table fields by their names.
pub fn update(ctx: &mut Context, input: OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    let is_patch = input.request.method == Method::PATCH;
    let (target, empty) = (input.target.clone(), empty_fields(input.version));
    let document = document(input)?;
    out.key("data");
    if is_patch {
        resource::patch(ctx, &target.doctype, &target.name, &document, empty, out)
    } else {
        resource::update(ctx, &target.doctype, &target.name, &document, empty, out)
    }
}

/// Deletes a document.
pub fn delete(ctx: &mut Context, input: &OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    resource::delete(ctx, &input.target.doctype, &input.target.name)?;
    out.key("data");
    out.text("ok");
    if input.version == ApiVersion::V1 {
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
pub fn call_method(ctx: &mut Context, input: OperationInput<'_>, out: &mut JsonWriter) -> Result<()> {
    let target = input.target;
    if target.function.is_empty() {
        let message = "POST to a document calls one of its methods; name it in run_method";
        return Err(Error::new(ErrorKind::BadRequest, message));
    }
    let (is_get, version) = (input.request.method.is_safe(), input.version);
    let arguments = input.form.into_arguments();
    let mut called = None;
    write_result("data", out, |out| {
        let Target { doctype, name, function } = &target;
        called = Some(resource::run_method(ctx, doctype, name, function, &arguments, is_get, out)?);
        Ok(())
    })?;
    if let Some(document) = called.filter(|_| version == ApiVersion::V2) {
        out.key("docs");
        resource::write_docs(ctx, document.as_ref(), out)?;
    }
    Ok(())
}

/// Version 1 leaves fields without a value out.
fn empty_fields(version: ApiVersion) -> EmptyFields {
    match version {
        ApiVersion::V1 => EmptyFields::Omitted,
        ApiVersion::V2 => EmptyFields::Null,
    }
}

/// The fields of the document that a request sends.
fn document(input: OperationInput<'_>) -> Result<Map<String, JsonValue>> {
    match input.version {
        ApiVersion::V1 => input.form.into_v1_document(&input.request.body),
        ApiVersion::V2 => input.form.into_v2_document(),
    }
}
