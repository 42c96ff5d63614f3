//! The application: handlers of all DocTypes and the list of them.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

pub mod handlers;
#[rustfmt::skip]
pub mod registry;

pub use self::registry::APPLICATION;
