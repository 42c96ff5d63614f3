// The DocType User.
//
// Written by `cargo xtask codegen` from `doctypes/test/user/user.json`; not to be edited.

import type * as shape from "../shape.js";

/** User */
export interface User extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Email */
    email: shape.Text;
    /** Enabled */
    enabled: shape.Check;
    /** Shoe Size */
    shoe_size: shape.Int;
  };
  tables: {
    /** Roles */
    roles: "Has Role";
  };
  required: never;
  methods: {};
}
