//! Countries (ISO 3166-1), currencies (ISO 4217) and languages (ISO 639-1).
//!
//! Time zones of countries are those of the time zone database. Currencies are the circulating ones: funds, metals and
//! codes for tests are left out.

use crate::{Module, ModuleData, data, doctype};

/// The definitions.
pub static MODULE: Module = Module {
    name: "geo",
    requires: &[],
    doctypes: &[
        doctype!("Country", "geo", "country"),
        doctype!("Currency", "geo", "currency"),
        doctype!("Language", "geo", "language"),
    ],
    functions: &[],
};

/// The documents.
pub static DATA: ModuleData = ModuleData {
    module: "geo",
    version: 1,
    files: &[
        data!("Country", "geo", "country"),
        data!("Currency", "geo", "currency"),
        data!("Language", "geo", "language"),
    ],
};
