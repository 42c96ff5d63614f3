//! Custom Field: clients read the list, which is empty. Fields are compiled in, so that none is added at run time.

use crate::prelude::*;
use doctyped_models::custom_field::CustomField;

/// No documents.
#[derive(Debug)]
pub struct CustomFields;

impl VirtualDocument for CustomFields {
    type Document = CustomField;

    fn load(_name: &str, _ctx: &mut Context) -> Result<Option<CustomField>> {
        Ok(None)
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<CustomField>> {
        Ok(Listed::Candidates(Vec::new()))
    }
}
