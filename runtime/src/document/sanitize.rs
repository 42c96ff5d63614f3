//! Text that holds HTML is cleaned before it is stored: scripts become text, event handlers and
//! dangerous styles go, formatting stays.

use crate::schema::{DocField, FieldType, Storage};
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The cleaned text, where it differs from the given one.
pub(super) fn clean(field: &DocField, text: &str) -> Option<String> {
    if is_cleaned(field) { clean_text(text) } else { None }
}

/// A text without what could run in a browser, where it differs from the given one.
pub(crate) fn clean_text(text: &str) -> Option<String> {
    if !has_tags(text) || is_json(text) {
        return None;
    }
    let cleaned = CLEANER.clean(&without_programs(text)).to_string();
    (cleaned != text).then_some(cleaned)
}

/// Fields that hold no HTML, or hold it on purpose (Frappe's list).
fn is_cleaned(field: &DocField) -> bool {
    !field.ignore_xss_filter
        && field.options != "Email"
        && !matches!(
            field.fieldtype,
            FieldType::Attach
                | FieldType::AttachImage
                | FieldType::Barcode
                | FieldType::Code
                | FieldType::Geolocation
                | FieldType::Json
                | FieldType::Link
                | FieldType::Password
                | FieldType::Select
                | FieldType::Signature
        )
        && field.storage().is_some_and(Storage::is_text)
}

/// Whether something in the text looks like a tag; `1 < 2` does not.
fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(place, _)| {
        text.get(place + 1..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
    })
}

/// The text with the tags of what would run or load something as text: they show what was written
/// and do nothing (Frappe).
fn without_programs(text: &str) -> Cow<'_, str> {
    if !text.match_indices('<').any(|(place, _)| begins_program(text, place)) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (place, character) in text.char_indices() {
        if character == '<' && begins_program(text, place) {
            escaped.push_str("&lt;");
        } else {
            escaped.push(character);
        }
    }
    escaped.into()
}

/// Tags that Frappe allows nowhere.
const PROGRAMS: [&str; 7] = ["applet", "base", "embed", "frame", "iframe", "object", "script"];

fn begins_program(text: &str, place: usize) -> bool {
    let rest = text.get(place + 1..).unwrap_or_default();
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name = rest.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
    PROGRAMS.iter().any(|program| name.eq_ignore_ascii_case(program))
}

fn is_json(text: &str) -> bool {
    text.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// What editors make: formatting, tables, images, links, and classes that style them.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
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
        .add_tag_attributes("a", ["target"])
        .add_tag_attributes("img", ["srcset"])
        .add_tag_attributes("input", ["checked", "disabled", "type"])
        .add_tag_attributes("source", ["src", "type"])
        .add_tag_attributes("video", ["controls", "poster", "src"])
        .add_tag_attributes("audio", ["controls", "src"])
        .filter_style_properties(STYLES.iter().copied().collect::<HashSet<_>>())
        .add_url_schemes(["data"])
        .attribute_filter(|element, attribute, value| {
            // A data URL may be an image and nothing else.
            let is_data = value.trim_start().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
            let is_image = element == "img" && attribute == "src" && value.trim_start().starts_with("data:image/");
            (!is_data || attribute == "title" || is_image).then(|| value.into())
        })
        .link_rel(Some("noopener noreferrer"));
    builder
});

/// Styles that cannot load anything and cannot cover the page.
const STYLES: [&str; 26] = [
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
    use super::*;

    fn cleaned(text: &str) -> Option<String> {
        clean(&DocField { fieldname: "f", fieldtype: FieldType::TextEditor, ..DocField::NEW }, text)
    }

    #[test]
    fn scripts_handlers_and_dangerous_urls_go() {
        for attack in [
            "<img src=x onerror=alert(1)>",
            "<a href='javascript:alert(1)'>x</a>",
            "<a href='data:text/html,<b>alert(1)</b>'>x</a>",
            "<svg onload=alert(1)>",
            "<div style='background:url(javascript:alert(1))'>x</div>",
        ] {
            let cleaned = cleaned(attack).unwrap();
            for word in ["script", "onerror", "onload", "alert", "data:"] {
                assert!(!cleaned.contains(word), "{attack} became {cleaned}");
            }
        }
    }

    #[test]
    fn what_would_run_becomes_text() {
        for (attack, expected) in [
            ("<p>x</p><script>alert(1)</script>", "<p>x</p>&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a <ScRiPt src=//x></sCrIpT>", "a &lt;ScRiPt src=//x&gt;&lt;/sCrIpT&gt;"),
            ("<iframe src='/x'></iframe>", "&lt;iframe src='/x'&gt;&lt;/iframe&gt;"),
            ("<a title=\"<script>\">x</a>", "<a title=\"&lt;script&gt;\" rel=\"noopener noreferrer\">x</a>"),
        ] {
            let once = cleaned(attack).unwrap();
            assert_eq!(once, expected);
            assert_eq!(cleaned(&once), None, "{once} is clean");
        }
        // What is left of a tag inside of a tag is none either.
        let nested = cleaned("<scr<script>ipt>alert(1)</scr</script>ipt>").unwrap();
        assert!(!nested.contains('<'), "{nested}");
    }

    #[test]
    fn formatting_stays() {
        for text in ["<b>Done</b> &amp; dusted", "<p class=\"big\">a<br>b</p>", "<img src=\"/files/a.png\">"] {
            assert_eq!(cleaned(text), None, "{text}");
        }
    }

    #[test]
    fn text_without_tags_and_code_are_left_alone() {
        assert_eq!(cleaned("1 < 2 and 3 > 2, R&D"), None);
        assert_eq!(cleaned(r#"{"html": "<script>"}"#), None);
        let code = DocField { fieldname: "f", fieldtype: FieldType::Code, ..DocField::NEW };
        assert_eq!(clean(&code, "<script>"), None);
    }
}
