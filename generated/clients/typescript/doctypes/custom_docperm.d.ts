// The DocType Custom DocPerm.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/custom_docperm/custom_docperm.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Custom DocPerm
 *
 * A permission row that an administrator made. Where a DocType has any, they replace those of its
 * definition.
 */
export interface CustomDocPerm extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * DocType
     *
     * The DocType whose own permissions this and the other rows for it replace.
     */
    parent: shape.Mandatory<shape.Link<"DocType">>;
    /** Role */
    role: shape.Mandatory<shape.Link<"Role">>;
    /**
     * Only If Owner
     *
     * Holds only for documents that the user created.
     */
    if_owner: shape.Check;
    /**
     * Level
     *
     * 0 for the document, higher for the fields of that level.
     */
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
    /** Print */
    print: shape.Check;
    /** Email */
    email: shape.Check;
    /** Report */
    report: shape.Check;
    /** Import */
    import: shape.Check;
    /** Export */
    export: shape.Check;
    /** Share */
    share: shape.Check;
  };
  tables: {};
  required: "parent" | "role";
  methods: {};
}
