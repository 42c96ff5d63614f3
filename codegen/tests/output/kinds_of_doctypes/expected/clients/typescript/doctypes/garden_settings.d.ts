// The DocType Garden Settings.
//
// Written by `cargo xtask codegen` from `doctypes/test/garden_settings/garden_settings.json`; not to be edited.

import type * as shape from "../shape.js";

/** Garden Settings */
export interface GardenSettings extends shape.DocType {
  kind: "single";
  name: string;
  fields: shape.Standard & {
    /** Season */
    season: shape.Select<"Spring" | "Autumn">;
  };
  tables: {};
  required: never;
  methods: {};
}
