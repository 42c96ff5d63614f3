//! The DocTypes that the server itself needs: users, roles, settings, logs.
//!
//! Their definitions are in `runtime/doctypes`; codegen writes [`models`] and [`handlers`] from
//! them, [`controllers`] holds their rules.

pub mod controllers;
#[allow(clippy::all, clippy::pedantic, reason = "written by codegen")]
pub mod handlers;
#[allow(clippy::all, clippy::pedantic, reason = "written by codegen")]
pub mod models;

pub mod replaced {
    //! Names that generated code uses.
    pub use crate::doctype_override::{has_permission, hook};
}
pub use models::*;
