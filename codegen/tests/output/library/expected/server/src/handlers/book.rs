//! The actix-web handlers of Book, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/catalogue/book/book.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::permission::{Restriction, Rule};
use doctyped::schema::Rights;
use doctyped::table::{Document, Record};
use models::book::Book;
use doctypes::catalogue::book::book::BookController;

/// `GET /api/resource/Book`
pub async fn list(request: ListRequest<Book>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Book`
pub async fn create(
    request: CreateRequest<Book>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Book/<name>`
pub async fn read(request: ReadRequest<Book>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Book/<name>`
pub async fn update(
    request: UpdateRequest<Book>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Book/<name>`
pub async fn delete(
    request: DeleteRequest<Book>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// The handlers of the document methods.
pub mod methods {
    use super::Book;
    use doctyped::http::{self, DocumentResponse, HttpError, MethodRequest};
    /// `POST /api/resource/Book/<name>?run_method=give_back`
    pub async fn give_back(
        request: MethodRequest<Book>,
    ) -> Result<DocumentResponse, HttpError> {
        http::call_method(
                request,
                &doctypes::catalogue::book::book::__whitelist_give_back,
            )
            .await
    }
}

/// Handlers of Book by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Book::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[("give_back", |request| Box::pin(methods::give_back(request.into())))],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Book::doctype,
    new: document::new::<Book>,
    hooks: Hooks {
        validate: Some(validate),
        before_rename: Some(before_rename),
        after_rename: Some(after_rename),
        has_permission: Some(has_permission),
        permission_query_conditions: Some(permission_query_conditions),
        ..Hooks::NONE
    },
    methods: &[&doctypes::catalogue::book::book::__whitelist_give_back],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <BookController as Controller>::validate(document::typed(doc)?, ctx)
}

fn before_rename(
    doc: &mut dyn Record,
    new_name: &mut String,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <BookController as Controller>::before_rename(
        document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}

fn after_rename(
    doc: &mut dyn Record,
    old_name: &str,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <BookController as Controller>::after_rename(
        document::typed(doc)?,
        old_name,
        merge,
        ctx,
    )
}

fn has_permission(
    doc: &dyn Record,
    right: Rights,
    ctx: &mut Context,
) -> Result<Option<bool>> {
    <BookController as Controller>::has_permission(document::typed_ref(doc)?, right, ctx)
}

fn permission_query_conditions(ctx: &mut Context) -> Result<Rule> {
    <BookController as Controller>::permission_query_conditions(ctx)
        .map(Restriction::into_rule)
}
