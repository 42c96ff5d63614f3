//! The actix-web handlers of Wiki Page, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/wiki_page/wiki_page.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::wiki_page::WikiPage;

/// `GET /api/resource/Wiki Page`
pub async fn list(
    request: ListRequest<WikiPage>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Wiki Page`
pub async fn create(
    request: CreateRequest<WikiPage>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Wiki Page/<name>`
pub async fn read(
    request: ReadRequest<WikiPage>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Wiki Page/<name>`
pub async fn update(
    request: UpdateRequest<WikiPage>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Wiki Page/<name>`
pub async fn delete(
    request: DeleteRequest<WikiPage>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Wiki Page by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: WikiPage::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: WikiPage::doctype,
    new: document::new::<WikiPage>,
    hooks: Hooks::NONE,
    methods: &[],
};
