//! URLs of thumbnails.
//!
//! A thumbnail is a content without a File document of its own. The document of its image has its URL in
//! `thumbnail_url`, and its permissions are those of the image. The URL contains that document's name, so
//! that the document is found without a scan of all documents.

use super::key::{StorageKey, split};
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_models::file;
use doctyped_models::file::File;
use doctyped_orm::db::AnyConnection;

/// Marker in the file names of thumbnails (Frappe's).
const MARKER: &str = "_small";

/// The suffix of the file name of a thumbnail, for the File document of its image.
pub fn suffix(document: &str) -> String {
    format!("_{document}{MARKER}")
}

/// Parses the name of the File document out of the URL of a thumbnail.
fn document_of(url: &str) -> Option<&str> {
    StorageKey::of_url(url)?;
    let (stem, _) = split(url);
    let (before, _) = stem.rsplit_once(MARKER)?;
    let (_, document) = before.rsplit_once('_')?;
    (!document.is_empty() && !document.contains('/')).then_some(document)
}

/// Whether a File document has a URL as its thumbnail.
pub fn is_used(connection: &mut AnyConnection, url: &str) -> Result<bool> {
    let Some(document) = document_of(url) else { return Ok(false) };
    let found: Vec<Option<String>> =
        file::table.filter(file::name.eq(document)).select(file::thumbnail_url).load(connection)?;
    Ok(found.iter().any(|found| found.as_deref() == Some(url)))
}

/// The File document of the image whose thumbnail has a URL.
pub fn image_of(ctx: &mut Context, url: &str) -> Result<Option<File>> {
    let Some(document) = document_of(url) else { return Ok(None) };
    let found = ctx.try_get::<File>(document)?;
    Ok(found.filter(|file| file.thumbnail_url.as_deref() == Some(url)))
}

#[cfg(test)]
mod tests {
    use super::super::key::with_suffix;
    use super::*;

    #[test]
    fn thumbnail_url_contains_the_name_of_the_file_document() {
        for name in ["photo.jpg", "a_small.jpg", "README"] {
            let name = with_suffix(name, &suffix("a1b2c3d4e5"));
            // With the further suffix of a name that is taken.
            for name in [name.clone(), with_suffix(&name, "9f9f9f")] {
                assert_eq!(document_of(&format!("/private/files/{name}")), Some("a1b2c3d4e5"), "{name}");
            }
        }
        for url in ["/files/photo.jpg", "/files/photo_small.jpg", "/files/__small.jpg", "/files/../x_a_small.jpg", ""] {
            assert_eq!(document_of(url).filter(|document| document.len() == 10), None, "{url}");
        }
    }
}
