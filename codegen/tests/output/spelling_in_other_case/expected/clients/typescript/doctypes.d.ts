// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Letter": import("./doctypes/letter.js").Letter;
  "Stamp": import("./doctypes/stamp.js").Stamp;
  "User": import("./doctypes/user.js").User;
}
