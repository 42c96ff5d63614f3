//! DocPerm: the permissions that the definitions of DocTypes have, as rows of their documents. Those that apply may
//! be others: see Custom DocPerm.

use super::definition_rows;
use crate::prelude::*;
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_models::docperm::DocPerm;
use doctyped_schema::{Meta, Rights};

/// The permissions of all DocTypes.
#[derive(Debug)]
pub struct DocPerms;

impl VirtualDocument for DocPerms {
    type Document = DocPerm;

    fn load(name: &str, ctx: &mut Context) -> Result<Option<DocPerm>> {
        Ok(definition_rows::load(ctx, name, rows))
    }

    fn list(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<DocPerm>> {
        Ok(definition_rows::list(ctx, query, rows))
    }
}

/// The rows of the table `permissions` of a DocType.
pub fn rows(meta: &Meta) -> Vec<DocPerm> {
    (1_i64..).zip(meta.permissions).map(|(idx, permission)| row(meta, idx, permission)).collect()
}

fn row(meta: &Meta, idx: i64, permission: &doctyped_schema::DocPerm) -> DocPerm {
    let has = |right| permission.rights.has(right);
    DocPerm {
        name: format!("{}-{idx}", meta.name),
        owner: ADMINISTRATOR.into(),
        modified_by: ADMINISTRATOR.into(),
        idx,
        parent: meta.name.to_owned(),
        parenttype: "DocType".to_owned(),
        parentfield: "permissions".to_owned(),
        role: permission.role.to_owned(),
        if_owner: permission.if_owner,
        permlevel: i32::from(permission.permlevel),
        select: has(Rights::SELECT),
        read: has(Rights::READ),
        write: has(Rights::WRITE),
        create: has(Rights::CREATE),
        delete: has(Rights::DELETE),
        submit: has(Rights::SUBMIT),
        cancel: has(Rights::CANCEL),
        amend: has(Rights::AMEND),
        report: has(Rights::REPORT),
        export: has(Rights::EXPORT),
        import: has(Rights::IMPORT),
        share: has(Rights::SHARE),
        print: has(Rights::PRINT),
        email: has(Rights::EMAIL),
        ..DocPerm::default()
    }
}
