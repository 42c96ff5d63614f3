//! `new-doctype`: a minimal definition with a controller.

use crate::diagnostic::Diagnostics;
use crate::files::{self, FileError};
use crate::ir::{App, Ident};
use crate::{Options, OutputKind};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The reason why a DocType cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldError {
    /// The existing definitions cannot be read.
    #[error(transparent)]
    Unreadable(#[from] FileError),
    /// The name is not valid in databases and paths.
    #[error("{what} {name:?} should begin with a letter and go on with letters, digits, blanks, `-` and `_`")]
    BadName {
        /// The kind of name: module or DocType.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A DocType of the application has that name.
    #[error("the DocType {name:?} already exists, in {file}")]
    Exists {
        /// Its name.
        name: String,
        /// Its definition.
        file: String,
    },
    /// Another DocType has the same module in Rust.
    #[error("{name:?} would share the module `{module}` with {other:?}, in {file}; choose another name")]
    SameModule {
        /// The requested name.
        name: String,
        /// The module of both.
        module: String,
        /// The other DocType.
        other: String,
        /// Its definition.
        file: String,
    },
    /// A built-in DocType has that name.
    #[error("{name:?} is built in; to give it more fields, begin with a copy of {file}")]
    BuiltIn {
        /// Its name.
        name: String,
        /// Its definition.
        file: String,
    },
    /// A file already exists at a path of the new files.
    #[error("{} already exists", .0.display())]
    FileExists(PathBuf),
}

/// The files of a new DocType, by their paths: the definition first, then the controller.
///
/// # Errors
/// [`ScaffoldError`] if the name is invalid or taken, or the sources cannot be read.
pub fn doctype(options: &Options, module: &str, name: &str) -> Result<Vec<(PathBuf, String)>, ScaffoldError> {
    check_name("the module", module)?;
    check_name("the DocType", name)?;
    let input = files::read(options)?;
    let app = App::build(&input, &mut Diagnostics::default());
    let ident = Ident::module(name);
    for existing in &app.doctypes {
        let file = existing.declared.source.shown.clone();
        if existing.name().eq_ignore_ascii_case(name) {
            return Err(ScaffoldError::Exists { name: existing.name().to_owned(), file });
        }
        if existing.entry.module == ident {
            let (name, other) = (name.to_owned(), existing.name().to_owned());
            return Err(ScaffoldError::SameModule { name, module: ident.as_str().to_owned(), other, file });
        }
    }
    if let Some(built_in) = app.built_in.iter().find(|built_in| built_in.entry.module == ident) {
        let file = built_in.declared.source.shown.clone();
        return Err(ScaffoldError::BuiltIn { name: built_in.name().to_owned(), file });
    }
    let bad_name = || ScaffoldError::BadName { what: "the DocType", name: name.to_owned() };
    let record = Ident::camel_case(name).ok_or_else(bad_name)?;
    let sources = options.sources.first().cloned().unwrap_or_else(|| options.root.join("doctypes"));
    let path = definition_path(&sources, module, name);
    let controller = (path.with_extension("rs"), controller(name, &ident, &record));
    let files = vec![(path, definition(module, name)), controller];
    let existing = files.iter().map(|(path, _)| path).find(|path| path.exists()).cloned();
    existing.map_or(Ok(files), |path| Err(ScaffoldError::FileExists(path)))
}

/// The file of a definition in a source folder.
pub fn definition_path(sources: &Path, module: &str, name: &str) -> PathBuf {
    let [module, name] = [module, name].map(Ident::module);
    sources.join(module.as_str()).join(name.as_str()).join(name.as_str()).with_extension("json")
}

/// The options of a workspace, for [`doctype`].
pub fn options(root: PathBuf, runtime: PathBuf) -> Options {
    Options {
        sources: vec![root.join("doctypes")],
        out: root.join("generated"),
        target: OutputKind::Project,
        root,
        runtime,
        allow_missing_links: true,
        deny_warnings: false,
        cache: None,
    }
}

fn check_name(what: &'static str, name: &str) -> Result<(), ScaffoldError> {
    let fits = name.starts_with(char::is_alphabetic)
        && name.trim() == name
        && name.chars().count() <= 61
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    if fits { Ok(()) } else { Err(ScaffoldError::BadName { what, name: name.to_owned() }) }
}

fn definition(module: &str, name: &str) -> String {
    let right = |role: &str| json!({ "role": role, "read": 1, "write": 1, "create": 1, "delete": 1, "report": 1, "export": 1, "share": 1 });
    let definition = json!({
        "doctype": "DocType",
        "name": name,
        "module": module,
        "description": format!("What a {name} is."),
        "autoname": "hash",
        "title_field": "title",
        "field_order": ["title", "description"],
        "fields": [
            { "fieldname": "title", "fieldtype": "Data", "label": "Title", "reqd": 1, "in_list_view": 1 },
            { "fieldname": "description", "fieldtype": "Small Text", "label": "Description" }
        ],
        "permissions": [right("System Manager")],
        "sort_field": "modified",
        "sort_order": "DESC"
    });
    format!("{definition:#}\n")
}

fn controller(name: &str, module: &Ident, record: &Ident) -> String {
    let module = module.token();
    let controller = record.with_suffix("Controller");
    let controller = controller.as_str();
    let record = record.token();
    format!(
        r#"//! Rules of {name}.

use doctyped::prelude::*;

/// The rules of {name}.
#[derive(Debug)]
pub struct {controller};

impl Controller for {controller} {{
    type Document = ::models::{module}::{record};

    /// The title must not be blank.
    fn validate(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {{
        doc.title = doc.title.trim().to_owned();
        if doc.title.is_empty() {{
            return ctx.throw("The title is blank");
        }}
        Ok(())
    }}
}}
"#
    )
}
