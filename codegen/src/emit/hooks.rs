//! The functions between the lifecycle, which has records without a type, and the typed hooks of
//! controllers.

use super::imports::Imports;
use crate::sources::Hook;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The functions for one hook.
pub(super) struct HookFunctions {
    /// That of the runtime's controller, if the DocType is built in. It comes first.
    pub(super) built_in: Option<TokenStream>,
    /// That of the application's controller.
    pub(super) own: Option<TokenStream>,
    /// That of an optional module, which takes records of any type. It comes before the application's.
    pub(super) of_module: Option<TokenStream>,
}

/// The function of a hook.
pub(super) fn function(hook: Hook, functions: HookFunctions, imports: &mut Imports) -> TokenStream {
    let name = format_ident!("{}", hook.name());
    let HookFunctions { built_in, own, of_module } = functions;
    imports.add("doctyped", ["Context", "Result"]);
    if built_in.is_some() || own.is_some() {
        imports.add("doctyped::document", ["Controller"]);
    }
    if hook != Hook::QueryConditions {
        imports.add("doctyped::table", ["Record"]);
        if own.is_some() {
            imports.add("doctyped::document", ["self"]);
        }
    }
    match hook {
        Hook::Plain(_) => change(&name, &[], [built_in, of_module], own),
        Hook::BeforeRename => {
            change(&name, &[("new_name", quote!(&mut String)), ("merge", quote!(bool))], [built_in, None], own)
        }
        Hook::AfterRename => {
            change(&name, &[("old_name", quote!(&str)), ("merge", quote!(bool))], [built_in, None], own)
        }
        Hook::HasPermission => {
            imports.add("doctyped::schema", ["Rights"]);
            has_permission(built_in, own)
        }
        Hook::QueryConditions => {
            imports.add("doctyped::permission", ["Restriction", "Rule"]);
            query_conditions(built_in, own)
        }
    }
}

/// A hook that may change the document. The functions of the runtime and of a module run before the application's.
fn change(
    name: &Ident,
    parameters: &[(&str, TokenStream)],
    [built_in, of_module]: [Option<TokenStream>; 2],
    own: Option<TokenStream>,
) -> TokenStream {
    let arguments: Vec<Ident> = parameters.iter().map(|(name, _)| format_ident!("{name}")).collect();
    let types = parameters.iter().map(|(_, of)| of);
    let built_in = built_in.map(|function| {
        if arguments.is_empty() {
            quote!(doctyped::doctype_override::hook(doc, ctx, #function))
        } else {
            quote!(doctyped::doctype_override::hook(doc, ctx, |doc, ctx| #function(doc, #(#arguments,)* ctx)))
        }
    });
    let own = own.map(|function| quote!(#function(document::typed(doc)?, #(#arguments,)* ctx)));
    let of_module = of_module.map(|function| quote!(#function(doc, ctx)));
    let mut calls: Vec<TokenStream> = [built_in, of_module, own].into_iter().flatten().collect();
    let last = calls.pop();
    let body = quote!(#(#calls?;)* #last);
    quote! {
        fn #name(
            doc: &mut dyn Record,
            #(#arguments: #types,)*
            ctx: &mut Context,
        ) -> Result<()> {
            #body
        }
    }
}

/// The question whether the user may; either controller can say no.
fn has_permission(built_in: Option<TokenStream>, own: Option<TokenStream>) -> TokenStream {
    let built_in =
        built_in.map(|function| quote!(doctyped::doctype_override::has_permission(doc, right, ctx, #function)));
    let own = own.map(|function| quote!(#function(document::typed_ref(doc)?, right, ctx)));
    let body = match (built_in, own) {
        (Some(built_in), Some(own)) => quote! {
            if #built_in? == Some(false) {
                return Ok(Some(false));
            }
            #own
        },
        (built_in, own) => quote!(#built_in #own),
    };
    quote! {
        fn has_permission(
            doc: &dyn Record,
            right: Rights,
            ctx: &mut Context,
        ) -> Result<Option<bool>> {
            #body
        }
    }
}

/// The visibility filter: a document is visible if both controllers allow it.
fn query_conditions(built_in: Option<TokenStream>, own: Option<TokenStream>) -> TokenStream {
    let rule = |function: TokenStream| quote!(#function(ctx).map(Restriction::into_rule));
    let body = match (built_in.map(rule), own.map(rule)) {
        (Some(built_in), Some(own)) => quote!(Ok(#built_in?.and(#own?))),
        (built_in, own) => quote!(#built_in #own),
    };
    quote! {
        fn permission_query_conditions(
            ctx: &mut Context,
        ) -> Result<Rule> {
            #body
        }
    }
}
