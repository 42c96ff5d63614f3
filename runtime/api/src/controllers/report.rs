//! Report: clients read the list, which is empty. Reports belong to an application.

use crate::prelude::*;
use doctyped_models::report::Report;

/// No documents.
#[derive(Debug)]
pub struct Reports;

impl VirtualDocument for Reports {
    type Document = Report;

    fn load(_name: &str, _ctx: &mut Context) -> Result<Option<Report>> {
        Ok(None)
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<Report>> {
        Ok(Listed::Candidates(Vec::new()))
    }
}
