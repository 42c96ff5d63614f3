//! Attributes for controllers: `#[whitelist]`.

mod argument;
mod expand;
mod options;
mod signature;

use proc_macro::TokenStream;
use quote::ToTokens;

/// Makes a function callable by clients.
///
/// A free function answers at `/api/method/<its path below doctypes/>`:
///
/// ```ignore
/// /// Articles that a member holds now.
/// #[whitelist]
/// pub fn held_by(ctx: &mut Context, member: Link<LibraryMember>) -> Result<Vec<Link<Article>>> { ... }
/// ```
///
/// With a record before the context it is a method of the document:
///
/// ```ignore
/// #[whitelist(methods(POST))]
/// pub fn bump(doc: &mut Counter, ctx: &mut Context, by: Option<i64>) -> Result<i64> { ... }
/// ```
///
/// Arguments are decoded from query, form or JSON as the types say; `Option` makes one optional. A
/// parameter can have one of these attributes:
///
/// - `#[default(20)]`: the value where none is sent; any expression of the type.
/// - `#[json]`: any type that implements `serde::Deserialize`, from JSON or from text that holds it.
/// - `#[flatten]`: the same, from all arguments together.
///
/// `upload: Upload` is a file of a multipart form, `all: &Arguments` is everything as it was sent.
///
/// What the function returns is written as JSON, nothing for `()` and `None`; a `Download` is sent as
/// a file. One whose answer is large writes it itself: into a last parameter `out: &mut JsonWriter`.
///
/// An async function takes `ctx: &AsyncContext`. It has no transaction: each `ctx.run` is one.
///
/// Options:
///
/// - `allow_guest`: callers need no login. HTML in their texts is cleaned, as in what is stored.
/// - `xss_safe`: it is not, because the function shows none of it.
/// - `methods(GET, POST, PUT, DELETE, PATCH)`: the verbs that it takes; all but PATCH without this.
/// - `overrides = "frappe.client.get_count"`: it answers for that function too.
/// - `writes_later`: on a verb that writes, its transaction may write from the first write on, and not
///   from the start. For what works long before it writes: on SQLite others would have to wait.
#[proc_macro_attribute]
pub fn whitelist(options: TokenStream, function: TokenStream) -> TokenStream {
    let function: proc_macro2::TokenStream = function.into();
    // The function stays even if it is refused, so that one mistake is not followed by others.
    let mut kept = function.clone();
    let description = match parsed(function) {
        Ok(mut function) => {
            let described = described(options.into(), &function).unwrap_or_else(syn::Error::into_compile_error);
            argument::remove_attributes(&mut function);
            kept = function.into_token_stream();
            described
        }
        Err(error) => error.into_compile_error(),
    };
    quote::quote! {
        #[allow(
            clippy::needless_pass_by_value,
            clippy::unnecessary_wraps,
            clippy::unused_async,
            reason = "the signature is what clients call"
        )]
        #kept
        #description
    }
    .into()
}

fn parsed(function: proc_macro2::TokenStream) -> syn::Result<syn::ItemFn> {
    syn::parse2(function).map_err(|error| {
        syn::Error::new(
            error.span(),
            "#[whitelist] belongs on a function: `pub fn name(ctx: &mut Context, ...) -> Result<...>`",
        )
    })
}

fn described(options: proc_macro2::TokenStream, function: &syn::ItemFn) -> syn::Result<proc_macro2::TokenStream> {
    let options = options::Options::read(options)?;
    let signature = signature::Signature::read(function)?;
    Ok(expand::expand(&options, &signature, &expand::documentation(&function.attrs)))
}
