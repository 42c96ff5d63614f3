//! The actix-web handlers of Bill, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/bill/bill.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::bill::Bill;

/// `GET /api/resource/Bill`
pub async fn list(request: ListRequest<Bill>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Bill`
pub async fn create(
    request: CreateRequest<Bill>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Bill/<name>`
pub async fn read(request: ReadRequest<Bill>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Bill/<name>`
pub async fn update(
    request: UpdateRequest<Bill>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Bill/<name>`
pub async fn delete(
    request: DeleteRequest<Bill>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Bill by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Bill::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Bill::doctype,
    new: document::new::<Bill>,
    hooks: Hooks::NONE,
    methods: &[],
};
