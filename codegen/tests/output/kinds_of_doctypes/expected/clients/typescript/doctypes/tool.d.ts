// The DocType Tool.
//
// Written by `cargo xtask codegen` from `doctypes/test/tool/tool.json`; not to be edited.

import type * as shape from "../shape.js";

/** Tool */
export interface Tool extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Text;
  };
  tables: {};
  required: "name";
  methods: {};
}
