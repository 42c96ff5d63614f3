//! The query string of a list: whatever it is, the answer is a list or a refusal.

#![no_main]

use doctyped::fuzzing::Fuzzer;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static FUZZER: OnceLock<Fuzzer> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    let fuzzer = FUZZER.get_or_init(|| Fuzzer::new().unwrap_or_else(|error| panic!("{}", error.chain())));
    fuzzer.list(data);
});
