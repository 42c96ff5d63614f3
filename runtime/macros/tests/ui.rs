//! The compiler's messages for mistakes in `#[whitelist]` functions: one file for each mistake.

#[test]
fn mistakes_are_explained_where_they_are() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
