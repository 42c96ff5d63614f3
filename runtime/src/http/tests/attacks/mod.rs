//! The attacks that the server has to resist, one module for each way in, one test for each attack.

mod exhaustion;
mod files;
mod leaks;
mod races;
mod reading;
mod sessions;
mod sql;
mod writing;
