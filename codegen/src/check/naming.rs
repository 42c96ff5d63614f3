//! Naming rules and the fields that they need.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::ir::{DocType, Naming};

/// `field:` and `naming_series:` take the name from a field, which must exist.
pub(super) fn rule(doctype: &DocType, diagnostics: &mut Diagnostics) {
    let Some(autoname) = &doctype.declared.autoname else { return };
    let source = &doctype.declared.source;
    match &doctype.naming {
        Naming::Field(field) if !doctype.has_field(field) => {
            let message = format!("documents are named by `{field}`, which is no field of {}", doctype.name());
            let mut diagnostic = Diagnostic::new(Code::NamingField, source, autoname.span, message);
            if let Some(meant) = nearest(field, doctype.fields.iter().map(|field| field.name.as_str())) {
                diagnostic = diagnostic.help(format!("did you mean `field:{meant}`?"));
            }
            diagnostics.push(diagnostic);
        }
        Naming::NamingSeries if !doctype.has_field("naming_series") => {
            let message = format!("{} is named by series but has no field `naming_series`", doctype.name());
            let help = "add a Select field `naming_series` whose options are the patterns";
            diagnostics.push(Diagnostic::new(Code::NamingSeriesField, source, autoname.span, message).help(help));
        }
        _ => {}
    }
}
