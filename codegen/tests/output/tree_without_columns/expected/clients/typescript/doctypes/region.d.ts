// The DocType Region.
//
// Written by `cargo xtask codegen` from `doctypes/test/region/region.json`; not to be edited.

import type * as shape from "../shape.js";

/** Region */
export interface Region extends shape.DocType {
  kind: "tree";
  name: string;
  fields: shape.Standard & {
    title: shape.Text;
    is_group: shape.Check;
    /** Left */
    lft: shape.Int;
    /** Right */
    rgt: shape.Int;
    /** Old Parent */
    old_parent: shape.Link<"Region">;
    /** Parent Region */
    parent_region: shape.Link<"Region">;
  };
  tables: {};
  required: never;
  methods: {};
}
