//! The actix-web handlers of Letter, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/letter/letter.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::letter::Letter;

/// `GET /api/resource/Letter`
pub async fn list(request: ListRequest<Letter>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Letter`
pub async fn create(
    request: CreateRequest<Letter>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Letter/<name>`
pub async fn read(request: ReadRequest<Letter>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Letter/<name>`
pub async fn update(
    request: UpdateRequest<Letter>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Letter/<name>`
pub async fn delete(
    request: DeleteRequest<Letter>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Letter by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Letter::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Letter::doctype,
    new: document::new::<Letter>,
    hooks: Hooks::NONE,
    methods: &[],
};
