//! Hooks: what a developer adds to the life of a document.

use super::virtual_doctype::Documents;
use crate::context::Context;
use crate::error::Result;
use crate::permission::{Restriction, Rule};
use crate::schema::Rights;
use crate::table::{Document, Record};

macro_rules! hooks {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The rules of a DocType. Implement it for a type of the controller's own file; codegen
        /// finds it and calls the hooks that are there. An error from a hook ends the request, and
        /// nothing of it is stored.
        pub trait Controller {
            /// The record that the hooks are for.
            type Document: Document;

            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// Whatever ends the request.
                fn $name(doc: &mut Self::Document, ctx: &mut Context) -> Result<()> {
                    let _ = (doc, ctx);
                    Ok(())
                }
            )*

            /// Before a document gets another name; may change the new one.
            ///
            /// # Errors
            /// Whatever ends the request.
            fn before_rename(doc: &mut Self::Document, new_name: &mut String, merge: bool, ctx: &mut Context) -> Result<()> {
                let _ = (doc, new_name, merge, ctx);
                Ok(())
            }

            /// After a document got another name.
            ///
            /// # Errors
            /// Whatever ends the request.
            fn after_rename(doc: &mut Self::Document, old_name: &str, merge: bool, ctx: &mut Context) -> Result<()> {
                let _ = (doc, old_name, merge, ctx);
                Ok(())
            }

            /// Whether the user who asks may use a right on a document: `Some(false)` denies it,
            /// whatever roles and shares say; nothing else changes what they say. It is not asked
            /// for lists, so what it hides they show; to hide documents, write
            /// [`Controller::permission_query_conditions`].
            ///
            /// # Errors
            /// Whatever ends the request.
            fn has_permission(doc: &Self::Document, right: Rights, ctx: &mut Context) -> Result<Option<bool>> {
                let _ = (doc, right, ctx);
                Ok(None)
            }

            /// The documents that are there for the user who asks, of those that roles and user
            /// permissions open: `todo::owner.is(ctx.user())`. Shared documents are there as well.
            /// It counts wherever documents are read, listed, counted, linked to or changed.
            ///
            /// # Errors
            /// Whatever ends the request.
            fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<Self::Document>> {
                let _ = ctx;
                Ok(Restriction::everything())
            }
        }

        /// The hooks that a DocType's controller has.
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs, reason = "see Controller")]
        pub struct Hooks {
            $(pub $name: Option<Hook>,)*
            pub before_rename: Option<BeforeRename>,
            pub after_rename: Option<AfterRename>,
            pub has_permission: Option<HasPermission>,
            pub permission_query_conditions: Option<QueryConditions>,
            /// Of a virtual DocType: where its documents come from.
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

/// A hook without its type.
pub type Hook = fn(&mut dyn Record, &mut Context) -> Result<()>;

/// [`Controller::before_rename`] without its type.
pub type BeforeRename = fn(&mut dyn Record, &mut String, bool, &mut Context) -> Result<()>;

/// [`Controller::after_rename`] without its type.
pub type AfterRename = fn(&mut dyn Record, &str, bool, &mut Context) -> Result<()>;

/// [`Controller::has_permission`] without its type.
pub type HasPermission = fn(&dyn Record, Rights, &mut Context) -> Result<Option<bool>>;

/// [`Controller::permission_query_conditions`] without its type.
pub type QueryConditions = fn(&mut Context) -> Result<Rule>;

hooks! {
    /// Before anything else happens to a new document.
    before_insert,
    /// Before a new document gets its name.
    before_naming,
    /// Gives a new document its name, by setting it; does nothing to leave it to the naming rule.
    /// It is not asked where an amendment, a Document Naming Rule or the client has named it.
    autoname,
    /// Before the checks; the place to fill in what follows from other fields.
    before_validate,
    /// The place for rules.
    validate,
    /// After the rules, before the document is stored as a draft.
    before_save,
    /// After a new document is stored.
    after_insert,
    /// After a document is stored, new or changed.
    on_update,
    /// Before a draft becomes submitted.
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
    /// After every change, the last of all hooks.
    on_change,
}
