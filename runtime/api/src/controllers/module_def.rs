//! Module Def: the modules of the DocTypes that are compiled in.

use crate::prelude::*;
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_models::module_def::ModuleDef;
use std::collections::BTreeSet;

/// The modules of all DocTypes.
#[derive(Debug)]
pub struct Modules;

impl VirtualDocument for Modules {
    type Document = ModuleDef;

    fn load(name: &str, ctx: &mut Context) -> Result<Option<ModuleDef>> {
        Ok(names(ctx).into_iter().find(|known| known.eq_ignore_ascii_case(name)).map(described))
    }

    fn list(_query: &ListQuery<'_>, ctx: &mut Context) -> Result<Listed<ModuleDef>> {
        Ok(Listed::Candidates(names(ctx).into_iter().map(described).collect()))
    }
}

fn names(ctx: &Context) -> BTreeSet<&'static str> {
    let modules = ctx.site().registry().entries().map(|entry| (entry.meta)().module);
    modules.filter(|module| !module.is_empty()).collect()
}

fn described(module: &str) -> ModuleDef {
    ModuleDef {
        name: module.to_owned(),
        owner: ADMINISTRATOR.into(),
        modified_by: ADMINISTRATOR.into(),
        module_name: Some(module.to_owned()),
        app_name: Some("frappe".to_owned()),
        ..ModuleDef::default()
    }
}
