// The DocType Patch Log.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/patch_log/patch_log.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Patch Log
 *
 * Patches that migrations of this database have run.
 */
export interface PatchLog extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /**
     * Patch
     *
     * The path of the function.
     */
    patch: shape.Text;
    /**
     * Skipped
     *
     * It failed and is run again by the next migration.
     */
    skipped: shape.Check;
    /** Traceback */
    traceback: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
