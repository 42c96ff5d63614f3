//! The hooks of `doctypes/routes.rs`: the application's own routes and middleware.

use super::ItemPath;
use super::syntax::{byte_span, last_is};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile};
use crate::ir::Ident;
use std::sync::Arc;

/// The hooks that the file has.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Routes {
    /// `pub fn configure(config: &mut ServiceConfig)`
    pub(crate) configure: bool,
    /// `pub async fn middleware(request: ServiceRequest, next: Next<..>) -> ..`
    pub(crate) middleware: bool,
}

const CONFIGURE: &str = "pub fn configure(config: &mut ServiceConfig)";
const MIDDLEWARE: &str = "pub async fn middleware(request: ServiceRequest, next: Next<impl MessageBody>) \
                          -> Result<ServiceResponse<impl MessageBody>, Error>";

/// Whether a file with these modules is `doctypes/routes.rs`.
pub(super) fn is_hook_file(modules: &[Ident]) -> bool {
    matches!(modules, [file] if file.as_str() == "routes")
}

/// Whether an item of that file is one of the hooks.
pub(super) fn is_hook(path: &ItemPath) -> bool {
    is_hook_file(&path.modules) && matches!(path.name.as_str(), "configure" | "middleware")
}

/// Finds the hooks and checks their signatures.
pub(super) fn find(items: &[syn::Item], source: &Arc<SourceFile>, diagnostics: &mut Diagnostics) -> Routes {
    let mut routes = Routes::default();
    for item in items {
        let syn::Item::Fn(function) = item else { continue };
        let (hook, is_right, signature) = match function.sig.ident.to_string().as_str() {
            "configure" => (&mut routes.configure, is_configure(function), CONFIGURE),
            "middleware" => (&mut routes.middleware, is_middleware(function), MIDDLEWARE),
            _ => continue,
        };
        *hook = true;
        if !is_right {
            let name = &function.sig.ident;
            let message = format!("`{name}` does not have the signature by which the server calls it");
            let span = byte_span(source, name.span());
            let diagnostic = Diagnostic::new(Code::RoutesSignature, source, span, message);
            diagnostics.push(diagnostic.help(format!("write `{signature}`")));
        }
    }
    routes
}

fn is_configure(function: &syn::ItemFn) -> bool {
    let parameters = parameters(function);
    let takes_config = matches!(
        parameters.as_slice(),
        [syn::Type::Reference(reference)] if reference.mutability.is_some() && is(&reference.elem, "ServiceConfig")
    );
    is_public(function)
        && function.sig.asyncness.is_none()
        && takes_config
        && matches!(function.sig.output, syn::ReturnType::Default)
}

fn is_middleware(function: &syn::ItemFn) -> bool {
    let parameters = parameters(function);
    let takes_request =
        matches!(parameters.as_slice(), [request, next] if is(request, "ServiceRequest") && is(next, "Next"));
    is_public(function)
        && function.sig.asyncness.is_some()
        && takes_request
        && matches!(function.sig.output, syn::ReturnType::Type(..))
}

fn is_public(function: &syn::ItemFn) -> bool {
    matches!(function.vis, syn::Visibility::Public(_))
}

fn parameters(function: &syn::ItemFn) -> Vec<&syn::Type> {
    let types = function.sig.inputs.iter().filter_map(|parameter| match parameter {
        syn::FnArg::Typed(parameter) => Some(&*parameter.ty),
        syn::FnArg::Receiver(_) => None,
    });
    types.collect()
}

fn is(of: &syn::Type, name: &str) -> bool {
    matches!(of, syn::Type::Path(path) if last_is(&path.path, name))
}
