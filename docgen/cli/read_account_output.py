"""The end of what `docgen read` shows: what became of every paragraph and mark, and what was left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.model.reading.blocks import Document
    from docgen.model.reading.used import MarkCount
    from docgen.tasks.neutral import Read

_USES = {
    "entry": Message("used {count}"),
    "heading": Message("headings {count}"),
    "context": Message("explained {count}"),
    "form": Message("in forms {count}"),
    "repeat": Message("repeats {count}"),
    "contents": Message("in lists of contents {count}"),
    "furniture": Message("heads and feet of pages {count}"),
}
_LEFT_OUT = {
    "hidden": Message("hidden texts {count}"),
    "deleted": Message("deleted texts {count}"),
    "picture": Message("pictures {count}"),
    "furniture": Message("heads and feet of pages {count}"),
}
_SHOWN = 8
_LONGEST = 60


def print_account(output: Output, read: Read) -> None:
    """Every paragraph and mark by what became of it, the first unread ones, what the files hold besides."""
    from docgen.tasks.read_account import clauses_left, mark_counts, unread_lines, uses

    counted = uses(read)
    parts = [_counted(output, said, counted[use]) for use, said in _USES.items() if counted.get(use)]
    values = {
        "total": sum(counted.values()),
        "uses": "，".join(parts),
        "unread": counted.get("unread", 0),
    }
    said = Message("Paragraphs: {total}: {uses}; not read {unread} (docgen read --json lists them)", values)
    output.out.print(output.say(said), style="bold", markup=False)
    lines = unread_lines(read)
    for line in lines[:_SHOWN]:
        output.lines([f"  {line.place}  {_short(line.row or line.text)}"])
    if len(lines) > _SHOWN:
        output.lines([output.say(Message("  … and {count} more", {"count": len(lines) - _SHOWN}))])
    if left := clauses_left(read):
        said = Message(
            "Clauses behind a fact, of which only the fact was read: {count}", {"count": len(left)}
        )
        output.lines([output.say(said), *(f"  {each.place}  {_short(each.text)}" for each in left)])
    if unfound := read.outline.unfound:
        said = Message(
            "Titles in the list of contents that stand nowhere in the file: {count}", {"count": len(unfound)}
        )
        output.lines([output.say(said), *(f"  {_short(title)}" for title in unfound)])
    texts = {paragraph.id: paragraph.printed for paragraph in read.outline.document.paragraphs()}
    for count in mark_counts(read):
        _mark(output, count, texts)
    for document in read.documents:
        _left_out(output, document)


def _mark(output: Output, count: MarkCount, texts: dict[str, str]) -> None:
    values = {"symbol": count.symbol, "file": count.file, "read": count.read, "lost": len(count.lost)}
    said = output.say(Message("{symbol}: {file} in the file, {read} read, {lost} that nothing bears", values))
    reasons = Counter(why for _, why in count.beside).items()
    beside = "，".join(f"{output.reason(why)} {number}" for why, number in reasons)
    output.lines([said + (f"（{beside}）" if beside else "")])
    output.lines(f"  {_short(texts.get(block, ''))}" for block in count.lost)


def _left_out(output: Output, document: Document) -> None:
    """What a file holds that no paragraph shows; hidden and deleted texts in their words."""
    from docgen.tasks.read_account import left_out

    counts = left_out(document)
    parts = [_counted(output, said, counts[why]) for why, said in _LEFT_OUT.items() if counts[why]]
    if document.unreadable:
        parts.append(_counted(output, Message("pages that cannot be read {count}"), len(document.unreadable)))
    if document.recognised:
        parts.append(
            _counted(output, Message("pages recognised from pictures {count}"), len(document.recognised))
        )
    if not parts:
        return
    values = {"file": document.name, "parts": "，".join(parts)}
    output.out.print(output.say(Message("Left out of {file}: {parts}", values)), style="bold", markup=False)
    output.lines(
        f"  {_counted(output, _LEFT_OUT[each.why], '')}{_short(each.text)}".rstrip()
        for each in document.missed
        if each.why in ("hidden", "deleted")
    )


def _counted(output: Output, said: Message, count: object) -> str:
    return output.say(Message(said.text, {"count": count}))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
