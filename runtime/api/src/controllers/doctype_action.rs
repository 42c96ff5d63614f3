//! DocType Action: clients read the list, which is empty. Definitions that are compiled in keep no buttons of forms.

use crate::prelude::*;
use doctyped_models::doctype_action::DocTypeAction;

/// No documents.
#[derive(Debug)]
pub struct DocTypeActions;

impl VirtualDocument for DocTypeActions {
    type Document = DocTypeAction;

    fn load(_name: &str, _ctx: &mut Context) -> Result<Option<DocTypeAction>> {
        Ok(None)
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<DocTypeAction>> {
        Ok(Listed::Candidates(Vec::new()))
    }
}
