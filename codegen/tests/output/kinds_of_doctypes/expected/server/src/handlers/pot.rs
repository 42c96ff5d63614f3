//! The actix-web handlers of Pot, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/pot/pot.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::pot::Pot;

/// `GET /api/resource/Pot`
pub async fn list(request: ListRequest<Pot>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Pot`
pub async fn create(request: CreateRequest<Pot>) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Pot/<name>`
pub async fn read(request: ReadRequest<Pot>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Pot/<name>`
pub async fn update(request: UpdateRequest<Pot>) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Pot/<name>`
pub async fn delete(request: DeleteRequest<Pot>) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Pot by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Pot::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Pot::doctype,
    new: document::new::<Pot>,
    hooks: Hooks::NONE,
    methods: &[],
};
