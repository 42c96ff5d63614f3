//! Requests that try to read what is not theirs, or to learn it from an order or a count.
