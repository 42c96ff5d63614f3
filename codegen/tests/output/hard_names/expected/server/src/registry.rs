//! All that this server serves.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// The DocTypes and functions of the application.
pub static APPLICATION: ::doctyped::Application = ::doctyped::Application {
    handlers: &[
        &crate::handlers::event::HANDLER,
        &crate::handlers::file::HANDLER,
        &crate::handlers::groesse::HANDLER,
        &crate::handlers::mod_::HANDLER,
        &crate::handlers::option::HANDLER,
        &crate::handlers::result::HANDLER,
        &crate::handlers::self_::HANDLER,
        &crate::handlers::std::HANDLER,
        &crate::handlers::string::HANDLER,
        &crate::handlers::table::HANDLER,
        &crate::handlers::to_do::HANDLER,
        &crate::handlers::todo::HANDLER,
        &crate::handlers::r#type::HANDLER,
    ],
    functions: &[],
    not_whitelisted: &[],
};
