//! The actix-web handlers of Type, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/type/type.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::r#type::Type;

/// `GET /api/resource/Type`
pub async fn list(request: ListRequest<Type>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Type`
pub async fn create(
    request: CreateRequest<Type>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Type/<name>`
pub async fn read(request: ReadRequest<Type>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Type/<name>`
pub async fn update(
    request: UpdateRequest<Type>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Type/<name>`
pub async fn delete(
    request: DeleteRequest<Type>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Type by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Type::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Type::doctype,
    new: document::new::<Type>,
    hooks: Hooks::NONE,
    methods: &[],
};
