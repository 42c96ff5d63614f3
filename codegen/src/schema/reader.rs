//! Converts JSON nodes to values, in every notation that real definitions use.

use super::json::{Member, Node, Value};
use super::{Spanned, Text, sort_order};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, nearest};
use std::collections::HashSet;
use std::sync::Arc;

/// Unknown keys of one file that are reported; a file with more is something else altogether.
const MAX_UNKNOWN_KEYS: usize = 100;

/// The highest permission level.
const MAX_LEVEL: u8 = u8::MAX;

/// Converts the nodes of one file; reports values of the wrong kind.
pub(crate) struct Reader<'d> {
    pub(crate) source: &'d Arc<SourceFile>,
    pub(crate) diagnostics: &'d mut Diagnostics,
    unknown_keys: usize,
}

impl<'d> Reader<'d> {
    pub(crate) fn new(source: &'d Arc<SourceFile>, diagnostics: &'d mut Diagnostics) -> Reader<'d> {
        Reader { source, diagnostics, unknown_keys: 0 }
    }

    /// A text. Numbers keep their notation, true and false are 1 and 0.
    pub(crate) fn text(&mut self, member: &Member<'_>) -> Text {
        let value = match &member.node.value {
            Value::String(text) => text.clone().into_owned(),
            Value::Number(number) => (*number).to_owned(),
            Value::Bool(set) => u8::from(*set).to_string(),
            Value::Null => return None,
            Value::Array(_) | Value::Object(_) => {
                self.wrong_kind(member, "text");
                return None;
            }
        };
        if value.contains('\0') {
            let message = format!("`{}` has a NUL character, which databases do not store", member.key);
            let diagnostic = Diagnostic::new(Code::NulCharacter, self.source, member.node.span, message);
            self.diagnostics.push(diagnostic.help("remove `\\u0000`"));
        }
        (!value.is_empty()).then_some(Spanned { value, span: member.node.span })
    }

    /// A switch: 0 or 1, as number, text or boolean.
    pub(crate) fn switch(&mut self, member: &Member<'_>) -> bool {
        match &member.node.value {
            Value::Null => false,
            Value::Bool(set) => *set,
            Value::Number(number) => number.parse::<f64>().is_ok_and(|number| number != 0.0),
            Value::String(text) => match text.trim() {
                "" | "0" | "false" | "False" => false,
                "1" | "true" | "True" => true,
                _ => {
                    self.wrong_kind(member, "0 or 1");
                    false
                }
            },
            Value::Array(_) | Value::Object(_) => {
                self.wrong_kind(member, "0 or 1");
                false
            }
        }
    }

    /// A whole number that is not negative; 0 for null and empty text.
    pub(crate) fn number(&mut self, member: &Member<'_>) -> u32 {
        natural(member).unwrap_or_else(|| {
            self.wrong_kind(member, "a whole number that is not negative");
            0
        })
    }

    /// A permission level. Another value is an error, since any other level would show the field to more users or to
    /// fewer.
    pub(crate) fn level(&mut self, member: &Member<'_>) -> u8 {
        let level = natural(member);
        level.and_then(|level| u8::try_from(level).ok()).unwrap_or_else(|| {
            let message = match level {
                Some(level) => format!("the permission level {level} is above {MAX_LEVEL}, the highest one"),
                None => "a permission level is a whole number that is not negative".to_owned(),
            };
            let diagnostic = Diagnostic::new(Code::PermissionLevel, self.source, member.node.span, message);
            self.diagnostics.push(diagnostic.help("use a level from 0 to 9, as the form of Frappe offers"));
            MAX_LEVEL
        })
    }

    /// A direction of lists: ASC or DESC.
    pub(crate) fn direction(&mut self, member: &Member<'_>) -> Text {
        let direction = self.text(member)?;
        if sort_order(&direction.value).is_none() {
            self.wrong_kind(member, "ASC or DESC");
            return None;
        }
        Some(direction)
    }

    /// A number of digits after the decimal point, as text: 0 to 9.
    pub(crate) fn digit(&mut self, member: &Member<'_>) -> Text {
        let text = self.text(member)?;
        let digits = text.value.trim();
        if digits.is_empty() || digits.len() == 1 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return (!digits.is_empty()).then(|| Spanned { value: digits.to_owned(), span: text.span });
        }
        self.wrong_kind(member, "a digit from 0 to 9");
        None
    }

    /// The rows of a child table of the definition. Another value is an error: all rows would be lost.
    pub(crate) fn rows<'n, 'a>(&mut self, member: &'n Member<'a>) -> &'n [Node<'a>] {
        match &member.node.value {
            Value::Array(items) => items,
            Value::Null => &[],
            // Old exports write an empty text for an empty array.
            Value::String(text) if text.is_empty() => &[],
            other => {
                let message = format!("`{}` should be a list of objects, not {}", member.key, other.kind());
                self.diagnostics.push(Diagnostic::new(Code::Incomplete, self.source, member.node.span, message));
                &[]
            }
        }
    }

    /// The texts of an array.
    pub(crate) fn texts(&mut self, member: &Member<'_>) -> Vec<Spanned<String>> {
        let Some(items) = self.list(member) else { return Vec::new() };
        let text = |node: &Node<'_>| match &node.value {
            Value::String(text) => Some(Spanned { value: text.clone().into_owned(), span: node.span }),
            _ => None,
        };
        items.iter().filter_map(text).collect()
    }

    /// The items of an array; none for null.
    pub(crate) fn list<'n, 'a>(&mut self, member: &'n Member<'a>) -> Option<&'n [Node<'a>]> {
        match &member.node.value {
            Value::Array(items) => Some(items),
            Value::Null => None,
            // Old exports write an empty text for an empty array.
            Value::String(text) if text.is_empty() => None,
            _ => {
                self.wrong_kind(member, "a list");
                None
            }
        }
    }

    /// Warns about a key that is not among the known ones.
    pub(crate) fn unknown_key(&mut self, member: &Member<'_>, known: &[&'static str], of: &str) {
        // Private keys of sites and forks begin with an underscore.
        if known.binary_search(&&*member.key).is_ok() || member.key.starts_with('_') {
            return;
        }
        self.unknown_keys += 1;
        if self.unknown_keys > MAX_UNKNOWN_KEYS {
            if self.unknown_keys == MAX_UNKNOWN_KEYS + 1 {
                let message = "this key and further ones are unknown; they are not listed";
                self.diagnostics.push(Diagnostic::new(Code::UnknownKey, self.source, member.key_span, message));
            }
            return;
        }
        let message = format!("`{}` is no key of a {of}", member.key);
        let mut diagnostic = Diagnostic::new(Code::UnknownKey, self.source, member.key_span, message);
        if let Some(meant) = nearest(&member.key, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        }
        self.diagnostics.push(diagnostic);
    }

    /// Warns about repeated keys of an object.
    pub(crate) fn repeated_keys(&mut self, members: &[Member<'_>]) {
        let mut earlier = HashSet::with_capacity(members.len());
        for member in members {
            if !earlier.insert(&*member.key) {
                let message = format!("the key `{}` is repeated; this one counts", member.key);
                self.diagnostics.push(Diagnostic::new(Code::DuplicateKey, self.source, member.key_span, message));
            }
        }
    }

    fn wrong_kind(&mut self, member: &Member<'_>, expected: &str) {
        let message = format!("`{}` should be {expected}; it is ignored", member.key);
        self.diagnostics.push(Diagnostic::new(Code::WrongKind, self.source, member.node.span, message));
    }
}

/// A whole number that is not negative; 0 for null and empty text.
fn natural(member: &Member<'_>) -> Option<u32> {
    let text = match &member.node.value {
        Value::Null => return Some(0),
        Value::Bool(set) => return Some(u32::from(*set)),
        Value::Number(number) => number,
        Value::String(text) => text.trim(),
        Value::Array(_) | Value::Object(_) => return None,
    };
    if text.is_empty() { Some(0) } else { text.parse().ok() }
}
