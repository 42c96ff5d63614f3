//! The actix-web handlers of Loan, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/lending/loan/loan.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::loan::Loan;

/// `GET /api/resource/Loan`
pub async fn list(request: ListRequest<Loan>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Loan`
pub async fn create(
    request: CreateRequest<Loan>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Loan/<name>`
pub async fn read(request: ReadRequest<Loan>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Loan/<name>`
pub async fn update(
    request: UpdateRequest<Loan>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Loan/<name>`
pub async fn delete(
    request: DeleteRequest<Loan>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Loan by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Loan::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Loan::doctype,
    new: document::new::<Loan>,
    hooks: Hooks::NONE,
    methods: &[],
};
