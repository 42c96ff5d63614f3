//! The folders and Rust files beside the definitions, as the modules of one crate.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(clippy::module_inception, reason = "a DocType's folder and its controller have one name")]
#![allow(missing_docs, reason = "folders have no documentation")]

#[path = "."]
pub mod desk {
    #[path = "."]
    pub mod note {
        #[path = "../doctypes/desk/note/note.rs"]
        pub mod note;
    }
    #[path = "."]
    pub mod todo {
        #[path = "../doctypes/desk/todo/todo.rs"]
        pub mod todo;
    }
}
#[path = "."]
pub mod library {
    #[path = "."]
    pub mod article_loan {
        #[path = "../doctypes/library/article_loan/article_loan.rs"]
        pub mod article_loan;
    }
    #[path = "."]
    pub mod library_member {
        #[path = "../doctypes/library/library_member/library_member.rs"]
        pub mod library_member;
    }
    #[path = "."]
    pub mod library_membership {
        #[path = "../doctypes/library/library_membership/library_membership.rs"]
        pub mod library_membership;
    }
    #[path = "."]
    pub mod library_transaction {
        #[path = "../doctypes/library/library_transaction/library_transaction.rs"]
        pub mod library_transaction;
    }
    #[path = "../doctypes/library/period.rs"]
    pub mod period;
}
#[path = "../doctypes/routes.rs"]
pub mod routes;
