//! Custom DocPerm: permission rows that administrators create. If a DocType has any, they replace the rows
//! of its definition.

use diesel::prelude::*;
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_models::custom_docperm;
use doctyped_models::custom_docperm::CustomDocPerm;
use doctyped_orm::db::AnyConnection;
use doctyped_schema::Rights;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::Arc;

/// Custom permission rows by DocType.
#[derive(Debug, Default)]
pub struct CustomPermissions(HashMap<String, Vec<CustomPermission>>);

/// A custom permission row.
#[derive(Debug, PartialEq, Eq)]
pub struct CustomPermission {
    /// The role that gets the rights.
    pub role: String,
    /// The permission level of fields; 0 for the document itself.
    pub permlevel: u8,
    /// Applies only to documents that the user owns.
    pub if_owner: bool,
    /// The granted rights.
    pub rights: Rights,
}

impl CustomPermissions {
    /// The custom rows of a DocType; `None` if the rows of its definition apply.
    pub fn of(&self, doctype: &str) -> Option<&[CustomPermission]> {
        self.0.get(doctype).map(Vec::as_slice)
    }

    /// Reads the custom rows of all DocTypes.
    pub fn load(connection: &mut AnyConnection) -> Result<CustomPermissions> {
        let rows: Vec<CustomDocPerm> = custom_docperm::table
            .order((custom_docperm::creation.asc(), custom_docperm::name.asc()))
            .load(connection)?;
        let mut permissions: HashMap<String, Vec<CustomPermission>> = HashMap::new();
        for row in rows {
            permissions.entry(row.parent.as_str().to_owned()).or_default().push(row.into());
        }
        Ok(CustomPermissions(permissions))
    }
}

/// The rows of all DocTypes, cached as a whole.
struct CustomPermissionCache(RwLock<Arc<CustomPermissions>>);

impl Extension for CustomPermissionCache {
    fn new(_: &Config) -> CustomPermissionCache {
        CustomPermissionCache(RwLock::default())
    }

    fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let permissions = CustomPermissions::load(connection)?;
        *self.0.write() = Arc::new(permissions);
        Ok(())
    }
}

/// The cached rows of a site.
pub fn custom_permissions(site: &Site) -> Arc<CustomPermissions> {
    Arc::clone(&site.extension::<CustomPermissionCache>().0.read())
}

/// Adds the cache to a site, so that its first reload reads the rows.
pub fn register(site: &Site) {
    site.extension::<CustomPermissionCache>();
}

impl From<CustomDocPerm> for CustomPermission {
    fn from(row: CustomDocPerm) -> CustomPermission {
        let columns = [
            (row.select, Rights::SELECT),
            (row.read, Rights::READ),
            (row.write, Rights::WRITE),
            (row.create, Rights::CREATE),
            (row.delete, Rights::DELETE),
            (row.submit, Rights::SUBMIT),
            (row.cancel, Rights::CANCEL),
            (row.amend, Rights::AMEND),
            (row.print, Rights::PRINT),
            (row.email, Rights::EMAIL),
            (row.report, Rights::REPORT),
            (row.import, Rights::IMPORT),
            (row.export, Rights::EXPORT),
            (row.share, Rights::SHARE),
        ];
        let granted = columns.into_iter().filter(|(is_granted, _)| *is_granted);
        CustomPermission {
            role: row.role.into_string(),
            // An invalid level becomes one that no field has.
            permlevel: u8::try_from(row.permlevel).unwrap_or(u8::MAX),
            if_owner: row.if_owner,
            rights: granted.fold(Rights::NONE, |all, (_, right)| all.and(right)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_orm::table::Link;

    #[test]
    fn row_grants_the_checked_rights() {
        let none = CustomDocPerm { read: false, export: false, ..CustomDocPerm::default() };
        let row = CustomDocPerm { role: Link::new("Reader"), submit: true, write: true, permlevel: 2, ..none };
        let expected = CustomPermission {
            role: "Reader".to_owned(),
            permlevel: 2,
            if_owner: false,
            rights: Rights::WRITE.and(Rights::SUBMIT),
        };
        assert_eq!(CustomPermission::from(row), expected);
    }
}
