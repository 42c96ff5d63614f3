//! Would be the same module.
