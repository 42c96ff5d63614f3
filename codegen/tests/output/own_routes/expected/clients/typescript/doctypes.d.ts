// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Wiki Page": import("./doctypes/wiki_page.js").WikiPage;
}
