//! Handlers of the built-in DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#[rustfmt::skip]
pub mod has_role;
#[rustfmt::skip]
pub mod user;

/// The handlers of all built-in DocTypes.
pub static HANDLERS: &[&::doctyped::document::Handler] = &[
    &has_role::HANDLER,
    &user::HANDLER,
];
