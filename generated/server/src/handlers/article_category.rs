//! The actix-web handlers of Article Category, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_category/article_category.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::article_category::ArticleCategory;

/// `GET /api/resource/Article Category`
pub async fn list(
    request: ListRequest<ArticleCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Article Category`
pub async fn create(
    request: CreateRequest<ArticleCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Article Category/<name>`
pub async fn read(
    request: ReadRequest<ArticleCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Article Category/<name>`
pub async fn update(
    request: UpdateRequest<ArticleCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Article Category/<name>`
pub async fn delete(
    request: DeleteRequest<ArticleCategory>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Article Category by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ArticleCategory::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ArticleCategory::doctype,
    new: document::new::<ArticleCategory>,
    hooks: Hooks::NONE,
    methods: &[],
};
