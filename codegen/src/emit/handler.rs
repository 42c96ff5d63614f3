//! The file of a DocType in the server: its record, its hooks, its methods, tied together.

use super::paths;
use super::rust::RustFile;
use crate::Target;
use crate::ir::DocType;
use crate::sources::{Controller, HOOKS, Hook, Place, Sources};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The text of `server/src/handlers/<doctype>.rs`.
pub(super) fn file(doctype: &DocType, sources: &Sources, target: Target) -> String {
    let mut file = RustFile::new(&format!("Serves {}.", doctype.name()), &doctype.declared.source.header);
    let name = doctype.name();
    let rules = Rules { built_in: sources.built_in.get(name), own: sources.controllers.get(name) };
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

fn handler(doctype: &DocType, rules: &Rules<'_>, methods: &[Place], target: Target) -> TokenStream {
    let record = paths::record_in_server(&doctype.entry, target);
    let hooks: Vec<Hook> = rules.hooks().collect();
    let hooks = if hooks.is_empty() {
        quote!(::doctyped::document::Hooks::NONE)
    } else {
        let names = hooks.iter().map(|hook| format_ident!("{}", hook.name()));
        quote! {
            ::doctyped::document::Hooks {
                #(#names: ::std::option::Option::Some(#names),)*
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
    let (parameters, arguments) = match hook {
        Hook::Plain(_) => (quote!(), quote!()),
        Hook::BeforeRename => (quote!(new_name: &mut ::std::string::String, merge: bool,), quote!(new_name, merge,)),
        Hook::AfterRename => (quote!(old_name: &str, merge: bool,), quote!(old_name, merge,)),
    };
    let built_in = rules.built_in.filter(|controller| controller.hooks.contains(&hook)).map(|controller| {
        let Place { modules, name: controller } = &controller.place;
        let controller = quote!(::doctyped::core::controllers #(::#modules)* ::#controller);
        let function = quote!(<#controller as ::doctyped::document::Controller>::#name);
        match hook {
            Hook::Plain(_) => quote!(::doctyped::core::replaced::hook(doc, ctx, #function)),
            Hook::BeforeRename | Hook::AfterRename => {
                quote!(::doctyped::core::replaced::hook(doc, ctx, |doc, ctx| #function(doc, #arguments ctx)))
            }
        }
    });
    let own = rules.own.filter(|controller| controller.hooks.contains(&hook)).map(|controller| {
        let controller = path(&controller.place, target);
        quote! {
            <#controller as ::doctyped::document::Controller>::#name(::doctyped::document::typed(doc)?, #arguments ctx)
        }
    });
    let body = match (built_in, own) {
        (Some(built_in), Some(own)) => quote!(#built_in?; #own),
        (built_in, own) => quote!(#built_in #own),
    };
    quote! {
        fn #name(
            doc: &mut dyn ::doctyped::table::Record,
            #parameters
            ctx: &mut ::doctyped::Context,
        ) -> ::doctyped::Result<()> {
            #body
        }
    }
}

/// The path of an item of the application's code.
fn path(place: &Place, target: Target) -> TokenStream {
    let Place { modules, name } = place;
    match target {
        Target::Core => quote!(crate::core::controllers #(::#modules)* ::#name),
        Target::Project | Target::Standalone => quote!(::doctypes #(::#modules)* ::#name),
    }
}

/// A reference to the static that `#[whitelist]` makes for a function.
pub(super) fn whitelisted(function: &Place, target: Target) -> TokenStream {
    let name = crate::ir::Ident::value(&format!("__whitelist_{}", function.name.as_str()));
    let path = path(&Place { modules: function.modules.clone(), name }, target);
    quote!(&#path)
}
