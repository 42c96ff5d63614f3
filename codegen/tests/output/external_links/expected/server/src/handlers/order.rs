//! The actix-web handlers of Order, its hooks and its methods.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/order/order.json`; not to be edited.

use doctyped::document::{self, DocTypeEntry, Hooks};
use doctyped::http::{
    self, CreateRequest, DeleteRequest, DocumentResponse, DocumentRoutes, HttpError,
    ListRequest, ReadRequest, UpdateRequest,
};
use doctyped::table::Document;
use models::order::Order;

/// `GET /api/resource/Order`
pub async fn list(request: ListRequest<Order>) -> Result<DocumentResponse, HttpError> {
    http::list(request).await
}

/// `POST /api/resource/Order`
pub async fn create(
    request: CreateRequest<Order>,
) -> Result<DocumentResponse, HttpError> {
    http::create(request).await
}

/// `GET /api/resource/Order/<name>`
pub async fn read(request: ReadRequest<Order>) -> Result<DocumentResponse, HttpError> {
    http::read(request).await
}

/// `PUT /api/resource/Order/<name>`
pub async fn update(
    request: UpdateRequest<Order>,
) -> Result<DocumentResponse, HttpError> {
    http::update(request).await
}

/// `DELETE /api/resource/Order/<name>`
pub async fn delete(
    request: DeleteRequest<Order>,
) -> Result<DocumentResponse, HttpError> {
    http::delete(request).await
}

/// Handlers of Order by operation, for `doctyped::http::configure`.
pub static ROUTES: DocumentRoutes = DocumentRoutes {
    doctype: Order::DOCTYPE,
    list: |request| Box::pin(list(request.into())),
    create: |request| Box::pin(create(request.into())),
    read: |request| Box::pin(read(request.into())),
    update: |request| Box::pin(update(request.into())),
    delete: |request| Box::pin(delete(request.into())),
    methods: &[],
};

/// Metadata, hooks and document methods, for the registry of the application.
pub static ENTRY: DocTypeEntry = DocTypeEntry {
    meta: Order::doctype,
    new: document::new::<Order>,
    hooks: Hooks::NONE,
    methods: &[],
};
