//! Parses one Rust file.

use super::routes::{self, Routes};
use super::syntax::{byte_span, last_is};
use super::{HOOKS, Hook, ItemPath};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, Span};
use crate::ir::Ident;
use doctyped_openapi::{Signature, Types};
use std::sync::Arc;
use syn::spanned::Spanned;

/// The relevant items of a file.
#[derive(Debug, Default)]
pub(super) struct FileItems {
    pub(super) controllers: Vec<TraitImpl>,
    /// `impl VirtualDocument for X`.
    pub(super) documents: Vec<TraitImpl>,
    pub(super) functions: Vec<FunctionItem>,
    pub(super) types: Types,
    /// The hooks of `routes.rs`, if this is that file.
    pub(super) routes: Option<Routes>,
}

/// `impl Controller for X`.
#[derive(Debug)]
pub(super) struct TraitImpl {
    pub(super) path: ItemPath,
    /// The path of `type Document`.
    pub(super) document: Vec<String>,
    pub(super) hooks: Vec<Hook>,
    pub(super) source: Arc<SourceFile>,
    pub(super) span: Span,
}

/// A public function.
#[derive(Debug)]
pub(super) struct FunctionItem {
    pub(super) path: ItemPath,
    /// For a patch, whether its signature is the one of patches.
    pub(super) patch: Option<bool>,
    pub(super) first: FirstParameter,
    /// The signature of a whitelisted function.
    pub(super) signature: Option<Signature>,
    pub(super) source: Arc<SourceFile>,
    pub(super) span: Span,
}

/// The first parameter of a function, which makes it a document method or not.
#[derive(Debug)]
pub(super) enum FirstParameter {
    /// A reference to a type other than the context; the path of the type.
    Record(Vec<String>),
    Other,
}

/// Parses a file and collects its relevant items, also those of inline modules.
pub(super) fn file(source: &Arc<SourceFile>, modules: &[Ident], diagnostics: &mut Diagnostics) -> Option<FileItems> {
    if let Some(span) = source.invalid_span() {
        let message = "this is not Rust: a byte that is not UTF-8";
        diagnostics.push(Diagnostic::new(Code::RustSyntax, source, span, message).help("save the file as UTF-8"));
        return None;
    }
    let file = match syn::parse_file(&source.text) {
        Ok(file) => file,
        Err(error) => {
            let span = byte_span(source, error.span());
            let reason = match error.to_string().as_str() {
                // proc-macro2 has this one message for all errors of the tokenizer.
                "cannot parse string into token stream" => {
                    "brackets that do not match, or an unfinished literal".to_owned()
                }
                reason => reason.to_owned(),
            };
            diagnostics.push(Diagnostic::new(Code::RustSyntax, source, span, format!("this is not Rust: {reason}")));
            return None;
        }
    };
    let mut found = FileItems::default();
    items(&file.items, source, modules, &mut found);
    if routes::is_hook_file(modules) {
        found.routes = Some(routes::find(&file.items, source, diagnostics));
        found.functions.retain(|function| !routes::is_hook(&function.path));
    }
    Some(found)
}

fn items(items: &[syn::Item], source: &Arc<SourceFile>, modules: &[Ident], found: &mut FileItems) {
    let item_path = |name: &syn::Ident| ItemPath { modules: modules.to_vec(), name: ident(name) };
    let names: Vec<String> = modules.iter().map(|module| module.as_str().to_owned()).collect();
    for item in items {
        found.types.read(&names, item);
        match item {
            syn::Item::Impl(item) => {
                found.controllers.extend(controller(item, "Controller", source, modules));
                found.documents.extend(controller(item, "VirtualDocument", source, modules));
            }
            syn::Item::Fn(function) => {
                let has = |name| function.attrs.iter().any(|attribute| last_is(attribute.path(), name));
                let (whitelisted, is_patch) = (has("whitelist"), has("patch"));
                if whitelisted || is_patch || matches!(function.vis, syn::Visibility::Public(_)) {
                    found.functions.push(FunctionItem {
                        path: item_path(&function.sig.ident),
                        patch: is_patch.then(|| is_callable_patch(function)),
                        first: first_parameter(&function.sig),
                        signature: whitelisted.then(|| Signature::read(function)),
                        source: Arc::clone(source),
                        span: byte_span(source, function.sig.ident.span()),
                    });
                }
            }
            syn::Item::Mod(module) if !is_test(&module.attrs) => {
                if let Some((_, inner)) = &module.content {
                    let path = [modules, &[ident(&module.ident)]].concat();
                    self::items(inner, source, &path, found);
                }
            }
            _ => {}
        }
    }
}

/// The implementation of a trait that has the type `Document`.
fn controller(
    item: &syn::ItemImpl,
    implemented: &str,
    source: &Arc<SourceFile>,
    modules: &[Ident],
) -> Option<TraitImpl> {
    let (_, path, _) = item.trait_.as_ref()?;
    if !last_is(path, implemented) {
        return None;
    }
    let syn::Type::Path(of) = &*item.self_ty else { return None };
    let name = ident(&of.path.segments.last()?.ident);
    let document = item.items.iter().find_map(|item| match item {
        syn::ImplItem::Type(alias) if alias.ident == "Document" => Some(&alias.ty),
        _ => None,
    })?;
    let defined = |hook: &Hook| {
        item.items.iter().any(|item| matches!(item, syn::ImplItem::Fn(function) if function.sig.ident == hook.name()))
    };
    Some(TraitImpl {
        path: ItemPath { modules: modules.to_vec(), name },
        document: type_path(document)?,
        hooks: HOOKS.into_iter().filter(defined).collect(),
        source: Arc::clone(source),
        span: byte_span(source, document.span()),
    })
}

/// Whether a function has the signature of patches: `pub fn name(ctx: &mut Context) -> Result<()>`.
fn is_callable_patch(function: &syn::ItemFn) -> bool {
    let signature = &function.sig;
    let takes_context = match signature.inputs.iter().collect::<Vec<_>>().as_slice() {
        [syn::FnArg::Typed(parameter)] => matches!(
            &*parameter.ty,
            syn::Type::Reference(reference) if reference.mutability.is_some()
                && type_path(&reference.elem).is_some_and(|path| path.last().is_some_and(|last| last == "Context"))
        ),
        _ => false,
    };
    takes_context
        && matches!(function.vis, syn::Visibility::Public(_))
        && signature.asyncness.is_none()
        && signature.generics.params.is_empty()
        && matches!(signature.output, syn::ReturnType::Type(..))
}

fn first_parameter(signature: &syn::Signature) -> FirstParameter {
    let Some(syn::FnArg::Typed(parameter)) = signature.inputs.first() else { return FirstParameter::Other };
    let syn::Type::Reference(reference) = &*parameter.ty else { return FirstParameter::Other };
    match type_path(&reference.elem) {
        Some(path) if path.last().is_some_and(|last| last != "Context" && last != "AsyncContext" && last != "str") => {
            FirstParameter::Record(path)
        }
        _ => FirstParameter::Other,
    }
}

fn type_path(ty: &syn::Type) -> Option<Vec<String>> {
    let syn::Type::Path(path) = ty else { return None };
    Some(path.path.segments.iter().map(|segment| ident(&segment.ident).as_str().to_owned()).collect())
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|cfg| cfg == "test")
    })
}

fn ident(ident: &syn::Ident) -> Ident {
    let text = ident.to_string();
    Ident::value(text.strip_prefix("r#").unwrap_or(&text))
}
