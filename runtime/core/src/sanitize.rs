//! HTML sanitizer: makes text safe to show in a browser.
//!
//! Tags that run or load a program are escaped, so that they show as text; event handlers, script URLs
//! and dangerous styles are removed; formatting stays. The cost is limited before it starts: see [`limits`].

mod attributes;
pub mod limits;
mod sanitizer;
mod tags;

pub use sanitizer::Sanitizer;

use crate::error::Result;
use crate::json_parser;
use ammonia::Builder;
use limits::SanitizeBudget;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The sanitized text; none when the text is safe as it is. JSON is left alone.
///
/// # Errors
/// `ValidationError` for HTML beyond the [`limits`].
pub fn clean_text(text: &str, budget: &mut SanitizeBudget) -> Result<Option<String>> {
    if !tags::has_markup(text) || is_json(text) {
        return Ok(None);
    }
    let escaped = tags::escape_text(text);
    limits::check(&escaped, budget)?;
    let cleaned = SANITIZER.clean(&escaped).to_string();
    Ok((cleaned != text).then_some(cleaned))
}

/// Tags that Frappe allows in no field.
const ACTIVE_TAGS: [&str; 7] = ["applet", "base", "embed", "frame", "iframe", "object", "script"];

/// Whether the tag at a `<` has one of these names.
fn is_named(text: &str, index: usize, names: &[&str]) -> bool {
    let rest = text.get(index + 1..).unwrap_or_default();
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name = rest.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
    names.iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

fn is_json(text: &str) -> bool {
    text.starts_with(['{', '[']) && json_parser::parse::<serde::de::IgnoredAny>(text).is_ok()
}

/// Allows the HTML of text editors: formatting, tables, images, links, classes and styles.
static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags([
            "audio",
            "button",
            "figure",
            "figcaption",
            "font",
            "input",
            "label",
            "mark",
            "section",
            "source",
            "u",
            "video",
        ])
        .add_generic_attributes(["align", "class", "dir", "height", "id", "style", "title", "width"])
        .add_generic_attribute_prefixes(["data-"])
        .add_tag_attributes("a", ["rel", "target"])
        .add_tag_attributes("img", ["srcset"])
        .add_tag_attributes("input", ["checked", "disabled", "type"])
        .add_tag_attributes("source", ["src", "type"])
        .add_tag_attributes("video", ["controls", "poster", "src"])
        .add_tag_attributes("audio", ["controls", "src"])
        .filter_style_properties(STYLE_PROPERTIES.iter().copied().collect::<HashSet<_>>())
        .add_url_schemes(["data"])
        .attribute_filter(|element, attribute, value| {
            // A name such as `data-a<b` is one attribute to a browser, and more to simpler programs.
            let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':');
            if !attribute.bytes().all(is_name) {
                return None;
            }
            // Data URLs are allowed for images only.
            let is_data = value.trim_start().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
            let is_image = element == "img" && attribute == "src" && value.trim_start().starts_with("data:image/");
            (!is_data || attribute == "title" || is_image).then(|| value.into())
        })
        .link_rel(None);
    builder
});

/// CSS properties that can neither load a resource nor cover the page.
const STYLE_PROPERTIES: [&str; 26] = [
    "background-color",
    "border",
    "border-bottom",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-top",
    "color",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "line-height",
    "list-style-type",
    "margin",
    "margin-left",
    "margin-right",
    "max-width",
    "padding",
    "padding-left",
    "text-align",
    "text-decoration",
    "vertical-align",
    "width",
];

#[cfg(test)]
mod tests {
    use super::limits::SanitizeBudget;

    fn clean_text(text: &str) -> Option<String> {
        super::clean_text(text, &mut SanitizeBudget::default()).unwrap()
    }

    #[test]
    fn attribute_with_odd_characters_in_its_name_is_removed() {
        assert_eq!(clean_text("<p data-a@b=1 data-b=2>x</p>").unwrap(), "<p data-b=\"2\">x</p>");
        assert!(!clean_text("<p data-a<embed=1 data-b=2>x</p>").unwrap().contains("<embed"));
    }

    #[test]
    fn handlers_and_script_urls_are_removed() {
        for attack in [
            "<img src=x onerror=alert(1)>",
            "<a href='javascript:alert(1)'>x</a>",
            "<a href='data:text/html,<b>alert(1)</b>'>x</a>",
            "<svg onload=alert(1)>",
            "<div style='background:url(javascript:alert(1))'>x</div>",
        ] {
            let cleaned = clean_text(attack).unwrap();
            for word in ["script", "onerror", "onload", "alert", "data:"] {
                assert!(!cleaned.contains(word), "{attack} became {cleaned}");
            }
        }
    }

    #[test]
    fn active_tags_are_escaped() {
        for (attack, expected) in [
            ("<p>x</p><script>alert(1)</script>", "<p>x</p>&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a <ScRiPt src=//x></sCrIpT>", "a &lt;ScRiPt src=//x&gt;&lt;/sCrIpT&gt;"),
            ("<iframe src='/x'></iframe>", "&lt;iframe src='/x'&gt;&lt;/iframe&gt;"),
            ("<a title=\"<script>\">x</a>", "<a title=\"&lt;script&gt;\">x</a>"),
        ] {
            let once = clean_text(attack).unwrap();
            assert_eq!(once, expected);
            assert_eq!(clean_text(&once), None, "{once} is clean");
        }
        // Removing a tag inside of a tag leaves no tag behind.
        let nested = clean_text("<scr<script>ipt>alert(1)</scr</script>ipt>").unwrap();
        assert!(!nested.contains('<'), "{nested}");
    }

    #[test]
    fn formatting_is_unchanged() {
        for text in ["<b>Done</b> &amp; dusted", "<p class=\"big\">a<br>b</p>", "<img src=\"/files/a.png\">"] {
            assert_eq!(clean_text(text), None, "{text}");
        }
    }

    #[test]
    fn text_in_angle_brackets_is_escaped_once() {
        for (text, expected) in [
            ("John <john@x.co>", "John &lt;john@x.co&gt;"),
            ("List<String>", "List&lt;String&gt;"),
            ("if (a<b) {c>d}", "if (a&lt;b) {c&gt;d}"),
            ("<b>a</b> <c>", "<b>a</b> &lt;c&gt;"),
        ] {
            assert_eq!(clean_text(text).as_deref(), Some(expected));
            assert_eq!(clean_text(expected), None, "{expected}");
        }
        assert_eq!(clean_text("x<y"), None);
    }

    #[test]
    fn link_is_unchanged() {
        for text in ["<a href=\"https://x.y\">l</a>", "<a href=\"/x\" target=\"_blank\" rel=\"nofollow\">l</a>"] {
            assert_eq!(clean_text(text), None, "{text}");
        }
    }

    #[test]
    fn text_without_tags_and_json_are_unchanged() {
        assert_eq!(clean_text("1 < 2 and 3 > 2, R&D"), None);
        assert_eq!(clean_text(r#"{"html": "<script>"}"#), None);
    }
}
