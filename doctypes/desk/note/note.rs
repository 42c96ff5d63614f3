//! Note: for its owner, and for everybody when it is public.

use crate::desk::sharing::{self, Audience};
use doctyped::prelude::*;
use models::note::Note;

/// Roles open a note to its owner alone, so a public one is shared with everybody.
#[derive(Debug)]
pub struct NoteController;

impl Controller for NoteController {
    type Document = Note;

    fn on_update(doc: &mut Note, ctx: &mut Context) -> Result<()> {
        let before = ctx.before_save::<Note>().is_some_and(|stored| stored.public);
        match (before, doc.public) {
            (false, true) => sharing::open::<Note>(ctx, &doc.name, Audience::Everyone),
            (true, false) => sharing::close::<Note>(ctx, &doc.name, Audience::Everyone),
            _ => Ok(()),
        }
    }

    fn on_trash(doc: &mut Note, ctx: &mut Context) -> Result<()> {
        if doc.public { sharing::close::<Note>(ctx, &doc.name, Audience::Everyone) } else { Ok(()) }
    }
}
