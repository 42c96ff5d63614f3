//! Serves Article Loan.
//!
//! Written by `cargo xtask codegen` from `doctypes/library/article_loan/article_loan.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::article_loan::ArticleLoan as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::article_loan::ArticleLoan>,
    hooks: ::doctyped::document::Hooks {
        documents: ::std::option::Option::Some(
            ::doctyped::document::Documents::of::<
                ::doctypes::library::article_loan::article_loan::ArticleLoans,
            >(),
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};
