//! The actix-web handlers of Token, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/token/token.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::token::Token;

/// `GET /api/resource/Token`
pub async fn list(request: ListRequest<Token>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Token`
pub async fn create(
    request: CreateRequest<Token>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Token/<name>`
pub async fn read(request: ReadRequest<Token>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Token/<name>`
pub async fn update(
    request: UpdateRequest<Token>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Token/<name>`
pub async fn delete(
    request: DeleteRequest<Token>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Token by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Token::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Token::doctype,
    new: document::new::<Token>,
    hooks: Hooks::NONE,
    methods: &[],
};
