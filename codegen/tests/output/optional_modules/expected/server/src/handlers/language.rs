//! The actix-web handlers of Language, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/language/language.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::language::Language;

/// `GET /api/resource/Language`
pub async fn list(
    request: ListRequest<Language>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Language`
pub async fn create(
    request: CreateRequest<Language>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Language/<name>`
pub async fn read(
    request: ReadRequest<Language>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Language/<name>`
pub async fn update(
    request: UpdateRequest<Language>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Language/<name>`
pub async fn delete(
    request: DeleteRequest<Language>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Language by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Language::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Language::doctype,
    new: document::new::<Language>,
    hooks: Hooks::NONE,
    methods: &[],
};
