//! DocType Link: clients read the list, which is empty. Definitions that are compiled in keep no links of forms.

use crate::prelude::*;
use doctyped_models::doctype_link::DocTypeLink;

/// No documents.
#[derive(Debug)]
pub struct DocTypeLinks;

impl VirtualDocument for DocTypeLinks {
    type Document = DocTypeLink;

    fn load(_name: &str, _ctx: &mut Context) -> Result<Option<DocTypeLink>> {
        Ok(None)
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<DocTypeLink>> {
        Ok(Listed::Candidates(Vec::new()))
    }
}
