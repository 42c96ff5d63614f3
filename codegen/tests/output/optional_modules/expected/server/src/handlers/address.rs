//! The actix-web handlers of Address, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/contacts/address/address.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::{Document, Record};
use models::address::Address;
use doctypes::trade::address::AddressController;
use doctyped::modules::contacts::address;

/// `GET /api/resource/Address`
pub async fn list(request: ListRequest<Address>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Address`
pub async fn create(
    request: CreateRequest<Address>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Address/<name>`
pub async fn read(request: ReadRequest<Address>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Address/<name>`
pub async fn update(
    request: UpdateRequest<Address>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Address/<name>`
pub async fn delete(
    request: DeleteRequest<Address>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Address by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Address::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Address::doctype,
    new: document::new::<Address>,
    hooks: Hooks {
        autoname: Some(autoname),
        validate: Some(validate),
        ..Hooks::NONE
    },
    methods: &[],
};

fn autoname(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    address::autoname(doc, ctx)
}

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    address::validate(doc, ctx)?;
    <AddressController as Controller>::validate(document::typed(doc)?, ctx)
}
