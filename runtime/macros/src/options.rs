//! What stands in the parentheses of `#[whitelist(...)]`.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::{Error, LitStr, Result};

/// The verbs that a function can be limited to.
const VERBS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "PATCH"];

/// The options of a function.
#[derive(Debug, Default)]
pub struct Options {
    /// Whether callers without a login may use it.
    pub allow_guest: bool,
    /// Whether it gets the texts of such callers as they were sent.
    pub xss_safe: bool,
    /// The verbs that it takes; empty for the usual ones.
    pub verbs: Vec<&'static str>,
    /// The path of the function that it stands for, besides its own; empty for none.
    pub overrides: String,
    /// Whether the transaction for writing begins with the first write, not before the function.
    pub writes_later: bool,
}

impl Options {
    /// Reads the options.
    pub fn read(tokens: TokenStream) -> Result<Options> {
        let mut options = Options::default();
        syn::meta::parser(|meta| options.read_one(&meta)).parse2(tokens)?;
        Ok(options)
    }

    fn read_one(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        if meta.path.is_ident("allow_guest") {
            self.allow_guest = true;
            return Ok(());
        }
        if meta.path.is_ident("xss_safe") {
            self.xss_safe = true;
            return Ok(());
        }
        if meta.path.is_ident("writes_later") {
            self.writes_later = true;
            return Ok(());
        }
        if meta.path.is_ident("overrides") {
            let path: LitStr = meta.value()?.parse()?;
            if path.value().split('.').any(str::is_empty) {
                return Err(Error::new(
                    path.span(),
                    "name a function by its path: `overrides = \"frappe.client.get_count\"`",
                ));
            }
            self.overrides = path.value();
            return Ok(());
        }
        if !meta.path.is_ident("methods") {
            return Err(meta.error(
                "unknown option; #[whitelist] knows `allow_guest`, `xss_safe`, `methods(GET, POST, ...)`, `overrides = \"path\"` and `writes_later`",
            ));
        }
        if !meta.input.peek(syn::token::Paren) {
            return Err(meta.error("list the verbs: `methods(GET, POST)`"));
        }
        meta.parse_nested_meta(|verb| {
            let known = VERBS.into_iter().find(|known| verb.path.is_ident(known));
            let known = known.ok_or_else(|| verb.error(format!("unknown verb; there are {}", VERBS.join(", "))))?;
            if !self.verbs.contains(&known) {
                self.verbs.push(known);
            }
            Ok(())
        })?;
        if self.verbs.is_empty() {
            return Err(meta.error("name at least one verb, or leave `methods` out"));
        }
        Ok(())
    }
}
