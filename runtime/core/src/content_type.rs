//! Media types of files by their names.

use mime_guess::{MimeGuess, mime};

/// The media type of a file of that name; `application/octet-stream` for unknown extensions.
pub fn content_type(file_name: &str) -> String {
    guess(file_name).to_string()
}

/// The media type of a file of that name, parsed.
pub fn guess(file_name: &str) -> mime::Mime {
    MimeGuess::from_path(file_name).first_or_octet_stream()
}

/// Whether browsers may show a file of that name instead of storing it: types that cannot run
/// scripts with the rights of the site. HTML, SVG and XML can.
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
    fn unknown_extension_is_an_octet_stream() {
        assert_eq!(content_type("a.png"), "image/png");
        assert_eq!(content_type("README"), "application/octet-stream");
    }
}
