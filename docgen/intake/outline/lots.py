"""Which lots a tender has, and which one a title or clause is for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from docgen.intake import lot_names
from docgen.intake.outline.signs import Signs
from docgen.intake.outline.tables import meant
from docgen.model.reading.blocks import Document, Paragraph, Table
from docgen.model.reading.outline import Lot
from docgen.model.text import unspaced


def lots(document: Document, signs: Signs) -> tuple[Lot, ...]:
    """The lots of a tender, by tables that list them, titles that begin with one, and lines that go through
    them (第一标段：…；第二标段：…); one alone is none.
    """
    found: dict[int, Lot] = {}
    for block in document.blocks:
        named = _listed(block, signs) if isinstance(block, Table) else _of_paragraph(block)
        for lot in named:
            kept = found.get(lot.number)
            if kept is None or (lot.title and not kept.title):
                found[lot.number] = lot
    numbers = sorted(found)
    if len(numbers) < 2 or numbers[0] != 1:
        return ()
    called = _called(document) if any(each.code.isdecimal() for each in found.values()) else {}
    return tuple(
        replace(found[n], code=called.get(n, found[n].code) if found[n].code.isdecimal() else found[n].code)
        for n in numbers
    )


def _called(document: Document) -> dict[int, str]:
    """What the text calls each lot most often, where a table only counts them: 采购包1."""
    names: dict[int, Counter[str]] = defaultdict(Counter)
    for paragraph in document.paragraphs():
        text = unspaced(paragraph.text)
        for each in lot_names.named(text):
            if lot_names.begins_clause(text, each):
                names[each.number][re.sub("[:：]", "", text[each.start : each.end])] += 1
    return {number: counts.most_common(1)[0][0] for number, counts in names.items()}


def _listed(table: Table, signs: Signs) -> Iterable[Lot]:
    """The rows of a table with a column of lots and a column of names."""
    for row in meant(table, signs):
        column = next((at for at, head in enumerate(row.heads) if head in signs.words.lot_heads), None)
        if row.kind != "row" or column is None or (cell := row.cells[column]) is None:
            continue
        code = unspaced(cell.text).strip()
        number = lot_names.number(code)
        if number is None:
            continue
        title = next(
            (
                unspaced(other.text).replace("\n", "")
                for at, head in enumerate(row.heads)
                if at != column and re.search("名称|内容|标的", head) and (other := row.cells[at]) is not None
            ),
            "",
        )
        yield Lot(code, number, title)


def _of_paragraph(paragraph: Paragraph) -> Iterable[Lot]:
    yield from _titled(paragraph)
    yield from _gone_through(paragraph)


def _gone_through(paragraph: Paragraph) -> Iterable[Lot]:
    """Two lots and more, each at the head of a clause and with what holds for it behind ： or 为.

    What stands there is a lot's name only where the line says how the tender is divided.
    """
    text = unspaced(paragraph.text).strip()
    parts = [part for part in re.split("[；;。\n]", text) if part]
    divided = re.search("划分|分为|划为|分成|分设", text)
    found: dict[int, Lot] = {}
    for part in parts:
        met = next(
            (each for each in lot_names.named(part) if re.match("[：:]|为(?!准)", part[each.end :])),
            None,
        )
        if met is None or not (met.start == 0 or part[met.start - 1] in "：:，,、"):
            continue
        said = part[met.end :].lstrip("：:为")
        found.setdefault(
            met.number,
            Lot(part[met.start : met.end], met.number, said if divided and len(said) <= 40 else ""),
        )
    if len(found) > 1:
        yield from found.values()


def _titled(paragraph: Paragraph) -> Iterable[Lot]:
    text = unspaced(paragraph.text).strip()
    found = lot_names.at_head(text)
    if found and len(text) <= 40 and not re.search("[。；，]", text) and not paragraph.contents:
        rest = text[found.end :].lstrip("：:—-、")
        yield Lot(text[: found.end], found.number, rest)


def lot_of(text: str, known: tuple[Lot, ...]) -> str:
    """The code of the only lot that a title or the head of a clause names, or the empty text.

    标项二 at the head, （包1） anywhere in it; not 本项目分为2个包 nor 包1、包2.
    """
    if not known:
        return ""
    plain = unspaced(text)
    numbers = {found.number for found in lot_names.named(plain)}
    if len(numbers) != 1:
        return ""
    head = lot_names.at_head(re.sub(r"^[（(【\[]|^(?:适用于|仅适用于|本条适用于|附件|附表)", "", plain))
    bracketed = any(
        lot_names.is_name(re.sub("^(?:仅|适用于)*|适用$", "", said[1]))
        for said in re.finditer(r"[（(]([^()（）]*)[)）]", plain)
    )
    if not head and not bracketed:
        return ""
    number = numbers.pop()
    return next((lot.code for lot in known if lot.number == number), "")
