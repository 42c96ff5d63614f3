//! The actix-web handlers of Plant, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/plant/plant.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::plant::Plant;

/// `GET /api/resource/Plant`
pub async fn list(request: ListRequest<Plant>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Plant`
pub async fn create(
    request: CreateRequest<Plant>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Plant/<name>`
pub async fn read(request: ReadRequest<Plant>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Plant/<name>`
pub async fn update(
    request: UpdateRequest<Plant>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Plant/<name>`
pub async fn delete(
    request: DeleteRequest<Plant>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Plant by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Plant::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Plant::doctype,
    new: document::new::<Plant>,
    hooks: Hooks::NONE,
    methods: &[],
};
