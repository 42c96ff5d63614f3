//! Fuzz target: HTML that is sanitized, with its limits.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    doctyped::fuzzing::html(data);
});
