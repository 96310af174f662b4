"""What `docgen diff` prints: what differs between two versions, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.model.change import Change


def print_changes(
    output: Output, changes: Sequence[Change], redline: Path | None, papers: Sequence[Path] = ()
) -> None:
    """The changes, and the redline and the papers with tracked changes where some were written."""
    from docgen.model.change import SUBJECT_NAMES

    if output.as_json:
        entries = [
            dict(zip(("kind", "place", "old", "new"), _told(output, change), strict=True))
            for change in changes
        ]
        counts = Counter(change.kind for change in changes)
        output.document(
            {
                "changes": entries,
                "counts": counts,
                "redline": redline and str(redline),
                "papers": [str(paper) for paper in papers],
            }
        )
        return
    for kind, name in SUBJECT_NAMES.items():
        of_kind = [change for change in changes if change.kind == kind]
        if of_kind:
            output.out.print(f"{output.say(name)} {len(of_kind)}", style="bold")
        for change in of_kind:
            _, place, old, new = _told(output, change)
            output.lines([f"  {place}", f"    - {old}", f"    + {new}"])
    if not changes:
        output.out.print(output.say(Message("No difference.")), style="green")
    output.written([*([redline] if redline else []), *papers])


def _told(output: Output, change: Change) -> tuple[str, str, str, str]:
    place = " › ".join(map(output.say, change.place))
    return change.kind, place, output.say(change.old), output.say(change.new)
