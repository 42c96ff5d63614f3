// The DocType Option.
//
// Written by `cargo xtask codegen` from `doctypes/test/option/option.json`; not to be edited.

import type * as shape from "../shape.js";

/** Option */
export interface Option extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Type */
    type: shape.Select<"A+" | "A-" | "self" | "1" | "-1" | "1-10" | "" | "Other" | "open" | "Open" | "größe" | "≥" | "=">;
    /** Self */
    self: shape.Text;
    /** Crate */
    crate: shape.Check;
    /** 2 In 1 */
    "2_in_1": shape.Text;
    /** 2 In 1 */
    _2_in_1: shape.Text;
    /** Größe */
    "größe": shape.Text;
    /** Table */
    table: shape.Text;
    /** Meta */
    META: shape.Text;
    /** Name */
    name_: shape.Text;
    /** F */
    f: shape.Text;
    /** Other */
    other: shape.Text;
    /** State */
    state: shape.Text;
    /** Value */
    value: shape.Text;
    /** Row */
    row: shape.Text;
    /** Option */
    option: shape.Select<"Some" | "None">;
    /** Result */
    result: shape.Select<"Ok" | "Err">;
    /** Type Value */
    type_value: shape.Select<"X">;
    /** Item */
    item: shape.Select<"X">;
    /** A B */
    a__b: shape.Text;
    /** String */
    string: shape.Text;
    /** Vec */
    vec: shape.Text;
    /** Doctyped */
    doctyped: shape.Text;
    /** Std */
    std: shape.Text;
    /** Core */
    core: shape.Text;
    /** Index */
    index: shape.Text;
    /** Id */
    id: shape.Text;
    /** Sql */
    sql: shape.Text;
    /** Slot */
    slot: shape.Text;
    /** Field */
    field: shape.Text;
    /** D */
    d: shape.Text;
  };
  tables: {
    /** ChildRows */
    rows: "Self";
  };
  required: never;
  methods: {};
}
