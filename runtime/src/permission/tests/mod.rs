//! Who sees what, told by documents and lists together.

mod hooks;
mod property;
mod trade;
