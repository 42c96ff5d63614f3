//! The actix-web handlers of UOM Category, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/units/uom_category/uom_category.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::uom_category::UOMCategory;

/// `GET /api/resource/UOM Category`
pub async fn list(
    request: ListRequest<UOMCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/UOM Category`
pub async fn create(
    request: CreateRequest<UOMCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/UOM Category/<name>`
pub async fn read(
    request: ReadRequest<UOMCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/UOM Category/<name>`
pub async fn update(
    request: UpdateRequest<UOMCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/UOM Category/<name>`
pub async fn delete(
    request: DeleteRequest<UOMCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of UOM Category by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: UOMCategory::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: UOMCategory::doctype,
    new: document::new::<UOMCategory>,
    hooks: Hooks::NONE,
    methods: &[],
};
