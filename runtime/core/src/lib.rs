//! What every layer above shares: the [`Context`](context::Context) of a request, the
//! [`Site`](site::Site), the registry of DocTypes and functions, and the types in which controllers
//! and whitelisted functions are written.
//!
//! The crate implements no behaviour of documents. It declares the interfaces: [`controller`] and
//! [`handler`] for generated code, [`document_store`] for the lifecycle, [`extension`] for the state
//! that other layers keep.

pub mod arguments;
pub mod async_context;
pub mod cache;
pub mod config;
pub mod content;
pub mod content_type;
pub mod context;
pub mod controller;
pub mod doctype_override;
pub mod document_store;
pub mod download;
pub mod extension;
pub mod grammar;
pub mod handler;
pub mod identity;
pub mod invalidation;
pub mod json;
mod lenient;
pub mod registry;
pub mod reply;
pub mod response_writer;
pub mod sanitize;
pub mod settings;
pub mod site;
pub mod upload;
pub mod virtual_doctype;

pub use doctyped_orm::error;

/// The paths that generated code and `#[whitelist]` name as `doctyped::...`. The facade re-exports
/// them at its root, as does each crate of the runtime with such code.
#[doc(hidden)]
pub mod paths {
    pub use crate::async_context::AsyncContext;
    pub use crate::context::Context;
    pub use crate::doctype_override;
    pub use crate::error::{Error, ErrorKind, Result};
    pub use crate::json::JsonWriter;
    pub use crate::registry::Application;
    pub use doctyped_models as models;
    pub use doctyped_orm::{generated, table};
    pub use doctyped_schema as schema;

    /// DocTypes, controllers and hooks.
    pub mod document {
        pub use crate::controller::{Controller, Hooks};
        pub use crate::handler::{Handler, new, typed, typed_ref};
        pub use crate::virtual_doctype::{Documents, ListQuery, Listed, VirtualDocument};
    }

    /// Whitelisted functions.
    pub mod method {
        pub use crate::arguments::{Argument, Arguments, FromArgument};
        pub use crate::download::Download;
        pub use crate::handler::{Call, Function, Method, Pending};
        pub use crate::reply::{AsyncReply, Reply, reply};
    }

    /// Conditions of controllers on what users see.
    pub mod permission {
        pub use doctyped_orm::access_rule::Rule;
        pub use doctyped_orm::restriction::{Compares, Restriction};
    }
}
