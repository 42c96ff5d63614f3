//! The types of files by their names: harmless ones, images, the field `file_type`.

use doctyped_core::content_type::guess;
use mime_guess::mime;

/// Whether guests and users without access to the desk may upload a file of this type (Frappe: images, PDF,
/// office documents, plain text and videos).
pub fn is_harmless(file_name: &str) -> bool {
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
pub fn file_type(file_name: &str) -> Option<String> {
    let extension = extension(file_name)?;
    Some(extension.to_uppercase())
}

/// The extension of a name, without the dot.
pub fn extension(file_name: &str) -> Option<&str> {
    super::key::split(file_name).1.strip_prefix('.').filter(|extension| !extension.is_empty())
}

/// Whether the file is a JPEG, which may have Exif metadata.
pub fn is_jpeg(file_name: &str) -> bool {
    guess(file_name) == mime::IMAGE_JPEG
}

/// Whether the file is a raster image that can be resized.
pub fn is_picture(file_name: &str) -> bool {
    let kind = guess(file_name);
    kind.type_() == mime::IMAGE && matches!(kind.subtype().as_str(), "jpeg" | "png" | "webp" | "gif")
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
