//! Tests of permissions: checks of single documents, and lists.

mod hooks;
mod property;
mod trade;
mod world;
