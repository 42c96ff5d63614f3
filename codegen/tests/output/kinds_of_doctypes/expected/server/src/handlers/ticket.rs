//! The actix-web handlers of Ticket, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/ticket/ticket.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::ticket::Ticket;

/// `GET /api/resource/Ticket`
pub async fn list(request: ListRequest<Ticket>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Ticket`
pub async fn create(
    request: CreateRequest<Ticket>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Ticket/<name>`
pub async fn read(request: ReadRequest<Ticket>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Ticket/<name>`
pub async fn update(
    request: UpdateRequest<Ticket>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Ticket/<name>`
pub async fn delete(
    request: DeleteRequest<Ticket>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Ticket by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Ticket::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Ticket::doctype,
    new: document::new::<Ticket>,
    hooks: Hooks::NONE,
    methods: &[],
};
