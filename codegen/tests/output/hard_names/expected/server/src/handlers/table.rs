//! The actix-web handlers of Table, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/table/table.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::table::Table;

/// `GET /api/resource/Table`
pub async fn list(request: ListRequest<Table>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Table`
pub async fn create(
    request: CreateRequest<Table>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Table/<name>`
pub async fn read(request: ReadRequest<Table>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Table/<name>`
pub async fn update(
    request: UpdateRequest<Table>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Table/<name>`
pub async fn delete(
    request: DeleteRequest<Table>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Table by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Table::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Table::doctype,
    new: document::new::<Table>,
    hooks: Hooks::NONE,
    methods: &[],
};
