//! The input: DocTypes, functions and types of an application, as codegen's IR has them.

use crate::built_in::BuiltInFunctions;
use crate::rust_type::Types;
use crate::signature::Signature;
use doctyped_schema::{ColumnType, FieldType};

/// An application.
#[derive(Debug)]
pub struct Application<'a> {
    /// Its name, for the title; may be empty.
    pub name: &'a str,
    /// The sentence about the origin of the text, which marks it as generated.
    pub origin: String,
    /// The DocTypes of the application, and the built-in ones that it does not replace.
    pub doctypes: Vec<DocType<'a>>,
    /// The whitelisted functions of the application.
    pub functions: Vec<Function<'a>>,
    /// The types in the sources of the application.
    pub types: &'a Types,
    /// The whitelisted functions of the runtime.
    pub built_in: &'a BuiltInFunctions,
}

/// A DocType.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "these are the switches of a DocType")]
pub struct DocType<'a> {
    /// Its name: `Sales Invoice`.
    pub name: &'a str,
    /// The name of its record: `SalesInvoice`.
    pub record: &'a str,
    /// The module that it belongs to; may be empty.
    pub module: &'a str,
    /// The description of the definition; may be empty.
    pub description: &'a str,
    /// The field with the title of a document; may be empty.
    pub title_field: &'a str,
    /// The naming rule as it is written; may be empty.
    pub autoname: &'a str,
    /// The origin of names.
    pub naming: Naming,
    /// Whether it has one document only.
    pub is_single: bool,
    /// Whether its documents are rows of other documents.
    pub is_child: bool,
    /// Whether its documents are a tree.
    pub is_tree: bool,
    /// Whether its documents are submitted and cancelled.
    pub is_submittable: bool,
    /// Whether its documents come from code.
    pub is_virtual: bool,
    /// The rights that the definition grants to users without a login.
    pub guest_rights: Vec<&'a str>,
    /// All fields in the order of the form.
    pub fields: Vec<Field<'a>>,
    /// The columns of its table that records do not carry.
    pub optional_columns: Vec<&'a str>,
    /// Its document methods; of several with one name the first counts.
    pub methods: Vec<Function<'a>>,
}

/// The origin of the names of new documents, as far as clients see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// The client sends the name.
    Prompt,
    /// The database counts.
    Autoincrement,
    /// The server makes the name.
    Server,
}

/// A field.
#[derive(Debug)]
pub struct Field<'a> {
    /// Never empty: layout without a name has a generated one.
    pub name: &'a str,
    /// Its type.
    pub fieldtype: FieldType,
    /// The form of its values in the database; none for layout and tables.
    pub column_type: Option<ColumnType>,
    /// The label; may be empty.
    pub label: &'a str,
    /// The description; may be empty.
    pub description: &'a str,
    /// The options as they are written; may be empty.
    pub options: &'a str,
    /// The default as it is written; may be empty.
    pub default: &'a str,
    /// The field that it is fetched from; may be empty.
    pub fetch_from: &'a str,
    /// The permission level.
    pub permlevel: u8,
    /// The keys of the switches that are on: `reqd`, `unique`.
    pub switches: &'a [&'static str],
    /// Expressions that clients evaluate, by their keys.
    pub conditions: &'a [(&'static str, String)],
    /// Its content.
    pub content: Content<'a>,
}

/// The content of a field. Targets are names of DocTypes; a missing DocType is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'a> {
    /// None: layout, or a virtual field.
    Nothing,
    /// A value.
    Value,
    /// The name of a document of the target.
    Link(Option<&'a str>),
    /// Rows of a child DocType.
    Table(Option<&'a str>),
}

/// A whitelisted function or document method.
#[derive(Debug, Clone)]
pub struct Function<'a> {
    /// The path of a function in requests, the name of a method.
    pub path: String,
    /// The module of its source, in which the names of its types are found.
    pub module: Vec<String>,
    /// Its signature.
    pub signature: &'a Signature,
}

impl Field<'_> {
    /// Whether a switch is on.
    pub(crate) fn has(&self, switch: &str) -> bool {
        self.switches.contains(&switch)
    }
}
