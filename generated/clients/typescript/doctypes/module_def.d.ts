// The DocType Module Def.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/module_def/module_def.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Module Def
 *
 * A module, to which DocTypes belong.
 */
export interface ModuleDef extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Module Name */
    module_name: shape.Text;
    /** App Name */
    app_name: shape.Text;
    /** Custom */
    custom: shape.Check;
  };
  tables: {};
  required: "name";
  methods: {};
}
