//! The actix-web handlers of Module Def, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/module_def/module_def.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::module_def::ModuleDef;

/// `GET /api/resource/Module Def`
pub async fn list(
    request: ListRequest<ModuleDef>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Module Def`
pub async fn create(
    request: CreateRequest<ModuleDef>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Module Def/<name>`
pub async fn read(
    request: ReadRequest<ModuleDef>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Module Def/<name>`
pub async fn update(
    request: UpdateRequest<ModuleDef>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Module Def/<name>`
pub async fn delete(
    request: DeleteRequest<ModuleDef>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Module Def by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ModuleDef::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ModuleDef::doctype,
    new: document::new::<ModuleDef>,
    hooks: Hooks::NONE,
    methods: &[],
};
