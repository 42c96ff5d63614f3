// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Module Def": import("./doctypes/module_def.js").ModuleDef;
  "User": import("./doctypes/user.js").User;
}
