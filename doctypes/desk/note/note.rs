//! Note: for its owner, and for everybody when it is public.

use doctyped::prelude::*;
use models::note::{self, Note};

/// Roles let everybody read every note, and owners change theirs; what is left is what is public.
#[derive(Debug)]
pub struct NoteController;

impl Controller for NoteController {
    type Document = Note;

    fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<Note>> {
        if ctx.identity().has_role("System Manager") {
            return Ok(Restriction::everything());
        }
        Ok(note::public.is(true).or(note::owner.is(ctx.user())))
    }
}
