//! The actix-web handlers of Self, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/self/self.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::self_::Self_;

/// `GET /api/resource/Self`
pub async fn list(request: ListRequest<Self_>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Self`
pub async fn create(
    request: CreateRequest<Self_>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Self/<name>`
pub async fn read(request: ReadRequest<Self_>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Self/<name>`
pub async fn update(
    request: UpdateRequest<Self_>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Self/<name>`
pub async fn delete(
    request: DeleteRequest<Self_>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Self by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Self_::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Self_::doctype,
    new: document::new::<Self_>,
    hooks: Hooks::NONE,
    methods: &[],
};
