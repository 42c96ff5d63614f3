//! The reference of the API: `/api/openapi.json`, which is different for each user, and the page
//! `/api/docs`.
//!
//! Codegen writes the whole description, and the binary holds its text. Here it is split once into paths and schemas,
//! still as text, from which [`document()`] puts together the part that a user may reach. The page is static: it
//! fetches the list of tags, and the operations of a tag when they are looked at, so that a thousand DocTypes take no
//! longer to open than ten.

mod access;
mod document;
mod pages;
mod parts;

pub use document::document;
pub use pages::configure;
