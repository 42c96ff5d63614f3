//! The actix-web handlers of Stamp, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/mail/doctype/stamp/stamp.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::stamp::Stamp;

/// `GET /api/resource/Stamp`
pub async fn list(request: ListRequest<Stamp>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Stamp`
pub async fn create(
    request: CreateRequest<Stamp>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Stamp/<name>`
pub async fn read(request: ReadRequest<Stamp>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Stamp/<name>`
pub async fn update(
    request: UpdateRequest<Stamp>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Stamp/<name>`
pub async fn delete(
    request: DeleteRequest<Stamp>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Stamp by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Stamp::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Stamp::doctype,
    new: document::new::<Stamp>,
    hooks: Hooks::NONE,
    methods: &[],
};
