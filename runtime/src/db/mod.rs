//! Databases: which one, connections, transactions.

mod connection;
mod durability;
mod lease;
mod migrate;
mod sqlite;

mod pool;
pub(crate) mod statement;

pub use connection::{AnyConnection, MultiBackend as Backend, MultiRawValue as RawValue};
pub use lease::Lease;
pub use migrate::migrate;

pub use pool::{DatabaseUrl, Pool};
