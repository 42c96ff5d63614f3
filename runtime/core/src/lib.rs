//! Shared by every layer above: the [`Context`](context::Context) of a request, the
//! [`Site`](context::Site), the registry of DocTypes and functions, and the types in which controllers
//! and whitelisted functions are written.
//!
//! The crate implements no behaviour of documents. It declares the interfaces:
//! [`Controller`](context::Controller) and [`DocTypeEntry`](context::DocTypeEntry) for generated code,
//! [`DocumentStore`](context::DocumentStore) for the lifecycle, [`extension`] for the state of other layers.

pub mod api_version;
pub mod arguments;
pub mod batch;
pub mod cache;
pub mod cache_statistics;
pub mod client_key;
pub mod config;
pub mod content;
pub mod content_type;
pub mod context;
pub mod download;
pub mod extension;
pub mod fair_semaphore;
pub mod grammar;
pub mod head_memory;
pub mod identity;
pub mod invalidation;
pub mod json;
mod lenient;
pub mod recent_writes;
pub mod response_writer;
pub mod retries;
pub mod sanitize;
pub mod settings;
pub mod spool;
pub mod upload;

pub use doctyped_orm::{error, json_parser};

/// The paths that generated code and `#[whitelist]` name as `doctyped::...`. The facade re-exports
/// them at its root, as does each crate of the runtime with such code.
#[doc(hidden)]
pub mod paths {
    pub use crate::context::Application;
    pub use crate::context::AsyncContext;
    pub use crate::context::Context;
    pub use crate::context::doctype_override;
    pub use crate::error::{Error, ErrorKind, Result};
    pub use crate::json::JsonWriter;
    pub use doctyped_models as models;
    pub use doctyped_orm::{generated, table};
    pub use doctyped_schema as schema;

    /// DocTypes, controllers and hooks.
    pub mod document {
        pub use crate::context::{Controller, Hooks};
        pub use crate::context::{DocTypeEntry, new, typed, typed_ref};
        pub use crate::context::{Documents, ListQuery, Listed, VirtualDocument};
    }

    /// Whitelisted functions.
    pub mod method {
        pub use crate::arguments::{Argument, Arguments, FromArgument};
        pub use crate::context::{AsyncResponse, IntoResponse, respond};
        pub use crate::context::{Call, Function, Pending, WhitelistedFunction, WriteMode};
        pub use crate::download::Download;
    }

    /// Conditions of controllers on what users see.
    pub mod permission {
        pub use doctyped_orm::access_rule::Rule;
        pub use doctyped_orm::restriction::{Compares, Restriction};
    }
}
