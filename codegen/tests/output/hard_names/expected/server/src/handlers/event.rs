//! The actix-web handlers of Event, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/event/event.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::event::Event;

/// `GET /api/resource/Event`
pub async fn list(request: ListRequest<Event>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Event`
pub async fn create(
    request: CreateRequest<Event>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Event/<name>`
pub async fn read(request: ReadRequest<Event>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Event/<name>`
pub async fn update(
    request: UpdateRequest<Event>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Event/<name>`
pub async fn delete(
    request: DeleteRequest<Event>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Event by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Event::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Event::doctype,
    new: document::new::<Event>,
    hooks: Hooks::NONE,
    methods: &[],
};
