//! The functions of the application, for `Client::call`.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

/// `desk`
pub mod desk {
    /// `note`
    pub mod note {
        /// `note`
        pub mod note {
            /// Marks a note as seen by the user of the request.
            #[must_use]
            pub fn mark_as_seen(note: impl ::std::convert::Into<::std::string::String>) -> crate::Call<()> {
                crate::Call::new("desk.note.note.mark_as_seen", "POST").argument("note", note.into())
            }
        }
    }
    /// `todo`
    pub mod todo {
        /// `todo`
        pub mod todo {
            /// Creates a ToDo for the user of the request.
            #[must_use]
            pub fn new_todo(description: impl ::std::convert::Into<::std::string::String>) -> crate::Call<()> {
                crate::Call::new("desk.todo.todo.new_todo", "POST").argument("description", description.into())
            }
        }
    }
}
/// `library`
pub mod library {
    /// `library_transaction`
    pub mod library_transaction {
        /// `library_transaction`
        pub mod library_transaction {
            /// The articles that a member holds now, in the order in which they were issued.
            #[must_use]
            pub fn held_by(
                member: impl ::std::convert::Into<crate::Link<crate::doctypes::library_member::LibraryMember>>,
            ) -> crate::Call<::std::vec::Vec<crate::Link<crate::doctypes::article::Article>>> {
                crate::Call::new("library.library_transaction.library_transaction.held_by", "POST").argument("member", member.into())
            }
        }
    }
}
