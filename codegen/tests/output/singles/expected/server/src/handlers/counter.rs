//! The actix-web handlers of Counter, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/counter/counter.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::counter::Counter;

/// `GET /api/resource/Counter`
pub async fn list(request: ListRequest<Counter>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Counter`
pub async fn create(
    request: CreateRequest<Counter>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Counter/<name>`
pub async fn read(request: ReadRequest<Counter>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Counter/<name>`
pub async fn update(
    request: UpdateRequest<Counter>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Counter/<name>`
pub async fn delete(
    request: DeleteRequest<Counter>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Counter by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Counter::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Counter::doctype,
    new: document::new::<Counter>,
    hooks: Hooks::NONE,
    methods: &[],
};
