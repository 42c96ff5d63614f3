//! Messages for the client beside the response.

use super::Context;
use crate::json::JsonWriter;

/// A message for the client beside the response.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Message {
    /// The text; may hold HTML.
    pub message: String,
    /// The title of the box that shows it.
    pub title: String,
    /// The colour of the dot beside the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<&'static str>,
    /// 1 when the message came with an error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raise_exception: Option<u8>,
}

impl Message {
    /// A message of a text.
    pub fn new(message: impl Into<String>) -> Message {
        Message { message: message.into(), title: "Message".to_owned(), indicator: None, raise_exception: None }
    }
}

impl Context {
    /// Shows the user a message beside the response.
    pub fn msgprint(&mut self, message: impl Into<String>) {
        self.messages.push(Message::new(message));
    }

    /// The messages so far.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// Notes how the response is made, for a client that asked for it.
    pub fn debug(&mut self, note: String) {
        self.debug.push(note);
    }

    /// The notes so far.
    pub fn debug_notes(&self) -> &[String] {
        &self.debug
    }

    /// The messages as JSON text of JSON texts, the form of `_server_messages`; none if there are
    /// none.
    pub fn server_messages(messages: &[Message]) -> Option<String> {
        if messages.is_empty() {
            return None;
        }
        let texts: Vec<String> = messages
            .iter()
            .map(|message| {
                let mut json = JsonWriter::new();
                json.serialize(message);
                String::from_utf8_lossy(&json.into_bytes()).into_owned()
            })
            .collect();
        let mut json = JsonWriter::new();
        json.serialize(&texts);
        Some(String::from_utf8_lossy(&json.into_bytes()).into_owned())
    }
}
