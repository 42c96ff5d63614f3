//! The actix-web handlers of Row, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/row/row.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::row::Row;

/// `GET /api/resource/Row`
pub async fn list(request: ListRequest<Row>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Row`
pub async fn create(request: CreateRequest<Row>) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Row/<name>`
pub async fn read(request: ReadRequest<Row>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Row/<name>`
pub async fn update(request: UpdateRequest<Row>) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Row/<name>`
pub async fn delete(request: DeleteRequest<Row>) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Row by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Row::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Row::doctype,
    new: document::new::<Row>,
    hooks: Hooks::NONE,
    methods: &[],
};
