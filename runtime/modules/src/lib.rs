//! Optional modules: DocTypes that many applications link to, with the documents that every database needs.
//!
//! An application names the modules that it uses in its `doctyped.toml`. codegen then compiles their definitions as if
//! they were the application's own ([`Module`]), and migrations insert their data ([`ModuleData`]). The files are part
//! of this crate, so that applications in other workspaces need no path to them. Names of DocTypes and fields are
//! Frappe's; data comes from public standards.

pub mod contacts;
pub mod geo;
pub mod units;

#[cfg(test)]
mod tests;

/// All modules, sorted by name.
pub static MODULES: [&Module; 3] = [&contacts::MODULE, &geo::MODULE, &units::MODULE];

/// DocTypes that are used together, for codegen.
#[derive(Debug)]
pub struct Module {
    /// Its name in `doctyped.toml`.
    pub name: &'static str,
    /// The modules whose DocTypes its fields link to.
    pub requires: &'static [&'static str],
    /// Its DocTypes.
    pub doctypes: &'static [ModuleDocType],
    /// Whitelisted functions for clients.
    pub functions: &'static [ModuleFunction],
}

/// A DocType of a module.
#[derive(Debug)]
pub struct ModuleDocType {
    /// Its name.
    pub name: &'static str,
    /// The path of its definition: `geo/country/country.json`.
    pub path: &'static str,
    /// Its definition, as JSON.
    pub definition: &'static str,
    /// The hooks that `doctyped::modules::<module>::<doctype>` has for it.
    pub hooks: &'static [&'static str],
}

/// A whitelisted function of a module.
#[derive(Debug)]
pub struct ModuleFunction {
    /// The path that clients call.
    pub path: &'static str,
    /// The module of Rust below `doctyped::modules::<module>` that has it.
    pub module: &'static str,
}

/// The documents of a module, for migrations.
#[derive(Debug)]
pub struct ModuleData {
    /// The name of the module.
    pub module: &'static str,
    /// Raised when documents are added. A database gets each version once.
    pub version: u32,
    /// The documents, in the order of their links.
    pub files: &'static [DataFile],
}

/// Documents of one DocType.
#[derive(Debug)]
pub struct DataFile {
    /// The DocType.
    pub doctype: &'static str,
    /// The path, for errors: `geo/data/country.json`.
    pub path: &'static str,
    /// A JSON array of documents, each with its `name`.
    pub text: &'static str,
}

impl Module {
    /// The module of that name.
    pub fn named(name: &str) -> Option<&'static Module> {
        MODULES.into_iter().find(|module| module.name == name)
    }

    /// The module that has a DocType.
    pub fn with_doctype(doctype: &str) -> Option<&'static Module> {
        MODULES.into_iter().find(|module| module.doctypes.iter().any(|known| known.name == doctype))
    }
}

/// A DocType whose definition is `<module>/<doctype>/<doctype>.json`.
macro_rules! doctype {
    ($name:literal, $module:literal, $doctype:literal $(, $hook:literal)*) => {
        $crate::ModuleDocType {
            name: $name,
            path: concat!($module, "/", $doctype, "/", $doctype, ".json"),
            definition: include_str!(concat!("../", $module, "/", $doctype, "/", $doctype, ".json")),
            hooks: &[$($hook),*],
        }
    };
}

/// Documents in `<module>/data/<doctype>.json`.
macro_rules! data {
    ($name:literal, $module:literal, $doctype:literal) => {
        $crate::DataFile {
            doctype: $name,
            path: concat!($module, "/data/", $doctype, ".json"),
            text: include_str!(concat!("../", $module, "/data/", $doctype, ".json")),
        }
    };
}

use {data, doctype};
