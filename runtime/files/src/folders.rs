//! The folders that every site has.

/// The root folder.
pub const HOME: &str = "Home";

/// The folder of files that are attached to documents.
pub const ATTACHMENTS: &str = "Home/Attachments";
