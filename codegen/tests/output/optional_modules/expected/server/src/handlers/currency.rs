//! The actix-web handlers of Currency, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/currency/currency.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::currency::Currency;

/// `GET /api/resource/Currency`
pub async fn list(
    request: ListRequest<Currency>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Currency`
pub async fn create(
    request: CreateRequest<Currency>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Currency/<name>`
pub async fn read(
    request: ReadRequest<Currency>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Currency/<name>`
pub async fn update(
    request: UpdateRequest<Currency>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Currency/<name>`
pub async fn delete(
    request: DeleteRequest<Currency>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Currency by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Currency::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Currency::doctype,
    new: document::new::<Currency>,
    hooks: Hooks::NONE,
    methods: &[],
};
