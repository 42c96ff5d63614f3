//! The actix-web handlers of Mod, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/mod/mod.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::mod_::Mod;

/// `GET /api/resource/Mod`
pub async fn list(request: ListRequest<Mod>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Mod`
pub async fn create(request: CreateRequest<Mod>) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Mod/<name>`
pub async fn read(request: ReadRequest<Mod>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Mod/<name>`
pub async fn update(request: UpdateRequest<Mod>) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Mod/<name>`
pub async fn delete(request: DeleteRequest<Mod>) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Mod by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Mod::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Mod::doctype,
    new: document::new::<Mod>,
    hooks: Hooks::NONE,
    methods: &[],
};
