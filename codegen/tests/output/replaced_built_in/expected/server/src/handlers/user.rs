//! The actix-web handlers of User, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/user/user.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::permission::{Restriction, Rule};
use doctyped::schema::Rights;
use doctyped::table::{Document, Record};
use models::user::User;
use doctypes::test::user::user::UserController;

/// `GET /api/resource/User`
pub async fn list(request: ListRequest<User>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/User`
pub async fn create(
    request: CreateRequest<User>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/User/<name>`
pub async fn read(request: ReadRequest<User>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/User/<name>`
pub async fn update(
    request: UpdateRequest<User>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/User/<name>`
pub async fn delete(
    request: DeleteRequest<User>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of User by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: User::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: User::doctype,
    new: document::new::<User>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        before_rename: Some(before_rename),
        has_permission: Some(has_permission),
        permission_query_conditions: Some(permission_query_conditions),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn before_rename(
    doc: &mut dyn Record,
    new_name: &mut String,
    merge: bool,
    ctx: &mut Context,
) -> Result<()> {
    <UserController as Controller>::before_rename(
        document::typed(doc)?,
        new_name,
        merge,
        ctx,
    )
}

fn has_permission(
    doc: &dyn Record,
    right: Rights,
    ctx: &mut Context,
) -> Result<Option<bool>> {
    <UserController as Controller>::has_permission(document::typed_ref(doc)?, right, ctx)
}

fn permission_query_conditions(ctx: &mut Context) -> Result<Rule> {
    <UserController as Controller>::permission_query_conditions(ctx)
        .map(Restriction::into_rule)
}
