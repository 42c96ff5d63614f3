//! The actix-web handlers of Note, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

use doctyped::{Context, Result};
use doctyped::document::{self, Controller, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::permission::{Restriction, Rule};
use doctyped::table::Document;
use models::note::Note;
use doctypes::desk::note::note::NoteController;

/// `GET /api/resource/Note`
pub async fn list(request: ListRequest<Note>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Note`
pub async fn create(
    request: CreateRequest<Note>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Note/<name>`
pub async fn read(request: ReadRequest<Note>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Note/<name>`
pub async fn update(
    request: UpdateRequest<Note>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Note/<name>`
pub async fn delete(
    request: DeleteRequest<Note>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Note by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Note::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Note::doctype,
    new: document::new::<Note>,
    hooks: Hooks {
        permission_query_conditions: Some(permission_query_conditions),
        ..Hooks::NONE
    },
    methods: &[],
};

fn permission_query_conditions(ctx: &mut Context) -> Result<Rule> {
    <NoteController as Controller>::permission_query_conditions(ctx)
        .map(Restriction::into_rule)
}
