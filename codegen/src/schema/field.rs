//! The fields of a definition.

use super::json::{Node, Value};
use super::reader::Reader;
use super::{Text, keys};
use crate::diagnostic::{Code, Diagnostic, Span};

/// A DocField.
#[derive(Debug, Default)]
pub(crate) struct Field {
    /// The start of the object, for diagnostics about missing keys.
    pub(crate) span: Span,
    pub(crate) fieldname: Text,
    pub(crate) renamed_from: Text,
    pub(crate) fieldtype: Text,
    pub(crate) label: Text,
    pub(crate) description: Text,
    pub(crate) options: Text,
    pub(crate) default: Text,
    pub(crate) precision: Text,
    pub(crate) fetch_from: Text,
    pub(crate) length: u32,
    pub(crate) permlevel: u8,
    /// The keys of the switches that are on; the members of the metadata's DocField have the same names.
    pub(crate) switches: Vec<&'static str>,
    /// Expressions that clients evaluate, by their keys.
    pub(crate) conditions: Vec<(&'static str, String)>,
}

impl Field {
    pub(super) fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Field> {
        let Value::Object(members) = &node.value else {
            let message = format!("a field should be an object, not {}", node.value.kind());
            reader.diagnostics.push(Diagnostic::new(Code::Incomplete, reader.source, node.span, message));
            return None;
        };
        let mut field = Field { span: node.span.first(), ..Field::default() };
        reader.repeated_keys(members);
        let mut on = 0_u32;
        for member in members {
            let key = &*member.key;
            match key {
                "fieldname" => field.fieldname = reader.text(member),
                "renamed_from" => field.renamed_from = reader.text(member),
                "fieldtype" => field.fieldtype = reader.text(member),
                "label" => field.label = reader.text(member),
                "description" => field.description = reader.text(member),
                "options" => field.options = reader.text(member),
                "default" => field.default = reader.text(member),
                "precision" => field.precision = reader.digit(member),
                "fetch_from" => field.fetch_from = reader.text(member),
                "length" => field.length = reader.number(member),
                "permlevel" => field.permlevel = reader.level(member),
                _ => {
                    if let Some(switch) = keys::SWITCHES.iter().position(|switch| *switch == key) {
                        // The last one of repeated keys counts.
                        on = on & !(1 << switch) | u32::from(reader.switch(member)) << switch;
                    } else if let Some(condition) = keys::CONDITIONS.iter().find(|condition| **condition == key) {
                        let text = reader.text(member);
                        field.conditions.retain(|(known, _)| known != condition);
                        field.conditions.extend(text.map(|text| (*condition, text.value)));
                    } else {
                        reader.unknown_key(member, keys::DOCFIELD, "field");
                    }
                }
            }
        }
        // In the order of the list, whatever the order of the keys.
        let switches = keys::SWITCHES.iter().enumerate().filter(|(index, _)| on >> index & 1 == 1);
        field.switches = switches.map(|(_, switch)| *switch).collect();
        Some(field)
    }

    /// Whether a switch is on.
    pub(crate) fn has(&self, switch: &str) -> bool {
        self.switches.contains(&switch)
    }
}
