"""Lots: which a tender has, what names one, and 包1：…；包2：… in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from docgen.intake.outline.signs import Signs
from docgen.intake.outline.tables import meant
from docgen.model import numerals
from docgen.model.reading.blocks import Document, Paragraph, Table
from docgen.model.reading.outline import Lot
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[A-Z](?![A-Za-z0-9]))"


@cache
def _named(words: tuple[str, ...], not_before: str) -> re.Pattern[str]:
    names = "|".join(words)
    return re.compile(
        rf"(?:第(?P<ordinal>{_COUNT})个?(?:{names})|(?:{names})号?[:：]?(?P<count>{_COUNT}))(?!{not_before})"
    )


def pattern(words: OutlineWords) -> re.Pattern[str]:
    """What names a lot in unspaced text: 包1, 标项一, 第二标段, 采购包号：1."""
    return _named(words.lot_words, words.lot_not_before)


def number_of(found: re.Match[str]) -> int:
    """The number of the lot that `pattern` has met; A is 1."""
    count = found["ordinal"] or found["count"]
    if count.isascii() and count.isalpha():
        return ord(count) - ord("A") + 1
    return int(numerals.number(count))


def lots(document: Document, signs: Signs) -> tuple[Lot, ...]:
    """The lots of a tender, by tables that list them, titles that begin with one, and lines that go through
    them (第一标段：…；第二标段：…); one alone is none.
    """
    found: dict[int, Lot] = {}
    for block in document.blocks:
        named = _listed(block, signs) if isinstance(block, Table) else _of_paragraph(block, signs.words)
        for lot in named:
            kept = found.get(lot.number)
            if kept is None or (lot.title and not kept.title):
                found[lot.number] = lot
    numbers = sorted(found)
    return tuple(found[n] for n in numbers) if len(numbers) > 1 and numbers[0] == 1 else ()


def _listed(table: Table, signs: Signs) -> Iterable[Lot]:
    """The rows of a table with a column of lots and a column of names."""
    words = signs.words
    for row in meant(table, signs):
        column = next((at for at, head in enumerate(row.heads) if head in words.lot_heads), None)
        if row.kind != "row" or column is None or (cell := row.cells[column]) is None:
            continue
        code = unspaced(cell.text).strip()
        number = _bare_number(code, words)
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


def _bare_number(code: str, words: OutlineWords) -> int | None:
    if found := pattern(words).fullmatch(code):
        return number_of(found)
    return (
        int(numerals.number(code)) if re.fullmatch(r"[0-9]{1,2}|[一二三四五六七八九十]{1,2}", code) else None
    )


def _of_paragraph(paragraph: Paragraph, words: OutlineWords) -> Iterable[Lot]:
    yield from _titled(paragraph, words)
    yield from _gone_through(paragraph, words)


def _gone_through(paragraph: Paragraph, words: OutlineWords) -> Iterable[Lot]:
    """Two lots and more, each at the head of a clause and with what holds for it behind ： or 为.

    What stands there is a lot's name only where the line says how the tender is divided.
    """
    text = unspaced(paragraph.text).strip()
    parts = [part for part in re.split("[；;。\n]", text) if part]
    divided = re.search("划分|分为|划为|分成|分设", text)
    found: dict[int, Lot] = {}
    for part in parts:
        met = next(
            (
                each
                for each in pattern(words).finditer(part)
                if re.match("[：:]|为(?!准)", part[each.end() :])
            ),
            None,
        )
        if met is None or not (met.start() == 0 or part[met.start() - 1] in "：:，,、"):
            continue
        said = part[met.end() :].lstrip("：:为")
        found.setdefault(
            number_of(met), Lot(met.group(), number_of(met), said if divided and len(said) <= 40 else "")
        )
    if len(found) > 1:
        yield from found.values()


def _titled(paragraph: Paragraph, words: OutlineWords) -> Iterable[Lot]:
    text = unspaced(paragraph.text).strip()
    found = pattern(words).match(text)
    if found and len(text) <= 40 and not re.search("[。；，]", text) and not paragraph.contents:
        rest = text[found.end() :].lstrip("：:—-、")
        yield Lot(found.group(), number_of(found), rest)


def lot_of(text: str, known: tuple[Lot, ...], words: OutlineWords) -> str:
    """The code of the only lot that a title or the head of a clause names, or the empty text.

    标项二 at the head, （包1） anywhere in it; not 本项目分为2个包 nor 包1、包2.
    """
    if not known:
        return ""
    plain = unspaced(text)
    numbers = {number_of(found) for found in pattern(words).finditer(plain)}
    if len(numbers) != 1:
        return ""
    head = pattern(words).match(re.sub(r"^[（(【\[]|^(?:适用于|仅适用于|本条适用于|附件|附表)", "", plain))
    bracketed = re.search(rf"[（(](?:仅|适用于|仅适用于)*{pattern(words).pattern}(?:适用)?[)）]", plain)
    if not head and not bracketed:
        return ""
    number = numbers.pop()
    return next((lot.code for lot in known if lot.number == number), "")


def by_lot(text: str, known: tuple[Lot, ...], words: OutlineWords) -> list[tuple[str, str]]:
    """A text in parts by lot: 包1：5万元；包2：6万元；形式：保函 → (包1, 5万元), (包2, 6万元), 形式：保函.

    What stands before the first lot, and parts without one behind the last ；, belong to none. A text that
    names no lot, or names one only in passing, is one part of none.
    """
    plain = unspaced(text)
    at = [
        found
        for found in pattern(words).finditer(plain)
        if any(lot.number == number_of(found) for lot in known)
        and (found.start() == 0 or plain[found.start() - 1] in "；;，,。\n：:（(、")
    ]
    if not at:
        return [("", plain)]
    parts: list[tuple[str, str]] = []
    if head := plain[: at[0].start()].strip("；;，,。：:（("):
        parts.append(("", head))
    for found, after in zip(at, [*at[1:], None], strict=True):
        said = plain[found.end() : after.start() if after else len(plain)].lstrip("：:为是，)）")
        rest = ""
        if after is None:
            said, _, rest = said.partition(";")
        said = said.rstrip("；;，,、（(")
        code = next(lot.code for lot in known if lot.number == number_of(found))
        parts.append((code, said.strip()))
        if rest.strip():
            parts.append(("", rest.strip()))
    return parts
