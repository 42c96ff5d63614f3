//! The actix-web handlers of Boat, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/boat/boat.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::boat::Boat;

/// `GET /api/resource/Boat`
pub async fn list(request: ListRequest<Boat>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Boat`
pub async fn create(
    request: CreateRequest<Boat>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Boat/<name>`
pub async fn read(request: ReadRequest<Boat>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Boat/<name>`
pub async fn update(
    request: UpdateRequest<Boat>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Boat/<name>`
pub async fn delete(
    request: DeleteRequest<Boat>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Boat by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Boat::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Boat::doctype,
    new: document::new::<Boat>,
    hooks: Hooks::NONE,
    methods: &[],
};
