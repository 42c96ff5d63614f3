//! Serves Weather.
//!
//! Written by `cargo xtask codegen` from `doctypes/test/weather/weather.json`; not to be edited.

/// The document, its hooks and its methods.
pub static HANDLER: ::doctyped::document::Handler = ::doctyped::document::Handler {
    meta: <::models::weather::Weather as ::doctyped::table::Document>::doctype,
    new: ::doctyped::document::new::<::models::weather::Weather>,
    hooks: ::doctyped::document::Hooks {
        documents: ::std::option::Option::Some(
            ::doctyped::document::Documents::of::<
                ::doctypes::test::weather::weather::Forecast,
            >(),
        ),
        ..::doctyped::document::Hooks::NONE
    },
    methods: &[],
};
