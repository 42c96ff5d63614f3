//! Books.

use doctyped::prelude::*;
use models::Book;
use models::book::{self, Status};

/// Keeps books in order.
pub struct BookController;

impl Controller for BookController {
    type Document = Book;

    fn validate(doc: &mut Book, ctx: &mut Context) -> Result<()> {
        if doc.title.is_empty() { ctx.throw("no title") } else { Ok(()) }
    }

    fn before_rename(doc: &mut Book, new_name: &mut String, _merge: bool, _ctx: &mut Context) -> Result<()> {
        doc.title.clone_from(new_name);
        Ok(())
    }

    fn after_rename(_doc: &mut Book, _old_name: &str, _merge: bool, _ctx: &mut Context) -> Result<()> {
        Ok(())
    }

    fn has_permission(doc: &Book, right: Rights, _ctx: &mut Context) -> Result<Option<bool>> {
        Ok((right == Rights::DELETE && doc.status == Status::Available).then_some(false))
    }

    fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<Book>> {
        Ok(book::status.is(Status::Available).or(book::owner.is(ctx.user())))
    }
}

/// Gives the book back.
#[whitelist]
pub fn give_back(doc: &mut Book, ctx: &mut Context) -> Result<()> {
    doc.status = Status::Available;
    ctx.save(doc)
}

/// Not for clients.
pub fn shelf(doc: &Book) -> String {
    doc.title.chars().take(1).collect()
}

fn private() {}

#[cfg(test)]
mod tests {
    pub fn helper() {}
}
