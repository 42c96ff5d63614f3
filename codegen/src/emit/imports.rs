//! The `use` lines of a generated file.

use crate::ir::Ident;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::{BTreeMap, BTreeSet};

/// The names that a file uses.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// Names by the path of their module.
    names: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// Lines of their own, for names that come from definitions and sources.
    items: Vec<TokenStream>,
    /// The names of those.
    taken: BTreeSet<String>,
}

/// The types and traits that files of handlers name themselves. A record or a controller of such a name
/// is imported by another one.
const RESERVED: [&str; 33] = [
    "Box",
    "Context",
    "Controller",
    "CreateRequest",
    "DeleteRequest",
    "Document",
    "DocumentResponse",
    "DocumentRoutes",
    "Documents",
    "Err",
    "From",
    "DocTypeEntry",
    "Hooks",
    "HttpError",
    "Into",
    "ListRequest",
    "MethodRequest",
    "None",
    "Ok",
    "Option",
    "ReadRequest",
    "Record",
    "Restriction",
    "Result",
    "Rights",
    "Rule",
    "Self",
    "Sized",
    "Some",
    "String",
    "UpdateRequest",
    "Vec",
    "str",
];

impl Imports {
    /// Imports names of a module of the runtime.
    pub(super) fn add<const N: usize>(&mut self, module: &'static str, names: [&'static str; N]) {
        self.names.entry(module).or_default().extend(names);
    }

    /// Imports an item and returns the name by which the file can refer to it: its own, or one with a
    /// suffix where that would hide another name of the file.
    pub(super) fn item(&mut self, modules: &TokenStream, name: &Ident, suffix: &str) -> proc_macro2::Ident {
        let text = name.as_str();
        if !RESERVED.contains(&text) && self.taken.insert(text.to_owned()) {
            self.items.push(quote!(use #modules::#name;));
            return format_ident!("{text}");
        }
        let alias = format_ident!("{text}{suffix}");
        self.taken.insert(alias.to_string());
        self.items.push(quote!(use #modules::#name as #alias;));
        alias
    }

    /// The `use` lines.
    pub(super) fn into_tokens(self) -> TokenStream {
        let of_modules = self.names.into_iter().filter_map(|(module, names)| {
            let (own, others): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| *name == "self");
            let names = [own, others].concat();
            let names = match names.as_slice() {
                [name] if *name != "self" => (*name).to_owned(),
                names => format!("{{{}}}", names.join(", ")),
            };
            format!("use {module}::{names};").parse::<TokenStream>().ok()
        });
        let items = &self.items;
        quote!(#(#of_modules)* #(#items)*)
    }
}
