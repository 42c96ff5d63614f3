//! The actix-web handlers of Result, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/result/result.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::result::Result as ResultRecord;

/// `GET /api/resource/Result`
pub async fn list(
    request: ListRequest<ResultRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Result`
pub async fn create(
    request: CreateRequest<ResultRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Result/<name>`
pub async fn read(
    request: ReadRequest<ResultRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Result/<name>`
pub async fn update(
    request: UpdateRequest<ResultRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Result/<name>`
pub async fn delete(
    request: DeleteRequest<ResultRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Result by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ResultRecord::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ResultRecord::doctype,
    new: document::new::<ResultRecord>,
    hooks: Hooks::NONE,
    methods: &[],
};
