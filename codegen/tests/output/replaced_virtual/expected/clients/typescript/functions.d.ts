// Functions that clients may call, by path.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

import type { BuiltInFunctions } from "./builtin.js";

export interface Functions extends BuiltInFunctions {
}
