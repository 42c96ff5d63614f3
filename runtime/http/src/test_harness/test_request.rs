//! A request as plain data.

use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::web::Bytes;
use std::net::IpAddr;

/// A request of a test.
#[derive(Debug, Clone)]
pub struct TestRequest {
    pub method: Method,
    /// Path and query.
    pub target: String,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// The address of the client.
    pub peer: IpAddr,
}
