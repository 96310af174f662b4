"""Every word of the pages that is not the project's own."""

from __future__ import annotations

from docgen.model.finding import Message
from docgen.web.rooms.service_words import SERVICE
from docgen.web.rooms.sheet_words import SHEETS
from docgen.web.rooms.words import ROOMS

WORDS = (
    ROOMS
    | SHEETS
    | SERVICE
    | {
        "workbench": Message("Workbench"),
        "home": Message("Home"),
        "check": Message("Check"),
        "answers": Message("Answers"),
        "build": Message("Build"),
        "project": Message("Project"),
        "lot": Message("Lot"),
        "opening": Message("Opening"),
        "days": Message("Days left"),
        "errors": Message("Errors"),
        "warnings": Message("Warnings"),
        "infos": Message("Information"),
        "unanswered": Message("Unanswered"),
        "package": Message("Last package"),
        "none": Message("none"),
        "over": Message("over"),
        "error": Message("error"),
        "warning": Message("warning"),
        "info": Message("info"),
        "nothing_found": Message("Nothing found."),
        "all": Message("All"),
        "open_only": Message("Only unanswered"),
        "with_findings": Message("Only with findings"),
        "one_at_a_time": Message("One at a time"),
        "as_list": Message("All in a list"),
        "previous": Message("Previous"),
        "next": Message("Next"),
        "answer": Message("Answer"),
        "deviation": Message("Deviation"),
        "deviation_none": Message("No deviation"),
        "deviation_positive": Message("Positive deviation"),
        "deviation_negative": Message("Negative deviation"),
        "evidence": Message("Evidence"),
        "evidence_hint": Message("codes, with blanks between them"),
        "saved": Message("Saved"),
        "unsaved": Message("Not saved"),
        "undo": Message("Undo"),
        "conflict": Message("Changed elsewhere since this page showed it"),
        "theirs": Message("There now"),
        "keep_mine": Message("Keep what is written here"),
        "keep_theirs": Message("Keep what is there"),
        "unreadable": Message("The answers cannot be shown until this is mended:"),
        "nothing_asked": Message("Nothing of the tender can be read yet; see Check."),
        "kind_response": Message("Response"),
        "kind_handover": Message("Handover"),
        "kind_acceptance": Message("Acceptance"),
        "kind_clarification": Message("Clarification"),
        "draft": Message("Draft, with a watermark on every page, in spite of errors"),
        "with_pdf": Message("Also as PDF (needs LibreOffice)"),
        "start": Message("Start"),
        "stop": Message("Stop"),
        "making": Message("Making {title} …"),
        "starting": Message("Starting …"),
        "stopped": Message("Stopped; older files are as they were."),
        "blocked": Message("Nothing was made; older files are as they were."),
        "broken": Message("The build ended without a word; run `docgen build` to see why."),
        "done": Message("{count} files were made."),
        "files": Message("Files"),
        "mark": Message("Mark"),
        "gone": Message("The workbench does not answer; what was written here is kept until it does."),
    }
)
"""By the names that the pages use."""
