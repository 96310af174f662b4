"""Changes as a Word file with tracked changes, for a review meeting: each is there to accept or refuse."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from html import escape
from itertools import count

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from docgen.model.change import SUBJECT_NAMES, Change
from docgen.model.finding import Message
from docgen.repeatable_zip import repeatable

Say = Callable[[Message | str], str]
"""Puts a message into the reader's language; a text is what it is."""

_AUTHOR = "docgen"
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_PLACE_MM, _TEXT_MM = 50, 120
_WHOLE = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}"
    r"|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]{2,}|[A-Za-z]*\d[\d,.]*[%％]?|[A-Za-z]+|.",
    re.DOTALL,
)
"""What goes or comes whole: dates, hours, sums in capitals, figures, words; else a sign at a time."""

_LIKE = 0.4
"""Below this likeness two texts share only chance characters: one goes and the other comes, whole."""


def redline(
    changes: Sequence[Change], old: str, new: str, say: Say, by: tuple[str, date] | None = None
) -> bytes:
    """The .docx: a table for each kind of change, what was as deleted, what is as inserted.

    `old` and `new` are the names of the two versions; `say` puts messages into the reader's language; `by`
    is whose changes they are and of which day, where that is known.
    The same changes make the same bytes.
    """
    document = docx.Document()
    for id_, rel in list(document.part.rels.items()):
        if rel.reltype == _EFFECTS:  # a part of Word 2010 that validators refuse
            document.part.rels.pop(id_)
    title = say(Message("Changes compared"))
    _dress(document, title)
    numbers = count(1)
    document.add_heading(title, 0)
    counted = {"old": old, "new": new, "count": len(changes)}
    document.add_paragraph(say(Message("{old} → {new}, {count} in all", counted)))
    for kind, name in SUBJECT_NAMES.items():
        of_kind = [change for change in changes if change.kind == kind]
        if of_kind:
            heading = Message("{kind} ({count})", {"kind": name, "count": len(of_kind)})
            document.add_heading(say(heading), 1)
            _table(document, of_kind, numbers, say, _marked(by))
    out = io.BytesIO()
    document.save(out)
    return repeatable(out.getvalue())


def _dress(document: docx.document.Document, title: str) -> None:
    core = document.core_properties
    core.author = core.last_modified_by = _AUTHOR
    core.title, core.comments = title, ""
    core.created = core.modified = datetime(1980, 1, 1)
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
    for name, font in (("Normal", "宋体"), ("Heading 1", "黑体"), ("Title", "黑体")):
        style = document.styles[name]
        style.font.size = Pt({"Normal": 10.5, "Heading 1": 14}.get(name, 20))
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(
    document: docx.document.Document, changes: Sequence[Change], numbers: Iterator[int], say: Say, by: str
) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for change in changes:
        place, text = table.add_row().cells
        place.width, text.width = Mm(_PLACE_MM), Mm(_TEXT_MM)
        place.text = " › ".join(map(say, change.place))
        for run in _runs(say(change.old), say(change.new), numbers, by):
            text.paragraphs[0]._p.append(parse_xml(run))


def _marked(by: tuple[str, date] | None) -> str:
    """The attributes that say whose change it is."""
    author, dated = by or ("", None)
    when = f' w:date="{dated.isoformat()}T00:00:00Z"' if dated else ""
    return f'w:author="{escape(author or _AUTHOR)}"{when}'


def _runs(old: str, new: str, numbers: Iterator[int], by: str) -> Iterator[str]:
    before, after = _WHOLE.findall(old), _WHOLE.findall(new)
    steps = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    if difflib.SequenceMatcher(a=old, b=new, autojunk=False).ratio() < _LIKE:
        steps = [("replace", 0, len(before), 0, len(after))]
    for kind, a, b, c, d in steps:
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            yield f"<w:r {nsdecls('w')}>{_words('t', gone)}</w:r>"
            continue
        for tag, words, inner in (("del", gone, "delText"), ("ins", come, "t")):
            if words:
                yield (
                    f'<w:{tag} {nsdecls("w")} w:id="{next(numbers)}" {by}>'
                    f"<w:r>{_words(inner, words)}</w:r></w:{tag}>"
                )


def _words(tag: str, text: str) -> str:
    """Text as elements of a run; a line break has one of its own."""
    lines = (f'<w:{tag} xml:space="preserve">{escape(line)}</w:{tag}>' for line in text.split("\n"))
    return "<w:br/>".join(lines)
