//! All that this server serves.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// The DocTypes and functions of the application.
pub static APPLICATION: ::doctyped::Application = ::doctyped::Application {
    handlers: &[&crate::handlers::order::HANDLER],
    functions: &[],
    not_whitelisted: &[],
};
