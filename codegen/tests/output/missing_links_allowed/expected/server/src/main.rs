//! The server.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

mod handlers;
mod registry;

fn main() -> ::std::process::ExitCode {
    ::doctyped::main(&registry::APPLICATION)
}
