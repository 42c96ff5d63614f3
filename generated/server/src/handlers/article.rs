//! The actix-web handlers of Article, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article/article.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::article::Article;

/// `GET /api/resource/Article`
pub async fn list(request: ListRequest<Article>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Article`
pub async fn create(
    request: CreateRequest<Article>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Article/<name>`
pub async fn read(request: ReadRequest<Article>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Article/<name>`
pub async fn update(
    request: UpdateRequest<Article>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Article/<name>`
pub async fn delete(
    request: DeleteRequest<Article>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Article by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Article::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Article::doctype,
    new: document::new::<Article>,
    hooks: Hooks::NONE,
    methods: &[],
};
