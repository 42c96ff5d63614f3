//! The file of a DocType in the server: its actix-web handlers, its hooks and its methods.
//!
//! Names are imported, so that the file reads like one that a person writes. A record that has the name
//! of another type of the file (a DocType `Option`) is imported under a name of its own.

use super::hooks::{self, HookFunctions};
use super::imports::Imports;
use super::rust::RustFile;
use crate::OutputKind;
use crate::ir::{DocType, DocTypeOrigin, Entry, Ident};
use crate::sources::{Controller, HOOKS, Hook, ItemPath, Sources};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// The text of `server/src/handlers/<doctype>.rs`. Inside the runtime, which does not depend on
/// actix-web there, the file has no HTTP handlers.
pub(super) fn file(doctype: &DocType, sources: &Sources, target: OutputKind) -> String {
    let name = doctype.name();
    let title = match target {
        OutputKind::Core => format!("The hooks and the methods of {name}."),
        OutputKind::Project | OutputKind::Standalone => {
            format!("The actix-web handlers of {name}, its hooks and its methods.")
        }
    };
    let mut file = RustFile::new(&title, &doctype.declared.source.header);
    let mut imports = Imports::default();
    let record = record(&doctype.entry, target, &mut imports);
    let controllers = Controllers::new(name, sources, target, &mut imports);
    let methods = methods(name, sources);
    let http = match target {
        OutputKind::Core => None,
        OutputKind::Project | OutputKind::Standalone => Some(Http::new(name, &record, &methods, target, &mut imports)),
    };
    let handler = handler(&record, &controllers, &methods, target, &mut imports);
    let hooks: Vec<TokenStream> =
        controllers.hooks().map(|hook| hooks::function(hook, controllers.functions(hook), &mut imports)).collect();
    file.items(&imports.into_tokens());
    if let Some(Http { functions, methods, routes }) = http {
        for function in &functions {
            file.items(function);
        }
        file.items(&methods);
        file.items(&routes);
    }
    file.items(&handler);
    for hook in &hooks {
        file.items(hook);
    }
    file.into_text()
}

/// Imports the record.
fn record(entry: &Entry, target: OutputKind, imports: &mut Imports) -> proc_macro2::Ident {
    let Entry { module, record, .. } = entry;
    let modules = match (entry.origin, target) {
        (DocTypeOrigin::Own, OutputKind::Core) => quote!(doctyped::models::#module),
        (DocTypeOrigin::Own, _) => quote!(models::#module),
        (DocTypeOrigin::BuiltIn, _) => quote!(doctyped::models),
    };
    imports.item(&modules, record, "Record")
}

/// The whitelisted methods of a DocType; of several with one name, the first.
fn methods<'a>(doctype: &str, sources: &'a Sources) -> Vec<&'a ItemPath> {
    let mut names = BTreeSet::new();
    let all = sources.methods.get(doctype).map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|method| names.insert(&method.name)).collect()
}

/// The controllers of a DocType, as the file names them.
struct Controllers<'a> {
    /// The runtime's, if the DocType is built in. It comes first.
    built_in: Option<(&'a Controller, proc_macro2::Ident)>,
    /// The application's.
    own: Option<(&'a Controller, proc_macro2::Ident)>,
    /// The rules of an optional module.
    of_module: Option<(&'a Controller, proc_macro2::Ident)>,
    /// The provider of the documents of a virtual DocType.
    documents: Option<proc_macro2::Ident>,
}

impl<'a> Controllers<'a> {
    fn new(doctype: &str, sources: &'a Sources, target: OutputKind, imports: &mut Imports) -> Controllers<'a> {
        let has_hooks = |controller: &&Controller| !controller.hooks.is_empty();
        let built_in = sources.built_in.get(doctype).filter(has_hooks).map(|controller| {
            let modules = built_in_modules(&controller.path);
            (controller, imports.item(&modules, &controller.path.name, "Controller"))
        });
        let own = sources.controllers.get(doctype).filter(has_hooks).map(|controller| {
            let modules = modules(&controller.path, target);
            (controller, imports.item(&modules, &controller.path.name, "Rules"))
        });
        let of_module = sources.of_modules.get(doctype).map(|rules| {
            let modules = &rules.path.modules;
            (rules, imports.item(&quote!(doctyped::modules #(::#modules)*), &rules.path.name, "_rules"))
        });
        let path = sources.documents.get(doctype).map(|path| (modules(path, target), &path.name));
        let path = path.or_else(|| {
            let path = sources.built_in_documents.get(doctype)?;
            Some((built_in_modules(path), &path.name))
        });
        let documents = path.map(|(modules, name)| {
            // One type may be the controller and the provider.
            let same = own
                .as_ref()
                .filter(|(controller, _)| sources.documents.get(doctype).is_some_and(|path| *path == controller.path));
            same.map_or_else(|| imports.item(&modules, name, "Documents"), |(_, ident)| ident.clone())
        });
        Controllers { built_in, own, of_module, documents }
    }

    /// The hooks that one of them has.
    fn hooks(&self) -> impl Iterator<Item = Hook> {
        let has = |controller: &Option<(&Controller, _)>, hook| {
            controller.as_ref().is_some_and(|(controller, _)| controller.hooks.contains(&hook))
        };
        HOOKS
            .into_iter()
            .filter(move |hook| [&self.built_in, &self.own, &self.of_module].into_iter().any(|rules| has(rules, *hook)))
    }

    fn functions(&self, hook: Hook) -> HookFunctions {
        let name = format_ident!("{}", hook.name());
        let function = |controller: &Option<(&Controller, proc_macro2::Ident)>| {
            let (_, ident) = controller.as_ref().filter(|(controller, _)| controller.hooks.contains(&hook))?;
            Some(quote!(<#ident as Controller>::#name))
        };
        let of_module = self.of_module.as_ref().filter(|(rules, _)| rules.hooks.contains(&hook));
        HookFunctions {
            built_in: function(&self.built_in),
            own: function(&self.own),
            of_module: of_module.map(|(_, module)| quote!(#module::#name)),
        }
    }
}

/// The static value with the document, its hooks and its methods.
fn handler(
    record: &proc_macro2::Ident,
    controllers: &Controllers<'_>,
    methods: &[&ItemPath],
    target: OutputKind,
    imports: &mut Imports,
) -> TokenStream {
    imports.add("doctyped::document", ["self", "DocTypeEntry", "Hooks"]);
    imports.add("doctyped::table", ["Document"]);
    let hooks: Vec<Hook> = controllers.hooks().collect();
    let hooks = if hooks.is_empty() && controllers.documents.is_none() {
        quote!(Hooks::NONE)
    } else {
        let names = hooks.iter().map(|hook| format_ident!("{}", hook.name()));
        let documents = controllers.documents.as_ref().map(|provider| {
            imports.add("doctyped::document", ["Documents"]);
            quote!(documents: Some(Documents::of::<#provider>()),)
        });
        quote!(Hooks { #(#names: Some(#names),)* #documents ..Hooks::NONE })
    };
    let methods = methods.iter().map(|method| whitelisted(method, target));
    quote! {
        /// Metadata, hooks and document methods, for the registry of the application.
        pub static ENTRY: DocTypeEntry = DocTypeEntry {
            meta: #record::doctype,
            new: document::new::<#record>,
            hooks: #hooks,
            methods: &[#(#methods),*],
        };
    }
}

/// The HTTP side of the file.
struct Http {
    functions: Vec<TokenStream>,
    /// The module of the document methods, which may have any names.
    methods: TokenStream,
    routes: TokenStream,
}

/// The handlers that every DocType has: name, extractor, HTTP method, whether its path names a document.
const ENTRIES: [(&str, &str, &str, bool); 5] = [
    ("list", "ListRequest", "GET", false),
    ("create", "CreateRequest", "POST", false),
    ("read", "ReadRequest", "GET", true),
    ("update", "UpdateRequest", "PUT", true),
    ("delete", "DeleteRequest", "DELETE", true),
];

impl Http {
    fn new(
        doctype: &str,
        record: &proc_macro2::Ident,
        methods: &[&ItemPath],
        target: OutputKind,
        imports: &mut Imports,
    ) -> Http {
        imports.add(
            "doctyped::http",
            [
                "self",
                "CreateRequest",
                "DeleteRequest",
                "DocumentResponse",
                "DocumentRoutes",
                "HttpError",
                "ListRequest",
                "ReadRequest",
                "UpdateRequest",
            ],
        );
        // A backtick would end the code span of a comment.
        let path = format!("/api/resource/{}", doctype.replace('`', "'"));
        let functions = ENTRIES.map(|(name, extractor, verb, has_name)| {
            let docs = format!(" `{verb} {path}{}`", if has_name { "/<name>" } else { "" });
            let (name, extractor) = (format_ident!("{name}"), format_ident!("{extractor}"));
            quote! {
                #[doc = #docs]
                pub async fn #name(request: #extractor<#record>) -> Result<DocumentResponse, HttpError> {
                    http::#name(request).await
                }
            }
        });
        let names: Vec<&Ident> = methods.iter().map(|method| &method.name).collect();
        let texts = names.iter().map(|name| name.as_str());
        let docs = format!(" Handlers of {} by operation, for `doctyped::http::configure`.", doctype.replace('`', "'"));
        let routes = quote! {
            #[doc = #docs]
            pub static ROUTES: DocumentRoutes = DocumentRoutes {
                doctype: #record::DOCTYPE,
                list: |request| Box::pin(list(request.into())),
                create: |request| Box::pin(create(request.into())),
                read: |request| Box::pin(read(request.into())),
                update: |request| Box::pin(update(request.into())),
                delete: |request| Box::pin(delete(request.into())),
                methods: &[#((#texts, |request| Box::pin(methods::#names(request.into())))),*],
            };
        };
        let methods = Http::methods(record, &path, methods, target);
        Http { functions: functions.into(), methods, routes }
    }

    fn methods(record: &proc_macro2::Ident, path: &str, methods: &[&ItemPath], target: OutputKind) -> TokenStream {
        if methods.is_empty() {
            return TokenStream::new();
        }
        let functions = methods.iter().map(|method| {
            let (name, function) = (&method.name, whitelisted(method, target));
            let docs = format!(" `POST {path}/<name>?run_method={}`", name.as_str());
            quote! {
                #[doc = #docs]
                pub async fn #name(request: MethodRequest<#record>) -> Result<DocumentResponse, HttpError> {
                    http::call_method(request, #function).await
                }
            }
        });
        quote! {
            /// The handlers of the document methods.
            pub mod methods {
                use super::#record;
                use doctyped::http::{self, DocumentResponse, HttpError, MethodRequest};

                #(#functions)*
            }
        }
    }
}

/// The path of the module of an item of the runtime's controllers.
fn built_in_modules(path: &ItemPath) -> TokenStream {
    let modules = &path.modules;
    quote!(doctyped::controllers #(::#modules)*)
}

/// The path of the module of an item of the application's code.
fn modules(path: &ItemPath, target: OutputKind) -> TokenStream {
    let modules = &path.modules;
    match target {
        OutputKind::Core => quote!(crate::controllers #(::#modules)*),
        OutputKind::Project | OutputKind::Standalone => quote!(doctypes #(::#modules)*),
    }
}

/// A reference to the static that `#[whitelist]` makes for a function.
pub(super) fn whitelisted(function: &ItemPath, target: OutputKind) -> TokenStream {
    let name = Ident::value(&format!("__whitelist_{}", function.name.as_str()));
    let modules = modules(function, target);
    quote!(&#modules::#name)
}
