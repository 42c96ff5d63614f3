//! The description for one user.

use crate::access::Access;
use crate::parts::{Operation, Parts, PathItem};
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::download::Download;
use doctyped_core::error::{Error, Result};
use doctyped_core::extension::Extension;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::OnceLock;

/// The parts of the application's description, split at its first use.
struct Description(OnceLock<Option<Parts<'static>>>);

impl Extension for Description {
    fn new(_: &Config) -> Description {
        Description(OnceLock::new())
    }
}

/// The description of what the session user may reach, as `openapi.json` with an entity tag. With `tags`, names
/// separated by commas, it has only the paths of these, and no paths if that is empty.
///
/// # Errors
/// `DoesNotExistError` for an application without a description; those of the look-up of permissions.
pub fn document(ctx: &mut Context, tags: Option<&str>) -> Result<Download> {
    let site = std::sync::Arc::clone(ctx.site());
    let text = site.application().openapi;
    if text.is_empty() {
        return Err(Error::not_found("This application was built without a description of its API"));
    }
    let parts = site.extension::<Description>().0.get_or_init(|| match Parts::of(text) {
        Ok(parts) => Some(parts),
        Err(error) => {
            tracing::error!(%error, "failed to read the description of the API");
            None
        }
    });
    let Some(parts) = parts else {
        return Err(Error::internal("the description of the API in the binary is not valid"));
    };
    let only: Option<Vec<&str>> = tags.map(|tags| tags.split(',').map(str::trim).collect());
    let selected = Selection::of(ctx, parts, only.as_deref())?;
    let document = selected.write(parts, ctx.user());
    let tag = Sha256::digest(&document).iter().take(16).fold(String::new(), |mut tag, byte| {
        let _ = write!(tag, "{byte:02x}");
        tag
    });
    Ok(Download::bytes("openapi.json", document).content_type("application/json").tag(Some(tag)))
}

/// The operations and tags of a document.
struct Selection<'p> {
    paths: Vec<(&'p PathItem<'static>, Vec<&'p Operation<'static>>)>,
    /// The tags of all operations that the user may reach.
    tags: BTreeSet<&'p str>,
}

impl<'p> Selection<'p> {
    fn of(ctx: &mut Context, parts: &'p Parts<'static>, only: Option<&[&str]>) -> Result<Selection<'p>> {
        let mut access = Access::new(ctx);
        let mut selection = Selection { paths: Vec::new(), tags: BTreeSet::new() };
        for item in &parts.paths {
            let mut operations = Vec::new();
            for operation in &item.operations {
                if !access.reaches(item, operation)? {
                    continue;
                }
                selection.tags.extend(operation.tags.iter().map(String::as_str));
                if only.is_none_or(|only| operation.tags.iter().any(|tag| only.contains(&tag.as_str()))) {
                    operations.push(operation);
                }
            }
            if !operations.is_empty() {
                selection.paths.push((item, operations));
            }
        }
        Ok(selection)
    }

    fn write(&self, parts: &Parts<'static>, user: &str) -> String {
        let mut out = String::from("{");
        for (name, text) in &parts.head {
            member(&mut out, name, text);
        }
        member(&mut out, "x-frappe-user", &json_text(user));
        out.push_str(",\n\"tags\": [");
        let tags = parts.tags.iter().filter(|(name, _)| self.tags.contains(name.as_str()));
        separated(&mut out, tags, |out, (_, text)| out.push_str(text));
        out.push_str("],\n\"paths\": {");
        separated(&mut out, self.paths.iter(), |out, (item, operations)| {
            out.push_str(&json_text(&item.path));
            out.push_str(": {");
            if let Some(doctype) = &item.doctype {
                member(out, "x-frappe-doctype", &json_text(doctype));
            }
            if let Some(parameters) = item.parameters {
                member(out, "parameters", parameters);
            }
            for operation in operations {
                member(out, &operation.verb, operation.text);
            }
            out.push('}');
        });
        out.push_str("},\n\"components\": {");
        for (group, text) in &parts.shared {
            member(&mut out, group, text);
        }
        let used: Vec<_> =
            parts.used(self.paths.iter().map(|(item, operations)| (*item, operations.as_slice()))).collect();
        for group in ["parameters", "schemas"] {
            let mut inner = String::from("{");
            for component in used.iter().filter(|component| component.group == group) {
                member(&mut inner, &component.name, component.text);
            }
            inner.push('}');
            member(&mut out, group, &inner);
        }
        out.push_str("}}\n");
        out
    }
}

/// Writes a member of an object that has been begun.
fn member(out: &mut String, name: &str, text: &str) {
    out.push_str(if out.ends_with('{') { "\n" } else { ",\n" });
    out.push_str(&json_text(name));
    out.push_str(": ");
    out.push_str(text);
}

fn separated<T>(out: &mut String, items: impl Iterator<Item = T>, write: impl Fn(&mut String, T)) {
    for (place, item) in items.enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        write(out, item);
    }
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
