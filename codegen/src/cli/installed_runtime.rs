//! The runtime of an application that has doctyped from the registry of packages.
//!
//! In a copy of the project the folder `runtime/` is beside this crate. Packages of a registry are in folders of their
//! own: the definitions of the built-in DocTypes in that of `doctyped`, their controllers in that of `doctyped-api`.
//! codegen reads copies of both, in one folder below `target/`.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value as JsonValue;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// The packages, and the folder of each that codegen reads.
const PARTS: [(&str, &str, &str); 2] =
    [("doctyped", "doctypes", "doctypes"), ("doctyped-api", "src/controllers", "api/src/controllers")];

/// The folder of an application's runtime; copied by the first call.
///
/// # Errors
/// `cargo metadata` fails, or the application depends on no doctyped of the version of this crate.
pub(super) fn folder(root: &Path) -> Result<PathBuf> {
    let version = env!("CARGO_PKG_VERSION");
    let parent = root.join("target/codegen");
    let folder = parent.join(format!("runtime-{version}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    let metadata = metadata(root)?;
    fs::create_dir_all(&parent).with_context(|| format!("cannot create {}", parent.display()))?;
    let copy = parent.join(format!("runtime-{version}.{}", std::process::id()));
    for (package, from, to) in PARTS {
        let package = package_folder(&metadata, package, version)?;
        copy_folder(&package.join(from), &copy.join(to))?;
    }
    if fs::rename(&copy, &folder).is_err() {
        // Another process was faster.
        fs::remove_dir_all(&copy).with_context(|| format!("cannot remove {}", copy.display()))?;
        ensure!(folder.is_dir(), "cannot write {}", folder.display());
    }
    Ok(folder)
}

fn metadata(root: &Path) -> Result<JsonValue> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cannot run cargo metadata")?;
    ensure!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    serde_json::from_slice(&output.stdout).context("cargo metadata printed no JSON")
}

/// The folder of a package with a version.
fn package_folder(metadata: &JsonValue, name: &str, version: &str) -> Result<PathBuf> {
    let packages = metadata.get("packages").and_then(JsonValue::as_array);
    let text =
        |package: &JsonValue, key: &str| package.get(key).and_then(JsonValue::as_str).unwrap_or_default().to_owned();
    let found = packages
        .into_iter()
        .flatten()
        .find(|package| text(package, "name") == name && text(package, "version") == version)
        .with_context(|| {
            format!("the application depends on no {name} {version}, the version of its doctyped-codegen; set both to one version")
        })?;
    let manifest = PathBuf::from(text(found, "manifest_path"));
    manifest.parent().map(Path::to_owned).with_context(|| format!("cargo metadata gives no folder of {name}"))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry.with_context(|| format!("cannot read {}", from.display()))?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).with_context(|| format!("cannot create {}", target.display()))?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn package_of_another_version_is_refused() {
        let metadata = json!({"packages": [
            {"name": "doctyped", "version": "0.1.0", "manifest_path": "/registry/doctyped-0.1.0/Cargo.toml"},
            {"name": "doctyped", "version": "0.2.0", "manifest_path": "/registry/doctyped-0.2.0/Cargo.toml"},
        ]});
        assert_eq!(package_folder(&metadata, "doctyped", "0.2.0").unwrap(), Path::new("/registry/doctyped-0.2.0"));
        let error = package_folder(&metadata, "doctyped", "0.3.0").unwrap_err().to_string();
        assert!(error.contains("depends on no doctyped 0.3.0"), "{error}");
    }
}
