//! The actix-web handlers of Garden Settings, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/garden_settings/garden_settings.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::garden_settings::GardenSettings;

/// `GET /api/resource/Garden Settings`
pub async fn list(
    request: ListRequest<GardenSettings>,
) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Garden Settings`
pub async fn create(
    request: CreateRequest<GardenSettings>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Garden Settings/<name>`
pub async fn read(
    request: ReadRequest<GardenSettings>,
) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Garden Settings/<name>`
pub async fn update(
    request: UpdateRequest<GardenSettings>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Garden Settings/<name>`
pub async fn delete(
    request: DeleteRequest<GardenSettings>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Garden Settings by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: GardenSettings::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: GardenSettings::doctype,
    new: document::new::<GardenSettings>,
    hooks: Hooks::NONE,
    methods: &[],
};
