//! The actix-web handlers of Preferences, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/preferences/preferences.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::preferences::Preferences;

/// `GET /api/resource/Preferences`
pub async fn list(
    request: ListRequest<Preferences>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Preferences`
pub async fn create(
    request: CreateRequest<Preferences>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Preferences/<name>`
pub async fn read(
    request: ReadRequest<Preferences>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Preferences/<name>`
pub async fn update(
    request: UpdateRequest<Preferences>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Preferences/<name>`
pub async fn delete(
    request: DeleteRequest<Preferences>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Preferences by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Preferences::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Preferences::doctype,
    new: document::new::<Preferences>,
    hooks: Hooks::NONE,
    methods: &[],
};
