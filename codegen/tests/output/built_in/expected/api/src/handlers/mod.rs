//! Handlers of the built-in DocTypes.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#[rustfmt::skip]
pub mod has_role;
#[rustfmt::skip]
pub mod user;

/// The handlers of all built-in DocTypes.
pub static ENTRIES: &[&::doctyped::document::DocTypeEntry] = &[
    &has_role::ENTRY,
    &user::ENTRY,
];
