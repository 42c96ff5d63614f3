// The DocType Has Role.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/has_role/has_role.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Has Role
 *
 * A role that a user or a role profile holds.
 */
export interface HasRole extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Role */
    role: shape.Mandatory<shape.Link<"Role">>;
  };
  tables: {};
  required: "role";
  methods: {};
}
