//! The actix-web handlers of ToDo, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/todo/todo.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::permission::{Restriction, Rule};
use doctyped::table::{Document, Record};
use models::todo::ToDo;
use doctypes::desk::todo::todo::ToDoController;

/// `GET /api/resource/ToDo`
pub async fn list(request: ListRequest<ToDo>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/ToDo`
pub async fn create(
    request: CreateRequest<ToDo>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/ToDo/<name>`
pub async fn read(request: ReadRequest<ToDo>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/ToDo/<name>`
pub async fn update(
    request: UpdateRequest<ToDo>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/ToDo/<name>`
pub async fn delete(
    request: DeleteRequest<ToDo>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of ToDo by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: ToDo::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: ToDo::doctype,
    new: document::new::<ToDo>,
    hooks: Hooks {
        validate: Some(validate),
        on_update: Some(on_update),
        after_delete: Some(after_delete),
        permission_query_conditions: Some(permission_query_conditions),
        ..Hooks::NONE
    },
    methods: &[],
};

fn validate(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <ToDoController as Controller>::validate(document::typed(doc)?, ctx)
}

fn on_update(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <ToDoController as Controller>::on_update(document::typed(doc)?, ctx)
}

fn after_delete(doc: &mut dyn Record, ctx: &mut Context) -> Result<()> {
    <ToDoController as Controller>::after_delete(document::typed(doc)?, ctx)
}

fn permission_query_conditions(ctx: &mut Context) -> Result<Rule> {
    <ToDoController as Controller>::permission_query_conditions(ctx)
        .map(Restriction::into_rule)
}
