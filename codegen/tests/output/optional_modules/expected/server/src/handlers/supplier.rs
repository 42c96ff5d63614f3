//! The actix-web handlers of Supplier, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/trade/supplier/supplier.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::supplier::Supplier;

/// `GET /api/resource/Supplier`
pub async fn list(
    request: ListRequest<Supplier>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Supplier`
pub async fn create(
    request: CreateRequest<Supplier>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Supplier/<name>`
pub async fn read(
    request: ReadRequest<Supplier>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Supplier/<name>`
pub async fn update(
    request: UpdateRequest<Supplier>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Supplier/<name>`
pub async fn delete(
    request: DeleteRequest<Supplier>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Supplier by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Supplier::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Supplier::doctype,
    new: document::new::<Supplier>,
    hooks: Hooks::NONE,
    methods: &[],
};
