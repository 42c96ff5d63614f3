//! The Rust client: a module for each DocType, the functions, and the files that all applications share.
//!
//! Paths are absolute, and the constants of fields belong to the record, so that no name of a DocType or a field changes
//! what another one means.

use super::package::Package;
use super::{Client, functions, required};
use crate::diagnostic::escaped;
use crate::emit::rust::{RustFile, docs, literal};
use crate::emit::text::Lines;
use crate::emit::types::default_variant;
use crate::files::MARK;
use crate::ir::{Column, DocType, FieldContent, Ident, SelectEnum, Slot, TableField, LinkTarget};
use crate::schema::text_of;
use doctyped_schema::FIRST_FIELD;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

macro_rules! templates {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../../../clients/rust/src/", $name)))),*]
    };
}

/// Files that are the same for all applications.
const FILES: [(&str, &str); 15] = templates! {
    "call.rs" "changes.rs" "client.rs" "column.rs" "error.rs" "field_kind.rs" "filter.rs" "lib.rs" "link.rs" "options.rs"
    "pages.rs" "query.rs" "selection.rs" "transport.rs" "wire.rs"
};

const MANIFEST: &str = include_str!("../../../clients/rust/manifest.toml");

/// The files of the crate, apart from those of the DocTypes.
pub(super) fn package<'a>(
    client: Client<'a>,
    package: &'a Package,
    from: &'a str,
) -> impl Iterator<Item = (PathBuf, String)> + use<'a> {
    let library = package.name.replace('-', "_");
    let shared = FILES.iter().map(move |(name, text)| {
        let text = text.replace("doctyped_client", &library);
        (format!("src/{name}"), format!("// {MARK}; not to be edited.\n\n{text}"))
    });
    let own = [
        ("Cargo.toml", manifest(package, from)),
        ("src/doctypes/mod.rs", modules(client, from)),
        ("src/functions.rs", functions::rust(client, from)),
    ];
    let own = own.into_iter().map(|(name, text)| (name.to_owned(), text));
    shared.chain(own).map(|(name, text)| (PathBuf::from(name), text))
}

fn manifest(package: &Package, from: &str) -> String {
    let Package { title, name, version } = package;
    let own = MANIFEST.find("[package]").and_then(|start| MANIFEST.get(start..)).unwrap_or(MANIFEST);
    let own = own
        .replace("\"doctyped-client\"", &format!("\"{name}\""))
        .replace("\"A typed client of this application.\"", &literal(&format!("A typed client of {title}.")))
        .replace("version = \"0.1.0\"", &format!("version = {}", literal(version)));
    format!("# {MARK} from `{}`; not to be edited.\n\n{own}", escaped(from))
}

fn modules(client: Client<'_>, from: &str) -> String {
    let mut modules: Vec<&Ident> = client.doctypes().map(|doctype| &doctype.entry.module).collect();
    modules.sort();
    let mut lines = Lines::default();
    lines.line("#![allow(non_camel_case_types, non_snake_case, reason = \"names are those of the definitions\")]");
    lines.line("#![allow(clippy::too_many_arguments, reason = \"DocTypes have many mandatory fields\")]");
    lines.blank();
    for module in modules {
        lines.line(format_args!("pub mod {};", module.token()));
    }
    let mut file = RustFile::new("The DocTypes: records, and their fields as constants.", from);
    file.lines(&lines.into_text());
    file.into_text()
}

/// The file of a DocType.
pub(super) fn doctype(doctype: &DocType, client: Client<'_>) -> String {
    let mut lines = Lines::default();
    let record = Record { doctype, client };
    record.definition(&mut lines);
    record.constants(&mut lines);
    record.traits(&mut lines);
    for (slot, select) in record.selects() {
        lines.blank();
        options(slot, select, &mut lines);
    }
    functions::rust_methods(doctype, client, &mut lines);
    let mut file = RustFile::new(&format!("The DocType {}.", doctype.name()), &doctype.declared.source.header);
    file.lines(&lines.into_text());
    file.into_text()
}

/// A DocType whose file is written.
struct Record<'a> {
    doctype: &'a DocType,
    client: Client<'a>,
}

impl<'a> Record<'a> {
    fn ident(&self) -> proc_macro2::Ident {
        self.doctype.entry.record.token()
    }

    /// Slots with their enums.
    fn selects(&self) -> impl Iterator<Item = (&'a Slot, &'a SelectEnum)> {
        let doctype = self.doctype;
        doctype.slots.iter().filter_map(|slot| match &slot.column {
            Column::Select { ident, .. } => Some((slot, doctype.enums.iter().find(|select| select.ident == *ident)?)),
            _ => None,
        })
    }

    /// Table fields: name, member and the record of their rows.
    fn tables(&self) -> impl Iterator<Item = (&'a str, &'a TableField, String)> {
        let client = self.client;
        let fields =
            self.doctype.fields.iter().filter(|field| matches!(&field.content, FieldContent::Table(LinkTarget::Known(_))));
        fields
            .zip(&self.doctype.tables)
            .filter_map(move |(field, table)| Some((field.name.as_str(), table, client.record(&table.target)?)))
    }

    /// `pub struct`
    fn definition(&self, lines: &mut Lines) {
        lines.docs(&docs(self.doctype.name(), text_of(&self.doctype.declared.description)));
        lines.line("#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]");
        lines.line("#[serde(default)]");
        lines.block(format_args!("pub struct {} {{", self.ident()), "}", |lines| {
            for slot in &self.doctype.slots {
                documented(&slot.label, &slot.description, &slot.name, lines);
                let (value, with) = self.value(&slot.column);
                attribute(&slot.name, &slot.ident, with, lines);
                lines.line(format_args!("pub {}: {value},", slot.ident.token()));
            }
            for (name, table, rows) in self.tables() {
                documented(&table.label, &table.description, name, lines);
                attribute(name, &table.ident, None, lines);
                lines.line(format_args!("pub {}: ::std::vec::Vec<{rows}>,", table.ident.token()));
            }
        });
    }

    /// The constants of the fields, and the constructor of new documents.
    fn constants(&self, lines: &mut Lines) {
        let record = self.ident();
        let mut names = BTreeSet::new();
        let mut constants = Vec::new();
        for (index, slot) in self.doctype.slots.iter().enumerate() {
            let kind = self.kind(&slot.column);
            let kind = if index < FIRST_FIELD { format!("crate::ReadOnly<{kind}>") } else { kind };
            constants.push((
                slot.name.as_str(),
                constant(&slot.ident, &mut names),
                format!("crate::Column<Self, {kind}>"),
            ));
        }
        for (name, table, rows) in self.tables() {
            constants.push((name, constant(&table.ident, &mut names), format!("crate::Table<Self, {rows}>")));
        }
        lines.blank();
        lines.block(format_args!("impl {record} {{"), "}", |lines| {
            for (name, constant, of) in &constants {
                lines.line(format_args!("/// The field `{}`.", escaped(name)));
                let constructor = of.split('<').next().unwrap_or_default();
                lines.line(format_args!(
                    "pub const {}: {of} = {constructor}::new({});",
                    constant.token(),
                    literal(name)
                ));
            }
            let find =
                |name: &str| constants.iter().find(|(field, ..)| *field == name).map(|(_, constant, _)| constant);
            self.constructor(find, lines);
        });
    }

    /// `fn create`
    fn constructor<'n>(&self, constant: impl Fn(&str) -> Option<&'n Ident>, lines: &mut Lines) {
        let (mut parameters, mut calls) = (Vec::new(), String::new());
        for name in required::fields(self.doctype) {
            let Some(column) = constant(name).map(Ident::token) else { continue };
            if let Some(slot) = self.doctype.slots.iter().find(|slot| slot.name == name) {
                let ident = slot.ident.token();
                if name == "name" {
                    parameters.push(format!("{ident}: impl ::std::convert::Into<::std::string::String>"));
                    let _ = write!(calls, ".named({ident})");
                } else {
                    parameters.push(format!("{ident}: impl crate::IntoValue<{}>", self.base_kind(&slot.column)));
                    let _ = write!(calls, ".set(Self::{column}, {ident})");
                }
            } else if let Some((_, table, rows)) = self.tables().find(|(table, ..)| *table == name) {
                let ident = table.ident.token();
                let item = format!("crate::Create<{rows}>");
                parameters.push(format!("{ident}: impl ::std::iter::IntoIterator<Item = {item}>"));
                let _ = write!(calls, ".rows(Self::{column}, {ident})");
            }
        }
        lines.blank();
        lines.line("/// A new document with its mandatory fields.");
        lines.line("#[must_use]");
        let body = |lines: &mut Lines| lines.line(format_args!("crate::Create::new(){calls}"));
        lines.list("pub fn create(", &parameters, ") -> crate::Create<Self> {", "");
        lines.indented(body);
        lines.line("}");
    }

    fn traits(&self, lines: &mut Lines) {
        let (record, declared) = (self.ident(), &self.doctype.declared);
        lines.blank();
        lines.block(format_args!("impl crate::DocType for {record} {{"), "}", |lines| {
            lines.line(format_args!("const DOCTYPE: &'static str = {};", literal(self.doctype.name())));
        });
        lines
            .line(format_args!("impl crate::{} for {record} {{}}", if declared.issingle { "Single" } else { "Named" }));
        for (name, on) in [("Submittable", declared.is_submittable), ("Tree", declared.is_tree)] {
            if on {
                lines.line(format_args!("impl crate::{name} for {record} {{}}"));
            }
        }
    }

    /// The type of a member, and the module that reads and writes it.
    fn value(&self, column: &Column) -> (String, Option<&'static str>) {
        const OPTION: &str = "::std::option::Option";
        const NEVER_NULL: Option<&str> = Some("deserialize_with = \"crate::wire::or_default\"");
        let unless = |required: bool, value: String| {
            if required { (value, NEVER_NULL) } else { (format!("{OPTION}<{value}>"), None) }
        };
        let text = || "::std::string::String".to_owned();
        match column {
            Column::Text { required } => unless(*required, text()),
            Column::Link { target, required } => match self.client.record(target) {
                Some(record) => unless(*required, format!("crate::Link<{record}>")),
                None => unless(*required, text()),
            },
            Column::Select { ident, required } => unless(*required, ident.token().to_string()),
            Column::Json | Column::Password => unless(false, text()),
            Column::Int | Column::BigInt | Column::DocStatus => unless(true, "i64".to_owned()),
            Column::LongInt => unless(false, "i64".to_owned()),
            Column::Check => ("bool".to_owned(), Some("with = \"crate::wire::check\"")),
            Column::Decimal => unless(true, "f64".to_owned()),
            Column::NullableDecimal | Column::Rating => unless(false, "f64".to_owned()),
            Column::Date => unless(false, "::chrono::NaiveDate".to_owned()),
            Column::Time => unless(false, "::chrono::NaiveTime".to_owned()),
            Column::Datetime => {
                (format!("{OPTION}<::chrono::NaiveDateTime>"), Some("with = \"crate::wire::nullable_datetime\""))
            }
            Column::Timestamp => ("::chrono::NaiveDateTime".to_owned(), Some("with = \"crate::wire::datetime\"")),
        }
    }

    /// The kind of a column.
    fn kind(&self, column: &Column) -> String {
        let base = self.base_kind(column);
        let is_nullable = match column {
            Column::Text { required } | Column::Link { required, .. } | Column::Select { required, .. } => !required,
            Column::Int | Column::BigInt | Column::Check | Column::Decimal | Column::Timestamp | Column::DocStatus => {
                false
            }
            _ => true,
        };
        if is_nullable { format!("crate::Nullable<{base}>") } else { base }
    }

    /// The kind of a column without null.
    fn base_kind(&self, column: &Column) -> String {
        let kind = match column {
            Column::Text { .. } => "Text",
            Column::Link { target, .. } => match self.client.record(target) {
                Some(record) => return format!("crate::LinkTo<{record}>"),
                None => "Text",
            },
            Column::Select { ident, .. } => return format!("crate::Choice<{}>", ident.token()),
            Column::Json => "Json",
            Column::Password => "Secret",
            Column::Int | Column::BigInt | Column::LongInt | Column::DocStatus => "Int",
            Column::Check => "Check",
            Column::Decimal | Column::NullableDecimal | Column::Rating => "Float",
            Column::Date => "Date",
            Column::Datetime | Column::Timestamp => "Datetime",
            Column::Time => "Time",
        };
        format!("crate::{kind}")
    }
}

impl Client<'_> {
    /// The path of a target's record; none if the clients do not have it.
    fn record(self, target: &LinkTarget) -> Option<String> {
        let LinkTarget::Known(entry) = target else { return None };
        let is_known = self.has(&entry.name);
        is_known.then(|| format!("crate::doctypes::{}::{}", entry.module.token(), entry.record.token()))
    }
}

fn documented(label: &str, description: &str, name: &str, lines: &mut Lines) {
    let text = docs(label, description);
    lines.docs(if text.is_empty() { vec![format!("`{}`", escaped(name))] } else { text }.as_slice());
}

fn attribute(name: &str, ident: &Ident, with: Option<&str>, lines: &mut Lines) {
    let rename = (ident.as_str() != name).then(|| format!("rename = {}", literal(name)));
    let parts: Vec<String> = rename.into_iter().chain(with.map(str::to_owned)).collect();
    if !parts.is_empty() {
        lines.line(format_args!("#[serde({})]", parts.join(", ")));
    }
}

/// The constant of a member: its name in upper case, with a number if another one has it.
fn constant(member: &Ident, names: &mut BTreeSet<String>) -> Ident {
    let wanted = Ident::value(&member.as_str().to_uppercase());
    let mut ident = wanted.clone();
    let mut number = 2;
    while !names.insert(ident.as_str().to_owned()) {
        ident = wanted.with_suffix(&format!("_{number}"));
        number += 1;
    }
    ident
}

/// The enum of a Select.
fn options(slot: &Slot, select: &SelectEnum, lines: &mut Lines) {
    let (ident, other) = (select.ident.token(), select.other.token());
    let default = default_variant(slot).filter(|index| *index < select.variants.len()).unwrap_or_default();
    lines.line(format_args!("/// Options of the field `{}`.", escaped(&slot.name)));
    lines.line("#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]");
    lines.block(format_args!("pub enum {ident} {{"), "}", |lines| {
        for (index, variant) in select.variants.iter().enumerate() {
            lines.line(format_args!("/// `{}`", escaped(&variant.text.replace('`', "'"))));
            if index == default {
                lines.line("#[default]");
            }
            lines.line(format_args!("{},", variant.ident.token()));
        }
        lines.line("/// A stored value that is none of the options.");
        lines.line(format_args!("{other}(::std::string::String),"));
    });
    lines.blank();
    lines.block(format_args!("impl crate::Options for {ident} {{"), "}", |lines| {
        lines.block("fn as_str(&self) -> &str {", "}", |lines| {
            lines.block("match self {", "}", |lines| {
                for variant in &select.variants {
                    lines.line(format_args!("Self::{} => {},", variant.ident.token(), literal(&variant.text)));
                }
                lines.line(format_args!("Self::{other}(text) => text,"));
            });
        });
        lines.blank();
        lines.block("fn from_text(text: ::std::string::String) -> Self {", "}", |lines| {
            lines.block("match text.as_str() {", "}", |lines| {
                for variant in &select.variants {
                    lines.line(format_args!("{} => Self::{},", literal(&variant.text), variant.ident.token()));
                }
                lines.line(format_args!("_ => Self::{other}(text),"));
            });
        });
    });
    lines.blank();
    lines.line(format_args!("crate::options_impls!({ident});"));
}
