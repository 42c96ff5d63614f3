//! The DocTypes that the server itself needs: users, roles, settings, logs.
//!
//! Their definitions are in `runtime/doctypes`; codegen writes [`models`] and [`handlers`] from
//! them, [`controllers`] holds their rules.

pub(crate) mod catalogue;
pub mod controllers;
pub mod handlers;
pub mod models;

pub use models::*;
