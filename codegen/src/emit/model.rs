//! The file of a record: the struct, its enums, its metadata, its columns.

use super::rust::{RustFile, docs};
use super::{choice, metadata, paths, types};
use crate::Target;
use crate::ir::{Choice, Column, DocType, Ident, Rows, Slot, record_id};
use crate::schema::text_of;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use std::fmt::Write as _;

/// The text of `models/src/<doctype>.rs`.
pub(super) fn file(doctype: &DocType, target: Target) -> String {
    let title = match &doctype.declared.module {
        Some(module) => format!("{}, of module {}.", doctype.name(), module.value),
        None => format!("{}.", doctype.name()),
    };
    let mut file = RustFile::new(&title, &doctype.declared.source.header);
    file.lines(allowed(doctype));
    file.items(&record(doctype, target));
    for choice in &doctype.choices {
        file.items(&choice::definition(choice));
        file.items(&choice::implementation(choice));
    }
    file.items(&default(doctype));
    file.lines(&record_trait(doctype));
    file.items(&document_trait(doctype));
    file.lines(&metadata::item(doctype));
    if doctype.has_table() {
        file.lines(&columns(doctype));
    }
    file.into_text()
}

fn allowed(doctype: &DocType) -> &'static str {
    let odd = |ident: &Ident| {
        let name = ident.as_str();
        name.contains(char::is_uppercase) || name.trim_matches('_').contains("__")
    };
    let members = doctype.slots.iter().map(|slot| &slot.ident).chain(doctype.tables.iter().map(|rows| &rows.ident));
    if members.into_iter().any(odd) {
        "#![allow(non_snake_case, non_upper_case_globals, reason = \"members and columns are named like their fields\")]\n"
    } else {
        "#![allow(non_upper_case_globals, reason = \"columns are constants that are named like their fields\")]\n"
    }
}

fn record(doctype: &DocType, target: Target) -> TokenStream {
    let ident = &doctype.entry.record;
    let description = text_of(&doctype.declared.description);
    let docs = if description.is_empty() { docs(doctype.name(), "") } else { docs(description, "") };
    let slots = doctype.slots.iter().map(|slot| {
        let Slot { ident, column, .. } = slot;
        let docs = member_docs(&slot.name, &slot.label, &slot.description);
        let ty = types::rust(column, target);
        quote!(#docs pub #ident: #ty,)
    });
    let tables = doctype.tables.iter().map(|rows| {
        let Rows { ident, label, description, .. } = rows;
        let docs = member_docs(ident.as_str(), label, description);
        let row = paths::target(&rows.target, target);
        quote!(#docs pub #ident: ::std::vec::Vec<#row>,)
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub struct #ident {
            #(#slots)*
            #(#tables)*
        }
    }
}

fn member_docs(name: &str, label: &str, description: &str) -> TokenStream {
    docs(if label.trim().is_empty() { name } else { label }, description)
}

/// The enum of a slot, if it has one.
fn choice_of<'a>(doctype: &'a DocType, slot: &Slot) -> Option<&'a Choice> {
    match &slot.column {
        Column::Choice { ident, .. } => doctype.choices.iter().find(|choice| choice.ident == *ident),
        _ => None,
    }
}

fn default(doctype: &DocType) -> TokenStream {
    let record = &doctype.entry.record;
    let slots = doctype.slots.iter().map(|slot| {
        let ident = &slot.ident;
        let choice = choice_of(doctype, slot);
        let variants = choice.map(|choice| choice.variants.as_slice()).unwrap_or_default();
        let value = types::default(slot, variants, choice.map(|choice| &choice.other));
        quote!(#ident: #value,)
    });
    let tables = doctype.tables.iter().map(|rows| &rows.ident);
    quote! {
        impl ::std::default::Default for #record {
            fn default() -> Self {
                Self { #(#slots)* #(#tables: ::std::vec::Vec::new(),)* }
            }
        }
    }
}

/// Written as text like the metadata, because of the many lines that are alike.
fn record_trait(doctype: &DocType) -> String {
    let record = doctype.entry.record.token();
    let arms = |arm: &dyn Fn(proc_macro2::Ident) -> String| {
        let mut arms = String::new();
        for (number, slot) in doctype.slots.iter().enumerate() {
            // Writing to a String cannot fail.
            let _ = writeln!(arms, "            {number} => {},", arm(slot.ident.token()));
        }
        arms
    };
    let getters = arms(&|member| format!("self.{member}.value()"));
    let setters = arms(&|member| format!("self.{member}.assign(__value)"));
    let rows = rows(doctype);
    format!(
        "impl ::doctyped::table::Record for {record} {{
    fn meta(&self) -> &'static ::doctyped::schema::Meta {{
        &META
    }}
    fn get(&self, __slot: usize) -> ::doctyped::table::ValueRef<'_> {{
        use ::doctyped::table::FieldValue as _;
        match __slot {{
{getters}            _ => ::doctyped::table::ValueRef::Null,
        }}
    }}
    fn set(
        &mut self,
        __slot: usize,
        __value: ::doctyped::table::Value,
    ) -> ::std::result::Result<(), ::doctyped::table::Mismatch> {{
        use ::doctyped::table::FieldValue as _;
        match __slot {{
{setters}            _ => ::std::result::Result::Ok(()),
        }}
    }}
{rows}}}
"
    )
}

fn rows(doctype: &DocType) -> String {
    if doctype.tables.is_empty() {
        return String::new();
    }
    let arms = |reference: &str| {
        let mut arms = String::new();
        for (number, rows) in doctype.tables.iter().enumerate() {
            let member = rows.ident.token();
            let _ = writeln!(arms, "            {number} => ::std::option::Option::Some({reference}self.{member}),");
        }
        arms
    };
    let (shared, exclusive) = (arms("&"), arms("&mut "));
    format!(
        "    fn rows(
        &self,
        __table: usize,
    ) -> ::std::option::Option<&dyn ::doctyped::table::ChildRows> {{
        match __table {{
{shared}            _ => ::std::option::Option::None,
        }}
    }}
    fn rows_mut(
        &mut self,
        __table: usize,
    ) -> ::std::option::Option<&mut dyn ::doctyped::table::ChildRows> {{
        match __table {{
{exclusive}            _ => ::std::option::Option::None,
        }}
    }}
"
    )
}

fn document_trait(doctype: &DocType) -> TokenStream {
    let record = &doctype.entry.record;
    let name = doctype.name();
    let table = format!("tab{name}");
    let id = record_id(name);
    let digits = (0..8).rev().map(|digit| format_ident!("X{:X}", (id >> (digit * 4)) & 0xf));
    let columns = doctype.slots.iter().map(|slot| slot.name.as_str()).chain(doctype.optional_columns());
    let slots = Literal::usize_unsuffixed(doctype.slots.len());
    quote! {
        impl ::doctyped::table::Document for #record {
            type Id = ::doctyped::table::id::Id<#(::doctyped::table::id::#digits),*>;
            const DOCTYPE: &'static str = #name;
            const TABLE: &'static str = #table;
            const COLUMNS: &'static [&'static str] = &[#(#columns),*];
            const SLOTS: usize = #slots;
            fn doctype() -> &'static ::doctyped::schema::Meta {
                &META
            }
        }
        ::doctyped::queryable!(#record);
    }
}

/// Written as text like the metadata.
fn columns(doctype: &DocType) -> String {
    let record = doctype.entry.record.token();
    let mut text = format!(
        "/// The table of {}, for queries.\n\
         pub const table: ::doctyped::table::Table<{record}> = ::doctyped::table::Table::new();\n",
        doctype.name()
    );
    let slots = doctype.slots.iter().map(|slot| (slot.name.as_str(), slot.constant.token(), types::sql(&slot.column)));
    let optional = doctype.optional_columns().map(|name| (name, Ident::value(name).token(), types::sql_of_optional()));
    for (number, (name, constant, ty)) in slots.chain(optional).enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "/// Column `{name}`.
pub const {constant}: ::doctyped::table::Column<
    {record},
    ::doctyped::table::index::U{number},
    {ty},
> = ::doctyped::table::Column::new();
"
        );
    }
    text
}
