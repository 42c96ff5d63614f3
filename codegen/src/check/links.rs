//! Fields that refer to other DocTypes.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::ir::{App, DocType, FieldContent, Index, Target};
use crate::schema::text_of;
use crate::settings::Settings;
use doctyped_schema::FieldType;

/// The options of a Link name a DocType, those of a table field a child DocType.
pub(super) fn targets(doctype: &DocType, index: &Index, allow_missing: bool, diagnostics: &mut Diagnostics) {
    let source = &doctype.declared.source;
    for field in &doctype.fields {
        let (target, is_table) = match &field.content {
            FieldContent::Link(target) => (target, false),
            FieldContent::Table(target) => (target, true),
            FieldContent::Nothing | FieldContent::Value => continue,
        };
        let Some(options) = &field.declared.options else {
            let message = format!(
                "the {} field `{}` does not say to which DocType",
                text_of(&field.declared.fieldtype),
                field.name
            );
            let diagnostic = Diagnostic::new(Code::MissingOptions, source, field.declared.span, message);
            diagnostics.push(diagnostic.help("add \"options\" with the name of a DocType").warning_if(allow_missing));
            continue;
        };
        let wanted = options.value.trim();
        match target {
            Target::Missing if index.is_external(wanted) && !is_table => {}
            Target::Missing => {
                let (code, consequence) = if is_table {
                    (Code::MissingTableTarget, "the field is left out of the record")
                } else {
                    (Code::MissingLinkTarget, "the field links to nothing that is known")
                };
                let mut message = format!("`{}` links to \"{wanted}\", which is no DocType here", field.name);
                if allow_missing {
                    message = format!("{message}; {consequence}");
                }
                let help = match nearest(wanted, index.names()) {
                    Some(meant) => format!("did you mean \"{meant}\"?"),
                    None if is_table => "add its definition, or pass --allow-missing-links".to_owned(),
                    None => "add its definition, declare it external in doctyped.toml, or pass --allow-missing-links"
                        .to_owned(),
                };
                diagnostics
                    .push(Diagnostic::new(code, source, options.span, message).help(help).warning_if(allow_missing));
            }
            Target::Known(entry) if is_table && !entry.is_child => {
                let message = format!("`{}` has rows of \"{wanted}\", which is no child DocType", field.name);
                let help = format!("set \"istable\": 1 in {wanted}, or make the field a Link");
                diagnostics.push(Diagnostic::new(Code::NotAChild, source, options.span, message).help(help));
            }
            Target::Known(_) => {}
        }
    }
}

/// A DocType that is declared external must not be defined here.
pub(super) fn externals(settings: &Settings, index: &Index, diagnostics: &mut Diagnostics) {
    for (source, name) in &settings.external {
        if index.get(&name.value).is_some() {
            let message = format!("\"{}\" is declared external, but it is a DocType here", name.value);
            diagnostics.push(Diagnostic::new(Code::NeedlessExternal, source, name.span, message));
        }
    }
}

/// The options of a Dynamic Link name the field that holds its target DocType.
pub(super) fn dynamic(doctype: &DocType, diagnostics: &mut Diagnostics) {
    for field in doctype.fields.iter().filter(|field| field.fieldtype == FieldType::DynamicLink) {
        let named_by = text_of(&field.declared.options);
        if doctype.has_field(named_by) {
            continue;
        }
        let span = field.declared.options.as_ref().map_or(field.declared.span, |options| options.span);
        let message = if named_by.is_empty() {
            format!("the Dynamic Link `{}` does not say which field names its DocType", field.name)
        } else {
            format!("the Dynamic Link `{}` takes its DocType from `{named_by}`, which is no field", field.name)
        };
        diagnostics.push(Diagnostic::new(Code::DynamicLink, &doctype.declared.source, span, message));
    }
}

/// `fetch_from` goes through a Link to a field of its target.
pub(super) fn fetches(doctype: &DocType, app: &App, diagnostics: &mut Diagnostics) {
    for field in &doctype.fields {
        let Some(fetch_from) = &field.declared.fetch_from else { continue };
        let problem = match fetch_from.value.split_once('.') {
            // Frappe's form leaves `.` when both parts are cleared.
            Some(("", "")) => None,
            None => Some("is not `link_field.field`".to_owned()),
            Some((link, wanted)) => fetch_problem(doctype, link.trim(), wanted.trim(), app),
        };
        if let Some(problem) = problem {
            let message = format!("`{}` is never fetched: `{}` {problem}", field.name, fetch_from.value);
            diagnostics.push(Diagnostic::new(Code::FetchFrom, &doctype.declared.source, fetch_from.span, message));
        }
    }
}

fn fetch_problem(doctype: &DocType, link: &str, wanted: &str, app: &App) -> Option<String> {
    let Some(field) = doctype.field(link) else { return Some(format!("begins with `{link}`, which is no field")) };
    match &field.content {
        FieldContent::Link(Target::Known(entry)) => {
            // The fields of built-in DocTypes are not checked.
            let target = app.doctype(&entry.name)?;
            (!target.has_field(wanted)).then(|| format!("asks for `{wanted}`, which {} does not have", entry.name))
        }
        FieldContent::Link(Target::Missing) => None,
        _ if field.fieldtype == FieldType::DynamicLink => None,
        _ => Some(format!("begins with `{link}`, which is no Link")),
    }
}
