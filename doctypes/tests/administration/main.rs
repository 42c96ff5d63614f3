//! The commands of administrators: backup, restore, examination, configuration.
//!
//! The program is also the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod backup;
mod backup_damage;
#[cfg(feature = "s3")]
mod bucket_backup;
#[cfg(feature = "s3")]
#[path = "../../../runtime/tests/support/buckets.rs"]
#[allow(dead_code, reason = "these tests do not stall the server")]
mod buckets;
mod configuration;
mod functions;
mod litestream;
mod migrations;
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[path = "../../../runtime/tests/support/servers.rs"]
mod servers;
mod site;
#[path = "../support/server_process.rs"]
mod support;

use std::process::ExitCode;

fn main() -> ExitCode {
    if support::is_server() {
        return doctyped::main(&server::API);
    }
    #[cfg(feature = "s3")]
    let with_buckets = bucket_backup::CASES;
    #[cfg(not(feature = "s3"))]
    let with_buckets: &[support::Case] = &[];
    let cases = [
        backup::CASES,
        backup_damage::CASES,
        with_buckets,
        configuration::CASES,
        functions::CASES,
        litestream::CASES,
        migrations::CASES,
    ]
    .concat();
    support::run_cases(&cases)
}
