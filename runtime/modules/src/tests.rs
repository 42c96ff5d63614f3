//! The definitions and the data agree with each other and with the standards.

use crate::{DataFile, MODULES, Module, ModuleData, contacts, geo, units};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const DATA: [&ModuleData; 3] = [&contacts::DATA, &geo::DATA, &units::DATA];

fn documents(doctype: &str) -> Vec<Value> {
    let file: &DataFile = DATA.into_iter().flat_map(|data| data.files).find(|file| file.doctype == doctype).unwrap();
    let Value::Array(documents) = serde_json::from_str(file.text).unwrap() else { panic!("{} is no array", file.path) };
    documents
}

/// The text of a member; empty without one.
fn text<'a>(document: &'a Value, member: &str) -> &'a str {
    document.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn is_code(code: &str, len: usize, is_letter: fn(&u8) -> bool) -> bool {
    code.len() == len && code.bytes().all(|byte| is_letter(&byte))
}

fn assert_unique(documents: &[Value], member: &str) {
    let mut seen = BTreeSet::new();
    for value in documents.iter().map(|document| text(document, member)).filter(|value| !value.is_empty()) {
        assert!(seen.insert(value), "{member} {value} is there twice");
    }
}

#[test]
fn modules_require_modules_that_have_the_doctypes_of_their_links() {
    for module in MODULES {
        let visible = module.requires.iter().filter_map(|name| Module::named(name)).chain([module]);
        let known: BTreeSet<&str> = visible.flat_map(|module| module.doctypes).map(|doctype| doctype.name).collect();
        for doctype in module.doctypes {
            let definition: Value = serde_json::from_str(doctype.definition).unwrap();
            assert_eq!(text(&definition, "name"), doctype.name);
            for field in definition["fields"].as_array().unwrap() {
                let options = text(field, "options");
                if matches!(text(field, "fieldtype"), "Link" | "Table") && !["DocType", "User"].contains(&options) {
                    assert!(
                        known.contains(options),
                        "{}.{} links to {options}",
                        doctype.name,
                        text(field, "fieldname")
                    );
                }
            }
        }
    }
}

#[test]
fn documents_have_unique_names_and_only_fields_of_their_doctype() {
    for data in DATA {
        let module = Module::named(data.module).unwrap();
        for file in data.files {
            let doctype = module.doctypes.iter().find(|doctype| doctype.name == file.doctype).unwrap();
            let definition: Value = serde_json::from_str(doctype.definition).unwrap();
            let fields: BTreeSet<&str> =
                definition["fields"].as_array().unwrap().iter().map(|field| text(field, "fieldname")).collect();
            let documents = documents(file.doctype);
            assert_unique(&documents, "name");
            for document in &documents {
                assert!(!text(document, "name").is_empty(), "{document} has no name");
                for member in document.as_object().unwrap().keys().filter(|member| *member != "name") {
                    assert!(fields.contains(member.as_str()), "{}: {document} has {member}", file.path);
                }
            }
        }
    }
}

#[test]
fn countries_have_the_249_codes_of_iso_3166_and_their_time_zones() {
    let countries = documents("Country");
    assert_eq!(countries.len(), 249);
    assert_unique(&countries, "code");
    assert!(countries.iter().all(|country| is_code(text(country, "code"), 2, u8::is_ascii_lowercase)));
    // No zone of the database is on these uninhabited islands.
    let without_zone: Vec<&str> =
        countries.iter().filter(|country| text(country, "time_zones").is_empty()).map(|c| text(c, "code")).collect();
    assert_eq!(without_zone, ["bv", "hm"]);
    let germany = countries.iter().find(|country| text(country, "code") == "de").unwrap();
    assert_eq!((text(germany, "name"), text(germany, "date_format")), ("Germany", "dd.mm.yyyy"));
    assert_eq!(text(germany, "time_zones"), "Europe/Berlin\nEurope/Busingen");
}

#[test]
fn currencies_have_codes_of_iso_4217_and_as_many_decimals_as_their_minor_unit() {
    let currencies = documents("Currency");
    assert!(currencies.iter().all(|currency| is_code(text(currency, "name"), 3, u8::is_ascii_uppercase)));
    let decimals = |format: &str| match format {
        "#,###" | "#.###" => 0,
        format => format.rsplit(['.', ',']).next().map_or(0, str::len),
    };
    let mut by_decimals: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for currency in &currencies {
        let (code, decimals) = (text(currency, "name"), decimals(text(currency, "number_format")));
        by_decimals.entry(decimals).or_default().push(code);
        // An ariary has five iraimbilanja, an ouguiya five khoums.
        let minor_units = if ["MGA", "MRU"].contains(&code) { 5 } else { 10_u64.pow(decimals.try_into().unwrap()) };
        assert_eq!(currency["fraction_units"], minor_units, "{code}");
        assert!(!text(currency, "symbol").is_empty(), "{code} has no symbol");
    }
    let zero = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    assert_eq!(by_decimals.remove(&0).unwrap().join(" "), zero);
    assert_eq!(by_decimals.remove(&3).unwrap().join(" "), "BHD IQD JOD KWD LYD OMR TND");
    assert_eq!(by_decimals.keys().collect::<Vec<_>>(), [&2]);
}

#[test]
fn languages_have_codes_of_iso_639() {
    let languages = documents("Language");
    assert_eq!(languages.len(), 183);
    assert!(languages.iter().all(|language| is_code(text(language, "name"), 2, u8::is_ascii_lowercase)));
    assert_unique(&languages, "language_name");
}

#[test]
fn every_unit_of_a_category_with_factors_is_converted_into_every_other() {
    let units = documents("UOM");
    assert_unique(&units, "common_code");
    let mut neighbours: BTreeMap<String, Vec<(String, f64)>> = BTreeMap::new();
    let category_of: BTreeMap<&str, &str> =
        units.iter().map(|unit| (text(unit, "name"), text(unit, "category"))).collect();
    let factors = documents("UOM Conversion Factor");
    for factor in &factors {
        let (from, to) = (text(factor, "from_uom"), text(factor, "to_uom"));
        let value = factor["value"].as_f64().unwrap();
        assert!(value > 0.0 && from != to);
        // Columns have twelve digits before the point and nine after it.
        let decimals = factor["value"].to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
        assert!(value < 1e12 && decimals <= 9, "{} cannot be stored", text(factor, "name"));
        for unit in [from, to] {
            assert_eq!(category_of.get(unit), Some(&text(factor, "category")), "{}", text(factor, "name"));
        }
        neighbours.entry(from.to_owned()).or_default().push((to.to_owned(), value));
        neighbours.entry(to.to_owned()).or_default().push((from.to_owned(), value.recip()));
    }
    // Each unit is reached from any other one of its category, by factors that agree.
    let convert = |from: &str| {
        let mut reached = BTreeMap::from([(from.to_owned(), 1.0)]);
        let mut queue = vec![from.to_owned()];
        while let Some(unit) = queue.pop() {
            let amount = reached[&unit];
            for (next, factor) in neighbours.get(&unit).into_iter().flatten() {
                let converted = amount * factor;
                let known = *reached.entry(next.clone()).or_insert_with(|| {
                    queue.push(next.clone());
                    converted
                });
                assert!((known / converted - 1.0).abs() < 1e-9, "{from} is {known} and {converted} {next}");
            }
        }
        reached
    };
    for (unit, category) in category_of.iter().filter(|(_, category)| !["Packaging", "Ratio"].contains(*category)) {
        let of_category = category_of.values().filter(|other| *other == category).count();
        assert_eq!(convert(unit).len(), of_category, "{unit} is not converted into all of {category}");
    }
    let gallon = convert("Gallon (US)")["Cubic Inch"];
    assert!((gallon - 231.0).abs() < 1e-9, "{gallon}");
}
