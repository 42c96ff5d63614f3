//! The enum of a Select field.

use super::rust::literal;
use super::scope::Scope;
use super::text::Lines;
use super::types::default_variant;
use crate::diagnostic::escaped;
use crate::ir::{SelectEnum, Slot, Variant};

/// The enum of a slot with its conversions.
pub(super) fn items(slot: &Slot, select: &SelectEnum, scope: &Scope<'_>, lines: &mut Lines) {
    lines.blank();
    definition(slot, select, scope, lines);
    lines.blank();
    conversion(select, scope, lines);
    lines.line(format_args!("select_impls!({});", select.ident.token()));
}

fn definition(slot: &Slot, select: &SelectEnum, scope: &Scope<'_>, lines: &mut Lines) {
    let default = default_variant(slot).filter(|index| *index < select.variants.len());
    lines.line(format_args!("/// Values of the field `{}`.", slot.name));
    let derived = if default.is_some() {
        "Debug, Clone, Default, PartialEq, Eq, Hash"
    } else {
        "Debug, Clone, PartialEq, Eq, Hash"
    };
    lines.line(format_args!("#[derive({derived})]"));
    lines.block(format_args!("pub enum {} {{", select.ident.token()), "}", |lines| {
        for (index, variant) in select.variants.iter().enumerate() {
            let Variant { ident, text } = variant;
            if needs_docs(variant) {
                let text = if text.is_empty() {
                    "Empty text.".to_owned()
                } else {
                    format!("`{}`", escaped(&text.replace('`', "'")))
                };
                lines.docs(&[text]);
            }
            if default == Some(index) {
                lines.line("#[default]");
            }
            lines.line(format_args!("{},", ident.token()));
        }
        lines.line("/// A stored value that is none of the options.");
        lines.line(format_args!("{}({}<str>),", select.other.token(), scope.type_name("Box")));
    });
}

/// Whether the text differs from its variant by more than blanks, hyphens and case.
fn needs_docs(variant: &Variant) -> bool {
    let words: String = variant.text.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect();
    !words.eq_ignore_ascii_case(variant.ident.as_str())
}

fn conversion(select: &SelectEnum, scope: &Scope<'_>, lines: &mut Lines) {
    let SelectEnum { ident, other, variants } = select;
    let (ident, other, text) = (ident.token(), other.token(), scope.local("text"));
    let select = scope.type_name("Select");
    lines.block(format_args!("impl {select} for {ident} {{"), "}", |lines| {
        lines.block("fn as_str(&self) -> &str {", "}", |lines| {
            lines.block("match self {", "}", |lines| {
                let arm = |variant: &Variant| format!("Self::{} => {},", variant.ident.token(), literal(&variant.text));
                lines.packed(variants.iter().map(arm));
                lines.line(format_args!("Self::{other}({text}) => {text},"));
            });
        });
        lines.blank();
        lines.block(format_args!("fn from_text({text}: &str) -> Self {{"), "}", |lines| {
            lines.block(format_args!("match {text} {{"), "}", |lines| {
                let arm = |variant: &Variant| format!("{} => Self::{},", literal(&variant.text), variant.ident.token());
                lines.packed(variants.iter().map(arm));
                lines.line(format_args!("_ => Self::{other}({text}.into()),"));
            });
        });
    });
}
