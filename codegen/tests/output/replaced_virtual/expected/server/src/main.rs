//! The server.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

fn main() -> std::process::ExitCode {
    doctyped::main(&server::API)
}
