//! The actix-web handlers of Std, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/std/std.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::std::Std;

/// `GET /api/resource/Std`
pub async fn list(request: ListRequest<Std>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Std`
pub async fn create(request: CreateRequest<Std>) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Std/<name>`
pub async fn read(request: ReadRequest<Std>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Std/<name>`
pub async fn update(request: UpdateRequest<Std>) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Std/<name>`
pub async fn delete(request: DeleteRequest<Std>) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Std by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Std::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Std::doctype,
    new: document::new::<Std>,
    hooks: Hooks::NONE,
    methods: &[],
};
