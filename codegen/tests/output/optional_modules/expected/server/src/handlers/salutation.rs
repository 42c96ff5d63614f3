//! The actix-web handlers of Salutation, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/salutation/salutation.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::salutation::Salutation;

/// `GET /api/resource/Salutation`
pub async fn list(
    request: ListRequest<Salutation>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Salutation`
pub async fn create(
    request: CreateRequest<Salutation>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Salutation/<name>`
pub async fn read(
    request: ReadRequest<Salutation>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Salutation/<name>`
pub async fn update(
    request: UpdateRequest<Salutation>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Salutation/<name>`
pub async fn delete(
    request: DeleteRequest<Salutation>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Salutation by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Salutation::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Salutation::doctype,
    new: document::new::<Salutation>,
    hooks: Hooks::NONE,
    methods: &[],
};
