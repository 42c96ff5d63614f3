//! Note: visible to its owner, and to all users if it is public.

use doctyped::prelude::*;
use models::note::{self, Note};
use models::note_seen_by::NoteSeenBy;

/// Roles grant every user all notes; the condition narrows them to public notes and the user's own.
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

/// Marks a note as seen by the user of the request.
#[whitelist(methods(POST, PUT), overrides = "frappe.desk.doctype.note.note.mark_as_seen")]
pub fn mark_as_seen(ctx: &mut Context, note: String) -> Result<()> {
    let mut note: Note = doctyped::document::get_for(ctx, &note, Rights::READ)?;
    let user = ctx.user().to_owned();
    if note.seen_by.iter().any(|seen| seen.user.as_ref().is_some_and(|seen| *seen == user.as_str())) {
        return Ok(());
    }
    note.seen_by.push(NoteSeenBy { user: Some(Link::new(user)), ..NoteSeenBy::default() });
    // The permission to read a note suffices: marking it as seen does not change its fields.
    ctx.elevated(|ctx| ctx.save(&mut note))
}
