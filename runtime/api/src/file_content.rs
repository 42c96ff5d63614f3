//! File documents that are inserted with their content, as text or base64, instead of an upload (Frappe: the attributes
//! `content` and `decode` of File).

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::limits;
use doctyped_core::upload::{Upload, UploadBuffer};
use doctyped_documents::payload::{self, SavedDocument};
use doctyped_files as files;
use doctyped_files::NewFile;
use doctyped_models::file::File;
use doctyped_orm::table::{DocStatus, Document};
use serde_json::{Map, Value as JsonValue};

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Inserts the document of a payload, a File with its content.
///
/// # Errors
/// Those of [`payload::insert`], and of saving a file.
pub fn insert(ctx: &mut Context, payload: &Map<String, JsonValue>) -> Result<SavedDocument> {
    match store(ctx, payload::doctype_of(payload)?, payload)? {
        Some(saved) => Ok(saved),
        None => payload::insert(ctx, payload),
    }
}

/// Saves the document of a payload, a new File with its content.
///
/// # Errors
/// Those of [`payload::save`], and of saving a file.
pub fn save(ctx: &mut Context, payload: &Map<String, JsonValue>, status: Option<DocStatus>) -> Result<SavedDocument> {
    if (payload::is_new(payload) || payload::name_of(payload).is_none())
        && let Some(saved) = store(ctx, payload::doctype_of(payload)?, payload)?
    {
        return Ok(saved);
    }
    payload::save(ctx, payload, status)
}

/// Stores the content of a new File; none if the payload is another document or has no content.
///
/// # Errors
/// `ValidationError` for content that is no base64, and those of saving a file.
pub fn store(ctx: &mut Context, doctype: &str, payload: &Map<String, JsonValue>) -> Result<Option<SavedDocument>> {
    let text = |key: &str| payload.get(key).and_then(JsonValue::as_str).filter(|text| !text.is_empty());
    let Some(content) = text("content").filter(|_| doctype == File::DOCTYPE) else {
        return Ok(None);
    };
    let file_name = text("file_name").unwrap_or_default();
    let upload = upload_of(ctx, file_name, content, is_on("decode", payload.get("decode"))?)?;
    let owned = |key: &str| text(key).map(str::to_owned);
    let new = NewFile {
        upload: &upload,
        file_name,
        is_private: is_on("is_private", payload.get("is_private"))?,
        folder: owned("folder"),
        doctype: owned("attached_to_doctype"),
        docname: owned("attached_to_name"),
        fieldname: owned("attached_to_field"),
        fit: None,
    };
    let file = files::save(ctx, new)?;
    Ok(Some(SavedDocument::new(Box::new(file))))
}

/// Text or base64 as an upload.
///
/// # Errors
/// `ValidationError` for text that is no base64.
pub fn upload_of(ctx: &Context, name: &str, data: &str, is_base64: bool) -> Result<Upload> {
    let folder = files::files(ctx.site())?.upload_dir();
    if !is_base64 {
        return UploadBuffer::copy(folder, u64::MAX, data.as_bytes(), name);
    }
    // Browsers send a data URL: `data:image/png;base64,...`.
    let data = match data.split_once(',') {
        Some((start, data)) if start.starts_with("data:") => data,
        _ => data,
    };
    let compact: Vec<u8> = data.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let bytes =
        BASE64.decode(compact).map_err(|error| Error::validation(format!("The content is not base64: {error}")))?;
    UploadBuffer::copy(folder, u64::MAX, bytes.as_slice(), name)
}

/// Whether a checkbox of a form is set: a whole number but 0, `true`, `yes` or `on`. Nothing is not set.
///
/// # Errors
/// `ValidationError` for any other value: a file that was meant to be private must not become public.
pub fn is_on(name: &str, value: Option<&JsonValue>) -> Result<bool> {
    let is_set = match value {
        None | Some(JsonValue::Null) => Some(false),
        Some(JsonValue::Bool(value)) => Some(*value),
        Some(JsonValue::Number(number)) => number.as_i64().map(|number| number != 0),
        Some(JsonValue::String(text)) => match text.trim().to_ascii_lowercase().as_str() {
            "" | "false" | "no" | "off" => Some(false),
            "true" | "yes" | "on" => Some(true),
            number => number.parse::<i64>().ok().map(|number| number != 0),
        },
        Some(_) => None,
    };
    is_set.ok_or_else(|| {
        let value = value.map(|value| limits::excerpt(&value.to_string())).unwrap_or_default();
        Error::validation(format!("{name} takes 0 or 1, not {value}"))
    })
}
