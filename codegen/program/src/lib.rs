//! The commands of the program `doctyped` that are not those of an application.

pub mod new_app;
