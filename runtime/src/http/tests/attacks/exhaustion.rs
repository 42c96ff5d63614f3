//! Requests that try to use up memory, time or connections.
