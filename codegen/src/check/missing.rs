//! DocTypes that fields link to and that do not exist: one diagnostic for each of them, since one definition or one
//! line of `doctyped.toml` mends all of its links.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::ir::{App, DocType, Field, FieldContent, LinkTarget};
use crate::schema::text_of;
use doctyped_modules::Module;
use std::collections::BTreeMap;

/// Fields that are named in a message.
const MAX_NAMED: usize = 8;

/// Missing DocTypes for which a similar name is looked for.
const MAX_SUGGESTIONS: usize = 200;

/// The fields that lead to a missing DocType.
type Fields<'a> = Vec<(&'a DocType, &'a Field)>;

/// Reports each missing target of links, and each missing child DocType, at the first field.
pub(super) fn targets(app: &App, allow_all: bool, diagnostics: &mut Diagnostics) {
    let mut missing: BTreeMap<(&str, bool), Fields<'_>> = BTreeMap::new();
    for doctype in &app.doctypes {
        for field in &doctype.fields {
            let is_table = match &field.content {
                FieldContent::Link(LinkTarget::Missing) => false,
                FieldContent::Table(LinkTarget::Missing) => true,
                _ => continue,
            };
            let wanted = text_of(&field.declared.options).trim();
            let is_expected = app.index.is_unreadable(wanted) || app.index.is_external(wanted) && !is_table;
            if !wanted.is_empty() && !is_expected {
                missing.entry((wanted, is_table)).or_default().push((doctype, field));
            }
        }
    }
    for (index, ((wanted, is_table), fields)) in missing.into_iter().enumerate() {
        let is_allowed = allow_all || app.settings.allows_missing(wanted);
        let similar = if index < MAX_SUGGESTIONS { nearest(wanted, app.index.names()) } else { None };
        diagnostics.extend(report(wanted, is_table, &fields, similar, is_allowed));
    }
}

fn report(
    wanted: &str,
    is_table: bool,
    fields: &Fields<'_>,
    similar: Option<&str>,
    is_allowed: bool,
) -> Option<Diagnostic> {
    let (doctype, first) = fields.first()?;
    let options = first.declared.options.as_ref()?;
    let code = if is_table { Code::MissingTableTarget } else { Code::MissingLinkTarget };
    let consequence = match (is_allowed, is_table, fields.len()) {
        (false, ..) => "",
        (true, true, 1) => "; the field is left out of the record",
        (true, true, _) => "; the fields are left out of the records",
        (true, false, 1) => "; the field links to nothing that is known",
        (true, false, _) => "; the fields link to nothing that is known",
    };
    let verb = if is_table { "has rows of" } else { "links to" };
    let message = match fields.len() {
        1 => format!("`{}` {verb} \"{wanted}\", which is no DocType here{consequence}", first.name),
        count => {
            let verb = if is_table { "have rows of" } else { "link to" };
            let fields = named(fields);
            format!("\"{wanted}\" is no DocType here; {count} fields {verb} it: {fields}{consequence}")
        }
    };
    let help = match (Module::with_doctype(wanted), similar, is_table) {
        (Some(Module { name, .. }), ..) => {
            format!("{wanted} is part of an optional module: add `modules = [\"{name}\"]` to doctyped.toml")
        }
        (None, Some(meant), _) => format!("did you mean \"{meant}\"?"),
        (None, None, true) => {
            "add its definition, or allow it with --allow-missing-links or in doctyped.toml".to_owned()
        }
        (None, None, false) => "add its definition, declare it external in doctyped.toml, or allow it with \
                          --allow-missing-links"
            .to_owned(),
    };
    let diagnostic = Diagnostic::new(code, &doctype.declared.source, options.span, message);
    Some(diagnostic.help(help).warning_if(is_allowed))
}

/// `Order.customer, Invoice.customer and 3 more`
fn named(fields: &Fields<'_>) -> String {
    let named = fields.iter().take(MAX_NAMED).map(|(doctype, field)| format!("{}.{}", doctype.name(), field.name));
    let named = named.collect::<Vec<_>>().join(", ");
    match fields.len().checked_sub(MAX_NAMED).filter(|more| *more > 0) {
        Some(more) => format!("{named} and {more} more"),
        None => named,
    }
}
