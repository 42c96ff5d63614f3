//! The static metadata of a DocType. Only what differs from the type's own defaults is written.

use crate::ir::{DocType, Field, Naming, Sort};
use crate::schema::{Permission, text_of};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// `static META`.
pub(super) fn item(doctype: &DocType) -> TokenStream {
    let members = members(doctype);
    quote! {
        static META: ::doctyped::schema::Meta = ::doctyped::schema::Meta::new(::doctyped::schema::Definition {
            #members
            ..::doctyped::schema::Definition::NEW
        });
    }
}

fn members(doctype: &DocType) -> TokenStream {
    let declared = &doctype.declared;
    let name = doctype.name();
    let table = format!("tab{name}");
    let mut members = quote!(name: #name,);
    members.extend(text("module", text_of(&declared.module)));
    members.extend(text("description", text_of(&declared.description)));
    members.extend(quote!(table: #table,));
    let fields = doctype.fields.iter().map(field);
    members.extend(quote!(fields: &[#(#fields),*],));
    if !declared.permissions.is_empty() {
        let permissions = declared.permissions.iter().map(permission);
        members.extend(quote!(permissions: &[#(#permissions),*],));
    }
    if doctype.naming != Naming::Hash {
        let naming = naming(&doctype.naming);
        members.extend(quote!(naming: #naming,));
    }
    for (switch, on) in [
        ("is_single", declared.issingle),
        ("is_child", declared.istable),
        ("is_tree", declared.is_tree),
        ("is_submittable", declared.is_submittable),
        ("is_virtual", declared.is_virtual),
        ("allow_rename", declared.allow_rename),
        ("allow_import", declared.allow_import),
        ("track_changes", declared.track_changes),
        ("track_seen", declared.track_seen),
        ("show_title_field_in_link", declared.show_title_field_in_link),
    ] {
        members.extend(on.then(|| self::switch(switch)));
    }
    let title_field = text_of(&declared.title_field);
    if doctype.has_field(title_field) {
        members.extend(text("title_field", title_field));
    }
    let search_fields = doctype.search_fields();
    if !search_fields.is_empty() {
        members.extend(quote!(search_fields: &[#(#search_fields),*],));
    }
    members.extend(sort(&doctype.sort));
    members.extend(text("parent_field", &doctype.parent_field().unwrap_or_default()));
    members.extend(number("max_attachments", declared.max_attachments));
    members
}

fn sort(sort: &[(String, Sort)]) -> TokenStream {
    if matches!(sort, [(field, Sort::Desc)] if field == "creation") {
        return TokenStream::new();
    }
    let parts = sort.iter().map(|(field, order)| match order {
        Sort::Asc => quote!((#field, ::doctyped::schema::SortOrder::Asc)),
        Sort::Desc => quote!((#field, ::doctyped::schema::SortOrder::Desc)),
    });
    quote!(sort: &[#(#parts),*],)
}

fn naming(naming: &Naming) -> TokenStream {
    let rule = match naming {
        Naming::Hash => quote!(Hash),
        Naming::Field(field) => quote!(Field(#field)),
        Naming::Series => quote!(NamingSeries),
        Naming::Format(format) => quote!(Format(#format)),
        Naming::Prompt => quote!(Prompt),
        Naming::Autoincrement => quote!(Autoincrement),
        Naming::Uuid => quote!(Uuid),
        Naming::Expression(expression) => quote!(Expression(#expression)),
    };
    quote!(::doctyped::schema::Naming::#rule)
}

fn permission(permission: &Permission) -> TokenStream {
    let role = text_of(&permission.role);
    let permlevel = Literal::u8_unsuffixed(level(permission.permlevel));
    let if_owner = permission.if_owner;
    let mut rights = permission.rights.iter().map(|right| {
        let right = format_ident!("{}", right.to_uppercase());
        quote!(::doctyped::schema::Rights::#right)
    });
    let first = rights.next().unwrap_or_else(|| quote!(::doctyped::schema::Rights::NONE));
    quote! {
        ::doctyped::schema::DocPerm {
            role: #role,
            permlevel: #permlevel,
            if_owner: #if_owner,
            rights: #first #(.and(#rights))*,
        }
    }
}

fn field(field: &Field) -> TokenStream {
    let declared = &field.declared;
    let mut members = text("fieldname", &field.name);
    let fieldtype = format_ident!("{}", field.fieldtype.variant());
    if fieldtype != "Data" {
        members.extend(quote!(fieldtype: ::doctyped::schema::FieldType::#fieldtype,));
    }
    members.extend(text("label", text_of(&declared.label)));
    members.extend(text("description", text_of(&declared.description)));
    members.extend(text("options", text_of(&declared.options)));
    if let Some(default) = &declared.default {
        let default = &default.value;
        members.extend(quote!(default: ::std::option::Option::Some(#default),));
    }
    members.extend(number("length", declared.length));
    members.extend(text("precision", text_of(&declared.precision)));
    members.extend(text("fetch_from", text_of(&declared.fetch_from)));
    members.extend(number("permlevel", u32::from(level(declared.permlevel))));
    for name in &declared.switches {
        members.extend(switch(name));
    }
    if !declared.conditions.is_empty() {
        let conditions = declared.conditions.iter().map(|(key, expression)| quote!((#key, #expression)));
        members.extend(quote!(conditions: &[#(#conditions),*],));
    }
    quote!(::doctyped::schema::DocField { #members ..::doctyped::schema::DocField::NEW })
}

/// Levels run from 0 to 9.
fn level(level: u32) -> u8 {
    u8::try_from(level).unwrap_or(u8::MAX)
}

fn text(name: &str, text: &str) -> TokenStream {
    if text.is_empty() {
        return TokenStream::new();
    }
    let name = format_ident!("{name}");
    quote!(#name: #text,)
}

fn number(name: &str, number: u32) -> TokenStream {
    if number == 0 {
        return TokenStream::new();
    }
    let name = format_ident!("{name}");
    let number = Literal::u32_unsuffixed(number);
    quote!(#name: #number,)
}

fn switch(name: &str) -> TokenStream {
    let name = format_ident!("{name}");
    quote!(#name: true,)
}
