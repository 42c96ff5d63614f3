//! The actix-web handlers of User, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::{Document, Record};
use doctyped::models::User;
use doctypes::test::user_rules::UserRules;

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

/// The handlers of the document methods.
pub mod methods {
    use super::User;
    use doctyped::http::{self, DocumentResponse, HttpError, MethodRequest};
    /// `POST /api/resource/User/<name>?run_method=greet`
    pub async fn greet(
        request: MethodRequest<User>,
    ) -> Result<DocumentResponse, HttpError> {
        http::call_method(request, &doctypes::test::user_rules::__whitelist_greet).await
    }
}

/// Handlers of User by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: User::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[("greet", |request| Box::pin(methods::greet(request.into())))],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: User::doctype,
    new: document::new::<User>,
    hooks: Hooks {
        validate: Some(validate),
        ..Hooks::NONE
    },
    methods: &[&doctypes::test::user_rules::__whitelist_greet],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <UserRules as Controller>::validate(document::typed(doc)?, ctx)
}
