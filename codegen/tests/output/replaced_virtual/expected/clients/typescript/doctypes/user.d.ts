// The DocType User.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/user/user.json`; not to be edited.

import type * as shape from "../shape.js";

/** User */
export interface User extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    email: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
