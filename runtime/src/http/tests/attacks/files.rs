//! Uploads and downloads that try to leave their folder, or to be taken for something else.
