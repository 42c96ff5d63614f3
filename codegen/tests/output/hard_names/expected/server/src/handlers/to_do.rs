//! The actix-web handlers of To Do, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/to_do/to_do.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::to_do::ToDo;

/// `GET /api/resource/To Do`
pub async fn list(request: ListRequest<ToDo>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/To Do`
pub async fn create(
    request: CreateRequest<ToDo>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/To Do/<name>`
pub async fn read(request: ReadRequest<ToDo>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/To Do/<name>`
pub async fn update(
    request: UpdateRequest<ToDo>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/To Do/<name>`
pub async fn delete(
    request: DeleteRequest<ToDo>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of To Do by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ToDo::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ToDo::doctype,
    new: document::new::<ToDo>,
    hooks: Hooks::NONE,
    methods: &[],
};
