//! The program `doctyped`: makes applications, and runs the commands of `cargo xtask` in them.

use std::process::ExitCode;

fn main() -> ExitCode {
    doctyped_codegen::cli::program()
}
