//! Who sees what, told by documents and lists together.

mod property;
mod trade;
