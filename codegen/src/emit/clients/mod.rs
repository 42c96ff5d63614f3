//! The typed clients of an application: a package for TypeScript and JavaScript, and a crate for Rust.
//!
//! What is the same for all applications stands in files beside the emitters, written in the language of the client, and
//! is copied. The emitters write the DocTypes and the functions.

mod functions;
mod json_type;
mod package;
mod required;
mod rust;
mod typescript;

use super::Application;
use crate::ir::{App, Column, DocType, Ident, Slot};
use crate::sources::{ItemPath, Sources, doctype_of};
use doctyped_openapi::Signature;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folders of the clients, which hold generated files only.
pub(super) const FOLDERS: [&str; 2] = ["clients/typescript", "clients/rust"];

/// The text of every file of the clients. `from` names the source folders, `manifest` is the text of the project's
/// `Cargo.toml`.
pub(super) fn files(application: Application<'_>, from: &str, manifest: &str) -> BTreeMap<PathBuf, String> {
    let client = Client { app: application.app, sources: application.sources };
    let package = package::Package::of(&application.app.settings.name, manifest);
    let doctypes: Vec<&DocType> = client.doctypes().collect();
    let per_doctype = crate::parallel::map(doctypes, |doctype| {
        let module = doctype.entry.module.as_str();
        [
            (format!("clients/typescript/doctypes/{module}.d.ts"), typescript::doctype(doctype, client)),
            (format!("clients/rust/src/doctypes/{module}.rs"), rust::doctype(doctype, client)),
        ]
    });
    let mut files: BTreeMap<PathBuf, String> =
        per_doctype.into_iter().flatten().map(|(path, text)| (PathBuf::from(path), text)).collect();
    let [typescript, rust] = FOLDERS.map(Path::new);
    files.extend(typescript::package(client, &package, from).map(|(path, text)| (typescript.join(path), text)));
    files.extend(rust::package(client, &package, from).map(|(path, text)| (rust.join(path), text)));
    files
}

/// The input of the emitters.
#[derive(Clone, Copy)]
struct Client<'a> {
    app: &'a App,
    sources: &'a Sources,
}

/// The meaning of a Rust type's path to a client.
enum Referent<'a> {
    /// A document.
    Document(&'a DocType),
    /// The options of a Select.
    Options(&'a DocType, &'a Slot),
    /// A type that clients do not know.
    Unknown,
}

impl<'a> Client<'a> {
    /// The DocTypes of the application and the built-in ones.
    fn doctypes(self) -> impl Iterator<Item = &'a DocType> {
        self.app.doctypes.iter().chain(self.app.built_in_in_use())
    }

    /// The functions that are called by their paths, those of optional modules last.
    fn functions(self) -> impl Iterator<Item = (&'a ItemPath, &'a Signature)> {
        let sources = self.sources;
        let own = sources.functions.iter().filter_map(move |path| Some((path, sources.signatures.get(path)?)));
        let of_modules =
            sources.module_functions.iter().filter_map(|function| Some((&function.path, function.signature.as_ref()?)));
        own.chain(of_modules)
    }

    /// The methods of a DocType; of several with one name, the first.
    fn methods(self, doctype: &DocType) -> BTreeMap<&'a Ident, &'a Signature> {
        let paths = self.sources.methods.get(doctype.name()).map(Vec::as_slice).unwrap_or_default();
        let mut methods = BTreeMap::new();
        for path in paths {
            if let Some(signature) = self.sources.signatures.get(path) {
                methods.entry(&path.name).or_insert(signature);
            }
        }
        methods
    }

    /// Whether the clients have a DocType.
    fn has(self, name: &str) -> bool {
        self.app.doctype(name).is_some() || self.app.built_in.iter().any(|doctype| doctype.name() == name)
    }

    /// The DocType of a record.
    fn doctype(self, record: &[String]) -> Option<&'a DocType> {
        let name = doctype_of(record, self.app)?;
        self.doctypes().find(|doctype| doctype.name() == name)
    }

    fn referent(self, path: &[String]) -> Referent<'a> {
        if let Some(doctype) = self.doctype(path) {
            return Referent::Document(doctype);
        }
        // `article::Status`
        if let [.., module, choice] = path
            && let Some(doctype) = self.doctypes().find(|doctype| doctype.entry.module.as_str() == module)
            && let Some(slot) = doctype
                .slots
                .iter()
                .find(|slot| matches!(&slot.column, Column::Select { ident, .. } if ident.as_str() == choice))
        {
            return Referent::Options(doctype, slot);
        }
        Referent::Unknown
    }
}

/// The HTTP method with which a client calls a function: POST, unless the function refuses it.
fn verb(signature: &Signature) -> &str {
    let accepts_post = signature.verbs.iter().any(|verb| verb == "POST");
    if accepts_post { "POST" } else { signature.verbs.first().map_or("POST", String::as_str) }
}
