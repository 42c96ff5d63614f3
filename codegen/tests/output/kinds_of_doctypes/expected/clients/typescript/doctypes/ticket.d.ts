// The DocType Ticket.
//
// Written by `cargo xtask codegen` from `doctypes/test/ticket/ticket.json`; not to be edited.

import type * as shape from "../shape.js";

/** Ticket */
export interface Ticket extends shape.DocType {
  kind: "document";
  name: number;
  fields: shape.Standard<number> & {
    /** Title */
    title: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
