//! Controllers: the hooks by which a developer adds rules to a DocType.

use crate::context::Context;
use crate::error::Result;
use crate::virtual_doctype::Documents;
use doctyped_orm::access_rule::Rule;
use doctyped_orm::restriction::Restriction;
use doctyped_orm::table::{Document, Record};
use doctyped_schema::Rights;

macro_rules! hooks {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The rules of a DocType. Implement it for a type of the controller's own file; codegen
        /// finds it and calls the hooks that are implemented. An error of a hook ends the request
        /// and rolls its transaction back.
        pub trait Controller {
            /// The record type of the DocType.
            type Document: Document;

            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// Any error ends the request.
                fn $name(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
                    let _ = (doc, ctx);
                    Ok(())
                }
            )*

            /// Before a document is renamed; may change the new name.
            ///
            /// # Errors
            /// Any error ends the request.
            fn before_rename(doc: &mut Self::Document, new_name: &mut String, merge: bool, ctx: &mut Context) -> Result<()> {
                let _ = (doc, new_name, merge, ctx);
                Ok(())
            }

            /// After a document was renamed.
            ///
            /// # Errors
            /// Any error ends the request.
            fn after_rename(doc: &mut Self::Document, old_name: &str, merge: bool, ctx: &mut Context) -> Result<()> {
                let _ = (doc, old_name, merge, ctx);
                Ok(())
            }

            /// Whether the session user has a right on a document. `Some(false)` denies what roles and
            /// shares allow; other values change nothing. Lists do not call it: to hide documents
            /// from lists, implement [`Controller::permission_query_conditions`].
            ///
            /// # Errors
            /// Any error ends the request.
            fn has_permission(doc: &Self::Document, right: Rights, ctx: &mut Context) -> Result<Option<bool>> {
                let _ = (doc, right, ctx);
                Ok(None)
            }

            /// Restricts the documents that roles and user permissions open to the session user:
            /// `todo::owner.is(ctx.user())`. Shared documents are not restricted. It applies to
            /// reads, lists, counts, links and changes.
            ///
            /// # Errors
            /// Any error ends the request.
            fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<Self::Document>> {
                let _ = ctx;
                Ok(Restriction::everything())
            }
        }

        /// The hooks that the controller of a DocType implements.
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs, reason = "see Controller")]
        pub struct Hooks {
            $(pub $name: Option<Hook>,)*
            pub before_rename: Option<BeforeRename>,
            pub after_rename: Option<AfterRename>,
            pub has_permission: Option<HasPermission>,
            pub permission_query_conditions: Option<QueryConditions>,
            /// The storage of a virtual DocType.
            pub documents: Option<Documents>,
        }

        impl Hooks {
            /// No hooks.
            pub const NONE: Hooks = Hooks {
                $($name: None,)*
                before_rename: None,
                after_rename: None,
                has_permission: None,
                permission_query_conditions: None,
                documents: None,
            };
        }
    };
}

/// A hook over an untyped record.
pub type Hook = fn(&mut dyn Record, &mut Context) -> Result<()>;

/// [`Controller::before_rename`] over an untyped record.
pub type BeforeRename = fn(&mut dyn Record, &mut String, bool, &mut Context) -> Result<()>;

/// [`Controller::after_rename`] over an untyped record.
pub type AfterRename = fn(&mut dyn Record, &str, bool, &mut Context) -> Result<()>;

/// [`Controller::has_permission`] over an untyped record.
pub type HasPermission = fn(&dyn Record, Rights, &mut Context) -> Result<Option<bool>>;

/// [`Controller::permission_query_conditions`] over an untyped record.
pub type QueryConditions = fn(&mut Context) -> Result<Rule>;

hooks! {
    /// Before any other hook of a new document.
    before_insert,
    /// Before a new document gets its name.
    before_naming,
    /// Names a new document by setting `name`, or leaves it to the naming rule of the definition. Not
    /// called for an amendment, or when a Document Naming Rule or the client has named the document.
    autoname,
    /// Before the checks; for setting fields that follow from others.
    before_validate,
    /// For checks of the document.
    validate,
    /// After `validate`, before a draft is stored.
    before_save,
    /// After a new document was stored.
    after_insert,
    /// After a document was stored, new or changed.
    on_update,
    /// Before a draft is submitted.
    before_submit,
    /// After a document was submitted.
    on_submit,
    /// Before a submitted document is cancelled.
    before_cancel,
    /// After a document was cancelled.
    on_cancel,
    /// Before a submitted document is changed.
    before_update_after_submit,
    /// After a submitted document was changed.
    on_update_after_submit,
    /// Before a draft is discarded.
    before_discard,
    /// After a draft was discarded.
    on_discard,
    /// Before a document is deleted.
    on_trash,
    /// After a document was deleted.
    after_delete,
    /// After every change; the last hook.
    on_change,
}
