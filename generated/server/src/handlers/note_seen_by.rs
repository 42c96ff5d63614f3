//! The actix-web handlers of Note Seen By, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/desk/note_seen_by/note_seen_by.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::note_seen_by::NoteSeenBy;

/// `GET /api/resource/Note Seen By`
pub async fn list(
    request: ListRequest<NoteSeenBy>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Note Seen By`
pub async fn create(
    request: CreateRequest<NoteSeenBy>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Note Seen By/<name>`
pub async fn read(
    request: ReadRequest<NoteSeenBy>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Note Seen By/<name>`
pub async fn update(
    request: UpdateRequest<NoteSeenBy>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Note Seen By/<name>`
pub async fn delete(
    request: DeleteRequest<NoteSeenBy>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Note Seen By by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: NoteSeenBy::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: NoteSeenBy::doctype,
    new: document::new::<NoteSeenBy>,
    hooks: Hooks::NONE,
    methods: &[],
};
