// The DocType Supplier.
//
// Written by `cargo xtask codegen` from `doctypes/trade/supplier/supplier.json`; not to be edited.

import type * as shape from "../shape.js";

/** Supplier */
export interface Supplier extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    supplier_name: shape.Mandatory<shape.Text>;
    legal_name: shape.Text;
    country: shape.Mandatory<shape.Link<"Country">>;
    currency: shape.Link<"Currency">;
    unit: shape.Link<"UOM">;
    main_contact: shape.Link<"Contact">;
  };
  tables: {};
  required: "supplier_name" | "country";
  methods: {};
}
