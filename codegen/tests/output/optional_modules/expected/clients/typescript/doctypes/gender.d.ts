// The DocType Gender.
//
// Written by `cargo xtask codegen` from `doctypes/trade/gender/gender.json`; not to be edited.

import type * as shape from "../shape.js";

/** Gender */
export interface Gender extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    gender: shape.Mandatory<shape.Text>;
    pronouns: shape.Text;
  };
  tables: {};
  required: "gender";
  methods: {};
}
