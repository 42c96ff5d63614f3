//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints, reason = "names come from definitions")]
#![allow(non_snake_case, reason = "names come from definitions")]
#![allow(missing_docs, reason = "a member without documentation is what its name says")]

#[rustfmt::skip]
pub mod event;
#[rustfmt::skip]
pub mod file;
#[rustfmt::skip]
pub mod groesse;
#[rustfmt::skip]
pub mod mod_;
#[rustfmt::skip]
pub mod option;
#[rustfmt::skip]
pub mod result;
#[rustfmt::skip]
pub mod self_;
#[rustfmt::skip]
pub mod std;
#[rustfmt::skip]
pub mod string;
#[rustfmt::skip]
pub mod table;
#[rustfmt::skip]
pub mod to_do;
#[rustfmt::skip]
pub mod todo;
#[rustfmt::skip]
pub mod r#type;

pub use self::event::Event;
pub use self::file::File;
pub use self::groesse::Größe;
pub use self::mod_::Mod;
pub use self::option::Option;
pub use self::result::Result;
pub use self::self_::Self_;
pub use self::std::Std;
pub use self::string::String;
pub use self::table::Table;
pub use self::r#type::Type;
