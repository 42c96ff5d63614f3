//! The actix-web handlers of Weather, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/weather/weather.json`; not to be edited.

use doctyped::document::{self, Documents, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::weather::Weather;
use doctypes::test::weather::weather::Forecast;

/// `GET /api/resource/Weather`
pub async fn list(request: ListRequest<Weather>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Weather`
pub async fn create(
    request: CreateRequest<Weather>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Weather/<name>`
pub async fn read(request: ReadRequest<Weather>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Weather/<name>`
pub async fn update(
    request: UpdateRequest<Weather>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Weather/<name>`
pub async fn delete(
    request: DeleteRequest<Weather>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Weather by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Weather::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Weather::doctype,
    new: document::new::<Weather>,
    hooks: Hooks {
        documents: Some(Documents::of::<Forecast>()),
        ..Hooks::NONE
    },
    methods: &[],
};
