//! Hooks: what a developer adds to the life of a document.

use crate::context::Context;
use crate::error::Result;
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
        }

        /// The hooks that a DocType's controller has.
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs, reason = "see Controller")]
        pub struct Hooks {
            $(pub $name: Option<Hook>,)*
            pub before_rename: Option<BeforeRename>,
            pub after_rename: Option<AfterRename>,
        }

        impl Hooks {
            /// No hooks.
            pub const NONE: Hooks = Hooks { $($name: None,)* before_rename: None, after_rename: None };
        }
    };
}

/// A hook without its type.
pub type Hook = fn(&mut dyn Record, &mut Context) -> Result<()>;

/// [`Controller::before_rename`] without its type.
pub type BeforeRename = fn(&mut dyn Record, &mut String, bool, &mut Context) -> Result<()>;

/// [`Controller::after_rename`] without its type.
pub type AfterRename = fn(&mut dyn Record, &str, bool, &mut Context) -> Result<()>;

hooks! {
    /// Before anything else happens to a new document.
    before_insert,
    /// Before a new document gets its name.
    before_naming,
    /// Gives a new document its name, by setting it; does nothing to leave it to the naming rule.
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
