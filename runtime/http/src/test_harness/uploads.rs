//! Uploads, and what the storage holds after them.

use super::{TestSite, UPLOAD_FILE, transport};
use doctyped_core::error::Result;
use doctyped_core::upload::Upload;
use doctyped_files::NewFile;
use serde_json::Value as JsonValue;
use std::path::{Path, PathBuf};

impl TestSite {
    /// Uploads a file with form fields; gives its File document.
    pub fn upload(&self, token: &str, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> JsonValue {
        let (status, body) = self.upload_request(fields, name, bytes).token(token).send();
        assert_eq!(status, 200, "{body}");
        body["message"].clone()
    }

    /// The files of a multipart form whose boundary is `LIMIT`, stored as pending files.
    pub fn receive_form(&self, body: &[u8]) -> Result<Vec<Upload>> {
        transport::receive_form(&self.inner, body)
    }

    /// Stores an uploaded file in a transaction that ends without commit and without cleaning up, as that of a
    /// killed request does. The upload's pending file lasts as long as the result.
    pub fn abandon_upload(&self, file_name: &str) -> Vec<Upload> {
        let part = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\nlost");
        let uploads = self.receive_form(format!("--LIMIT\r\n{part}\r\n--LIMIT--\r\n").as_bytes()).unwrap();
        let mut ctx = self.context();
        let new = NewFile {
            upload: &uploads[0],
            file_name,
            is_private: false,
            folder: None,
            doctype: None,
            docname: None,
            fieldname: None,
            fit: None,
        };
        doctyped_files::save(&mut ctx, new).unwrap();
        ctx.abandon();
        uploads
    }

    /// The folder of the files.
    pub fn files_folder(&self) -> PathBuf {
        self.folder.path().join("site.sqlite.files")
    }

    /// The names of all stored files, sorted.
    pub fn stored_files(&self) -> Vec<String> {
        let folders = ["public/files", "private/files"];
        let mut names: Vec<String> = folders.iter().flat_map(|path| entries(&self.files_folder().join(path))).collect();
        names.sort();
        names
    }

    /// The number of files that unfinished requests have left: pending files and entries of the intent log.
    pub fn unfinished_files(&self) -> usize {
        entries(&self.files_folder().join(".doctyped/incoming")).len() + self.intent_log_len()
    }

    /// The number of entries of the intent log: of files that are stored, and whose transaction has not ended.
    pub fn intent_log_len(&self) -> usize {
        entries(&self.files_folder().join(".doctyped/claims")).len()
    }

    /// A request that uploads a file, with form fields.
    pub fn upload_request(&self, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> super::RequestBuilder<'_> {
        self.request(actix_web::http::Method::POST, UPLOAD_FILE).form(fields, &[("file", name, bytes)])
    }
}

/// The names of a folder's entries.
fn entries(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
