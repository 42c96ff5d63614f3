//! Takes values out of JSON nodes, in every way that definitions are known to write them.

use super::json::{Member, Node, Value};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source, nearest};
use std::sync::Arc;

/// Reads one file's nodes and complains about what does not fit.
pub(crate) struct Reader<'d> {
    pub(crate) source: &'d Arc<Source>,
    pub(crate) diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    /// Text; numbers are taken as they are written, switches as 0 and 1.
    pub(crate) fn text(&mut self, member: &Member<'_>) -> Text {
        let value = match &member.node.value {
            Value::Text(text) => text.clone().into_owned(),
            Value::Number(number) => (*number).to_owned(),
            Value::Bool(set) => u8::from(*set).to_string(),
            Value::Null => return None,
            Value::List(_) | Value::Object(_) => {
                self.wrong_kind(member, "text");
                return None;
            }
        };
        (!value.is_empty()).then_some(Spanned { value, span: member.node.span })
    }

    /// A switch: 0 or 1, as number, text or boolean.
    pub(crate) fn switch(&mut self, member: &Member<'_>) -> bool {
        match &member.node.value {
            Value::Null => false,
            Value::Bool(set) => *set,
            Value::Number(number) => number.parse::<f64>().is_ok_and(|number| number != 0.0),
            Value::Text(text) => match text.trim() {
                "" | "0" | "false" | "False" => false,
                "1" | "true" | "True" => true,
                _ => {
                    self.wrong_kind(member, "0 or 1");
                    false
                }
            },
            Value::List(_) | Value::Object(_) => {
                self.wrong_kind(member, "0 or 1");
                false
            }
        }
    }

    /// A whole number that is not negative; 0 where nothing is said.
    pub(crate) fn number(&mut self, member: &Member<'_>) -> u32 {
        let text = match &member.node.value {
            Value::Null => return 0,
            Value::Bool(set) => return u32::from(*set),
            Value::Number(number) => number,
            Value::Text(text) => text.trim(),
            Value::List(_) | Value::Object(_) => "-",
        };
        if text.is_empty() {
            return 0;
        }
        text.parse().unwrap_or_else(|_| {
            self.wrong_kind(member, "a whole number that is not negative");
            0
        })
    }

    /// The texts of a list.
    pub(crate) fn texts(&mut self, member: &Member<'_>) -> Vec<Spanned<String>> {
        let Some(items) = self.list(member) else { return Vec::new() };
        let text = |node: &Node<'_>| match &node.value {
            Value::Text(text) => Some(Spanned { value: text.clone().into_owned(), span: node.span }),
            _ => None,
        };
        items.iter().filter_map(text).collect()
    }

    /// The items of a list; none where nothing is said.
    pub(crate) fn list<'n, 'a>(&mut self, member: &'n Member<'a>) -> Option<&'n [Node<'a>]> {
        match &member.node.value {
            Value::List(items) => Some(items),
            Value::Null => None,
            // Old exports write an empty text for an empty list.
            Value::Text(text) if text.is_empty() => None,
            _ => {
                self.wrong_kind(member, "a list");
                None
            }
        }
    }

    /// Warns about a key that is not among the known ones.
    pub(crate) fn unknown_key(&mut self, member: &Member<'_>, known: &[&'static str], of: &str) {
        // Keys of sites and forks that are meant as private begin with an underscore.
        if known.binary_search(&&*member.key).is_ok() || member.key.starts_with('_') {
            return;
        }
        let message = format!("`{}` is no key of a {of}", member.key);
        let mut diagnostic = Diagnostic::new(Code::UnknownKey, self.source, member.key_span, message);
        if let Some(meant) = nearest(&member.key, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        }
        self.diagnostics.push(diagnostic);
    }

    /// Warns about keys that an object has twice.
    pub(crate) fn repeated_keys(&mut self, members: &[Member<'_>]) {
        for (place, member) in members.iter().enumerate() {
            if members.iter().take(place).any(|earlier| earlier.key == member.key) {
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
