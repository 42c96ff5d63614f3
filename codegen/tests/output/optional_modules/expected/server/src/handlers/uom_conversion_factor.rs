//! The actix-web handlers of UOM Conversion Factor, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom_conversion_factor/uom_conversion_factor.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::uom_conversion_factor::UOMConversionFactor;

/// `GET /api/resource/UOM Conversion Factor`
pub async fn list(
    request: ListRequest<UOMConversionFactor>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/UOM Conversion Factor`
pub async fn create(
    request: CreateRequest<UOMConversionFactor>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/UOM Conversion Factor/<name>`
pub async fn read(
    request: ReadRequest<UOMConversionFactor>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/UOM Conversion Factor/<name>`
pub async fn update(
    request: UpdateRequest<UOMConversionFactor>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/UOM Conversion Factor/<name>`
pub async fn delete(
    request: DeleteRequest<UOMConversionFactor>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of UOM Conversion Factor by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: UOMConversionFactor::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: UOMConversionFactor::doctype,
    new: document::new::<UOMConversionFactor>,
    hooks: Hooks::NONE,
    methods: &[],
};
