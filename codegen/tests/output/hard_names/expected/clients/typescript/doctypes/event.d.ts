// The DocType Event.
//
// Written by `cargo xtask codegen` from `doctypes/test/event/event.json`; not to be edited.

import type * as shape from "../shape.js";

/** Event */
export interface Event extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Event */
    event: shape.Link<"Option">;
  };
  tables: {};
  required: never;
  methods: {};
}
