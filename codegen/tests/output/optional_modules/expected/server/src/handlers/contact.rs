//! The actix-web handlers of Contact, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/contact/contact.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::{Document, Record};
use models::contact::Contact;
use doctyped::modules::contacts::contact;

/// `GET /api/resource/Contact`
pub async fn list(request: ListRequest<Contact>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Contact`
pub async fn create(
    request: CreateRequest<Contact>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Contact/<name>`
pub async fn read(request: ReadRequest<Contact>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Contact/<name>`
pub async fn update(
    request: UpdateRequest<Contact>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Contact/<name>`
pub async fn delete(
    request: DeleteRequest<Contact>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Contact by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Contact::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Contact::doctype,
    new: document::new::<Contact>,
    hooks: Hooks {
        autoname: Some(autoname),
        validate: Some(validate),
        ..Hooks::NONE
    },
    methods: &[],
};

fn autoname(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    contact::autoname(doc, ctx)
}

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    contact::validate(doc, ctx)
}
