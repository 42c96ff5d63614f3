//! The actix-web handlers of Country, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/country/country.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::country::Country;

/// `GET /api/resource/Country`
pub async fn list(request: ListRequest<Country>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Country`
pub async fn create(
    request: CreateRequest<Country>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Country/<name>`
pub async fn read(request: ReadRequest<Country>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Country/<name>`
pub async fn update(
    request: UpdateRequest<Country>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Country/<name>`
pub async fn delete(
    request: DeleteRequest<Country>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Country by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Country::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Country::doctype,
    new: document::new::<Country>,
    hooks: Hooks::NONE,
    methods: &[],
};
