//! The number of attributes of a tag, counted without knowing where tags start.
//!
//! Whether `<` starts a tag depends on the parser: it does not inside of comments and of `<style>`. So a tag is
//! followed from every `<` with a letter at the same time, as a nondeterministic automaton with one count for each
//! state. The result is the exact maximum for the parser's tags or more.

/// States of the tokenizer inside of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagState {
    Name,
    BeforeAttribute,
    Attribute,
    AfterAttribute,
    BeforeValue,
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
}

const STATES: [TagState; 8] = [
    TagState::Name,
    TagState::BeforeAttribute,
    TagState::Attribute,
    TagState::AfterAttribute,
    TagState::BeforeValue,
    TagState::DoubleQuoted,
    TagState::SingleQuoted,
    TagState::Unquoted,
];

impl TagState {
    /// The state after a byte, and whether an attribute begins; none at the end of the tag.
    fn next(self, byte: u8) -> Option<(TagState, bool)> {
        let is_space = byte.is_ascii_whitespace();
        let state = match (self, byte) {
            (TagState::DoubleQuoted, b'"') | (TagState::SingleQuoted, b'\'') => TagState::BeforeAttribute,
            (TagState::DoubleQuoted | TagState::SingleQuoted, _) => self,
            (_, b'>') => return None,
            (TagState::Unquoted | TagState::Name, _) if is_space => TagState::BeforeAttribute,
            (TagState::Unquoted, _) => self,
            (TagState::BeforeValue, _) if is_space => self,
            (TagState::BeforeValue, b'"') => TagState::DoubleQuoted,
            (TagState::BeforeValue, b'\'') => TagState::SingleQuoted,
            (TagState::BeforeValue, _) => TagState::Unquoted,
            (_, b'/') => TagState::BeforeAttribute,
            (TagState::Attribute | TagState::AfterAttribute, b'=') => TagState::BeforeValue,
            (TagState::Attribute | TagState::AfterAttribute, _) if is_space => TagState::AfterAttribute,
            (TagState::BeforeAttribute, _) if is_space => self,
            (TagState::Name | TagState::Attribute, _) => self,
            (TagState::BeforeAttribute | TagState::AfterAttribute, _) => return Some((TagState::Attribute, true)),
        };
        Some((state, false))
    }
}

/// The most attributes that a tag of the text can have.
pub fn max_attributes(text: &str) -> usize {
    // The attributes of the tag in each state; none while no tag is in it.
    let mut counts: [Option<usize>; STATES.len()] = [None; STATES.len()];
    let (mut max, mut before) = (0, [0, 0]);
    for byte in text.bytes() {
        let starts_tag = byte.is_ascii_alphabetic() && (before[1] == b'<' || before == *b"</");
        before = [before[1], byte];
        let mut next = [None; STATES.len()];
        for (state, count) in STATES.into_iter().zip(counts) {
            let Some(count) = count else { continue };
            let Some((state, begins_attribute)) = state.next(byte) else { continue };
            let count = count + usize::from(begins_attribute);
            max = max.max(count);
            if let Some(slot) = next.get_mut(state as usize) {
                *slot = (*slot).max(Some(count));
            }
        }
        if starts_tag && let Some(slot) = next.first_mut() {
            *slot = (*slot).max(Some(0));
        }
        counts = next;
    }
    max
}

#[cfg(test)]
mod tests {
    use super::max_attributes;

    #[test]
    fn attributes_are_counted_as_the_tokenizer_does() {
        for (html, expected) in [
            ("text a=1 b=2", 0),
            ("1 < 2 a=1", 0),
            ("<a>", 0),
            ("<a b>", 1),
            ("<a b=1 c='2 3 4'd=\"5 = 6\"/e/f g = h>i j k", 6),
            ("<img src=\"data:image/png;base64,AAAA/BBBB/CCCC==\">", 1),
            ("<p style=\"color: red; margin: 0\" class='a b c'>a b c d</p>", 2),
            ("</a b c>", 2),
            ("<a =b>", 1),
            ("<a\"b c>", 1),
            ("<p>a</p><p b c d>", 3),
        ] {
            assert_eq!(max_attributes(html), expected, "{html}");
        }
    }

    #[test]
    fn tags_after_misleading_quotes_are_counted() {
        for html in ["<!-- <a b=' --><p c d e f g>", "<style><a b=\"</style><p c d e f g>", "<a b='<p c d e f g>"] {
            assert!(max_attributes(html) >= 5, "{html}");
        }
    }
}
