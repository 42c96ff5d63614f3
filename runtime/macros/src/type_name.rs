//! Names of types. The macro sees tokens, so it compares names and ignores paths.

use syn::Type;

/// The last segment of a type's path, without generics.
pub fn last_segment(r#type: &Type) -> Option<String> {
    match r#type {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}
