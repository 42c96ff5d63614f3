// Written by `cargo xtask codegen`; not to be edited.

//! The client.

use crate::call::{Call, Method};
use crate::changes::{Create, Update};
use crate::error::Error;
use crate::link::{Link, NameOf};
use crate::query::{Page, Query};
use crate::selection::{self, Selection};
use crate::transport::{Request, Transport, Upload};
use crate::wire::text_of;
use crate::{DocType, Filter, Named, Single, Submittable};
use reqwest::Method as Verb;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// A connection to a server. A request is aborted when its future is dropped.
#[derive(Debug)]
pub struct Client {
    transport: Transport,
}

impl Client {
    /// A client of the server at a URL, `https://library.example.com`. Without a credential, requests have the session of
    /// [`Client::login`].
    ///
    /// # Errors
    /// [`Error::Configuration`] for an invalid URL.
    pub fn new(url: &str) -> Result<Client, Error> {
        Client::with_http(url, reqwest::Client::new())
    }

    /// A client that sends its requests through a client of `reqwest`, which has timeouts and proxies.
    ///
    /// # Errors
    /// [`Error::Configuration`] for an invalid URL.
    pub fn with_http(url: &str, http: reqwest::Client) -> Result<Client, Error> {
        Ok(Client { transport: Transport::new(http, url)? })
    }

    /// Sends an API key with all requests.
    #[must_use]
    pub fn with_token(mut self, key: &str, secret: &str) -> Client {
        self.transport.authorize(&format!("token {key}:{secret}"));
        self
    }

    /// Sends a bearer token with all requests.
    #[must_use]
    pub fn with_bearer(mut self, token: &str) -> Client {
        self.transport.authorize(&format!("Bearer {token}"));
        self
    }

    /// Sends the CSRF token of a session that has one.
    #[must_use]
    pub fn with_csrf_token(mut self, token: &str) -> Client {
        self.transport.send_csrf_token(token);
        self
    }

    /// Logs in with a password; the client keeps the session.
    ///
    /// # Errors
    /// `AuthenticationError` for wrong credentials.
    pub async fn login(&self, user: &str, password: &str) -> Result<Value, Error> {
        let body = Some(json!({ "usr": user, "pwd": password }));
        let path = &["api", "method", "login"];
        self.transport.json(Verb::POST, Request { path, body, ..Request::default() }).await
    }

    /// Ends the session.
    ///
    /// # Errors
    /// The server does not answer.
    pub async fn logout(&self) -> Result<(), Error> {
        self.transport.json(Verb::POST, Request { path: &["api", "method", "logout"], ..Request::default() }).await?;
        self.transport.forget_session();
        Ok(())
    }

    /// The user of the requests.
    ///
    /// # Errors
    /// `PermissionError` without a login.
    pub async fn user(&self) -> Result<String, Error> {
        self.call_path("frappe.auth.get_logged_user", &Map::new()).await
    }

    /// Reads a document with its tables.
    ///
    /// # Errors
    /// `DoesNotExistError` or `PermissionError`.
    pub async fn get<D: Named>(&self, name: impl NameOf<D>) -> Result<D, Error> {
        self.document::<D>(Verb::GET, &name.name(), None).await
    }

    /// Reads the document of a single DocType.
    ///
    /// # Errors
    /// `PermissionError`.
    pub async fn single<D: Single>(&self) -> Result<D, Error> {
        self.document::<D>(Verb::GET, D::DOCTYPE, None).await
    }

    /// Lists documents: 20, unless the query has a limit.
    ///
    /// # Errors
    /// `PermissionError`.
    pub async fn list<D: Named, S: Selection<D>>(&self, query: &Query<D, S>) -> Result<Vec<S::Row>, Error> {
        Ok(self.page_at(query, None, false).await?.rows)
    }

    /// A page of a list with the number of all documents. `cursor` is empty for the first page, then
    /// [`Page::next_cursor`].
    ///
    /// # Errors
    /// `PermissionError`; `ValidationError` for a cursor of another query.
    pub async fn page<D: Named, S: Selection<D>>(
        &self,
        query: &Query<D, S>,
        cursor: &str,
    ) -> Result<Page<S::Row>, Error> {
        self.page_at(query, Some(cursor), true).await
    }

    pub(crate) async fn page_at<D: DocType, S: Selection<D>>(
        &self,
        query: &Query<D, S>,
        cursor: Option<&str>,
        counts: bool,
    ) -> Result<Page<S::Row>, Error> {
        let mut parameters = query.parameters();
        parameters.extend(cursor.map(|cursor| ("cursor", cursor.to_owned())));
        if counts {
            parameters.push(("include", "count".to_owned()));
        }
        let path = &["api", "v2", "document", D::DOCTYPE];
        let request = Request { path, query: parameters, ..Request::default() };
        let mut response = self.transport.json(Verb::GET, request).await?;
        let Some(Value::Array(rows)) = response.get_mut("data").map(Value::take) else {
            return Err(Error::Response("a list has no rows".to_owned()));
        };
        let decode = |row| match row {
            Value::Object(mut row) => query.selection().decode(&mut row),
            _ => Err(Error::Response("a row is no object".to_owned())),
        };
        Ok(Page {
            rows: rows.into_iter().map(decode).collect::<Result<_, _>>()?,
            has_next_page: response["has_next_page"].as_bool().unwrap_or_default(),
            count: response["count"].as_u64(),
            next_cursor: response["next_cursor"].as_str().map(str::to_owned),
        })
    }

    /// Counts the documents that fulfil a filter and that the user may read.
    ///
    /// # Errors
    /// `PermissionError`.
    pub async fn count<D: Named>(&self, filter: Option<&Filter<D>>) -> Result<u64, Error> {
        let query = filter.map(|filter| ("filters", filter.parameter().to_string())).into_iter().collect();
        let path = &["api", "v2", "doctype", D::DOCTYPE, "count"];
        let response = self.transport.json(Verb::GET, Request { path, query, ..Request::default() }).await?;
        response["data"].as_u64().ok_or_else(|| Error::Response("a count is no number".to_owned()))
    }

    /// Creates a document.
    ///
    /// # Errors
    /// `ValidationError` and its subclasses, `DuplicateEntryError`, `PermissionError`.
    pub async fn create<D: DocType>(&self, create: Create<D>) -> Result<D, Error> {
        self.create_with(create, None).await
    }

    /// Creates a document once, however often it is called with the key.
    ///
    /// # Errors
    /// Those of [`Client::create`]; `IdempotencyKeyReusedError` for a key of another request.
    pub async fn create_once<D: DocType>(&self, create: Create<D>, key: &str) -> Result<D, Error> {
        self.create_with(create, Some(key)).await
    }

    async fn create_with<D: DocType>(&self, create: Create<D>, key: Option<&str>) -> Result<D, Error> {
        let path = &["api", "v2", "document", D::DOCTYPE];
        let body = Some(Value::Object(create.fields));
        let request = Request { path, body, idempotency_key: key, ..Request::default() };
        selection::document(data(self.transport.json(Verb::POST, request).await?))
    }

    /// Changes a document.
    ///
    /// # Errors
    /// `DoesNotExistError`, `ValidationError` and its subclasses, `PermissionError`.
    pub async fn update<D: Named>(&self, name: impl NameOf<D>, update: Update<D>) -> Result<D, Error> {
        self.document(Verb::PUT, &name.name(), Some(Value::Object(update.fields))).await
    }

    /// Changes the document of a single DocType.
    ///
    /// # Errors
    /// `ValidationError` and its subclasses, `PermissionError`.
    pub async fn update_single<D: Single>(&self, update: Update<D>) -> Result<D, Error> {
        self.document(Verb::PUT, D::DOCTYPE, Some(Value::Object(update.fields))).await
    }

    /// Deletes a document.
    ///
    /// # Errors
    /// `DoesNotExistError`, `LinkExistsError`, `PermissionError`.
    pub async fn delete<D: Named>(&self, name: impl NameOf<D>) -> Result<(), Error> {
        let path = &["api", "v2", "document", D::DOCTYPE, &name.name()];
        self.transport.json(Verb::DELETE, Request { path, ..Request::default() }).await.map(drop)
    }

    /// Submits a draft.
    ///
    /// # Errors
    /// `DoesNotExistError`, `DocstatusTransitionError`, `ValidationError`, `PermissionError`.
    pub async fn submit<D: Submittable>(&self, name: impl NameOf<D>) -> Result<D, Error> {
        self.document(Verb::PUT, &name.name(), Some(json!({ "docstatus": 1 }))).await
    }

    /// Cancels a submitted document.
    ///
    /// # Errors
    /// `DoesNotExistError`, `DocstatusTransitionError`, `LinkExistsError`, `PermissionError`.
    pub async fn cancel<D: Submittable>(&self, name: impl NameOf<D>) -> Result<D, Error> {
        self.document(Verb::PUT, &name.name(), Some(json!({ "docstatus": 2 }))).await
    }

    /// Renames a document.
    ///
    /// # Errors
    /// `DoesNotExistError`, `ValidationError`, `PermissionError`.
    pub async fn rename<D: Named>(&self, name: impl NameOf<D>, new_name: &str) -> Result<Link<D>, Error> {
        let arguments = json!({ "doctype": D::DOCTYPE, "old_name": name.name(), "new_name": new_name });
        let Value::Object(arguments) = arguments else { return Err(Error::Response(String::new())) };
        self.call_path("frappe.client.rename_doc", &arguments).await
    }

    async fn document<D: DocType>(&self, verb: Verb, name: &str, body: Option<Value>) -> Result<D, Error> {
        let path = &["api", "v2", "document", D::DOCTYPE, name];
        selection::document(data(self.transport.json(verb, Request { path, body, ..Request::default() }).await?))
    }

    /// Calls a method of a document.
    ///
    /// # Errors
    /// Those of the method, `DoesNotExistError`, `PermissionError`.
    pub async fn run<D: DocType, R: DeserializeOwned>(
        &self,
        name: impl NameOf<D>,
        method: Method<D, R>,
    ) -> Result<R, Error> {
        let path = &["api", "v2", "document", D::DOCTYPE, &name.name(), "method", method.name];
        self.invoke(method.verb, path, &method.arguments).await
    }

    /// Calls a function.
    ///
    /// # Errors
    /// Those of the function, `PermissionError`.
    pub async fn call<R: DeserializeOwned>(&self, call: Call<R>) -> Result<R, Error> {
        self.invoke(call.verb, &["api", "v2", "method", call.path], &call.arguments).await
    }

    /// Calls a function by its path, for functions that [`crate::functions`] does not have.
    ///
    /// # Errors
    /// Those of the function, `PermissionError`; [`Error::Response`] if the result has another type.
    pub async fn call_path<R: DeserializeOwned>(&self, path: &str, arguments: &Map<String, Value>) -> Result<R, Error> {
        self.invoke("POST", &["api", "v2", "method", path], arguments).await
    }

    async fn invoke<R: DeserializeOwned>(
        &self,
        verb: &str,
        path: &[&str],
        arguments: &Map<String, Value>,
    ) -> Result<R, Error> {
        let response = if verb == "GET" {
            let query = arguments.iter().map(|(name, value)| (name.as_str(), text_of(value))).collect();
            self.transport.json(Verb::GET, Request { path, query, ..Request::default() }).await?
        } else {
            let verb = Verb::from_bytes(verb.as_bytes()).unwrap_or(Verb::POST);
            let body = Some(Value::Object(arguments.clone()));
            self.transport.json(verb, Request { path, body, ..Request::default() }).await?
        };
        serde_json::from_value(data(response)).map_err(|error| Error::Response(error.to_string()))
    }

    /// Stores a file and returns its File document.
    ///
    /// # Errors
    /// `PermissionError`, `MaxFileSizeReachedError`, `FileTypeNotAllowed`.
    pub async fn upload(&self, upload: Upload) -> Result<Value, Error> {
        let Upload { file_name, content, is_private, folder, attached_to } = upload;
        let part = reqwest::multipart::Part::bytes(content).file_name(file_name);
        let mut form = reqwest::multipart::Form::new().part("file", part);
        form = form.text("is_private", if is_private { "1" } else { "0" });
        if let Some(folder) = folder {
            form = form.text("folder", folder);
        }
        if let Some((doctype, name)) = attached_to {
            form = form.text("doctype", doctype).text("docname", name);
        }
        let path = &["api", "v2", "method", "upload_file"];
        Ok(data(self.transport.json(Verb::POST, Request { path, form: Some(form), ..Request::default() }).await?))
    }

    /// Reads a file by its URL: the `file_url` of an upload.
    ///
    /// # Errors
    /// `PermissionError`.
    pub async fn download(&self, file_url: &str) -> Result<Vec<u8>, Error> {
        let path: Vec<&str> = file_url.trim_start_matches('/').split('/').collect();
        self.transport.send(Verb::GET, Request { path: &path, ..Request::default() }).await
    }
}

/// The result in a response.
fn data(mut response: Value) -> Value {
    response.get_mut("data").map(Value::take).unwrap_or_default()
}
