"""A business by the national classification: its codes and names, and what people call themselves.

Read only for what is no name of the size table itself; `docgen.derive.sme.asked` decides that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from docgen.derive.sme.industry import fold
from docgen.model.near import LEAST, near
from docgen.model.sme.trade import Leads, Reading, TradeClass, Trades
from docgen.model.text import squeezed

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import SizeRule

_ENDINGS = re.compile(
    "(?:有限责任公司|股份有限公司|有限公司|公司|企业|单位|机构|工作室|行业|业务|业|服务|活动|外包|项目)+$"
)
"""What a name may end in without meaning another business. Not 厂 and 店, which tell makers from sellers."""

_CODE = re.compile(
    "(?:门类|大类|中类|小类)?(?P<section>[a-t])?(?P<digits>[0-9]{2,4})?(?:门类|大类|中类|小类)?(?P<rest>.*)"
)
_BETWEEN = re.compile("[/／、，,;；]")
_MOST = 5


def trade_index(classes: Mapping[str, str], named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Codes, a blank between them, by every folded way to write a class or an everyday name and its core.

    Names as they stand go before remainders: 检测 is what 检测公司 leaves, unless it is a name itself.
    """
    whole: dict[str, list[str]] = {}
    left: dict[str, list[str]] = {}
    for name, codes in (*named, *((name, [code]) for code, name in classes.items())):
        for table, key in ((whole, fold(name)), (left, _core(fold(name)))):
            if len(key) > 1:
                table.setdefault(key, []).extend(codes)
    return {key: " ".join(_lowest(codes)) for key, codes in {**left, **whole}.items()}


def trade_readings(rule: SizeRule, trades: Trades, written: str) -> tuple[Reading, ...]:
    """What the text may mean, the likeliest first; nothing where it is neither a name nor a code."""
    codes = _codes(trades, written)
    parts = [] if codes else [part for part in _BETWEEN.split(written) if part.strip()]
    if len(parts) > 1:
        each = [_codes(trades, part) for part in parts]
        codes = [code for found in each for code in found] if all(each) else []
    return _readings(rule, trades, codes)


@dataclass(frozen=True)
class Known:
    """What may be suggested: everyday names and names of classes by their cores, and cores by letter."""

    names: Mapping[str, str]
    lettered: Mapping[str, Sequence[str]]


def known_trades(trades: Trades) -> Known:
    """Made once for many names that nobody knows."""
    names: dict[str, str] = {}
    lettered: dict[str, list[str]] = {}
    for name in (*trades.names, *trades.classes.values()):
        core = _core(fold(name))
        if len(core) > 1 and core not in names:
            names[core] = name
            for letter in set(core):
                lettered.setdefault(letter, []).append(core)
    return Known(names, lettered)


def trades_like(known: Known, written: str) -> tuple[str, ...]:
    """Up to five known names that hold the one written or are held by it, then those that look alike."""
    asked = _core(fold(written))
    shared = Counter(core for letter in set(asked) for core in known.lettered.get(letter, ()))
    sharing = [core for core, letters in shared.items() if letters > 1]
    holding = [core for core in sharing if core in asked or asked in core]
    # What a business is stands at the end of its name: 学校 of 学校食堂承包 says little.
    holding.sort(key=lambda core: (abs(len(core) - len(asked)), -asked.rfind(core), core))
    alike = near(asked, sorted(sharing), _MOST, LEAST) if sharing else ()
    return tuple(islice(dict.fromkeys(known.names[core] for core in (*holding, *alike)), _MOST))


def _core(folded: str) -> str:
    """A folded name without its endings, unless nothing would remain: 保洁 of 保洁服务公司."""
    core = _ENDINGS.sub("", folded)
    return core if len(core) > 1 else folded


def _lowest(codes: Iterable[str]) -> list[str]:
    """The codes without those of which a longer one is there: a class and its only one below share a name."""
    once = list(dict.fromkeys(codes))
    return [code for code in once if not any(other != code and other.startswith(code) for other in once)]


def _codes(trades: Trades, written: str) -> list[str]:
    """The classes that a name or a code with or without its name means."""
    named = _named(trades, fold(written))
    met = _CODE.fullmatch(squeezed(written))
    if named or met is None or not (met["section"] or met["digits"]):
        return named
    section, digits, rest = (met["section"] or "").upper(), met["digits"] or "", met["rest"]
    code = digits or section
    if code not in trades.classes or section not in ("", code, trades.sections.get(digits[:2])):
        return []
    if not rest:
        return [code]
    # A code beside the name of another class decides nothing: both stand. A letter may be part of a word.
    other = _named(trades, fold(rest))
    return _lowest([code, *other]) if other and (digits or code in other) else []


def _named(trades: Trades, folded: str) -> list[str]:
    return (trades.index.get(folded) or trades.index.get(_core(folded)) or "").split()


def _readings(rule: SizeRule, trades: Trades, codes: Iterable[str]) -> tuple[Reading, ...]:
    industries = {industry.code: industry for industry in rule.industries}
    by: dict[tuple[str, str], list[TradeClass]] = {}
    for code in dict.fromkeys(codes):
        for under, (leading, outside) in _leads(trades, code):
            entry = TradeClass(under, trades.classes[under])
            for key in (*((name, "") for name in leading), *(("", why) for why in outside)):
                by.setdefault(key, []).append(entry)
    return tuple(
        Reading(industries[name] if name else None, None if name else trades.outside[why], tuple(classes))
        for (name, why), classes in by.items()
    )


def _leads(trades: Trades, code: str) -> Iterator[tuple[str, Leads]]:
    """Where a class leads; where classes below it part ways, each of those."""
    if any(_below(trades, covered, code) for covered in trades.covers):
        for child in trades.classes:
            if _below(trades, child, code) and (child[:-1] == code or len(child) == 2):
                yield from _leads(trades, child)
        return
    above = [code[:length] for length in range(len(code), 1, -1)] + [trades.sections.get(code[:2], code)]
    yield code, next(trades.covers[each] for each in above if each in trades.covers)


def _below(trades: Trades, code: str, of: str) -> bool:
    if of.isdigit():
        return code != of and code.startswith(of)
    return trades.sections.get(code[:2]) == of
