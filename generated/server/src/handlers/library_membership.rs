//! The actix-web handlers of Library Membership, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/library_membership/library_membership.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::{Document, Record};
use models::library_membership::LibraryMembership;
use doctypes::library::library_membership::library_membership::LibraryMembershipController;

/// `GET /api/resource/Library Membership`
pub async fn list(
    request: ListRequest<LibraryMembership>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Library Membership`
pub async fn create(
    request: CreateRequest<LibraryMembership>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Library Membership/<name>`
pub async fn read(
    request: ReadRequest<LibraryMembership>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Library Membership/<name>`
pub async fn update(
    request: UpdateRequest<LibraryMembership>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Library Membership/<name>`
pub async fn delete(
    request: DeleteRequest<LibraryMembership>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// The handlers of the document methods.
pub mod methods {
    use super::LibraryMembership;
    use doctyped::http::{self, DocumentResponse, HttpError, MethodRequest};
    /// `POST /api/resource/Library Membership/<name>?run_method=renew`
    pub async fn renew(
        request: MethodRequest<LibraryMembership>,
    ) -> Result<DocumentResponse, HttpError> {
        http::call_method(
                request,
                &doctypes::library::library_membership::library_membership::__whitelist_renew,
            )
            .await
    }
}

/// Handlers of Library Membership by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: LibraryMembership::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[("renew", |request| Box::pin(methods::renew(request.into())))],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: LibraryMembership::doctype,
    new: document::new::<LibraryMembership>,
    hooks: Hooks {
        validate: Some(validate),
        before_submit: Some(before_submit),
        ..Hooks::NONE
    },
    methods: &[
        &doctypes::library::library_membership::library_membership::__whitelist_renew,
    ],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryMembershipController as Controller>::validate(document::typed(doc)?, ctx)
}

fn before_submit(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <LibraryMembershipController as Controller>::before_submit(
        document::typed(doc)?,
        ctx,
    )
}
