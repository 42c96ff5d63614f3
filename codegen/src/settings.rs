//! `doctyped.toml` beside the definitions: settings of a source folder.
//!
//! ```toml
//! # The application's name: a server refuses a database that belongs to another application.
//! name = "library"
//! # DocTypes of other applications that fields may link to.
//! external = ["Customer", "Sales Invoice"]
//! # Missing DocTypes that are tolerated: all of them (`true`), or by name.
//! allow-missing-links = ["Old Report"]
//! # Optional modules whose DocTypes become DocTypes of the application.
//! modules = ["contacts", "units"]
//! ```
//!
//! The table `[server]` is the configuration of the server, which reads and checks it when it starts.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, Span, nearest};
use crate::schema::Spanned;
use doctyped_modules::{MODULES, Module};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use toml::de::{DeArray, DeTable, DeValue};

/// Every setting.
const SETTINGS: [&str; 4] = ["allow-missing-links", "external", "modules", "name"];

/// The settings of all source folders.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// The application's name; empty without one. That of the last source folder counts.
    pub(crate) name: String,
    /// DocTypes of other applications, with the file that lists them.
    pub(crate) external: Vec<(Arc<SourceFile>, Spanned<String>)>,
    /// Whether links to all missing DocTypes are tolerated, as with `--allow-missing-links`.
    pub(crate) allow_all_missing: bool,
    /// Missing DocTypes that are tolerated.
    allowed_missing: BTreeSet<String>,
    /// Optional modules.
    pub(crate) modules: Vec<&'static Module>,
}

impl Settings {
    /// Reads the settings files. A mistake in them is an error, because it changes which links are
    /// valid.
    pub(crate) fn read(files: &[Arc<SourceFile>], diagnostics: &mut Diagnostics) -> Settings {
        let mut settings = Settings::default();
        for source in files {
            let wrong = |span: Range<usize>, message: String| {
                Diagnostic::new(Code::BadSetting, source, byte_span(span), message)
            };
            if let Some(Span { start, end }) = source.invalid_span() {
                diagnostics.push(wrong(start..end, "this is not TOML: a byte that is not UTF-8".to_owned()));
                continue;
            }
            let table = match DeTable::parse(&source.text) {
                Ok(table) => table.into_inner(),
                Err(error) => {
                    let message = format!("this is not TOML: {}", error.message());
                    diagnostics.push(wrong(error.span().unwrap_or_default(), message));
                    continue;
                }
            };
            for (key, value) in table {
                match (key.get_ref().replace('_', "-").as_str(), value.get_ref()) {
                    ("external", DeValue::Array(names)) => {
                        let names = texts("external", names, &wrong, diagnostics);
                        settings.external.extend(names.into_iter().map(|name| (Arc::clone(source), name)));
                    }
                    ("external", _) => {
                        let message = "`external` should be a list of names of DocTypes".to_owned();
                        diagnostics.push(wrong(value.span(), message));
                    }
                    ("allow-missing-links", DeValue::Boolean(all)) => settings.allow_all_missing |= *all,
                    ("allow-missing-links", DeValue::Array(names)) => {
                        let names = texts("allow-missing-links", names, &wrong, diagnostics);
                        settings.allowed_missing.extend(names.into_iter().map(|name| name.value));
                    }
                    ("allow-missing-links", _) => {
                        let message = "`allow-missing-links` should be true or a list of names of DocTypes".to_owned();
                        diagnostics.push(wrong(value.span(), message));
                    }
                    ("modules", DeValue::Array(names)) => {
                        for name in texts("modules", names, &wrong, diagnostics) {
                            match Module::named(&name.value) {
                                Some(module) => settings.modules.push(module),
                                None => diagnostics.push(unknown_module(&name, source)),
                            }
                        }
                    }
                    ("modules", _) => {
                        let message = "`modules` should be a list of names of optional modules".to_owned();
                        diagnostics.push(wrong(value.span(), message));
                    }
                    ("name", DeValue::String(name)) if is_name(name) => settings.name = name.to_string(),
                    ("name", _) => {
                        let message = "`name` should be a text of letters, digits, `-`, `_` and blanks".to_owned();
                        diagnostics.push(wrong(value.span(), message));
                    }
                    // The configuration of the server, which may be in the same file.
                    ("server", DeValue::Table(_)) => {}
                    _ => diagnostics.push(unknown(key.get_ref(), source, byte_span(key.span()))),
                }
            }
        }
        settings
    }

    /// Whether links to a missing DocType are tolerated by its name.
    pub(crate) fn allows_missing(&self, doctype: &str) -> bool {
        self.allowed_missing.contains(doctype)
    }
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
}

/// The texts of a list; other items are reported.
fn texts(
    setting: &str,
    items: &DeArray<'_>,
    wrong: &impl Fn(Range<usize>, String) -> Diagnostic,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    let mut texts = Vec::new();
    for item in items {
        if let DeValue::String(text) = item.get_ref() {
            texts.push(Spanned { value: text.to_string(), span: byte_span(item.span()) });
        } else {
            diagnostics.push(wrong(item.span(), format!("`{setting}` lists names in quotation marks")));
        }
    }
    texts
}

fn unknown_module(name: &Spanned<String>, source: &Arc<SourceFile>) -> Diagnostic {
    let message = format!("there is no optional module \"{}\"", name.value);
    let diagnostic = Diagnostic::new(Code::BadSetting, source, name.span, message);
    let names = MODULES.map(|module| module.name);
    match nearest(&name.value, names.into_iter()) {
        Some(meant) => diagnostic.help(format!("did you mean \"{meant}\"?")),
        None => diagnostic.help(format!("there is \"{}\"", names.join("\", \""))),
    }
}

fn unknown(key: &str, source: &Arc<SourceFile>, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownSetting, source, span, format!("`{key}` is no setting"));
    match nearest(key, SETTINGS.into_iter()) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None => diagnostic.help(format!("there is `{}`", SETTINGS.join("`, `"))),
    }
}

fn byte_span(span: Range<usize>) -> Span {
    Span { start: span.start, end: span.end }
}
