// The DocType Tag.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/tag/tag.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Tag
 *
 * A word that documents of all kinds are found by.
 */
export interface Tag extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Description */
    description: shape.Text;
  };
  tables: {};
  required: "name";
  methods: {};
}
