"""What `docgen read --into` prints: what was put into the project, what differs, what is left to do."""

from __future__ import annotations

from docgen.cli.output import Output
from docgen.model.finding import Message
from docgen.tasks.into.brief import Brief
from docgen.tasks.into.folder import Into

_KINDS = {
    "clauses": Message("clauses"),
    "marks": Message("marks"),
    "headings": Message("headings"),
    "sites": Message("sites"),
    "qualification": Message("rows of the qualification review"),
    "conformity": Message("rows of the conformity review"),
    "evaluation": Message("items that are scored"),
    "stages": Message("terms of payment"),
    "bonds": Message("bonds"),
    "volumes": Message("volumes"),
    "parties": Message("parties"),
    "facts": Message("facts"),
    "items": Message("criteria of the scorecard"),
}
_SHOWN = 20


def print_brief(output: Output, brief: Brief) -> None:
    """The questions of whoever decides on a bid, each beside what the tender says."""
    from rich.table import Table
    from rich.text import Text

    table = Table(show_header=False, pad_edge=False, show_lines=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for label, lines in brief.rows:
        table.add_row(Text(label), Text("\n".join(lines)))
    output.out.print(table)
    output.out.print(Text(brief.note))


def print_into(output: Output, made: Into) -> None:
    """What was added by kind, each value that differs, each entry that is gone, what comes next."""
    if made.brief is not None:
        print_brief(output, made.brief)
    values = {"folder": made.folder}
    said = Message("{folder} is a new project.", values)
    if not made.new:
        said = Message("{folder} was there; what people wrote in it stays as it is.", values)
    output.out.print(output.say(said), markup=False, style="bold")
    for name, count in made.merged.added.items():
        if count:
            kind = _KINDS.get(name, Message("other entries"))
            output.line(Message("  {count} {kind} added", {"count": count, "kind": kind}))
    work = {"answers": made.answers, "chapters": made.chapters}
    output.line(Message("  {answers} empty answers and {chapters} empty chapters added", work))
    if made.blanks:
        blanks = {"count": made.blanks}
        output.line(Message("  {count} blanks of its forms to fill in forms.yaml added", blanks))
    figures = {"clauses": made.clauses, "figures": made.with_figures}
    output.line(Message("{figures} of {clauses} clauses have their figures as data.", figures))
    for each in made.merged.differs[:_SHOWN]:
        told = {"file": each.file, "field": each.field, "kept": each.kept[:80], "read": each.read[:80]}
        output.line(
            Message("differs, {file} {field}: “{kept}” is kept, the tender was read as “{read}”", told)
        )
    for file, field, words in made.merged.beside[:_SHOWN]:
        told = {"file": file, "field": field, "read": words[:80]}
        output.line(Message("not put in, {file} {field}: the tender was read as “{read}”", told))
    for file, field in made.merged.vanished[:_SHOWN]:
        output.line(Message("gone, {file} {field}: not found in the tender", {"file": file, "field": field}))
    more = max(0, len(made.merged.differs) - _SHOWN) + max(0, len(made.merged.vanished) - _SHOWN)
    if more:
        output.line(Message("and {more} more", {"more": more}))
    if made.paper is not None:
        output.line(Message("The brief of one page: {file}", {"file": made.paper}))
    if made.letter is not None:
        values = {"file": made.letter, "folder": made.folder}
        output.line(Message("The tender against itself: {file}; docgen build {folder} clarification", values))
    output.line(Message("Then run: docgen check {folder}", {"folder": made.folder}))
