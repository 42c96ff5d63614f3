//! Units of measurement, with the codes of UN/ECE Recommendation 20 and the factors between them.
//!
//! Factors are exact: those of the SI, of the international yard and pound, and of the US and imperial gallons.

use crate::{Module, ModuleData, data, doctype};

/// The definitions.
pub static MODULE: Module = Module {
    name: "units",
    requires: &[],
    doctypes: &[
        doctype!("UOM", "units", "uom"),
        doctype!("UOM Category", "units", "uom_category"),
        doctype!("UOM Conversion Factor", "units", "uom_conversion_factor"),
    ],
    functions: &[],
};

/// The documents.
pub static DATA: ModuleData = ModuleData {
    module: "units",
    version: 1,
    files: &[
        data!("UOM Category", "units", "uom_category"),
        data!("UOM", "units", "uom"),
        data!("UOM Conversion Factor", "units", "uom_conversion_factor"),
    ],
};
