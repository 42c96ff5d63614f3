//! Controllers: the hooks by which a developer adds rules to a DocType.

use super::Context;
use crate::error::Result;
use doctyped_orm::restriction::Restriction;
use doctyped_orm::table::Document;
use doctyped_schema::Rights;

macro_rules! declare_controller {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The rules of a DocType. Implement it for a type of the controller's own file; codegen
        /// finds it and calls the hooks that are implemented.
        ///
        /// # Errors
        /// An error of a hook ends the request and rolls its transaction back.
        pub trait Controller {
            /// The record type of the DocType.
            type Document: Document;

            $(
                $(#[$doc])*
                fn $name(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
                    let _ = (doc, ctx);
                    Ok(())
                }
            )*

            /// Before a document is renamed; may change the new name.
            fn before_rename(doc: &mut Self::Document, new_name: &mut String, merge: bool, ctx: &mut Context) -> Result<()> {
                let _ = (doc, new_name, merge, ctx);
                Ok(())
            }

            /// After a document was renamed.
            fn after_rename(doc: &mut Self::Document, old_name: &str, merge: bool, ctx: &mut Context) -> Result<()> {
                let _ = (doc, old_name, merge, ctx);
                Ok(())
            }

            /// Whether the session user has a right on a document. `Some(false)` denies what roles and
            /// shares allow; other values change nothing. Lists do not call it: to hide documents
            /// from lists, implement [`Controller::permission_query_conditions`].
            fn has_permission(doc: &Self::Document, right: Rights, ctx: &mut Context) -> Result<Option<bool>> {
                let _ = (doc, right, ctx);
                Ok(None)
            }

            /// Restricts the documents that roles and user permissions open to the session user:
            /// `todo::owner.is(ctx.user())`. Shared documents are not restricted. It applies to
            /// reads, lists, counts, links and changes.
            fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<Self::Document>> {
                let _ = ctx;
                Ok(Restriction::everything())
            }
        }

    };
}

with_hooks!(declare_controller);
