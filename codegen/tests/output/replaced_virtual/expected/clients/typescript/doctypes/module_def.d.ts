// The DocType Module Def.
//
// Written by `cargo xtask codegen` from `doctypes/test/module_def/module_def.json`; not to be edited.

import type * as shape from "../shape.js";

/** Module Def */
export interface ModuleDef extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    module_name: shape.Mandatory<shape.Text>;
  };
  tables: {};
  required: "module_name";
  methods: {};
}
