// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Pair": import("./doctypes/pair.js").Pair;
  "Has Role": import("./doctypes/has_role.js").HasRole;
  "User": import("./doctypes/user.js").User;
}
