//! Documents and queries of a request.

use super::{Context, not_found};
use crate::error::{Error, Result};
use diesel::RunQueryDsl;
use diesel::query_dsl::LoadQuery;
use doctyped_orm::db::AnyConnection;
use doctyped_orm::table::{Document, Link, Record, Value};
use doctyped_schema::Meta;
use std::sync::Arc;

impl Context {
    /// The document of that name: `ctx.get(&todo.allocated_to)?` or `ctx.get::<ToDo>("name")?`.
    /// Like Frappe's `get_doc` it does not ask for permission.
    ///
    /// # Errors
    /// `DoesNotExistError` when there is none.
    #[allow(clippy::needless_pass_by_value, reason = "a name is a reference")]
    pub fn get<D: Document>(&mut self, name: impl DocumentName<D>) -> Result<D> {
        let mut document = D::default();
        if self.load_into(&mut document, name.document_name())? {
            Ok(document)
        } else {
            Err(not_found(D::DOCTYPE, name.document_name()))
        }
    }

    /// The document of that name, if there is one.
    #[allow(clippy::needless_pass_by_value, reason = "a name is a reference")]
    pub fn try_get<D: Document>(&mut self, name: impl DocumentName<D>) -> Result<Option<D>> {
        let mut document = D::default();
        let found = self.load_into(&mut document, name.document_name())?;
        Ok(found.then_some(document))
    }

    /// Whether there is a document of that name.
    #[allow(clippy::needless_pass_by_value, reason = "a name is a reference")]
    pub fn exists<D: Document>(&mut self, name: impl DocumentName<D>) -> Result<bool> {
        self.site.documents().exists(self, D::doctype(), name.document_name())
    }

    /// The one document of a single DocType.
    pub fn single<D: Document>(&mut self) -> Result<D> {
        self.get::<D>(D::DOCTYPE)
    }

    /// Stores a new document: defaults, name, checks, hooks.
    ///
    /// # Errors
    /// `MandatoryError`, `LinkValidationError` and other kinds of `ValidationError` for a value that is refused,
    /// `DuplicateEntryError` for a name that is taken, and the errors of the controller's hooks.
    pub fn insert<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.insert_record(document)
    }

    /// Stores a changed document: checks and hooks; the docstatus says whether this saves, submits
    /// or cancels.
    ///
    /// # Errors
    /// `DoesNotExistError` when it is not stored, `PermissionError` when the user may not write it,
    /// `TimestampMismatchError` when it was changed meanwhile, `ValidationError` and its kinds for a value that is
    /// refused, and the errors of the controller's hooks.
    pub fn save<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.save_record(document)
    }

    /// Submits a draft.
    ///
    /// # Errors
    /// As [`Context::save`].
    pub fn submit<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.site.documents().submit(self, document)
    }

    /// Cancels a submitted document.
    ///
    /// # Errors
    /// As [`Context::save`].
    pub fn cancel<D: Document>(&mut self, document: &mut D) -> Result<()> {
        self.site.documents().cancel(self, document)
    }

    /// An unsaved copy of a document, to be inserted as another: without its name, its status and
    /// the fields that are not copied.
    ///
    /// # Errors
    /// When the record is of no DocType of this application.
    pub fn copy<D: Document>(&self, document: &D) -> Result<D> {
        let copy = self.site.documents().copy(document)?;
        let copied = copy.downcast::<D>().cloned();
        copied.ok_or_else(|| Error::internal(format!("a copy of {} is of another type", D::DOCTYPE)))
    }

    /// Deletes a document.
    ///
    /// # Errors
    /// `LinkExistsError` when other documents link to it, and those of hooks.
    pub fn delete<D: Document>(&mut self, document: &D) -> Result<()> {
        let name = (document as &dyn Record).name();
        self.delete_by_name(D::doctype(), &name)
    }

    /// The document as it was stored before the save that is going on; none for a new one.
    pub fn before_save<D: Document>(&self) -> Option<&D> {
        self.stored.last()?.downcast()
    }

    /// Runs a query: `ctx.load(todo::table.filter(todo::status.eq(Status::Open)))?`. It sees all
    /// documents, regardless of the user's permissions.
    pub fn load<'query, U, Q>(&mut self, query: Q) -> Result<Vec<U>>
    where
        Q: RunQueryDsl<AnyConnection> + LoadQuery<'query, AnyConnection, U>,
    {
        Ok(query.load(self.connection())?)
    }

    /// The first row of a query, if there is one.
    pub fn first<'query, U, Q>(&mut self, query: Q) -> Result<Option<U>>
    where
        Q: RunQueryDsl<AnyConnection> + diesel::query_dsl::methods::LimitDsl,
        diesel::dsl::Limit<Q>: LoadQuery<'query, AnyConnection, U>,
    {
        use diesel::OptionalExtension;
        Ok(query.first(self.connection()).optional()?)
    }

    /// How many rows a query has.
    pub fn count<'query, Q>(&mut self, query: Q) -> Result<i64>
    where
        Q: diesel::query_dsl::methods::SelectDsl<diesel::dsl::CountStar>,
        diesel::dsl::Select<Q, diesel::dsl::CountStar>:
            RunQueryDsl<AnyConnection> + LoadQuery<'query, AnyConnection, i64>,
    {
        Ok(query.select(diesel::dsl::count_star()).get_result(self.connection())?)
    }

    /// Reads a document into a record; gives `false` when no document has the name.
    ///
    /// # Errors
    /// Those of the statements, or of the controller of a virtual DocType.
    pub fn load_into(&mut self, record: &mut dyn Record, name: &str) -> Result<bool> {
        self.site.documents().load_into(self, record, name)
    }

    /// [`Context::insert`] for a record whose type is not known.
    ///
    /// # Errors
    /// As [`Context::insert`].
    pub fn insert_record(&mut self, record: &mut dyn Record) -> Result<()> {
        self.site.documents().insert(self, record)
    }

    /// [`Context::save`] for a record whose type is not known.
    ///
    /// # Errors
    /// As [`Context::save`].
    pub fn save_record(&mut self, record: &mut dyn Record) -> Result<()> {
        self.site.documents().save(self, record)
    }

    /// [`Context::delete`] for a document of which only the name is known.
    ///
    /// # Errors
    /// `LinkExistsError` when other documents link to it, and those of hooks.
    pub fn delete_by_name(&mut self, meta: &'static Meta, name: &str) -> Result<()> {
        self.site.documents().delete(self, meta, name)
    }

    /// Adds a row to a log of the server's own, such as Version or Activity Log: no permission is
    /// checked and no hook runs. Fields that the DocType lacks are left out, since an application
    /// may have replaced its definition.
    pub fn add_log(&mut self, doctype: &str, fields: &[(&str, Value)]) -> Result<()> {
        self.site.documents().add_log(self, doctype, fields)
    }

    /// The stored copy of the document that is being saved, whatever its type.
    pub fn stored(&self) -> Option<Arc<dyn Record>> {
        self.stored.last().cloned()
    }

    /// Runs a part of a save with the stored copy of its document at hand.
    pub fn with_stored<T>(
        &mut self,
        stored: Box<dyn Record>,
        part: impl FnOnce(&mut Context, &dyn Record) -> Result<T>,
    ) -> Result<T> {
        let stored: Arc<dyn Record> = Arc::from(stored);
        self.stored.push(Arc::clone(&stored));
        let result = part(self, stored.as_ref());
        self.stored.pop();
        result
    }
}

/// The name of a document of the DocType `D`: a link to it or plain text.
pub trait DocumentName<D> {
    /// The name.
    fn document_name(&self) -> &str;
}

impl<D> DocumentName<D> for &Link<D> {
    fn document_name(&self) -> &str {
        self.as_str()
    }
}

impl<D> DocumentName<D> for &str {
    fn document_name(&self) -> &str {
        self
    }
}

impl<D> DocumentName<D> for &String {
    fn document_name(&self) -> &str {
        self
    }
}
