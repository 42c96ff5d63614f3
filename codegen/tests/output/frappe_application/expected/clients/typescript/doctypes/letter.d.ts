// The DocType Letter.
//
// Written by `cargo xtask codegen` from `doctypes/mail/doctype/letter/letter.json`; not to be edited.

import type * as shape from "../shape.js";

/** Letter */
export interface Letter extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
