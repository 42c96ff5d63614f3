//! Templates of routes: what metrics and logs call a request, instead of its path.
//!
//! Paths have the names of documents and files. They are too many for a metric, and personal data in a log.

macro_rules! templates {
    ($($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)?) => {
        /// The template of a route. Paths of both versions of the API that do the same have the same template.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum RouteTemplate { $($(#[$doc])* $variant),* }

        impl RouteTemplate {
            /// Every template.
            pub const ALL: &'static [RouteTemplate] = &[$(RouteTemplate::$variant),*];

            /// The text, with parameters in braces.
            pub fn as_str(self) -> &'static str {
                match self { $(RouteTemplate::$variant => $text),* }
            }
        }
    };
}

templates! {
    /// A route of the application's own.
    Application = "application",
    /// No route, or a request that was refused before its route was known.
    Unmatched = "unmatched",
    /// The start page.
    Home = "/",
    /// The form for a new password, and what it sends.
    PasswordForm = "/update-password",
    /// A login.
    Login = "/api/method/login",
    /// A logout.
    Logout = "/api/method/logout",
    /// A list of documents, or the creation of one: the methods differ.
    Documents = "/api/resource/{doctype}",
    /// One document.
    Document = "/api/resource/{doctype}/{name}",
    /// A copy of a document.
    Copy = "/api/resource/{doctype}/{name}/copy",
    /// A method of a document.
    DocumentMethod = "/api/resource/{doctype}/{name}/{method}",
    /// A count of documents.
    Count = "/api/v2/doctype/{doctype}/count",
    /// A search for links.
    Search = "/api/v2/doctype/{doctype}/search",
    /// The description of a DocType.
    Meta = "/api/v2/doctype/{doctype}/meta",
    /// Many documents at once.
    Bulk = "/api/resource/{doctype}/{bulk}",
    /// The description of the API.
    OpenApi = "/api/openapi.json",
    /// A function.
    Function = "/api/method/{function}",
    /// A function of a DocType's controller.
    ControllerFunction = "/api/method/{doctype}/{function}",
    /// The list of functions.
    Functions = "/api/v2/method",
    /// A file.
    File = "/files/{file}",
    /// The Model Context Protocol.
    Mcp = "/api/mcp",
    /// The health checks.
    Health = "/ready",
    /// The metrics.
    Metrics = "/metrics",
}

impl RouteTemplate {
    /// The template of a number that `template as u8` gave.
    pub(crate) fn from_index(index: u8) -> RouteTemplate {
        RouteTemplate::ALL.get(usize::from(index)).copied().unwrap_or(RouteTemplate::Unmatched)
    }

    /// Writes the template with the DocType or the function of a request in place of the first parameter, if that is
    /// one.
    pub(crate) fn write(self, subject: Option<&str>, out: &mut Vec<u8>) {
        let text = self.as_str();
        let (before, parameters) = text.split_at(text.find('{').unwrap_or(text.len()));
        let after = ["{doctype}", "{function}"].into_iter().find_map(|name| parameters.strip_prefix(name));
        match (after, subject) {
            (Some(after), Some(subject)) => {
                out.extend_from_slice(before.as_bytes());
                out.extend_from_slice(subject.as_bytes());
                out.extend_from_slice(after.as_bytes());
            }
            _ => out.extend_from_slice(text.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subject_takes_the_place_of_the_first_parameter() {
        let text = |template: RouteTemplate, subject| {
            let mut out = Vec::new();
            template.write(subject, &mut out);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(text(RouteTemplate::Document, Some("ToDo")), "/api/resource/ToDo/{name}");
        assert_eq!(text(RouteTemplate::Function, Some("ping")), "/api/method/ping");
        assert_eq!(text(RouteTemplate::Document, None), "/api/resource/{doctype}/{name}");
        assert_eq!(text(RouteTemplate::Home, Some("ToDo")), "/");
    }

    #[test]
    fn index_leads_back_to_the_template() {
        for template in RouteTemplate::ALL {
            assert_eq!(RouteTemplate::from_index(*template as u8), *template);
        }
    }
}
