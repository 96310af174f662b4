"""Nothing left out: what became of every paragraph, and the marks of the file against the reading's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.reading.blocks import Document, Paragraph, paragraphs_of
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Demand, Found, Reading, Used
from docgen.model.text import squeezed

_LEAST_REPEATED = 8


def accounted(outline: Outline, reading: Reading, said: Iterable[Used]) -> tuple[Used, ...]:
    """What became of each paragraph that says something, those in cells too, in reading order.

    An entry of the reading goes first, then forms, what the reading says of it (`said`), lists of contents,
    headings, the same words elsewhere. The rest is `unread`.
    """
    entries = {found.block for found in _founds(reading)}
    given = {used.block: used for used in said}
    contents = {block.id for chapter in outline.of("contents") for block in chapter.blocks}
    headings = {chapter.blocks[0].id for chapter in outline.chapters if chapter.title and chapter.blocks}
    headings |= {node.line.block for chapter in outline.chapters for node in chapter.walk() if node.heading}
    paragraphs = [paragraph for paragraph in outline.document.paragraphs() if paragraph.printed.strip()]
    forms = set(_in_forms(paragraphs, reading))
    lines = _lines_of(outline)
    first = {text: each.id for each in reversed(paragraphs) if each.id in entries for text in lines[each.id]}
    again = {each.id: first[text] for each in paragraphs for text in lines[each.id] if text in first}
    return tuple(_used(each, entries, forms, given, contents, headings, again) for each in paragraphs)


def _lines_of(outline: Outline) -> dict[str, list[str]]:
    """The lines of each paragraph, without number and mark, as far as they are long enough to be repeated."""
    lines: dict[str, list[str]] = defaultdict(list)
    for chapter in outline.chapters:
        for node in chapter.walk():
            text = squeezed(node.line.text)
            if len(text) >= _LEAST_REPEATED:
                lines[node.line.block].append(text)
    return lines


def _used(
    paragraph: Paragraph,
    entries: set[str],
    forms: set[str],
    given: dict[str, Used],
    contents: set[str],
    headings: set[str],
    again: dict[str, str],
) -> Used:
    name = paragraph.id
    if name in entries:
        return Used(name, "entry")
    if name in again:
        return Used(name, "repeat", again[name])
    if name in forms:
        return Used(name, "form")
    if name in given:
        return given[name]
    if name in contents or paragraph.contents:
        return Used(name, "contents")
    return Used(name, "heading") if name in headings else Used(name, "unread")


def _founds(reading: Reading) -> Iterator[Found]:
    for group in (reading.stated, reading.marks, reading.demands, reading.qualification, reading.conformity,
                  reading.scoring, reading.service, reading.payment, reading.forms):  # fmt: skip
        for entry in group:
            yield entry.found
    for contradiction in reading.contradictions:
        yield from contradiction.places


def _in_forms(paragraphs: list[Paragraph], reading: Reading) -> Iterator[str]:
    order = {paragraph.id: at for at, paragraph in enumerate(paragraphs)}
    for form in reading.forms:
        first, last = order.get(form.found.block), order.get(form.last)
        if first is not None and last is not None:
            yield from (paragraph.id for paragraph in paragraphs[first : last + 1])


@dataclass(frozen=True, slots=True)
class MarkCount:
    """A mark's signs in the file and in the reading.

    `file` counts the signs at the head of a line, a cell or a number, outside lists of contents and forms;
    `read` the demands that bear it themselves, the headings that hand it down and the rows whose column does.
    `spoken` are signs that the text only speaks of, `repeated` those of clauses printed again. `lost` are
    the blocks of signs that nothing of the reading bears.
    """

    symbol: str
    file: int
    read: int
    spoken: int = 0
    repeated: int = 0
    lost: tuple[str, ...] = ()


def marks_counted(
    outline: Outline, demands: Iterable[Demand], symbols: Iterable[str]
) -> tuple[MarkCount, ...]:
    """Each mark counted in the file and in the reading, by two ways that share nothing but the blocks."""
    demands = tuple(demands)
    return tuple(_counted(outline, demands, symbol) for symbol in symbols)


def _counted(outline: Outline, demands: tuple[Demand, ...], symbol: str) -> MarkCount:
    elsewhere = _blocks(outline, "contents", "forms")
    texts = {squeezed(demand.text) for demand in demands}
    bearing = _bearing(outline, demands, symbol)
    counts: Counter[str] = Counter()
    lost: list[str] = []
    for paragraph in outline.document.paragraphs():
        for place, line in enumerate(_lines(paragraph)):
            total = line.count(symbol)
            own = (
                _at_head(line, symbol)
                if place or not paragraph.label
                else _at_head(paragraph.label + line, symbol)
            )
            if paragraph.id in elsewhere:
                counts["repeated" if own and squeezed(line) in texts else "spoken"] += total
                continue
            if not own:
                counts["spoken"] += total
                continue
            counts["file"] += 1
            counts["spoken"] += max(0, total - 1)
            if paragraph.id in bearing:
                counts["read"] += 1
            else:
                lost.append(paragraph.id)
    return MarkCount(
        symbol, counts["file"], counts["read"], counts["spoken"], counts["repeated"], tuple(lost)
    )


def _lines(paragraph: Paragraph) -> list[str]:
    return [" ".join(line.split()) for line in paragraph.text.split("\n") if line.strip()] or [""]


def _at_head(line: str, symbol: str) -> bool:
    """Whether a line begins with the sign, a number or other signs before it, and does not speak of it."""
    head = re.match(
        r"\s*(?:[★▲△※☆●#*]\s*)*(?:[(（]?\s*[0-9０-９一二三四五六七八九十a-zA-Z①-⑳]{1,4}(?:\s*[.．]\s*[0-9]{1,3})*"
        r"\s*[)）、.．]?\s*)?((?:[(（\[【]?\s*[★▲△※☆●◆■○▼◎#*＃＊]\s*[)）\]】]?\s*)+)",
        line,
    )
    if head is None or symbol not in head.group():
        return False
    rest = line[head.end() :]
    return not re.match(r"[”\"’」』]|号|的(?:条款|要求|指标|为)|条款(?!项)|标[识记注]|表示|代表|[:：]", rest)


def _bearing(outline: Outline, demands: tuple[Demand, ...], symbol: str) -> set[str]:
    """The blocks whose sign reached a demand: its own, its heading's, its row's."""
    marked = {demand.found.block for demand in demands if symbol in demand.mark}
    nodes = [node for chapter in outline.chapters for node in chapter.walk()]
    rows = {
        (node.line.table, node.line.row) for node in nodes if node.line.table and node.line.block in marked
    }
    return marked | {
        node.line.block
        for node in nodes
        if symbol in node.line.mark
        and (
            (node.line.table, node.line.row) in rows
            or any(below.line.block in marked for below in node.walk())
        )
    }


def _blocks(outline: Outline, *kinds: str) -> set[str]:
    return {
        paragraph.id
        for chapter in outline.chapters
        if chapter.kind in kinds
        for paragraph in paragraphs_of(chapter.blocks)
    }


def by_use(used: Iterable[Used], document: Document) -> dict[str, int]:
    """How many paragraphs went to each use; furniture that was left out before counts as one."""
    counts: Counter[str] = Counter(each.use for each in used)
    counts["furniture"] += sum(missed.why == "furniture" for missed in document.missed)
    return dict(counts)
