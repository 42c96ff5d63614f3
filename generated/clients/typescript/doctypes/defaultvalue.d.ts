// The DocType DefaultValue.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/defaultvalue/defaultvalue.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DefaultValue
 *
 * A default for new documents: of a user, or of the whole site.
 */
export interface DefaultValue extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Key */
    defkey: shape.Mandatory<shape.Text>;
    /** Value */
    defvalue: shape.Text;
  };
  tables: {};
  required: "defkey";
  methods: {};
}
