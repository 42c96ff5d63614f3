//! What the compiler says to mistakes with typed tables. `TRYBUILD=overwrite` renews the texts.
//!
//! It also lists types that Diesel has for the databases that are compiled in, so the texts are those
//! of the default build.

#![cfg(not(any(feature = "postgres", feature = "mysql")))]

#[test]
fn mistakes_are_found_by_the_compiler() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
