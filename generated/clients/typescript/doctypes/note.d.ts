// The DocType Note.
//
// Written by `cargo xtask codegen` from `doctypes/desk/note/note.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Note
 *
 * A text to keep, for oneself or for everyone.
 */
export interface Note extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** Title */
    title: shape.Mandatory<shape.Text>;
    /**
     * Public
     *
     * Everyone can read it.
     */
    public: shape.Check;
    /**
     * Notify on Login
     *
     * Show it to users when they sign in.
     */
    notify_on_login: shape.Check;
    /**
     * Notify on Every Login
     *
     * Show it again to users that have seen it.
     */
    notify_on_every_login: shape.Check;
    /**
     * Expire Notification On
     *
     * The last day on which it is shown.
     */
    expire_notification_on: shape.DateText;
    /** Content */
    content: shape.Text;
  };
  tables: {
    /** Seen By */
    seen_by: "Note Seen By";
  };
  required: "title";
  methods: {};
}
