//! The Rust files beside the definitions: controllers with their hooks, and whitelisted functions.
//! They are found by parsing, so that dispatch is static and nothing is registered at run time.

pub(crate) mod module_rules;
mod routes;
mod scan;
mod syntax;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, Span};
use crate::files::Input;
use crate::ir::{App, DocType, Ident};
use doctyped_openapi::{Signature, Types};
pub(crate) use routes::Routes;
use scan::{FileItems, FirstParameter, FunctionItem, TraitImpl};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The controllers and functions of all Rust files.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Controllers by DocType.
    pub(crate) controllers: BTreeMap<String, Controller>,
    /// Controllers of the runtime by built-in DocType; they run before the application's.
    pub(crate) built_in: BTreeMap<String, Controller>,
    /// Rules of optional modules by DocType; they run before the application's.
    pub(crate) of_modules: BTreeMap<String, Controller>,
    /// Implementations of `VirtualDocument` by DocType.
    pub(crate) documents: BTreeMap<String, ItemPath>,
    /// Implementations of `VirtualDocument` in the runtime by built-in DocType.
    pub(crate) built_in_documents: BTreeMap<String, ItemPath>,
    /// Document methods by DocType.
    pub(crate) methods: BTreeMap<String, Vec<ItemPath>>,
    /// Document methods of the runtime by built-in DocType, with their names.
    pub(crate) built_in_methods: BTreeMap<String, Vec<(String, Signature)>>,
    /// Whitelisted functions that are called by their path.
    pub(crate) functions: Vec<ItemPath>,
    /// The functions of optional modules.
    pub(crate) module_functions: Vec<module_rules::Function>,
    /// The signatures of functions and document methods.
    pub(crate) signatures: BTreeMap<ItemPath, Signature>,
    /// The types of the files.
    pub(crate) types: Types,
    /// Public functions that are not whitelisted; a call of them gets a distinct error.
    pub(crate) not_whitelisted: Vec<ItemPath>,
    /// The patches, in the order in which they run.
    pub(crate) patches: Vec<ItemPath>,
    /// The hooks of `routes.rs`.
    pub(crate) routes: Routes,
    /// The files by module.
    pub(crate) modules: BTreeMap<Ident, Module>,
}

/// A controller.
#[derive(Debug)]
pub(crate) struct Controller {
    pub(crate) path: ItemPath,
    pub(crate) hooks: Vec<Hook>,
}

/// The path of a Rust item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ItemPath {
    pub(crate) modules: Vec<Ident>,
    pub(crate) name: Ident,
}

impl ItemPath {
    /// The path in requests, separated by dots.
    pub(crate) fn dotted(&self) -> String {
        let parts: Vec<&str> = self.modules.iter().chain([&self.name]).map(Ident::as_str).collect();
        parts.join(".")
    }
}

/// A module of the crate of controllers.
#[derive(Debug)]
pub(crate) enum Module {
    Folder(BTreeMap<Ident, Module>),
    File(PathBuf),
}

/// A hook, by the kind of its signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hook {
    /// Takes the document.
    Plain(&'static str),
    /// Also takes the new name, which it may change, and whether documents are merged.
    BeforeRename,
    /// Also takes the old name, and whether documents were merged.
    AfterRename,
    /// Takes the document and a right; returns whether the user has it.
    HasPermission,
    /// Takes no document; returns the condition for lists.
    QueryConditions,
}

/// The hooks of `Controller`: those of the lifecycle in its order, then those of permissions.
pub(crate) const HOOKS: [Hook; 23] = [
    Hook::Plain("before_insert"),
    Hook::Plain("before_naming"),
    Hook::Plain("autoname"),
    Hook::Plain("before_validate"),
    Hook::Plain("validate"),
    Hook::Plain("before_save"),
    Hook::Plain("after_insert"),
    Hook::Plain("on_update"),
    Hook::Plain("before_submit"),
    Hook::Plain("on_submit"),
    Hook::Plain("before_cancel"),
    Hook::Plain("on_cancel"),
    Hook::Plain("before_update_after_submit"),
    Hook::Plain("on_update_after_submit"),
    Hook::Plain("before_discard"),
    Hook::Plain("on_discard"),
    Hook::BeforeRename,
    Hook::AfterRename,
    Hook::Plain("on_trash"),
    Hook::Plain("after_delete"),
    Hook::Plain("on_change"),
    Hook::HasPermission,
    Hook::QueryConditions,
];

impl Hook {
    /// The function's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Hook::Plain(name) => name,
            Hook::BeforeRename => "before_rename",
            Hook::AfterRename => "after_rename",
            Hook::HasPermission => "has_permission",
            Hook::QueryConditions => "permission_query_conditions",
        }
    }
}

/// Parses all Rust files and assigns controllers and methods to DocTypes.
pub(crate) fn scan(input: &Input, app: &App, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = Sources {
        of_modules: module_rules::rules(&app.modules),
        module_functions: module_rules::functions(&app.modules, &input.module_rust),
        ..Sources::default()
    };
    for file in &input.rust {
        let modules: Vec<Ident> = file.modules.iter().map(|module| Ident::value(module)).collect();
        if !insert(&mut sources.modules, &modules, &file.source.path) {
            let message = format!("the module `{}` has another source already", file.modules.join("::"));
            diagnostics.push(Diagnostic::new(Code::ModuleClash, &file.source, Span::default(), message));
        }
        if !crate::schema::has_readable_path(&file.source, diagnostics) {
            continue;
        }
        let Some(found) = scan::file(&file.source, &modules, diagnostics) else { continue };
        let FileItems { controllers, documents, functions, types, routes } = found;
        sources.types.append(types);
        if let Some(routes) = routes {
            sources.routes = routes;
        }
        for controller in controllers {
            sources.controller(controller, app, diagnostics);
        }
        for provider in documents {
            sources.provider(provider, app, diagnostics);
        }
        for function in functions {
            sources.function(function, app, diagnostics);
        }
    }
    for file in &input.built_in_rust {
        let modules: Vec<Ident> = file.modules.iter().map(|module| Ident::value(module)).collect();
        // Their diagnostics belong to the compilation of the runtime.
        let found = scan::file(&file.source, &modules, &mut Diagnostics::default()).unwrap_or_default();
        for TraitImpl { path, document, hooks, .. } in found.controllers {
            if let Some(doctype) = named(&app.built_in, &document) {
                sources.built_in.insert(doctype.to_owned(), Controller { path, hooks });
            }
        }
        for FunctionItem { path, signature, first, .. } in found.functions {
            if let (Some(signature), FirstParameter::Record(record)) = (signature, first)
                && let Some(doctype) = named(&app.built_in, &record)
            {
                let methods = sources.built_in_methods.entry(doctype.to_owned()).or_default();
                methods.push((path.name.as_str().to_owned(), signature));
            }
        }
        for TraitImpl { path, document, .. } in found.documents {
            if let Some(doctype) = named(&app.built_in, &document) {
                sources.built_in_documents.insert(doctype.to_owned(), path);
            }
        }
    }
    sources.unserved(app, diagnostics);
    sources.functions.sort();
    sources.not_whitelisted.sort();
    sources.methods.values_mut().for_each(|methods| methods.sort());
    sources
}

/// Adds a file to the tree of modules; false if the module exists.
fn insert(tree: &mut BTreeMap<Ident, Module>, modules: &[Ident], path: &std::path::Path) -> bool {
    match modules {
        [] => false,
        [file] => {
            let free = !tree.contains_key(file);
            tree.entry(file.clone()).or_insert_with(|| Module::File(path.to_owned()));
            free
        }
        [folder, below @ ..] => match tree.entry(folder.clone()).or_insert_with(|| Module::Folder(BTreeMap::new())) {
            Module::Folder(children) => insert(children, below, path),
            Module::File(_) => false,
        },
    }
}

impl Sources {
    /// Whether the application has a controller, documents or methods for a DocType.
    pub(crate) fn concern(&self, doctype: &DocType) -> bool {
        let name = doctype.name();
        self.controllers.contains_key(name) || self.documents.contains_key(name) || self.methods.contains_key(name)
    }

    fn controller(&mut self, found: TraitImpl, app: &App, diagnostics: &mut Diagnostics) {
        let TraitImpl { path, document, source, span, hooks } = found;
        let Some(doctype) = doctype_of(&document, app) else {
            unknown(Code::UnknownController, &document, (&source, span), app, diagnostics);
            return;
        };
        if let Some(other) = self.controllers.get(doctype) {
            let message = format!("{doctype} already has a controller, `{}`", other.path.dotted());
            diagnostics.push(Diagnostic::new(Code::DuplicateController, &source, span, message));
            return;
        }
        self.controllers.insert(doctype.to_owned(), Controller { path, hooks });
    }

    /// Reports virtual DocTypes without `VirtualDocument`. Rows of virtual tables come from their
    /// parents.
    fn unserved(&self, app: &App, diagnostics: &mut Diagnostics) {
        for doctype in app.doctypes.iter().filter(|doctype| doctype.declared.is_virtual && !doctype.declared.istable) {
            let name = doctype.name();
            if !self.documents.contains_key(name) && !self.built_in_documents.contains_key(name) {
                let declared = &doctype.declared;
                let message = format!("the virtual DocType {name} has no implementation of `VirtualDocument`");
                let help = format!(
                    "implement `VirtualDocument` in {}.rs beside the definition",
                    doctype.entry.module.as_str()
                );
                let diagnostic = Diagnostic::new(Code::Unserved, &declared.source, declared.name.span, message);
                diagnostics.push(diagnostic.help(help));
            }
        }
    }

    fn provider(&mut self, found: TraitImpl, app: &App, diagnostics: &mut Diagnostics) {
        let TraitImpl { path, document, source, span, .. } = found;
        let Some(doctype) = doctype_of(&document, app) else {
            unknown(Code::UnknownController, &document, (&source, span), app, diagnostics);
            return;
        };
        if !app.doctypes.iter().chain(&app.built_in).any(|known| known.name() == doctype && known.declared.is_virtual) {
            let message = format!("{doctype} is not virtual: its documents are in a table");
            diagnostics.push(Diagnostic::new(Code::NotVirtual, &source, span, message));
            return;
        }
        if let Some(other) = self.documents.get(doctype) {
            let message = format!("{doctype} already has its documents from `{}`", other.dotted());
            diagnostics.push(Diagnostic::new(Code::DuplicateController, &source, span, message));
            return;
        }
        self.documents.insert(doctype.to_owned(), path);
    }

    fn function(&mut self, found: FunctionItem, app: &App, diagnostics: &mut Diagnostics) {
        let FunctionItem { path, patch, first, signature, source, span } = found;
        if let Some(is_callable) = patch {
            if !is_callable {
                let message = format!("the patch `{}` cannot be called by migrations", path.dotted());
                let diagnostic = Diagnostic::new(Code::BadPatch, &source, span, message);
                diagnostics.push(diagnostic.help("write `pub fn name(ctx: &mut Context) -> Result<()>`"));
            }
            self.patches.push(path);
            return;
        }
        let Some(signature) = signature else {
            self.not_whitelisted.push(path);
            return;
        };
        self.signatures.insert(path.clone(), signature);
        let FirstParameter::Record(record) = first else {
            self.functions.push(path);
            return;
        };
        let Some(doctype) = doctype_of(&record, app) else {
            unknown(Code::UnknownRecord, &record, (&source, span), app, diagnostics);
            return;
        };
        self.methods.entry(doctype.to_owned()).or_default().push(path);
    }
}

/// Reports a record that no DocType has, unless its definition cannot be read.
fn unknown(
    code: Code,
    record: &[String],
    (source, span): (&Arc<SourceFile>, Span),
    app: &App,
    diagnostics: &mut Diagnostics,
) {
    if record.last().is_some_and(|name| app.index.is_unreadable_record(name)) {
        return;
    }
    let message = format!("no DocType has the record `{}`", record.join("::"));
    diagnostics.push(Diagnostic::new(code, source, span, message));
}

/// The DocType of a record's path; those of the application come before built-in ones.
pub(crate) fn doctype_of<'a>(path: &[String], app: &'a App) -> Option<&'a str> {
    named(&app.doctypes, path).or_else(|| named(&app.built_in, path))
}

/// The DocType with that record. The module in the path decides between records of one name.
fn named<'a>(doctypes: &'a [DocType], path: &[String]) -> Option<&'a str> {
    let record = path.last()?;
    let module = path.len().checked_sub(2).and_then(|index| path.get(index));
    let named = || doctypes.iter().filter(|doctype| doctype.entry.record.as_str() == record);
    let in_module = named().find(|doctype| module.is_some_and(|module| doctype.entry.module.as_str() == module));
    in_module.or_else(|| named().next()).map(DocType::name)
}
