//! The folders and Rust files beside the definitions, as the modules of one crate.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(clippy::module_inception, reason = "a DocType's folder and its controller have one name")]
#![allow(missing_docs, reason = "folders have no documentation")]
