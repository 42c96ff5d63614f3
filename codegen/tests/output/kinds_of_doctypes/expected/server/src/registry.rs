//! All that this server serves.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// The DocTypes and functions of the application.
pub static APPLICATION: ::doctyped::Application = ::doctyped::Application {
    handlers: &[
        &crate::handlers::bill::HANDLER,
        &crate::handlers::garden_settings::HANDLER,
        &crate::handlers::plant::HANDLER,
        &crate::handlers::pot::HANDLER,
        &crate::handlers::seed::HANDLER,
        &crate::handlers::ticket::HANDLER,
        &crate::handlers::token::HANDLER,
        &crate::handlers::tool::HANDLER,
        &crate::handlers::weather::HANDLER,
    ],
    functions: &[],
    not_whitelisted: &[],
};
