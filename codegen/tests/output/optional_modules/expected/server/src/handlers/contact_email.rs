//! The actix-web handlers of Contact Email, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_email/contact_email.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::contact_email::ContactEmail;

/// `GET /api/resource/Contact Email`
pub async fn list(
    request: ListRequest<ContactEmail>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Contact Email`
pub async fn create(
    request: CreateRequest<ContactEmail>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Contact Email/<name>`
pub async fn read(
    request: ReadRequest<ContactEmail>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Contact Email/<name>`
pub async fn update(
    request: UpdateRequest<ContactEmail>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Contact Email/<name>`
pub async fn delete(
    request: DeleteRequest<ContactEmail>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Contact Email by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ContactEmail::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ContactEmail::doctype,
    new: document::new::<ContactEmail>,
    hooks: Hooks::NONE,
    methods: &[],
};
