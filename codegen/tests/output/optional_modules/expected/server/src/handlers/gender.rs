//! The actix-web handlers of Gender, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/trade/gender/gender.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::gender::Gender;

/// `GET /api/resource/Gender`
pub async fn list(request: ListRequest<Gender>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Gender`
pub async fn create(
    request: CreateRequest<Gender>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Gender/<name>`
pub async fn read(request: ReadRequest<Gender>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Gender/<name>`
pub async fn update(
    request: UpdateRequest<Gender>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Gender/<name>`
pub async fn delete(
    request: DeleteRequest<Gender>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Gender by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Gender::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Gender::doctype,
    new: document::new::<Gender>,
    hooks: Hooks::NONE,
    methods: &[],
};
