// The DocType Plant.
//
// Written by `cargo xtask codegen` from `doctypes/test/plant/plant.json`; not to be edited.

import type * as shape from "../shape.js";

/** Plant */
export interface Plant extends shape.DocType {
  kind: "tree";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Mandatory<shape.Text>;
    /** Lft */
    lft: shape.Int;
    /** Rgt */
    rgt: shape.Int;
    /** Is Group */
    is_group: shape.Check;
    /** Old Parent */
    old_parent: shape.Link<"Plant">;
    /** Parent Plant */
    parent_plant: shape.Link<"Plant">;
  };
  tables: {};
  required: "title";
  methods: {};
}
