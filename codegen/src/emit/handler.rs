//! The file of a DocType in the server: its record, its hooks, its methods, tied together.

use super::paths;
use super::rust::RustFile;
use crate::Target;
use crate::ir::DocType;
use crate::sources::{Controller, HOOKS, Hook, ItemPath, Sources};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The text of `server/src/handlers/<doctype>.rs`.
pub(super) fn file(doctype: &DocType, sources: &Sources, target: Target) -> String {
    let mut file = RustFile::new(&format!("Serves {}.", doctype.name()), &doctype.declared.source.header);
    let name = doctype.name();
    let own_documents = sources.documents.get(name).map(|place| path(place, target));
    let rules = Rules {
        built_in: sources.built_in.get(name),
        own: sources.controllers.get(name),
        documents: own_documents.or_else(|| sources.built_in_documents.get(name).map(built_in_path)),
    };
    let methods = sources.methods.get(name).map(Vec::as_slice).unwrap_or_default();
    file.items(&handler(doctype, &rules, methods, target));
    for hook in rules.hooks() {
        file.items(&hook_function(hook, &rules, target));
    }
    file.into_text()
}

/// The controllers of a DocType.
struct Rules<'a> {
    /// The runtime's, if the DocType is built in. It comes first.
    built_in: Option<&'a Controller>,
    /// The application's.
    own: Option<&'a Controller>,
    /// What provides the documents of a virtual DocType.
    documents: Option<TokenStream>,
}

impl Rules<'_> {
    /// The hooks that one of them has.
    fn hooks(&self) -> impl Iterator<Item = Hook> {
        HOOKS.into_iter().filter(|hook| has(self.built_in, *hook) || has(self.own, *hook))
    }
}

fn has(controller: Option<&Controller>, hook: Hook) -> bool {
    controller.is_some_and(|controller| controller.hooks.contains(&hook))
}

fn handler(doctype: &DocType, rules: &Rules<'_>, methods: &[ItemPath], target: Target) -> TokenStream {
    let record = paths::record_in_server(&doctype.entry, target);
    let hooks: Vec<Hook> = rules.hooks().collect();
    let hooks = if hooks.is_empty() && rules.documents.is_none() {
        quote!(::doctyped::document::Hooks::NONE)
    } else {
        let names = hooks.iter().map(|hook| format_ident!("{}", hook.name()));
        let documents = rules.documents.as_ref().map(
            |place| quote!(documents: ::std::option::Option::Some(::doctyped::document::Documents::of::<#place>()),),
        );
        quote! {
            ::doctyped::document::Hooks {
                #(#names: ::std::option::Option::Some(#names),)*
                #documents
                ..::doctyped::document::Hooks::NONE
            }
        }
    };
    let methods = methods.iter().map(|method| whitelisted(method, target));
    quote! {
        /// The document, its hooks and its methods.
        pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
            meta: <#record as ::doctyped::table::Document>::doctype,
            new: ::doctyped::document::new::<#record>,
            hooks: #hooks,
            methods: &[#(#methods),*],
        };
    }
}

fn hook_function(hook: Hook, rules: &Rules<'_>, target: Target) -> TokenStream {
    let name = format_ident!("{}", hook.name());
    let has_hook = |controller: &&Controller| controller.hooks.contains(&hook);
    let built_in = rules.built_in.filter(has_hook).map(|controller| {
        let controller = built_in_path(&controller.path);
        quote!(<#controller as ::doctyped::document::Controller>::#name)
    });
    let own = rules.own.filter(has_hook).map(|controller| {
        let controller = path(&controller.path, target);
        quote!(<#controller as ::doctyped::document::Controller>::#name)
    });
    match hook {
        Hook::Plain(_) => change(&name, &[], built_in, own),
        Hook::BeforeRename => {
            let parameters = [("new_name", quote!(&mut ::std::string::String)), ("merge", quote!(bool))];
            change(&name, &parameters, built_in, own)
        }
        Hook::AfterRename => change(&name, &[("old_name", quote!(&str)), ("merge", quote!(bool))], built_in, own),
        Hook::HasPermission => has_permission(built_in, own),
        Hook::QueryConditions => query_conditions(built_in, own),
    }
}

/// A hook that may change the document. `built_in` and `own` are the controllers' functions.
fn change(
    name: &Ident,
    parameters: &[(&str, TokenStream)],
    built_in: Option<TokenStream>,
    own: Option<TokenStream>,
) -> TokenStream {
    let arguments: Vec<Ident> = parameters.iter().map(|(name, _)| format_ident!("{name}")).collect();
    let types = parameters.iter().map(|(_, of)| of);
    let built_in = built_in.map(|function| {
        if arguments.is_empty() {
            quote!(::doctyped::core::replaced::hook(doc, ctx, #function))
        } else {
            quote!(::doctyped::core::replaced::hook(doc, ctx, |doc, ctx| #function(doc, #(#arguments,)* ctx)))
        }
    });
    let own = own.map(|function| quote!(#function(::doctyped::document::typed(doc)?, #(#arguments,)* ctx)));
    let body = match (built_in, own) {
        (Some(built_in), Some(own)) => quote!(#built_in?; #own),
        (built_in, own) => quote!(#built_in #own),
    };
    quote! {
        fn #name(
            doc: &mut dyn ::doctyped::table::Record,
            #(#arguments: #types,)*
            ctx: &mut ::doctyped::Context,
        ) -> ::doctyped::Result<()> {
            #body
        }
    }
}

/// The question whether the user may; either controller can say no.
fn has_permission(built_in: Option<TokenStream>, own: Option<TokenStream>) -> TokenStream {
    let built_in =
        built_in.map(|function| quote!(::doctyped::core::replaced::has_permission(doc, right, ctx, #function)));
    let own = own.map(|function| quote!(#function(::doctyped::document::typed_ref(doc)?, right, ctx)));
    let body = match (built_in, own) {
        (Some(built_in), Some(own)) => quote! {
            if #built_in? == ::std::option::Option::Some(false) {
                return ::std::result::Result::Ok(::std::option::Option::Some(false));
            }
            #own
        },
        (built_in, own) => quote!(#built_in #own),
    };
    quote! {
        fn has_permission(
            doc: &dyn ::doctyped::table::Record,
            right: ::doctyped::schema::Rights,
            ctx: &mut ::doctyped::Context,
        ) -> ::doctyped::Result<::std::option::Option<bool>> {
            #body
        }
    }
}

/// What users may see: what both controllers let them see.
fn query_conditions(built_in: Option<TokenStream>, own: Option<TokenStream>) -> TokenStream {
    let rule = |function: TokenStream| quote!(#function(ctx).map(::doctyped::permission::Restriction::into_rule));
    let body = match (built_in.map(rule), own.map(rule)) {
        (Some(built_in), Some(own)) => quote!(::std::result::Result::Ok(#built_in?.and(#own?))),
        (built_in, own) => quote!(#built_in #own),
    };
    quote! {
        fn permission_query_conditions(
            ctx: &mut ::doctyped::Context,
        ) -> ::doctyped::Result<::doctyped::permission::Rule> {
            #body
        }
    }
}

/// The path of an item of the runtime's controllers.
fn built_in_path(place: &ItemPath) -> TokenStream {
    let ItemPath { modules, name } = place;
    quote!(::doctyped::core::controllers #(::#modules)* ::#name)
}

/// The path of an item of the application's code.
fn path(place: &ItemPath, target: Target) -> TokenStream {
    let ItemPath { modules, name } = place;
    match target {
        Target::Core => quote!(crate::core::controllers #(::#modules)* ::#name),
        Target::Project | Target::Standalone => quote!(::doctypes #(::#modules)* ::#name),
    }
}

/// A reference to the static that `#[whitelist]` makes for a function.
pub(super) fn whitelisted(function: &ItemPath, target: Target) -> TokenStream {
    let name = crate::ir::Ident::value(&format!("__whitelist_{}", function.name.as_str()));
    let path = path(&ItemPath { modules: function.modules.clone(), name }, target);
    quote!(&#path)
}
