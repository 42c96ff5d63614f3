//! The actix-web handlers of Article Loan, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_loan/article_loan.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Documents, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::article_loan::ArticleLoan;
use doctypes::library::article_loan::article_loan::ArticleLoans;

/// `GET /api/resource/Article Loan`
pub async fn list(
    request: ListRequest<ArticleLoan>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Article Loan`
pub async fn create(
    request: CreateRequest<ArticleLoan>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Article Loan/<name>`
pub async fn read(
    request: ReadRequest<ArticleLoan>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Article Loan/<name>`
pub async fn update(
    request: UpdateRequest<ArticleLoan>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Article Loan/<name>`
pub async fn delete(
    request: DeleteRequest<ArticleLoan>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Article Loan by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ArticleLoan::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ArticleLoan::doctype,
    new: document::new::<ArticleLoan>,
    hooks: Hooks {
        documents: Some(Documents::of::<ArticleLoans>()),
        ..Hooks::NONE
    },
    methods: &[],
};
