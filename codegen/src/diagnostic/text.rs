//! Texts of definitions inside of messages: on one line, readable in a terminal, of bounded length.

/// The maximal length of a message or a help text, in characters.
const MAX_LENGTH: usize = 600;

/// Characters of the end of a text that are kept where it is cut off.
const TAIL_LENGTH: usize = 100;

/// Whether a character is not shown in its place: control characters, and those that change the direction
/// of the text around them or separate lines.
pub(crate) fn is_unreadable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || character == '\u{feff}'
}

/// The text with escapes in place of unreadable characters.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unreadable(character) {
            escaped.extend(character.escape_default());
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// The text of a message: escaped, and cut off in its middle if it is too long.
pub(super) fn message(text: String) -> String {
    let text = if text.contains(is_unreadable) { escaped(&text) } else { text };
    // A character has at least one byte.
    let length = if text.len() > MAX_LENGTH { text.chars().count() } else { 0 };
    if length <= MAX_LENGTH {
        return text;
    }
    let head = text.chars().take(MAX_LENGTH - TAIL_LENGTH);
    head.chain(" … ".chars()).chain(text.chars().skip(length - TAIL_LENGTH)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn message_is_one_readable_line_of_bounded_length() {
        assert_eq!(message("a\nb\u{202e}c".to_owned()), "a\\nb\\u{202e}c");
        let long = message(format!("begin {} end", "ä".repeat(100_000)));
        assert!(long.starts_with("begin ") && long.ends_with(" end"));
        assert_eq!(long.chars().count(), MAX_LENGTH + 3);
    }
}
