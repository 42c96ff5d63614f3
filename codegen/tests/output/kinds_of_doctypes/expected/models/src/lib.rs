//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(non_snake_case, reason = "names come from definitions")]
#![allow(missing_docs, reason = "a member without documentation is what its name says")]

#[rustfmt::skip]
pub mod bill;
#[rustfmt::skip]
pub mod garden_settings;
#[rustfmt::skip]
pub mod plant;
#[rustfmt::skip]
pub mod pot;
#[rustfmt::skip]
pub mod seed;
#[rustfmt::skip]
pub mod ticket;
#[rustfmt::skip]
pub mod token;
#[rustfmt::skip]
pub mod tool;
#[rustfmt::skip]
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
