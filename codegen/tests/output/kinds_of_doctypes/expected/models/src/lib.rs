//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]

pub mod bill;
pub mod garden_settings;
pub mod plant;
pub mod pot;
pub mod seed;
pub mod ticket;
pub mod token;
pub mod tool;
pub mod weather;

pub use self::bill::Bill;
pub use self::garden_settings::GardenSettings;
pub use self::plant::Plant;
pub use self::pot::Pot;
pub use self::seed::Seed;
pub use self::ticket::Ticket;
pub use self::token::Token;
pub use self::tool::Tool;
pub use self::weather::Weather;
