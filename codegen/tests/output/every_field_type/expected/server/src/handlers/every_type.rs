//! The actix-web handlers of Every Type, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/every_type/every_type.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::every_type::EveryType;

/// `GET /api/resource/Every Type`
pub async fn list(
    request: ListRequest<EveryType>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Every Type`
pub async fn create(
    request: CreateRequest<EveryType>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Every Type/<name>`
pub async fn read(
    request: ReadRequest<EveryType>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Every Type/<name>`
pub async fn update(
    request: UpdateRequest<EveryType>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Every Type/<name>`
pub async fn delete(
    request: DeleteRequest<EveryType>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Every Type by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: EveryType::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: EveryType::doctype,
    new: document::new::<EveryType>,
    hooks: Hooks::NONE,
    methods: &[],
};
