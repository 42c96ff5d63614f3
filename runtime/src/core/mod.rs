//! The DocTypes that the server itself needs: users, roles, settings, logs.
//!
//! Their definitions are in `runtime/doctypes`; codegen writes [`models`] and [`handlers`] from
//! them, [`controllers`] holds their rules.

pub mod controllers;
pub(crate) mod doctype;
pub mod handlers;
pub mod models;

pub use models::*;
