//! Requests that come at the same time, and a server that dies between them.
