// The DocType DocPerm.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/docperm/docperm.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * DocPerm
 *
 * A permission of a DocType, as its definition has it.
 */
export interface DocPerm extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Role */
    role: shape.Mandatory<shape.Text>;
    /** Only If Owner */
    if_owner: shape.Check;
    /** Level */
    permlevel: shape.Int;
    /** Select */
    select: shape.Check;
    /** Read */
    read: shape.Check;
    /** Write */
    write: shape.Check;
    /** Create */
    create: shape.Check;
    /** Delete */
    delete: shape.Check;
    /** Submit */
    submit: shape.Check;
    /** Cancel */
    cancel: shape.Check;
    /** Amend */
    amend: shape.Check;
    /** Report */
    report: shape.Check;
    /** Export */
    export: shape.Check;
    /** Import */
    import: shape.Check;
    /** Share */
    share: shape.Check;
    /** Print */
    print: shape.Check;
    /** Email */
    email: shape.Check;
  };
  tables: {};
  required: "name" | "role";
  methods: {};
}
