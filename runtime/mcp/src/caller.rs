//! The sender of a request, and its access.

use doctyped_core::config::McpAccess;
use doctyped_core::context::AsyncContext;
use doctyped_http::ReceivedRequest;

/// The sender of a request.
pub struct Caller<'a> {
    /// The HTTP request.
    pub received: &'a ReceivedRequest,
    /// The user, for transactions that read.
    pub user: &'a AsyncContext,
    /// The access that the configuration allows.
    pub access: McpAccess,
}
