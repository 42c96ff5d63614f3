//! The actix-web handlers of Every Row, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_row/every_row.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::every_row::EveryRow;

/// `GET /api/resource/Every Row`
pub async fn list(
    request: ListRequest<EveryRow>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Every Row`
pub async fn create(
    request: CreateRequest<EveryRow>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Every Row/<name>`
pub async fn read(
    request: ReadRequest<EveryRow>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Every Row/<name>`
pub async fn update(
    request: UpdateRequest<EveryRow>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Every Row/<name>`
pub async fn delete(
    request: DeleteRequest<EveryRow>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Every Row by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: EveryRow::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: EveryRow::doctype,
    new: document::new::<EveryRow>,
    hooks: Hooks::NONE,
    methods: &[],
};
