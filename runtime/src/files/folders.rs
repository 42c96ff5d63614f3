//! The folders that every site has.

/// The root folder.
pub(crate) const HOME: &str = "Home";

/// The folder of files that are attached to documents.
pub(crate) const ATTACHMENTS: &str = "Home/Attachments";
