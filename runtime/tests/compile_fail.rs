//! What the compiler says to mistakes with typed tables. `TRYBUILD=overwrite` renews the texts.

#[test]
fn mistakes_are_found_by_the_compiler() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
