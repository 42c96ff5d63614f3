//! The manifests of an output outside the project, which make it a workspace of its own.
//!
//! Inside the project they are written by hand, since people add dependencies there.

use crate::diagnostic::escaped;
use crate::files::{MARK, slashes};
use std::path::Path;

/// `Cargo.toml` of the workspace. `runtime` is the path of the runtime's folder; profiles are the
/// project's.
pub(super) fn workspace(from: &str, runtime: &Path, project_manifest: &str) -> String {
    let (runtime, from) = (quotable(runtime), &escaped(from));
    let profiles = profiles(project_manifest);
    let version = version(from);
    format!(
        r#"# {MARK} from `{from}`; not to be edited.

[workspace]
resolver = "3"
members = ["doctypes", "models", "server"]
default-members = ["server"]
exclude = ["clients/rust"]

[workspace.package]
version = "{version}"
edition = "2024"
publish = false

[workspace.dependencies]
doctyped = {{ path = "{runtime}", default-features = false }}
doctypes = {{ path = "doctypes", default-features = false }}
models = {{ path = "models", default-features = false }}
{profiles}"#
    )
}

/// The version of the members: it says what they were made from, because Cargo tells packages of
/// several workspaces in one target folder apart by their names and versions alone.
fn version(from: &str) -> String {
    let words = from.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    if words.is_empty() { "0.1.0".to_owned() } else { format!("0.1.0+{}", words.join("-")) }
}

/// `Cargo.toml` of the records. They depend on the records of the runtime, under the name of the facade, so
/// that they compile beside the rest of the runtime. `runtime_models` is the path of that crate.
pub(super) fn models(from: &str, runtime_models: &Path) -> String {
    let path = quotable(runtime_models);
    let doctyped =
        format!("doctyped = {{ package = \"doctyped-models\", path = \"{path}\", default-features = false }}\n");
    let member = Member { name: "models", dependencies: &["doctyped"], ..Member::default() };
    member.manifest(from, &doctyped)
}

/// `Cargo.toml` of the controllers.
pub(super) fn doctypes(from: &str) -> String {
    let lib = "\n[lib]\npath = \"../doctypes.rs\"\n";
    let member = Member { name: "doctypes", lib, dependencies: &["doctyped", "models"], ..Member::default() };
    member.manifest(from, &member.inherited())
}

/// `Cargo.toml` of the server.
pub(super) fn server(from: &str) -> String {
    let member = Member {
        name: "server",
        dependencies: &["doctyped", "doctypes", "models"],
        // Records and controllers are the same with and without these.
        more_features: "s3 = [\"doctyped/s3\"]\noidc = [\"doctyped/oidc\"]\notel = [\"doctyped/otel\"]\n",
        ..Member::default()
    };
    member.manifest(from, &member.inherited())
}

/// The databases, as features that each member hands on to its dependencies.
const DATABASES: [&str; 3] = ["sqlite", "postgres", "mysql"];

/// A member of the workspace.
#[derive(Default)]
struct Member<'a> {
    name: &'a str,
    lib: &'a str,
    dependencies: &'a [&'a str],
    more_features: &'a str,
}

impl Member<'_> {
    /// The table of dependencies whose paths are in the manifest of the workspace.
    fn inherited(&self) -> String {
        self.dependencies.iter().flat_map(|dependency| [dependency, " = { workspace = true }\n"]).collect()
    }

    fn manifest(&self, from: &str, dependency_table: &str) -> String {
        let Member { name, lib, more_features, .. } = self;
        let from = escaped(from);
        let features: String = DATABASES
            .iter()
            .map(|database| {
                let handed_on: Vec<String> =
                    self.dependencies.iter().map(|dependency| format!("\"{dependency}/{database}\"")).collect();
                format!("{database} = [{}]\n", handed_on.join(", "))
            })
            .collect();
        format!(
            r#"# {MARK} from `{from}`; not to be edited.

[package]
name = "{name}"
version.workspace = true
edition.workspace = true
publish.workspace = true
{lib}
[features]
default = ["sqlite"]
{features}{more_features}
[dependencies]
{dependency_table}"#
        )
    }
}

/// A path inside of quotation marks.
fn quotable(path: &Path) -> String {
    slashes(path).replace('\\', "\\\\").replace('"', "\\\"")
}

/// The `[profile.*]` tables of a manifest, without its comments.
fn profiles(manifest: &str) -> String {
    let mut profiles = String::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.starts_with("[profile.");
            if inside {
                profiles.push('\n');
            }
        }
        if inside && !line.trim().is_empty() && !line.starts_with('#') {
            profiles.push_str(line);
            profiles.push('\n');
        }
    }
    profiles
}

#[cfg(test)]
mod tests {
    #[test]
    fn manifest_quotes_paths_and_escapes_names_of_folders() {
        let manifest = super::workspace("a\nb", std::path::Path::new("c\"d"), "");
        assert!(manifest.starts_with("# Written by `cargo xtask codegen` from `a\\nb`"), "{manifest}");
        assert!(manifest.contains(r#"path = "c\"d""#), "{manifest}");
    }

    #[test]
    fn profiles_are_taken_over_and_nothing_else() {
        let manifest =
            "[workspace]\nx = 1\n\n[profile.dev]\ndebug = 0\n# Why.\n[profile.release]\nlto = true\n[lints]\ny = 1\n";
        assert_eq!(super::profiles(manifest), "\n[profile.dev]\ndebug = 0\n\n[profile.release]\nlto = true\n");
    }
}
