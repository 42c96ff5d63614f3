//! Paths in token streams: the arguments of macros and attributes, which syn leaves unparsed.

use proc_macro2::{Span, TokenStream, TokenTree};

/// A path of two segments or more.
#[derive(Debug)]
pub(crate) struct TokenPath {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    pub(crate) is_global: bool,
}

/// All paths in a token stream. `$crate` is read as `crate`.
pub(crate) fn paths(tokens: TokenStream) -> Vec<TokenPath> {
    let mut found = Vec::new();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => found.extend(paths(group.stream())),
            TokenTree::Ident(first) => {
                let is_global = at >= 2 && is_separator(&tokens, at - 2);
                let mut segments = vec![first.to_string().trim_start_matches("r#").to_owned()];
                while is_separator(&tokens, at + 1) {
                    let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else { break };
                    segments.push(next.to_string().trim_start_matches("r#").to_owned());
                    at += 3;
                }
                if segments.len() > 1 {
                    found.push(TokenPath { segments, line: line_of(first.span()), is_global });
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The line of a token, from 1.
pub(crate) fn line_of(span: Span) -> usize {
    span.start().line
}

/// Whether `::` stands at a place.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(colon)) if colon.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

/// Paths in the string literals of an attribute: `with = "crate::json::date"`.
pub(crate) fn quoted_paths(tokens: &TokenStream) -> Vec<TokenPath> {
    let mut found = Vec::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => found.extend(quoted_paths(&group.stream())),
            TokenTree::Literal(literal) => {
                let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) else { continue };
                let Ok(path) = syn::parse_str::<syn::Path>(&text.value()) else { continue };
                let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
                if segments.len() > 1 {
                    let is_global = path.leading_colon.is_some();
                    found.push(TokenPath { segments, line: line_of(literal.span()), is_global });
                }
            }
            _ => {}
        }
    }
    found
}
