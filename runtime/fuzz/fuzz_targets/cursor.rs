//! Fuzz target: the cursor of a list request.

#![no_main]

use doctyped::fuzzing::Fuzzer;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static FUZZER: OnceLock<Fuzzer> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    let fuzzer = FUZZER.get_or_init(|| Fuzzer::new().unwrap_or_else(|error| panic!("{}", error.chain())));
    fuzzer.cursor(data);
});
