//! An application: its DocTypes, functions, patches and fixtures.

use super::{Context, Function, DocTypeEntry};
use crate::error::Result;
use doctyped_modules::ModuleData;

/// An application as codegen writes it: its DocTypes, its functions, and what its migrations do.
#[derive(Debug, Clone, Copy)]
pub struct Application {
    /// Its name in `doctyped.toml`, which databases keep; empty if it has none.
    pub name: &'static str,
    /// The version of the crate of its controllers, which databases keep.
    pub version: &'static str,
    /// The DocTypes under doctypes/.
    pub doctypes: &'static [&'static DocTypeEntry],
    /// Whitelisted functions by path.
    pub functions: &'static [Function],
    /// Paths of public functions that are not whitelisted.
    pub not_whitelisted: &'static [&'static str],
    /// Functions that change the data of older versions, in their order.
    pub patches: &'static [Patch],
    /// Documents that every database has.
    pub fixtures: &'static [Fixture],
    /// The data of optional modules, which databases get once for each version.
    pub modules: &'static [&'static ModuleData],
    /// The description of the API in OpenAPI 3.1, as codegen writes it; empty if there is none.
    pub openapi: &'static str,
}

impl Application {
    /// An application without DocTypes and functions, to build others from.
    pub const NEW: Application = Application {
        name: "",
        version: "",
        doctypes: &[],
        functions: &[],
        not_whitelisted: &[],
        patches: &[],
        fixtures: &[],
        modules: &[],
        openapi: "",
    };
}

/// A function that a migration calls once for each database, as `#[patch]` marks it.
#[derive(Debug, Clone, Copy)]
pub struct Patch {
    /// The path of the function below doctypes/, which Patch Log keeps: `library.patches.fill_isbn`.
    pub path: &'static str,
    /// The function.
    pub run: fn(&mut Context) -> Result<()>,
}

/// A JSON file of documents, in the form that Frappe exports: an array of documents.
#[derive(Debug, Clone, Copy)]
pub struct Fixture {
    /// The path of the file below doctypes/: `library/fixtures/role.json`.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}
