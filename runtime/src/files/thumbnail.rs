//! Small pictures of images, beside them.
//!
//! A thumbnail is a content without a File document of its own: the document of its image names it in
//! `thumbnail_url`, and who may read the image may read it. Its address holds the name of that
//! document, so that whose it is can be told without looking through all documents.

use super::key::{StorageKey, split};
use crate::context::Context;
use crate::core::models::file::{self, File};
use crate::db::AnyConnection;
use crate::error::Result;
use diesel::prelude::*;

/// What stands in the names of thumbnails (Frappe's).
const MARK: &str = "_small";

/// What the name of a thumbnail has behind the image's.
pub(super) fn suffix(document: &str) -> String {
    format!("_{document}{MARK}")
}

/// The document whose thumbnail an address can be, by the address alone.
fn document_of(url: &str) -> Option<&str> {
    StorageKey::of_url(url)?;
    let (stem, _) = split(url);
    let (before, _) = stem.rsplit_once(MARK)?;
    let (_, document) = before.rsplit_once('_')?;
    (!document.is_empty() && !document.contains('/')).then_some(document)
}

/// Whether an address is the one of a thumbnail.
///
/// # Errors
/// When the database fails.
pub(super) fn is_used(connection: &mut AnyConnection, url: &str) -> Result<bool> {
    let Some(document) = document_of(url) else { return Ok(false) };
    let found: Vec<Option<String>> =
        file::table.filter(file::name.eq(document)).select(file::thumbnail_url).load(connection)?;
    Ok(found.iter().any(|found| found.as_deref() == Some(url)))
}

/// The document of the image that an address shows in small.
///
/// # Errors
/// When the database fails.
pub(super) fn image_of(ctx: &mut Context, url: &str) -> Result<Option<File>> {
    let Some(document) = document_of(url) else { return Ok(None) };
    let found = ctx.try_get::<File>(document)?;
    Ok(found.filter(|file| file.thumbnail_url.as_deref() == Some(url)))
}

#[cfg(test)]
mod tests {
    use super::super::key::with_suffix;
    use super::*;

    #[test]
    fn the_address_of_a_thumbnail_names_the_document_of_its_image() {
        for name in ["photo.jpg", "a_small.jpg", "README"] {
            let name = with_suffix(name, &suffix("a1b2c3d4e5"));
            // A name that was taken got something more.
            for name in [name.clone(), with_suffix(&name, "9f9f9f")] {
                assert_eq!(document_of(&format!("/private/files/{name}")), Some("a1b2c3d4e5"), "{name}");
            }
        }
        for url in ["/files/photo.jpg", "/files/photo_small.jpg", "/files/__small.jpg", "/files/../x_a_small.jpg", ""] {
            assert_eq!(document_of(url).filter(|document| document.len() == 10), None, "{url}");
        }
    }
}
