//! The records of all DocTypes, each in the module of its name.
//!
//! Written by `cargo xtask codegen` from `doctypes`; not to be edited.

#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints, reason = "names come from definitions")]
#![allow(non_snake_case, reason = "names come from definitions")]

pub mod event;
pub mod file;
pub mod groesse;
pub mod mod_;
pub mod option;
pub mod result;
pub mod self_;
pub mod std;
pub mod string;
pub mod table;
pub mod to_do;
pub mod todo;
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
