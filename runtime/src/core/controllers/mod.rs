//! The rules of the built-in DocTypes.

pub mod role;
pub mod system_settings;
pub mod user;
