//! Content type of a file, by the extension of its name.

use mime_guess::{MimeGuess, mime};

/// The content type of a file name; `application/octet-stream` for an unknown extension.
pub(crate) fn content_type(file_name: &str) -> String {
    guess(file_name).to_string()
}

fn guess(file_name: &str) -> mime::Mime {
    MimeGuess::from_path(file_name).first_or_octet_stream()
}

/// Whether a file may be served with `Content-Disposition: inline`. HTML, SVG and XML may not: they can run
/// scripts with the site's origin.
pub(crate) fn is_shown_inline(file_name: &str) -> bool {
    let kind = guess(file_name);
    match kind.type_() {
        mime::IMAGE => kind.suffix().is_none() && kind.subtype() != mime::SVG,
        mime::AUDIO | mime::VIDEO => true,
        mime::TEXT => kind.subtype() == mime::PLAIN,
        mime::APPLICATION => kind.subtype() == mime::PDF,
        _ => false,
    }
}

/// Whether guests and users without access to the desk may upload a file of this type (Frappe: images, PDF,
/// office documents, plain text and videos).
pub(super) fn is_harmless(file_name: &str) -> bool {
    const OFFICE: [&str; 4] =
        ["vnd.openxmlformats-officedocument.", "vnd.oasis.opendocument.", "vnd.ms-excel", "vnd.ms-powerpoint"];
    let kind = guess(file_name);
    let subtype = kind.subtype().as_str();
    match kind.type_() {
        mime::IMAGE => matches!(subtype, "png" | "jpeg"),
        mime::TEXT => matches!(subtype, "plain" | "csv"),
        mime::VIDEO => matches!(subtype, "quicktime" | "mp4"),
        mime::APPLICATION => {
            matches!(subtype, "pdf" | "msword") || OFFICE.iter().any(|office| subtype.starts_with(office))
        }
        _ => false,
    }
}

/// The value of a File document's `file_type`: `PNG`, `TXT`.
pub(super) fn file_type(file_name: &str) -> Option<String> {
    let extension = extension(file_name)?;
    Some(extension.to_uppercase())
}

/// The extension of a name, without the dot.
pub(super) fn extension(file_name: &str) -> Option<&str> {
    super::key::split(file_name).1.strip_prefix('.').filter(|extension| !extension.is_empty())
}

/// Whether the file is a JPEG, which may have Exif metadata.
pub(super) fn is_jpeg(file_name: &str) -> bool {
    guess(file_name) == mime::IMAGE_JPEG
}

/// Whether the file is a raster image that can be resized.
pub(super) fn is_picture(file_name: &str) -> bool {
    let kind = guess(file_name);
    kind.type_() == mime::IMAGE && matches!(kind.subtype().as_str(), "jpeg" | "png" | "webp" | "gif")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_that_can_run_scripts_is_not_shown_inline() {
        for name in ["a.png", "a.JPG", "a.webp", "a.pdf", "a.txt", "a.mp4", "a.mp3"] {
            assert!(is_shown_inline(name), "{name}");
        }
        for name in ["a.html", "a.htm", "a.xhtml", "a.svg", "a.svgz", "a.xml", "a.js", "a.css", "a", "a.bin", "a.mht"] {
            assert!(!is_shown_inline(name), "{name}");
        }
    }

    #[test]
    fn harmless_types_are_those_of_frappe() {
        for name in ["a.png", "a.jpeg", "a.pdf", "a.docx", "a.odt", "a.xls", "a.txt", "a.mov", "a.mp4"] {
            assert!(is_harmless(name), "{name}");
        }
        for name in ["a.html", "a.svg", "a.exe", "a.js", "a.zip", "a.gif", "a"] {
            assert!(!is_harmless(name), "{name}");
        }
    }

    #[test]
    fn file_type_is_the_upper_case_extension() {
        assert_eq!(file_type("a.tar.gz").as_deref(), Some("GZ"));
        assert_eq!(file_type("README"), None);
        assert_eq!(content_type("a.png"), "image/png");
        assert_eq!(content_type("README"), "application/octet-stream");
    }
}
