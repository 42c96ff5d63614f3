//! The actix-web handlers of Region, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/region/region.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::region::Region;

/// `GET /api/resource/Region`
pub async fn list(request: ListRequest<Region>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Region`
pub async fn create(
    request: CreateRequest<Region>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Region/<name>`
pub async fn read(request: ReadRequest<Region>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Region/<name>`
pub async fn update(
    request: UpdateRequest<Region>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Region/<name>`
pub async fn delete(
    request: DeleteRequest<Region>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Region by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Region::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Region::doctype,
    new: document::new::<Region>,
    hooks: Hooks::NONE,
    methods: &[],
};
