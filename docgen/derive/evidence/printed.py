"""What is printed on a paper says of it: its kind, whose it is, by name and by number, how long it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.derive.evidence.file_name import Company
from docgen.derive.evidence.periods import Span, Validity, period, printed_year, validity
from docgen.model.company.paper_text import Pages
from docgen.model.company.someone import Someone
from docgen.model.id_number import WRITTEN, verified
from docgen.model.rules.evidence import EvidenceWords
from docgen.model.text import folded, unspaced

_USCC = re.compile(r"(?<![0-9A-Za-z])9[0-9A-Z]{17}(?![0-9A-Za-z])")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,}")


@dataclass(frozen=True, slots=True)
class Print:
    """What the print says. `numbers` and `names` are people of the company that it states, with the pages on
    which each stands; `stranger`: it states a number, or behind 姓名 a name, that is nobody's of the company;
    `company` whose code or name stands on it."""

    kinds: tuple[str, ...] = ()
    numbers: tuple[Someone, ...] = ()
    names: tuple[Someone, ...] = ()
    pages: tuple[tuple[Someone, tuple[int, ...]], ...] = ()
    stranger: bool = False
    company: Literal["", "own", "other"] = ""
    own_code: bool = False
    valid: Validity | None = None
    period: Span | None = None
    year: Span | None = None
    numbered: str = ""


def print_says(pages: Pages, company: Company, words: EvidenceWords) -> Print:
    """What the text of the pages says; of the kind the first page alone, which bears the title."""
    text = "\n".join(map(unspaced, pages.text))
    if not text.strip():
        return Print()
    first = next(each for each in map(unspaced, pages.text) if each.strip())
    stated = [_stated(page, company.people, words) for page in pages.text]
    on_page = {
        one: tuple(number for number, said in enumerate(stated, 1) if one in said) for one in company.people
    }
    by_number = {one.id_number: one for one in company.people}
    written = {number.upper() for number in WRITTEN.findall(text)}
    numbers = tuple(one for number, one in by_number.items() if number in written)
    codes = set(_USCC.findall(text)) - set(by_number)
    own_code = company.bidder.uscc in codes
    own = own_code or folded(company.bidder.name) in folded(text)
    return Print(
        kinds=tuple(
            kind.name
            for kind in words.kinds
            if any(all(re.search(one, first, re.M) for one in way) for way in kind.printed)
        ),
        numbers=numbers,
        names=tuple(one for one, there in on_page.items() if there),
        pages=tuple((one, there) for one, there in on_page.items() if there),
        stranger=_stranger(text, written - set(by_number), company, words),
        company="own" if own else "other" if codes else "",
        own_code=own_code and codes == {company.bidder.uscc},
        valid=validity(text, words),
        period=period(text, words),
        year=printed_year(first, words),
        numbered=_numbered(text, words),
    )


def _numbered(text: str, words: EvidenceWords) -> str:
    """The paper's own number, where it prints exactly one behind such a word; never a person's."""
    found = {
        each[1].strip("。；;,，") for each in re.finditer(rf"(?m)^(?:{words.numbered})[:：]?(\S+?)$", text)
    }
    found = {each for each in found if re.search(r"\d{3}", each) and not WRITTEN.search(each)}
    return found.pop() if len(found) == 1 else ""


def _stated(page: str, people: Sequence[Someone], words: EvidenceWords) -> set[Someone]:
    """Whom a page states: by number, by a name that stands alone, or by the longest name behind 姓名."""
    plain = folded(page)
    found = {
        one
        for one in people
        if one.id_number.casefold() in plain
        or re.search(rf"(?<![\u4e00-\u9fff]){re.escape(folded(one.name))}(?![\u4e00-\u9fff])", plain)
    }
    for label in re.finditer(words.person, plain):
        behind = [one for one in people if plain.startswith(folded(one.name), label.end())]
        longest = max((len(folded(one.name)) for one in behind), default=0)
        found |= {one for one in behind if len(folded(one.name)) == longest}
    return found


def _stranger(text: str, unknown: set[str], company: Company, words: EvidenceWords) -> bool:
    if any(map(_is_number, unknown)):
        return True
    names = {folded(one.name) for one in company.people}
    for label in re.finditer(rf"{words.person}\n?", text):
        behind = _NAME.match(text, label.end())
        if behind is None or re.match(words.not_names, behind[0]):
            continue
        if not any(folded(behind[0]).startswith(name) for name in names):
            return True
    return False


def _is_number(number: str) -> bool:
    try:
        verified(number)
    except ValueError:
        return False
    return True
