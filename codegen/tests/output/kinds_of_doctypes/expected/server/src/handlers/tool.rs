//! The actix-web handlers of Tool, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/tool/tool.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::tool::Tool;

/// `GET /api/resource/Tool`
pub async fn list(request: ListRequest<Tool>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Tool`
pub async fn create(
    request: CreateRequest<Tool>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Tool/<name>`
pub async fn read(request: ReadRequest<Tool>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Tool/<name>`
pub async fn update(
    request: UpdateRequest<Tool>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Tool/<name>`
pub async fn delete(
    request: DeleteRequest<Tool>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Tool by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Tool::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Tool::doctype,
    new: document::new::<Tool>,
    hooks: Hooks::NONE,
    methods: &[],
};
