//! The file of a DocType in the server: its record, its hooks, its methods, tied together.

use super::paths;
use super::rust::RustFile;
use crate::Target;
use crate::ir::DocType;
use crate::sources::{Controller, Hook, Place, Sources};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The text of `server/src/handlers/<doctype>.rs`.
pub(super) fn file(doctype: &DocType, sources: &Sources, target: Target) -> String {
    let mut file = RustFile::new(&format!("Serves {}.", doctype.name()), &doctype.declared.source.header);
    let controller = sources.controllers.get(doctype.name());
    let methods = sources.methods.get(doctype.name()).map(Vec::as_slice).unwrap_or_default();
    file.items(&handler(doctype, controller, methods, target));
    if let Some(controller) = controller {
        for hook in &controller.hooks {
            file.items(&hook_function(*hook, &path(&controller.place, target)));
        }
    }
    file.into_text()
}

fn handler(doctype: &DocType, controller: Option<&Controller>, methods: &[Place], target: Target) -> TokenStream {
    let record = paths::record_in_server(&doctype.entry, target);
    let hooks = controller.map(|controller| controller.hooks.as_slice()).unwrap_or_default();
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

fn hook_function(hook: Hook, controller: &TokenStream) -> TokenStream {
    let name = format_ident!("{}", hook.name());
    let (parameters, arguments) = match hook {
        Hook::Plain(_) => (quote!(), quote!()),
        Hook::BeforeRename => (quote!(new_name: &mut ::std::string::String, merge: bool,), quote!(new_name, merge,)),
        Hook::AfterRename => (quote!(old_name: &str, merge: bool,), quote!(old_name, merge,)),
    };
    quote! {
        fn #name(
            doc: &mut dyn ::doctyped::table::Record,
            #parameters
            ctx: &mut ::doctyped::Context,
        ) -> ::doctyped::Result<()> {
            <#controller as ::doctyped::document::Controller>::#name(::doctyped::document::typed(doc)?, #arguments ctx)
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
