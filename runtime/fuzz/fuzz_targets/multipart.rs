//! Fuzz target: multipart forms.

#![no_main]

use doctyped::fuzzing::BodyFuzzer;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static FUZZER: OnceLock<BodyFuzzer> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    FUZZER.get_or_init(BodyFuzzer::new).multipart(data);
});
