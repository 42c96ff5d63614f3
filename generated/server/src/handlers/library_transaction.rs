//! The actix-web handlers of Library Transaction, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_transaction/library_transaction.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::{Document, Record};
use models::library_transaction::LibraryTransaction;
use doctypes::library::library_transaction::library_transaction::LibraryTransactionController;

/// `GET /api/resource/Library Transaction`
pub async fn list(
    request: ListRequest<LibraryTransaction>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Library Transaction`
pub async fn create(
    request: CreateRequest<LibraryTransaction>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Library Transaction/<name>`
pub async fn read(
    request: ReadRequest<LibraryTransaction>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Library Transaction/<name>`
pub async fn update(
    request: UpdateRequest<LibraryTransaction>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Library Transaction/<name>`
pub async fn delete(
    request: DeleteRequest<LibraryTransaction>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Library Transaction by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: LibraryTransaction::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: LibraryTransaction::doctype,
    new: document::new::<LibraryTransaction>,
    hooks: Hooks {
        before_submit: Some(before_submit),
        on_submit: Some(on_submit),
        before_cancel: Some(before_cancel),
        on_cancel: Some(on_cancel),
        ..Hooks::NONE
    },
    methods: &[],
};

fn before_submit(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryTransactionController as Controller>::before_submit(
        document::typed(doc)?,
        ctx,
    )
}

fn on_submit(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryTransactionController as Controller>::on_submit(document::typed(doc)?, ctx)
}

fn before_cancel(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryTransactionController as Controller>::before_cancel(
        document::typed(doc)?,
        ctx,
    )
}

fn on_cancel(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryTransactionController as Controller>::on_cancel(document::typed(doc)?, ctx)
}
