// The DocType File.
//
// Written by `cargo xtask codegen` from `runtime/doctypes/file/file.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * File
 *
 * An uploaded file, or a folder of files.
 */
export interface File extends shape.DocType {
  kind: "document";
  name: string;
  fields: shape.Standard & {
    /** File Name */
    file_name: shape.Text;
    /**
     * Is Private
     *
     * Readable only by users that may read the document it is attached to.
     */
    is_private: shape.Check;
    /** File Type */
    file_type: shape.Text;
    /**
     * File Size
     *
     * In bytes.
     */
    file_size: shape.Int;
    /** File URL */
    file_url: shape.Text;
    /** Thumbnail URL */
    thumbnail_url: shape.Text;
    /**
     * Content Hash
     *
     * Equal for equal content.
     */
    content_hash: shape.Text;
    /** Folder */
    folder: shape.Link<"File">;
    /** Is Folder */
    is_folder: shape.Check;
    /** Is Home Folder */
    is_home_folder: shape.Check;
    /** Is Attachments Folder */
    is_attachments_folder: shape.Check;
    /** Previous Folder */
    old_parent: shape.Text;
    /** Attached To DocType */
    attached_to_doctype: shape.Link<"DocType">;
    /** Attached To Name */
    attached_to_name: shape.Text;
    /** Attached To Field */
    attached_to_field: shape.Text;
  };
  tables: {};
  required: never;
  methods: {};
}
