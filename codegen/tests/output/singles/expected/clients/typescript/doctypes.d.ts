// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Counter": import("./doctypes/counter.js").Counter;
  "Preferences": import("./doctypes/preferences.js").Preferences;
}
