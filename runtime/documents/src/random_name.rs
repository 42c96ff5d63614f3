//! Random names of documents and child rows: ten characters of 0 to 9 and a to v.
//!
//! The first four characters encode the time in tenths of seconds, modulo 29 hours, as in Frappe: names
//! of one time are neighbours in the index of their table. The other six are 30 random bits.

use parking_lot::Mutex;
use rand::RngExt;
use std::collections::BTreeSet;

/// Bits of a name that encode the time.
const TIME_BITS: u32 = 20;

/// Bits of a name that are random.
const RANDOM_BITS: u32 = 30;

/// A name that this process has not made before.
pub fn random_name() -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
    let tenths = u64::try_from(chrono::Utc::now().timestamp_millis() / 100).unwrap_or_default() % (1 << TIME_BITS);
    let number = (tenths << RANDOM_BITS) | u64::from(unused_random(tenths));
    (0..10)
        .rev()
        .map(|position| {
            let digit = usize::try_from((number >> (5 * position)) & 31).unwrap_or_default();
            char::from(DIGITS.get(digit).copied().unwrap_or(b'0'))
        })
        .collect()
}

/// Random bits that no other name of this tenth of a second has. With thousands of names in that
/// time, unchecked random bits would collide.
fn unused_random(tenths: u64) -> u32 {
    static USED: Mutex<(u64, BTreeSet<u32>)> = Mutex::new((0, BTreeSet::new()));
    let mut used = USED.lock();
    if used.0 != tenths {
        *used = (tenths, BTreeSet::new());
    }
    let mut random = rand::rng();
    loop {
        let bits = random.random_range(0..1 << RANDOM_BITS);
        if used.1.insert(bits) {
            return bits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_names_are_unique_and_begin_with_the_time() {
        let names: Vec<String> = (0..20_000).map(|_| random_name()).collect();
        assert!(
            names
                .iter()
                .all(|name| name.len() == 10 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'v')))
        );
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let prefixes: BTreeSet<&str> = names.iter().map(|name| &name[..4]).collect();
        assert!(prefixes.len() < 600, "{} tenths of a second in less than a minute", prefixes.len());
    }
}
