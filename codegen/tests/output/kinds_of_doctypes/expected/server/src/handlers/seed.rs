//! The actix-web handlers of Seed, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/seed/seed.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::seed::Seed;

/// `GET /api/resource/Seed`
pub async fn list(request: ListRequest<Seed>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Seed`
pub async fn create(
    request: CreateRequest<Seed>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Seed/<name>`
pub async fn read(request: ReadRequest<Seed>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Seed/<name>`
pub async fn update(
    request: UpdateRequest<Seed>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Seed/<name>`
pub async fn delete(
    request: DeleteRequest<Seed>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Seed by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Seed::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Seed::doctype,
    new: document::new::<Seed>,
    hooks: Hooks::NONE,
    methods: &[],
};
