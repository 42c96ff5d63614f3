//! The rules of the built-in DocTypes.

pub mod comment;
pub mod docshare;
pub mod role;
pub mod system_settings;
pub mod user;
