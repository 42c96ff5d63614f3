//! The actix-web handlers of Größe, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/größe/größe.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::groesse::Größe;

/// `GET /api/resource/Größe`
pub async fn list(request: ListRequest<Größe>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Größe`
pub async fn create(
    request: CreateRequest<Größe>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Größe/<name>`
pub async fn read(request: ReadRequest<Größe>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Größe/<name>`
pub async fn update(
    request: UpdateRequest<Größe>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Größe/<name>`
pub async fn delete(
    request: DeleteRequest<Größe>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Größe by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Größe::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Größe::doctype,
    new: document::new::<Größe>,
    hooks: Hooks::NONE,
    methods: &[],
};
