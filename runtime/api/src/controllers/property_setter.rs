//! Property Setter: clients read the list, which is empty. Definitions are compiled in, so that no property is changed at run time.

use crate::prelude::*;
use doctyped_models::property_setter::PropertySetter;

/// No documents.
#[derive(Debug)]
pub struct PropertySetters;

impl VirtualDocument for PropertySetters {
    type Document = PropertySetter;

    fn load(_name: &str, _ctx: &mut Context) -> Result<Option<PropertySetter>> {
        Ok(None)
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<PropertySetter>> {
        Ok(Listed::Candidates(Vec::new()))
    }
}
