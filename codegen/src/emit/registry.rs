//! The static tables of the application, and the files around them.

use super::modules::allowed_scripts;
use super::rust::RustFile;
use super::{Application, handler};
use crate::OutputKind;
use crate::files::{relative, slashes};
use crate::fixtures::Fixture;
use crate::ir::{App, Ident};
use crate::sources::{ItemPath, Sources};
use doctyped_modules::Module;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::path::Path;

/// The text of `server/src/registry.rs`.
pub(super) fn file(application: Application<'_>, from: &str, target: OutputKind, out: &Path) -> String {
    let Application { app, sources, fixtures } = application;
    let mut file = RustFile::new("The DocTypes, the functions and the routes of the application.", from);
    let modules: Vec<&Ident> = super::served(app, sources).map(|doctype| &doctype.entry.module).collect();
    let functions = sources.functions.iter().map(|function| {
        let path = function.dotted();
        let method = handler::whitelisted(function, target);
        quote!(Function { path: #path, method: #method })
    });
    let of_modules = &sources.module_functions;
    let functions_of_modules = of_modules.iter().map(|function| {
        let (path, modules) = (function.path.dotted(), &function.item.modules);
        let name = format_ident!("__whitelist_{}", function.item.name.as_str());
        quote!(Function { path: #path, method: &doctyped::modules #(::#modules)*::#name })
    });
    let functions = functions.chain(functions_of_modules);
    let others = sources.not_whitelisted.iter().map(ItemPath::dotted);
    let handlers = (!modules.is_empty()).then(|| {
        quote!(
            use crate::handlers;
        )
    });
    let method = (!(sources.functions.is_empty() && of_modules.is_empty())).then(|| {
        quote!(
            use doctyped::method::Function;
        )
    });
    let migration = migration_types(sources, fixtures);
    file.items(&quote! {
        #handlers
        use doctyped::Application;
        use doctyped::http::Api;
        #method
        #migration
    });
    let name = member("name", &app.settings.name);
    let patches = patches(sources);
    let fixtures = self::fixtures(fixtures, out);
    let modules_data = modules_data(&app.modules);
    let members = [&name, &patches, &fixtures, &modules_data];
    let is_complete = !members.into_iter().any(TokenStream::is_empty);
    let rest = (!is_complete).then(|| quote!(..Application::NEW));
    file.items(&quote! {
        /// The DocTypes and functions.
        pub static APPLICATION: Application = Application {
            #name
            version: env!("CARGO_PKG_VERSION"),
            doctypes: &[#(&handlers::#modules::ENTRY),*],
            functions: &[#(#functions),*],
            not_whitelisted: &[#(#others),*],
            #patches
            #fixtures
            openapi: include_str!("../../openapi.json"),
            #modules_data
            #rest
        };
    });
    let routes = sources.routes;
    let configure = if routes.configure { quote!(Some(doctypes::routes::configure)) } else { quote!(None) };
    let middleware = if routes.middleware {
        quote! {
            Some(|request, next| {
                Box::pin(async move {
                    let response = doctypes::routes::middleware(request, next).await?;
                    Ok(response.map_into_boxed_body())
                })
            })
        }
    } else {
        quote!(None)
    };
    file.items(&quote! {
        /// The API over HTTP.
        pub static API: Api = Api {
            application: &APPLICATION,
            documents: &[#(&handlers::#modules::ROUTES),*],
            configure: #configure,
            middleware: #middleware,
        };
    });
    file.into_text()
}

/// The import of the types of patches and fixtures.
fn migration_types(sources: &Sources, fixtures: &[Fixture]) -> TokenStream {
    let types = match (fixtures.is_empty(), sources.patches.is_empty()) {
        (true, true) => return TokenStream::new(),
        (true, false) => quote!(Patch),
        (false, true) => quote!(Fixture),
        (false, false) => quote!({Fixture, Patch}),
    };
    quote! {
        use doctyped::migration::#types;
    }
}

/// A member with a text; nothing for an empty one.
fn member(name: &str, text: &str) -> TokenStream {
    let name = format_ident!("{name}");
    if text.is_empty() { TokenStream::new() } else { quote!(#name: #text,) }
}

/// The member with the patches.
fn patches(sources: &Sources) -> TokenStream {
    let patches = sources.patches.iter().map(|patch| {
        let (path, modules, name) = (patch.dotted(), &patch.modules, &patch.name);
        quote!(Patch { path: #path, run: doctypes::#(#modules::)*#name })
    });
    if sources.patches.is_empty() { TokenStream::new() } else { quote!(patches: &[#(#patches),*],) }
}

/// The member with the fixtures, whose texts become part of the binary.
fn fixtures(fixtures: &[Fixture], out: &Path) -> TokenStream {
    let folder = out.join("server/src");
    let list = fixtures.iter().map(|fixture| {
        let (path, file) = (&fixture.path, slashes(&relative(&folder, &fixture.file)));
        quote!(Fixture { path: #path, text: include_str!(#file) })
    });
    if fixtures.is_empty() { TokenStream::new() } else { quote!(fixtures: &[#(#list),*],) }
}

/// The member with the data of optional modules.
fn modules_data(modules: &[&Module]) -> TokenStream {
    let names = modules.iter().map(|module| Ident::module(module.name));
    if modules.is_empty() { TokenStream::new() } else { quote!(modules: &[#(&doctyped::modules::#names::DATA),*],) }
}

/// The text of `api/src/handlers/mod.rs`, for the DocTypes that every application has.
pub(super) fn core(app: &App, from: &str) -> String {
    let mut file = RustFile::new("Handlers of the built-in DocTypes.", from);
    let modules: Vec<&Ident> = app.doctypes.iter().map(|doctype| &doctype.entry.module).collect();
    file.items(&quote!(#(#[rustfmt::skip] pub mod #modules;)*));
    file.items(&quote! {
        /// The handlers of all built-in DocTypes.
        pub static ENTRIES: &[&::doctyped::document::DocTypeEntry] = &[#(&#modules::ENTRY),*];
    });
    file.into_text()
}

/// The text of `server/src/main.rs`.
pub(super) fn main(from: &str) -> String {
    let mut file = RustFile::new("The server.", from);
    file.items(&quote! {
        fn main() -> std::process::ExitCode {
            doctyped::main(&server::API)
        }
    });
    file.into_text()
}

/// The text of `server/src/lib.rs`: what tests and an `App` of the application's own use.
pub(super) fn library(app: &App, sources: &Sources, from: &str) -> String {
    let mut file = RustFile::new(
        "The application: handlers of all DocTypes, and the way to mount them in an `App` of actix-web.",
        from,
    );
    let records = super::served(app, sources).map(|doctype| &doctype.entry.record);
    let allowed = allowed_scripts(records);
    if !allowed.is_empty() {
        file.lines(allowed);
    }
    file.items(&quote! {
        pub mod handlers;
        #[rustfmt::skip]
        pub mod registry;
    });
    file.items(&quote! {
        pub use self::registry::{API, APPLICATION};
    });
    file.items(&quote!(
        use doctyped::actix_web::web::ServiceConfig;
    ));
    file.items(&quote! {
        /// Mounts the application's own routes and the API. The `App` needs the site:
        /// `App::new().app_data(web::Data::from(site)).configure(server::configure)`.
        pub fn configure(config: &mut ServiceConfig) {
            doctyped::http::configure(config, &API);
        }
    });
    file.into_text()
}
