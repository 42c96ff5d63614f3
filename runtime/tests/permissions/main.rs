//! Permissions: single documents compared with lists, and hooks of controllers.

mod hooks;
mod property;
mod scenario;
mod storage;
mod trade;
