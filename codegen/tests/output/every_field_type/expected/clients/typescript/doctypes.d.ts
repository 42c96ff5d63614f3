// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Every Row": import("./doctypes/every_row.js").EveryRow;
  "Every Type": import("./doctypes/every_type.js").EveryType;
  "Has Role": import("./doctypes/has_role.js").HasRole;
  "User": import("./doctypes/user.js").User;
}
