//! The commands of administrators: backup, restore, examination, configuration.
//!
//! The program is also the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod backup;
mod backup_damage;
mod configuration;
mod litestream;
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[path = "../../../runtime/tests/support/servers.rs"]
mod servers;
mod site;
#[path = "../support/server_process.rs"]
mod support;

use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    if support::is_server() {
        return doctyped::main(&server::API);
    }
    let cases: Vec<(&str, fn())> =
        [backup::CASES, backup_damage::CASES, configuration::CASES, litestream::CASES].concat();
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for (name, case) in cases {
        if filter.as_ref().is_none_or(|filter| name.contains(filter)) {
            let start = Instant::now();
            case();
            println!("test {name} ... ok ({:.1} s)", start.elapsed().as_secs_f32());
        }
    }
    ExitCode::SUCCESS
}
