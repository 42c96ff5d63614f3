//! Attributes for controllers: `#[whitelist]`.

mod expand;
mod options;
mod signature;

use proc_macro::TokenStream;

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
/// Arguments are decoded from query, form or JSON as the types say; `Option` makes one optional.
/// What the function returns is written as JSON, nothing for `()` and `None`. One whose answer is
/// large writes it itself: into a last parameter `out: &mut JsonWriter`. Options:
///
/// - `allow_guest`: callers need no login.
/// - `methods(GET, POST, PUT, DELETE, PATCH)`: the verbs that it takes; all but PATCH without this.
#[proc_macro_attribute]
pub fn whitelist(options: TokenStream, function: TokenStream) -> TokenStream {
    let function: proc_macro2::TokenStream = function.into();
    // The function stays even if it is refused, so that one mistake is not followed by others.
    let description = described(options.into(), function.clone()).unwrap_or_else(syn::Error::into_compile_error);
    quote::quote! {
        #[allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps, reason = "the signature is what clients call")]
        #function
        #description
    }
    .into()
}

fn described(
    options: proc_macro2::TokenStream,
    function: proc_macro2::TokenStream,
) -> syn::Result<proc_macro2::TokenStream> {
    let options = options::Options::read(options)?;
    let function: syn::ItemFn = syn::parse2(function).map_err(|error| {
        syn::Error::new(
            error.span(),
            "#[whitelist] belongs on a function: `pub fn name(ctx: &mut Context, ...) -> Result<...>`",
        )
    })?;
    let signature = signature::Signature::read(&function)?;
    Ok(expand::expand(&options, &signature))
}
