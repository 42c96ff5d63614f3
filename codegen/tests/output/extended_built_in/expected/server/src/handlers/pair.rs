//! The actix-web handlers of Pair, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/pair/pair.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::pair::Pair;

/// `GET /api/resource/Pair`
pub async fn list(request: ListRequest<Pair>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Pair`
pub async fn create(
    request: CreateRequest<Pair>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Pair/<name>`
pub async fn read(request: ReadRequest<Pair>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Pair/<name>`
pub async fn update(
    request: UpdateRequest<Pair>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Pair/<name>`
pub async fn delete(
    request: DeleteRequest<Pair>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Pair by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Pair::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Pair::doctype,
    new: document::new::<Pair>,
    hooks: Hooks::NONE,
    methods: &[],
};
