//! The actix-web handlers of Library Settings, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_settings/library_settings.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::library_settings::LibrarySettings;

/// `GET /api/resource/Library Settings`
pub async fn list(
    request: ListRequest<LibrarySettings>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Library Settings`
pub async fn create(
    request: CreateRequest<LibrarySettings>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Library Settings/<name>`
pub async fn read(
    request: ReadRequest<LibrarySettings>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Library Settings/<name>`
pub async fn update(
    request: UpdateRequest<LibrarySettings>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Library Settings/<name>`
pub async fn delete(
    request: DeleteRequest<LibrarySettings>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Library Settings by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: LibrarySettings::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: LibrarySettings::doctype,
    new: document::new::<LibrarySettings>,
    hooks: Hooks::NONE,
    methods: &[],
};
