//! `new-app`: a workspace for an application of one's own.
//!
//! It depends on the runtime and on codegen by version, by Git tag or by path, and is independent of this project
//! otherwise: its DocTypes, generated code, server, tests and CI are its own.

mod source;

use anyhow::{Context as _, Result, ensure};
use doctyped_codegen::cli::{Workspace, codegen};
use doctyped_codegen::scaffold;
use source::Source;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make a workspace for a new application.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Its folder, which must be empty or not exist yet.
    dir: PathBuf,
    #[command(flatten)]
    source: SourceArguments,
}

/// The source of doctyped for an application.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SourceArguments {
    /// Depend on the copy of doctyped in a folder, in place of the version of this program.
    #[arg(long, value_name = "DIR", conflicts_with = "git")]
    path: Option<PathBuf>,
    /// Depend on a Git repository of doctyped, at --tag or --rev.
    #[arg(long, value_name = "URL")]
    git: Option<String>,
    /// The tag of the repository.
    #[arg(long, value_name = "TAG", requires = "git", conflicts_with = "rev")]
    tag: Option<String>,
    /// The commit of the repository.
    #[arg(long, value_name = "HASH", requires = "git")]
    rev: Option<String>,
}

impl SourceArguments {
    /// The copy of doctyped in a folder, unless the arguments name a source.
    #[must_use]
    pub fn or_path(self, project: &Path) -> SourceArguments {
        if self.path.is_some() || self.git.is_some() {
            return self;
        }
        SourceArguments { path: Some(project.to_owned()), ..self }
    }
}

/// The files of the workspace. `{name}` stands for the name of the folder. codegen replaces the empty ones, without which
/// `cargo metadata` does not find the dependencies.
const FILES: [(&str, &str); 18] = [
    ("Cargo.toml", include_str!("Cargo.toml.txt")),
    ("README.md", include_str!("README.md.txt")),
    ("Containerfile", include_str!("Containerfile.txt")),
    (".dockerignore", ".git\ntarget\ndoctyped.*\n!doctypes/doctyped.toml\n"),
    (".gitignore", "/target\n/doctyped.sqlite*\n/doctyped.key\n/doctyped.files\n"),
    (".cargo/config.toml", include_str!("cargo-config.toml.txt")),
    (".github/workflows/ci.yml", include_str!("ci.yml.txt")),
    ("rustfmt.toml", "max_width = 120\nuse_small_heuristics = \"Max\"\n"),
    ("clippy.toml", "allow-unwrap-in-tests = true\nallow-expect-in-tests = true\n"),
    ("doctypes/Cargo.toml", include_str!("doctypes.toml.txt")),
    ("doctypes/doctyped.toml", include_str!("settings.toml.txt")),
    ("generated/doctypes.rs", ""),
    ("generated/models/src/lib.rs", ""),
    ("generated/server/src/lib.rs", ""),
    ("generated/models/Cargo.toml", include_str!("models.toml.txt")),
    ("generated/server/Cargo.toml", include_str!("server.toml.txt")),
    ("xtask/Cargo.toml", include_str!("xtask.toml.txt")),
    ("xtask/src/main.rs", include_str!("xtask.rs.txt")),
];

/// As [`run`], for a copy of the project, whose version is not in the registry: the arguments say what to depend on.
///
/// # Errors
/// Those of [`run`], and without `--path` and `--git`.
pub fn run_in_project(arguments: &Arguments) -> Result<ExitCode> {
    ensure!(
        arguments.source.path.is_some() || arguments.source.git.is_some(),
        "say what the application depends on: --path . for this copy of doctyped, or --git URL --tag TAG for a repository"
    );
    run(arguments)
}

/// Writes the workspace and compiles its example.
///
/// # Errors
/// When the folder is not empty or cannot be written, or the source of doctyped cannot be reached.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let application = create_empty(&arguments.dir, &arguments.source)?;
    let root = &application.root;
    write(&root.join("doctypes/tests/plant.rs"), include_str!("plant_test.rs.txt"))?;
    let options = scaffold::options(root.clone(), application.runtime.clone());
    for (path, text) in scaffold::doctype(&options, "Garden", "Plant")? {
        write(&path, &text)?;
    }
    let code = codegen::run(&codegen::Arguments::UPDATE, &application)?;
    eprintln!("{} is ready; its README.md says how to go on", root.display());
    Ok(code)
}

/// Writes the workspace without a DocType.
///
/// # Errors
/// Those of [`run`].
pub fn create_empty(root: &Path, source: &SourceArguments) -> Result<Workspace> {
    let source = source_of(source)?;
    if root.exists() {
        let is_empty = fs::read_dir(root).with_context(|| format!("cannot read {}", root.display()))?.next().is_none();
        ensure!(is_empty, "{} is not empty; give a folder that does not exist yet", root.display());
    }
    fs::create_dir_all(root).with_context(|| format!("cannot create {}", root.display()))?;
    let root = source::canonical(root)?;
    for (path, text) in FILES {
        write(&root.join(path), &filled(text, &root, &source))?;
    }
    // The versions that the project is tested with.
    if let Source::Path(project) = &source {
        fs::copy(project.join("Cargo.lock"), root.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    }
    Workspace::of_application(&root)
}

fn source_of(arguments: &SourceArguments) -> Result<Source> {
    let SourceArguments { path, git, tag, rev } = arguments;
    if let Some(path) = path {
        let project = source::canonical(path)?;
        let is_project = project.join("runtime/Cargo.toml").is_file() && project.join("codegen/Cargo.toml").is_file();
        ensure!(is_project, "{} is no copy of doctyped: it has no runtime/ and codegen/", project.display());
        return Ok(Source::Path(project));
    }
    let Some(url) = git.clone() else { return Ok(Source::Registry) };
    let (kind, name) = match (tag, rev) {
        (Some(tag), _) => ("tag", tag),
        (None, Some(rev)) => ("rev", rev),
        (None, None) => anyhow::bail!("--git needs --tag or --rev: a branch would change under the application"),
    };
    let is_plain = |text: &str| !text.contains(['"', '\\', '\n']);
    ensure!(is_plain(&url) && is_plain(name), "--git, --tag and --rev take no quotation marks and backslashes");
    Ok(Source::Git { url, commit: format!("{kind} = \"{name}\""), name: name.clone() })
}

/// The text of a file for an application.
fn filled(text: &str, root: &Path, source: &Source) -> String {
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let image: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    let (guide, home) = source.pages(root);
    let values = [
        ("{runtime}", source.dependency(root, "runtime", 0)),
        ("{codegen}", source.dependency(root, "codegen", 0)),
        ("{models}", source.dependency(root, "runtime/models", 2)),
        ("{checkout}", source.checkout(root)),
        ("{guide}", guide),
        ("{home}", home),
        ("{image}", image.trim_matches('-').to_owned()),
        ("{name}", name),
    ];
    values.iter().fold(text.to_owned(), |text, (place, value)| text.replace(place, value))
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, SourceArguments, run_in_project};

    #[test]
    fn application_of_a_copy_needs_a_source() {
        let dir = std::env::temp_dir().join("doctyped-application-without-source");
        let arguments = Arguments { dir: dir.clone(), source: SourceArguments::default() };
        let error = run_in_project(&arguments).unwrap_err().to_string();
        assert!(error.contains("--path .") && error.contains("--git URL --tag TAG"), "{error}");
        assert!(!dir.exists());
    }

    /// A package has the files below its own folder alone, so that there is a copy.
    #[test]
    fn cargo_configuration_is_that_of_the_project() {
        let project = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.cargo/config.toml");
        if let Ok(text) = std::fs::read_to_string(project) {
            assert_eq!(include_str!("cargo-config.toml.txt"), text);
        }
    }
}
