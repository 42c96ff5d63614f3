//! Sanitizing of HTML within the budget of a request.

use super::Context;
use crate::error::Result;
use crate::sanitize::Sanitizer;

impl Context {
    /// The sanitized text; none when the text is safe as it is. All texts of a client's request share one budget;
    /// work of the server itself has one for each text.
    ///
    /// # Errors
    /// `ValidationError` for HTML beyond the [limits](crate::sanitize::limits).
    pub fn clean_text(&mut self, text: &str) -> Result<Option<String>> {
        if self.client.address.is_none() {
            return Sanitizer::default().clean(text);
        }
        self.sanitizer.clean(text)
    }
}
