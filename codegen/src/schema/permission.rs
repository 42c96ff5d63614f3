//! The role permissions of a definition.

use super::json::{Node, Value};
use super::reader::Reader;
use super::{Text, keys, text_of};
use crate::diagnostic::{Code, Diagnostic};
use doctyped_schema::Rights;

/// A DocPerm.
#[derive(Debug, Default)]
pub(crate) struct Permission {
    pub(crate) role: Text,
    pub(crate) permlevel: u8,
    pub(crate) if_owner: bool,
    /// The rights that are on, by name, in Frappe's order.
    pub(crate) rights: Vec<&'static str>,
}

impl Permission {
    pub(super) fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Permission> {
        let Value::Object(members) = &node.value else {
            let message = format!("a permission should be an object, not {}", node.value.kind());
            reader.diagnostics.push(Diagnostic::new(Code::Incomplete, reader.source, node.span, message));
            return None;
        };
        let mut permission = Permission::default();
        reader.repeated_keys(members);
        let mut on = [false; Rights::ALL.len()];
        for member in members {
            match &*member.key {
                "role" => permission.role = reader.text(member),
                "permlevel" => permission.permlevel = reader.level(member),
                "if_owner" => permission.if_owner = reader.switch(member),
                key => match Rights::ALL.iter().zip(&mut on).find(|((right, _), _)| *right == key) {
                    Some((_, on)) => *on = reader.switch(member),
                    None => reader.unknown_key(member, keys::DOCPERM, "permission"),
                },
            }
        }
        if text_of(&permission.role).is_empty() {
            let message = "a permission without a role has no effect";
            let diagnostic = Diagnostic::new(Code::Incomplete, reader.source, node.span, message).as_warning();
            reader.diagnostics.push(diagnostic.help("name the role, or leave the permission out"));
        }
        permission.rights = Rights::ALL.iter().zip(on).filter(|(_, on)| *on).map(|((right, _), _)| *right).collect();
        Some(permission)
    }
}
