//! Records of the built-in DocTypes: users, roles, settings, files, logs.
//!
//! Codegen writes them from the definitions in `runtime/doctypes`. An application's models depend on
//! this crate alone, under the name `doctyped`, so that they compile beside the rest of the runtime.

// Generated code names this crate `::doctyped`.
extern crate self as doctyped;

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "written by codegen")]
pub mod records;

pub use records::*;

/// Records of an application name those of the runtime `doctyped::models::User`.
#[doc(hidden)]
pub use records as models;

#[doc(hidden)]
pub use doctyped_orm::generated;
pub use doctyped_orm::table;
pub use doctyped_schema as schema;
