//! The hooks of a controller that take the document and the context, in the order of the lifecycle.

/// Calls a macro with the hooks that take the document and the context.
macro_rules! with_hooks {
    ($macro:ident) => {
        $macro! {
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
    };
}
