//! The functions of the application, for `Client::call`.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

