//! The actix-web handlers of File, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/file/file.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::file::File;

/// `GET /api/resource/File`
pub async fn list(request: ListRequest<File>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/File`
pub async fn create(
    request: CreateRequest<File>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/File/<name>`
pub async fn read(request: ReadRequest<File>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/File/<name>`
pub async fn update(
    request: UpdateRequest<File>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/File/<name>`
pub async fn delete(
    request: DeleteRequest<File>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of File by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: File::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: File::doctype,
    new: document::new::<File>,
    hooks: Hooks::NONE,
    methods: &[],
};
