//! The actix-web handlers of Dynamic Link, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/dynamic_link/dynamic_link.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::dynamic_link::DynamicLink;

/// `GET /api/resource/Dynamic Link`
pub async fn list(
    request: ListRequest<DynamicLink>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Dynamic Link`
pub async fn create(
    request: CreateRequest<DynamicLink>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Dynamic Link/<name>`
pub async fn read(
    request: ReadRequest<DynamicLink>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Dynamic Link/<name>`
pub async fn update(
    request: UpdateRequest<DynamicLink>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Dynamic Link/<name>`
pub async fn delete(
    request: DeleteRequest<DynamicLink>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Dynamic Link by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: DynamicLink::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: DynamicLink::doctype,
    new: document::new::<DynamicLink>,
    hooks: Hooks::NONE,
    methods: &[],
};
