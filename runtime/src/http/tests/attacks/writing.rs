//! Requests that try to write what is not theirs.
