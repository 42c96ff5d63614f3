//! Article Loan: a virtual DocType. Loans are computed from the submitted transactions at each
//! request, so they cannot contradict them.

use doctyped::prelude::*;
use models::{
    article::{self, Article, Status},
    article_loan::ArticleLoan,
    library_transaction::{self, LibraryTransaction, Type},
};

// ANCHOR: loans
/// The loans of today.
#[derive(Debug)]
pub struct ArticleLoans;

impl VirtualDocument for ArticleLoans {
    type Document = ArticleLoan;

    fn load(name: &str, ctx: &mut Context) -> Result<Option<ArticleLoan>> {
        match ctx.try_get::<Article>(name)? {
            Some(article) if article.status == Status::Issued => loan(&article.name, ctx),
            _ => Ok(None),
        }
    }

    fn list(query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<ArticleLoan>> {
        // A filter on one article needs the loan of that article only.
        let articles = match query.equal_to("article").and_then(JsonValue::as_str) {
            Some(article) => vec![article.to_owned()],
            None => ctx.load(article::table.filter(article::status.eq(Status::Issued)).select(article::name))?,
        };
        let mut loans = Vec::with_capacity(articles.len());
        for article in articles {
            loans.extend(Self::load(&article, ctx)?);
        }
        Ok(Listed::Candidates(loans))
    }
}
// ANCHOR_END: loans

/// The loan of an issued article: its last issue.
fn loan(article: &str, ctx: &mut Context) -> Result<Option<ArticleLoan>> {
    let issue: Option<LibraryTransaction> = ctx.first(
        library_transaction::table
            .filter(library_transaction::article.eq(article))
            .filter(library_transaction::r#type.eq(Type::Issue))
            .filter(library_transaction::docstatus.eq(DocStatus::Submitted))
            .order((library_transaction::date.desc(), library_transaction::creation.desc())),
    )?;
    let Some(issue) = issue else {
        return Ok(None);
    };
    Ok(Some(ArticleLoan {
        name: article.to_owned(),
        owner: issue.owner,
        creation: issue.creation,
        modified: issue.modified,
        modified_by: issue.modified_by,
        article: issue.article,
        member_name: ctx.get(&issue.library_member)?.full_name,
        library_member: issue.library_member,
        since: issue.date,
        ..ArticleLoan::default()
    }))
}
