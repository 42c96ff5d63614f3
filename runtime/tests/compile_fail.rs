//! Compile errors for mistakes with typed tables, controllers and `#[whitelist]`: one file for each
//! mistake in `ui/`. `TRYBUILD=overwrite` rewrites the expected messages.
//!
//! The messages list types that depend on the databases that are compiled in, so they are those of
//! the default features.

#![cfg(not(any(feature = "postgres", feature = "mysql")))]

#[test]
fn mistakes_are_refused_with_the_expected_messages() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
