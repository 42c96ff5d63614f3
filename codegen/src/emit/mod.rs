//! From the IR to the text of files: one emitter for each kind of file, all of them pure.
//!
//! Emitted paths are absolute (`::std::option::Option`), so that no name of a DocType or field can
//! change what they mean. Locals begin with two underscores where columns are constants, because
//! a pattern cannot shadow a constant.

mod choice;
mod handler;
mod manifests;
mod metadata;
mod model;
mod modules;
mod paths;
mod registry;
mod rust;
mod types;

use crate::files::{Input, Plan, output_folder, relative, root_folder};
use crate::ir::{App, DocType};
use crate::sources::Sources;
use crate::{Options, Target};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The text of every file.
pub(crate) fn all(options: &Options, app: &App, sources: &Sources, input: &Input) -> Plan {
    let from = input.folders.join("`, `");
    let target = options.target;
    let layout = Layout::of(target);
    let per_doctype = crate::parallel::map(app.doctypes.iter().collect(), |doctype: &DocType| {
        let file = format!("{}.rs", doctype.entry.module.as_str());
        [
            (Path::new(layout.models).join(&file), model::file(doctype, target)),
            (Path::new(layout.handlers).join(&file), handler::file(doctype, sources, target)),
        ]
    });
    let mut files: BTreeMap<PathBuf, String> = per_doctype.into_iter().flatten().collect();
    let out = output_folder(options);
    let mut add = |path: &str, text: String| files.insert(PathBuf::from(path), text);
    if target == Target::Core {
        add("models/mod.rs", modules::models(app, &from));
        add("handlers/mod.rs", registry::core(app, &from));
    } else {
        add("models/src/lib.rs", modules::models(app, &from));
        add("server/src/handlers/mod.rs", modules::handlers(app, &from));
        add("server/src/registry.rs", registry::file(app, sources, &from, target));
        add("server/src/lib.rs", registry::library(&from));
        add("server/src/main.rs", registry::main(&from));
        add("doctypes.rs", modules::controllers(sources, &from, &out));
    }
    if target == Target::Standalone {
        let runtime = relative(&out, &root_folder(options).join("runtime"));
        add("Cargo.toml", manifests::workspace(&from, &runtime, &input.project_manifest));
        add("models/Cargo.toml", manifests::models(&from));
        add("doctypes/Cargo.toml", manifests::doctypes(&from));
        add("server/Cargo.toml", manifests::server(&from));
    }
    let lock = (target == Target::Standalone).then(|| root_folder(options).join("Cargo.lock"));
    Plan { out, files, swept: layout.swept.iter().map(PathBuf::from).collect(), lock }
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
