//! The actix-web handlers of Contact Phone, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact_phone/contact_phone.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::contact_phone::ContactPhone;

/// `GET /api/resource/Contact Phone`
pub async fn list(
    request: ListRequest<ContactPhone>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Contact Phone`
pub async fn create(
    request: CreateRequest<ContactPhone>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Contact Phone/<name>`
pub async fn read(
    request: ReadRequest<ContactPhone>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Contact Phone/<name>`
pub async fn update(
    request: UpdateRequest<ContactPhone>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Contact Phone/<name>`
pub async fn delete(
    request: DeleteRequest<ContactPhone>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Contact Phone by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ContactPhone::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ContactPhone::doctype,
    new: document::new::<ContactPhone>,
    hooks: Hooks::NONE,
    methods: &[],
};
