//! `cargo xtask new-app`: a workspace for an application of one's own.
//!
//! It depends on the runtime and on codegen by path and is independent of this project otherwise:
//! its DocTypes, generated code and server are its own.

use anyhow::{Context as _, Result, ensure};
use doctyped_codegen::cli::{Workspace, codegen};
use doctyped_codegen::scaffold;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make a workspace for a new application.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Its folder, which must be empty or not exist yet.
    dir: PathBuf,
}

/// The files of the workspace. `{doctyped}` stands for the way to this project, `{name}` for the
/// name of the folder.
const FILES: [(&str, &str); 12] = [
    ("Cargo.toml", include_str!("Cargo.toml.txt")),
    ("README.md", include_str!("README.md.txt")),
    (".gitignore", "/target\n/doctyped.sqlite*\n"),
    (".cargo/config.toml", include_str!("../../../.cargo/config.toml")),
    (".github/workflows/ci.yml", include_str!("ci.yml.txt")),
    ("rustfmt.toml", "max_width = 120\nuse_small_heuristics = \"Max\"\n"),
    ("doctypes/Cargo.toml", include_str!("doctypes.toml.txt")),
    ("doctypes/doctyped.toml", include_str!("settings.toml.txt")),
    ("generated/models/Cargo.toml", include_str!("models.toml.txt")),
    ("generated/server/Cargo.toml", include_str!("server.toml.txt")),
    ("xtask/Cargo.toml", include_str!("xtask.toml.txt")),
    ("xtask/src/main.rs", include_str!("xtask.rs.txt")),
];

/// Writes the workspace and compiles its example.
///
/// # Errors
/// When the folder is not empty or cannot be written.
pub fn run(arguments: &Arguments, project: &Workspace) -> Result<ExitCode> {
    let root = &arguments.dir;
    if root.exists() {
        let is_empty = fs::read_dir(root).with_context(|| format!("cannot read {}", root.display()))?.next().is_none();
        ensure!(is_empty, "{} is not empty; give a folder that does not exist yet", root.display());
    }
    fs::create_dir_all(root).with_context(|| format!("cannot create {}", root.display()))?;
    let root = fs::canonicalize(root)?;
    let doctyped = way(&root, &fs::canonicalize(&project.root)?);
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    for (path, text) in FILES {
        write(&root.join(path), &text.replace("{doctyped}", &doctyped).replace("{name}", &name))?;
    }
    // The versions that the project is tested with.
    fs::copy(project.root.join("Cargo.lock"), root.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    let options = scaffold::options(root.clone(), project.runtime.clone());
    for (path, text) in scaffold::doctype(&options, "Garden", "Plant")? {
        write(&path, &text)?;
    }
    let application = Workspace { root: root.clone(), runtime: project.runtime.clone() };
    let code = codegen::run(&codegen::Arguments::UPDATE, &application)?;
    eprintln!("{} is ready; its README.md says how to go on", root.display());
    Ok(code)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The way from one folder to another, as manifests write it on every system.
fn way(from: &Path, to: &Path) -> String {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::way;
    use std::path::Path;

    #[test]
    fn the_way_goes_up_and_down() {
        assert_eq!(way(Path::new("/a/b/c"), Path::new("/a/d")), "../../d");
        assert_eq!(way(Path::new("/a"), Path::new("/a/b")), "b");
    }
}
