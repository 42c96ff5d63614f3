//! Generates the text of files from the IR. Each kind of file has an emitter, which is a pure function.
//!
//! No name of a DocType or field may change what emitted code means. The server's files write
//! absolute paths (`::std::option::Option`); files of records, which are read most, write short names
//! and ask [`scope`] for each of them.

mod clients;
mod handler;
mod hooks;
mod imports;
mod manifests;
mod metadata;
mod model;
mod modules;
mod openapi;
mod paths;
mod record;
mod registry;
mod rust;
mod scope;
mod select_enum;
mod text;
mod types;

use crate::cache::{Cache, Key};
use crate::files::{CachedTexts, Input, Plan, output_folder, relative, runtime_folder};
use crate::fixtures::Fixture;
use crate::ir::{App, DocType, FieldContent};
use crate::schema::text_of;
use crate::sources::Sources;
use crate::{Options, OutputKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Everything that an application consists of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Application<'a> {
    pub(crate) app: &'a App,
    pub(crate) sources: &'a Sources,
    pub(crate) fixtures: &'a [Fixture],
}

/// The text of every file.
pub(crate) fn all(options: &Options, application: Application<'_>, input: &Input, cache: &Cache) -> Plan {
    let Application { app, sources, .. } = application;
    let from = input.folders.join("`, `");
    let target = options.target;
    let layout = Layout::of(target);
    let per_doctype = crate::parallel::map(app.doctypes.iter().collect(), |doctype: &DocType| {
        let file = format!("{}.rs", doctype.entry.module.as_str());
        [
            cached_file(cache, Path::new(layout.models).join(&file), model_key(cache, doctype, app, target), || {
                model::file(doctype, target)
            }),
            cached_file(
                cache,
                Path::new(layout.handlers).join(&file),
                handler_key(cache, doctype, sources, target),
                || handler::file(doctype, sources, target),
            ),
        ]
    });
    let mut files = BTreeMap::new();
    let mut keys = Vec::new();
    let mut all_cached = true;
    for CachedFile { path, text, key, is_cached } in per_doctype.into_iter().flatten() {
        keys.extend(key.map(|key| (path.clone(), key)));
        all_cached &= is_cached;
        files.insert(path, text);
    }
    files.extend(extended(app, sources).map(|doctype| {
        let file = format!("{}.rs", doctype.entry.module.as_str());
        (Path::new(layout.handlers).join(file), handler::file(doctype, sources, target))
    }));
    let is_stale = !all_cached || keys.len() != cache.len();
    let cached = options.cache.clone().filter(|_| is_stale).map(|path| CachedTexts { path, keys });
    let out = output_folder(options);
    if target != OutputKind::Core {
        files.extend(clients::files(application, &from, &input.project_manifest));
    }
    let mut add = |path: &str, text: String| files.insert(PathBuf::from(path), text);
    if target == OutputKind::Core {
        add("models/src/records/mod.rs", modules::models(app, &from));
        add("api/src/handlers/mod.rs", registry::core(app, &from));
    } else {
        add("models/src/lib.rs", modules::models(app, &from));
        add("server/src/handlers/mod.rs", modules::handlers(app, sources, &from));
        add("server/src/registry.rs", registry::file(application, &from, target, &out));
        add("server/src/lib.rs", registry::library(app, sources, &from));
        add("server/src/main.rs", registry::main(&from));
        add("openapi.json", openapi::file(application, input, &from));
        add("doctypes.rs", modules::controllers(sources, &from, &out));
    }
    if target == OutputKind::Standalone {
        let runtime = runtime_folder(options);
        let records = relative(&out.join("models"), &runtime.join("models"));
        add("Cargo.toml", manifests::workspace(&from, &relative(&out, &runtime), &input.project_manifest));
        add("models/Cargo.toml", manifests::models(&from, &records));
        add("doctypes/Cargo.toml", manifests::doctypes(&from));
        add("server/Cargo.toml", manifests::server(&from));
    }
    let lock = (target == OutputKind::Standalone).then(|| options.root.join("Cargo.lock"));
    let generated_folders = layout.generated.iter().chain(&clients::FOLDERS).map(PathBuf::from).collect();
    Plan { out, files, generated_folders, lock, is_workspace: target == OutputKind::Standalone, cached }
}

/// A generated file of one DocType.
struct CachedFile {
    path: PathBuf,
    text: String,
    key: Option<Key>,
    /// Whether the text comes from the cache.
    is_cached: bool,
}

fn cached_file(cache: &Cache, path: PathBuf, key: Option<Key>, emit: impl FnOnce() -> String) -> CachedFile {
    let text = key.as_ref().and_then(|key| cache.text(key)).map(str::to_owned);
    let is_cached = text.is_some();
    CachedFile { path, text: text.unwrap_or_else(emit), key, is_cached }
}

/// The inputs of [`model::file`]: the definition, and the DocTypes that its names resolve to.
fn model_key(cache: &Cache, doctype: &DocType, app: &App, target: OutputKind) -> Option<Key> {
    let targets: Vec<_> = doctype
        .fields
        .iter()
        .filter_map(|field| match &field.content {
            FieldContent::Link(target) | FieldContent::Table(target) => Some(target),
            FieldContent::Nothing | FieldContent::Value => None,
        })
        .collect();
    let source = &doctype.declared.source;
    let parts =
        ("model", target, &source.header, &doctype.entry, app.index.user(), targets, doctype.declared.is_virtual);
    // A definition can share its file with others, and its roles and its module can be spelled as elsewhere.
    let roles: Vec<&str> = doctype.declared.permissions.iter().map(|row| text_of(&row.role)).collect();
    let parts = (parts, doctype.declared.name.span, text_of(&doctype.declared.module), roles);
    cache.key(&source.text, parts)
}

/// The inputs of [`handler::file`].
fn handler_key(cache: &Cache, doctype: &DocType, sources: &Sources, target: OutputKind) -> Option<Key> {
    let name = doctype.name();
    let rules = (sources.built_in.get(name), sources.controllers.get(name), sources.methods.get(name));
    let documents = (sources.documents.get(name), sources.built_in_documents.get(name));
    let rules = (rules, documents, sources.of_modules.get(name));
    cache.key("", ("handler", target, &doctype.declared.source.header, &doctype.entry, rules))
}

/// Built-in DocTypes with a controller or methods in the application, which get a handler of their own.
fn extended<'a>(app: &'a App, sources: &'a Sources) -> impl Iterator<Item = &'a DocType> {
    app.built_in_in_use().filter(|doctype| sources.concern(doctype))
}

/// All DocTypes that get a handler.
fn served<'a>(app: &'a App, sources: &'a Sources) -> impl Iterator<Item = &'a DocType> {
    app.doctypes.iter().chain(extended(app, sources))
}

/// The folders of DocTypes' files, and the folders that hold generated files only.
struct Layout {
    models: &'static str,
    handlers: &'static str,
    generated: [&'static str; 2],
}

impl Layout {
    fn of(target: OutputKind) -> Layout {
        match target {
            OutputKind::Core => Layout {
                models: "models/src/records",
                handlers: "api/src/entries",
                generated: ["models/src/records", "api/src/entries"],
            },
            OutputKind::Project | OutputKind::Standalone => Layout {
                models: "models/src",
                handlers: "server/src/handlers",
                generated: ["models/src", "server/src"],
            },
        }
    }
}
