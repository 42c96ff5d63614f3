//! The actix-web handlers of String, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/string/string.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::string::String as StringRecord;

/// `GET /api/resource/String`
pub async fn list(
    request: ListRequest<StringRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/String`
pub async fn create(
    request: CreateRequest<StringRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/String/<name>`
pub async fn read(
    request: ReadRequest<StringRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/String/<name>`
pub async fn update(
    request: UpdateRequest<StringRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/String/<name>`
pub async fn delete(
    request: DeleteRequest<StringRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of String by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: StringRecord::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: StringRecord::doctype,
    new: document::new::<StringRecord>,
    hooks: Hooks::NONE,
    methods: &[],
};
