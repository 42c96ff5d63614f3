//! A controller does not say which record its hooks are for.

use doctyped::prelude::*;

struct RoleController;

impl Controller for RoleController {}

fn main() {}
