//! From the IR to the text of files: one emitter for each kind of file, all of them pure.
//!
//! Emitted paths are absolute (`::std::option::Option`), so that no name of a DocType or field can
//! change what they mean. Locals begin with two underscores where columns are constants, because
//! a pattern cannot shadow a constant.

mod choice;
mod handler;
mod hooks;
mod imports;
mod manifests;
mod metadata;
mod model;
mod modules;
mod paths;
mod registry;
mod rust;
mod types;

use crate::cache::{Cache, Key};
use crate::files::{Input, Kept, Plan, output_folder, relative, runtime_folder};
use crate::ir::{App, Content, DocType};
use crate::sources::Sources;
use crate::{Options, Target};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The text of every file.
pub(crate) fn all(options: &Options, app: &App, sources: &Sources, input: &Input, cache: &Cache) -> Plan {
    let from = input.folders.join("`, `");
    let target = options.target;
    let layout = Layout::of(target);
    let per_doctype = crate::parallel::map(app.doctypes.iter().collect(), |doctype: &DocType| {
        let file = format!("{}.rs", doctype.entry.module.as_str());
        [
            made(cache, Path::new(layout.models).join(&file), model_key(cache, doctype, app, target), || {
                model::file(doctype, target)
            }),
            made(cache, Path::new(layout.handlers).join(&file), handler_key(cache, doctype, sources, target), || {
                handler::file(doctype, sources, target)
            }),
        ]
    });
    let mut files = BTreeMap::new();
    let mut keys = Vec::new();
    let mut all_known = true;
    for Made { path, text, key, known } in per_doctype.into_iter().flatten() {
        keys.extend(key.map(|key| (path.clone(), key)));
        all_known &= known;
        files.insert(path, text);
    }
    files.extend(extended(app, sources).map(|doctype| {
        let file = format!("{}.rs", doctype.entry.module.as_str());
        (Path::new(layout.handlers).join(file), handler::file(doctype, sources, target))
    }));
    let kept = options.cache.clone().filter(|_| !all_known || keys.len() != cache.len());
    let kept = kept.map(|path| Kept { path, keys });
    let out = output_folder(options);
    let mut add = |path: &str, text: String| files.insert(PathBuf::from(path), text);
    if target == Target::Core {
        add("models/mod.rs", modules::models(app, &from));
        add("handlers/mod.rs", registry::core(app, &from));
    } else {
        add("models/src/lib.rs", modules::models(app, &from));
        add("server/src/handlers/mod.rs", modules::handlers(app, sources, &from));
        add("server/src/registry.rs", registry::file(app, sources, &from, target));
        add("server/src/lib.rs", registry::library(&from));
        add("server/src/main.rs", registry::main(&from));
        add("doctypes.rs", modules::controllers(sources, &from, &out));
    }
    if target == Target::Standalone {
        let runtime = relative(&out, &runtime_folder(options));
        add("Cargo.toml", manifests::workspace(&from, &runtime, &input.project_manifest));
        add("models/Cargo.toml", manifests::models(&from));
        add("doctypes/Cargo.toml", manifests::doctypes(&from));
        add("server/Cargo.toml", manifests::server(&from));
    }
    let lock = (target == Target::Standalone).then(|| options.root.join("Cargo.lock"));
    Plan { out, files, swept: layout.swept.iter().map(PathBuf::from).collect(), lock, kept }
}

/// A file of one DocType.
struct Made {
    path: PathBuf,
    text: String,
    key: Option<Key>,
    /// Whether the text was there from an earlier run.
    known: bool,
}

fn made(cache: &Cache, path: PathBuf, key: Option<Key>, emit: impl FnOnce() -> String) -> Made {
    let text = key.as_ref().and_then(|key| cache.text(key)).map(str::to_owned);
    let known = text.is_some();
    Made { path, text: text.unwrap_or_else(emit), key, known }
}

/// All that [`model::file`] depends on: the definition, and what its names resolve to.
fn model_key(cache: &Cache, doctype: &DocType, app: &App, target: Target) -> Option<Key> {
    let targets: Vec<_> = doctype
        .fields
        .iter()
        .filter_map(|field| match &field.content {
            Content::Link(target) | Content::Rows(target) => Some(target),
            Content::Nothing | Content::Value => None,
        })
        .collect();
    let source = &doctype.declared.source;
    let parts =
        ("model", target, &source.header, &doctype.entry, app.index.user(), targets, doctype.declared.is_virtual);
    cache.key(&source.text, parts)
}

/// All that [`handler::file`] depends on.
fn handler_key(cache: &Cache, doctype: &DocType, sources: &Sources, target: Target) -> Option<Key> {
    let name = doctype.name();
    let rules = (sources.built_in.get(name), sources.controllers.get(name), sources.methods.get(name));
    let documents = (sources.documents.get(name), sources.built_in_documents.get(name));
    let rules = (rules, documents);
    cache.key("", ("handler", target, &doctype.declared.source.header, &doctype.entry, rules))
}

/// Built-in DocTypes that the application has code for: they get a handler that runs it.
fn extended<'a>(app: &'a App, sources: &'a Sources) -> impl Iterator<Item = &'a DocType> {
    app.kept().filter(|doctype| sources.concern(doctype))
}

/// All DocTypes that get a handler.
fn served<'a>(app: &'a App, sources: &'a Sources) -> impl Iterator<Item = &'a DocType> {
    app.doctypes.iter().chain(extended(app, sources))
}

/// Where the files of DocTypes go, and which folders hold nothing else.
struct Layout {
    models: &'static str,
    handlers: &'static str,
    swept: [&'static str; 2],
}

impl Layout {
    fn of(target: Target) -> Layout {
        match target {
            Target::Core => Layout { models: "models", handlers: "handlers", swept: ["models", "handlers"] },
            Target::Project | Target::Standalone => {
                Layout { models: "models/src", handlers: "server/src/handlers", swept: ["models/src", "server/src"] }
            }
        }
    }
}
