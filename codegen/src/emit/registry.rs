//! The list of all that the server serves.

use super::handler;
use super::rust::RustFile;
use crate::Target;
use crate::ir::{App, Ident};
use crate::sources::{ItemPath, Sources};
use quote::quote;

/// The text of `server/src/registry.rs`.
pub(super) fn file(app: &App, sources: &Sources, from: &str, target: Target) -> String {
    let mut file = RustFile::new("All that this server serves.", from);
    let modules = super::served(app, sources).map(|doctype| &doctype.entry.module);
    let functions = sources.functions.iter().map(|function| {
        let path = function.dotted();
        let method = handler::whitelisted(function, target);
        quote!(::doctyped::method::Function { path: #path, method: #method })
    });
    let others = sources.not_whitelisted.iter().map(ItemPath::dotted);
    file.items(&quote! {
        /// The DocTypes and functions of the application.
        pub static APPLICATION: ::doctyped::Application = ::doctyped::Application {
            handlers: &[#(&crate::handlers::#modules::HANDLER),*],
            functions: &[#(#functions),*],
            not_whitelisted: &[#(#others),*],
        };
    });
    file.into_text()
}

/// The text of `core/handlers/mod.rs`: what the runtime serves in every application.
pub(super) fn core(app: &App, from: &str) -> String {
    let mut file = RustFile::new("What serves the built-in DocTypes.", from);
    let modules: Vec<&Ident> = app.doctypes.iter().map(|doctype| &doctype.entry.module).collect();
    file.items(&quote!(#(#[rustfmt::skip] pub mod #modules;)*));
    file.items(&quote! {
        /// The handlers of all built-in DocTypes.
        pub static HANDLERS: &[&::doctyped::document::Handler] = &[#(&#modules::HANDLER),*];
    });
    file.into_text()
}

/// The text of `server/src/main.rs`.
pub(super) fn main(from: &str) -> String {
    let mut file = RustFile::new("The server.", from);
    file.items(&quote! {
        fn main() -> ::std::process::ExitCode {
            ::doctyped::main(&::server::APPLICATION)
        }
    });
    file.into_text()
}

/// The text of `server/src/lib.rs`: tests of controllers use the application without its server.
pub(super) fn library(from: &str) -> String {
    let mut file = RustFile::new("The application: handlers of all DocTypes and the list of them.", from);
    file.items(&quote! {
        pub mod handlers;
        #[rustfmt::skip]
        pub mod registry;
    });
    file.items(&quote! {
        pub use self::registry::APPLICATION;
    });
    file.into_text()
}
