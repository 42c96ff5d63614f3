//! Generates and builds the server of an application other than the workspace's own.

use anyhow::{Context as _, Result, bail, ensure};
use std::path::{Path, PathBuf};

/// An application to build.
#[derive(Debug)]
pub struct App<'a> {
    /// Folders with definitions and controllers.
    pub sources: Vec<PathBuf>,
    /// Where its workspace is generated.
    pub out: PathBuf,
    /// Codegen's cache.
    pub cache: PathBuf,
    /// Whether links to unknown DocTypes are accepted.
    pub allow_missing_links: bool,
    /// Cargo features of the server, separated by commas.
    pub features: &'a str,
}

/// Generates and builds an application; returns a copy of its server, in a folder.
///
/// # Errors
/// The definitions have errors, or the server does not compile.
pub fn build_server(project: &Path, app: App<'_>, folder: &Path) -> Result<PathBuf> {
    let App { sources, out, cache, allow_missing_links, features } = app;
    let options = doctyped_codegen::Options {
        sources,
        out: out.clone(),
        target: doctyped_codegen::OutputKind::Standalone,
        root: project.to_owned(),
        allow_missing_links,
        deny_warnings: false,
        runtime: project.join("runtime"),
        cache: Some(cache),
    };
    let outcome = doctyped_codegen::generate(&options)?;
    let Some(plan) = outcome.plan else {
        for diagnostic in &outcome.diagnostics {
            eprintln!("{}", doctyped_codegen::diagnostic::human(diagnostic, false));
        }
        bail!("the definitions have errors");
    };
    doctyped_codegen::write(&plan)?;
    // The lock file and the target folder of the project: its dependencies are not built twice.
    std::fs::copy(project.join("Cargo.lock"), out.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    let status = crate::cargo()
        .args(["build", "--quiet", "--package", "server", "--features", features, "--manifest-path"])
        .arg(out.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(project.join("target"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the server does not build");
    // `target/debug/server` is also the server of the workspace, whose next build overwrites it.
    let server = folder.join("server");
    std::fs::copy(project.join("target/debug/server"), &server).context("cannot copy the server")?;
    Ok(server)
}

/// The path of a server program that a command line names, or that of one which is built.
///
/// # Errors
/// There is no such program, or the server does not build.
pub fn given_or_built(given: Option<&PathBuf>, build: impl FnOnce() -> Result<PathBuf>) -> Result<PathBuf> {
    match given {
        Some(server) => server.canonicalize().with_context(|| format!("there is no server {}", server.display())),
        None => build(),
    }
}

/// Builds the server of this workspace without optimisation. Gives its program.
///
/// # Errors
/// The server does not compile.
pub fn build_debug(project: &Path) -> Result<PathBuf> {
    let status = crate::cargo()
        .args(["build", "--package", "server", "--manifest-path"])
        .arg(project.join("Cargo.toml"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the server does not build");
    Ok(project.join("target/debug/server"))
}

/// Builds a package of this workspace with optimisation and cargo features, separated by commas. Gives its program.
///
/// # Errors
/// The package does not compile.
pub fn build_release(project: &Path, package: &str, features: &str) -> Result<PathBuf> {
    let status = crate::cargo()
        .args(["build", "--release", "--package", package, "--features", features, "--manifest-path"])
        .arg(project.join("Cargo.toml"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "{package} does not build");
    Ok(project.join("target/release").join(package))
}

/// Generates and builds the conformance application: the workspace's own DocTypes and those in
/// `xtask/conformance/doctypes`.
///
/// # Errors
/// As [`build_server`].
pub fn build_conformance_server(project: &Path, features: &str, folder: &Path) -> Result<PathBuf> {
    let app = App {
        sources: vec![project.join("doctypes"), project.join("xtask/conformance/doctypes")],
        out: project.join("target/conformance/app"),
        cache: project.join("target/conformance/codegen.cache"),
        allow_missing_links: false,
        features,
    };
    build_server(project, app, folder)
}
