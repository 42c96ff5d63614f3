//! The actix-web handlers of Option, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/option/option.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::option::Option as OptionRecord;

/// `GET /api/resource/Option`
pub async fn list(
    request: ListRequest<OptionRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Option`
pub async fn create(
    request: CreateRequest<OptionRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Option/<name>`
pub async fn read(
    request: ReadRequest<OptionRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Option/<name>`
pub async fn update(
    request: UpdateRequest<OptionRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Option/<name>`
pub async fn delete(
    request: DeleteRequest<OptionRecord>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Option by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: OptionRecord::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: OptionRecord::doctype,
    new: document::new::<OptionRecord>,
    hooks: Hooks::NONE,
    methods: &[],
};
