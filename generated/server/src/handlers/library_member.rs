//! The actix-web handlers of Library Member, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_member/library_member.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::{Document, Record};
use models::library_member::LibraryMember;
use doctypes::library::library_member::library_member::LibraryMemberController;

/// `GET /api/resource/Library Member`
pub async fn list(
    request: ListRequest<LibraryMember>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Library Member`
pub async fn create(
    request: CreateRequest<LibraryMember>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Library Member/<name>`
pub async fn read(
    request: ReadRequest<LibraryMember>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Library Member/<name>`
pub async fn update(
    request: UpdateRequest<LibraryMember>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Library Member/<name>`
pub async fn delete(
    request: DeleteRequest<LibraryMember>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Library Member by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: LibraryMember::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: LibraryMember::doctype,
    new: document::new::<LibraryMember>,
    hooks: Hooks {
        validate: Some(validate),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryMemberController as Controller>::validate(document::typed(doc)?, ctx)
}
