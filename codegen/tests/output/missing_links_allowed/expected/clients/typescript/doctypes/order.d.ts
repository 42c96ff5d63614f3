// The DocType Order.
//
// Written by `cargo xtask codegen` from `doctypes/test/order/order.json`; not to be edited.

import type * as shape from "../shape.js";

/** Order */
export interface Order extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Project */
    project: shape.Mandatory<shape.Text>;
  };
  tables: {
    /** ChildRows */
    rows: "Row";
  };
  required: "project";
  methods: {};
}
