// The DocType Top Bar Item.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/top_bar_item/top_bar_item.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Top Bar Item
 *
 * An entry of a navigation bar; many applications have tables of them in their settings.
 */
export interface TopBarItem extends shape.DocType {
  kind: "row";
  name: string;
  fields: shape.Standard & shape.Row & {
    /** Text */
    label: shape.Mandatory<shape.Text>;
    /**
     * Below
     *
     * The entry that this one drops down from.
     */
    parent_label: shape.Text;
    /**
     * URL
     *
     * Where it leads: a path on this server or a whole URL.
     */
    url: shape.Text;
    /** On the Right */
    right: shape.Check;
    /** In a New Tab */
    open_in_new_tab: shape.Check;
  };
  tables: {};
  required: "label";
  methods: {};
}
