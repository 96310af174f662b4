"""How many lots the tender says it has, against those that it lists, and lots that are in no list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.clash.figures import CN, integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import LOT, Sentence
from docgen.model.reading.reading import Contradiction

_WORD = "(?:标项|标段|分标|采购包|包)"
_STATED = re.compile(rf"(?:分为|划分为|共|分|设)(?:有)?(?P<n>\d{{1,2}}|{CN})个{_WORD}(?![封装箱裹])")
_NONE = re.compile(rf"不(?:划分|分){_WORD}(?!装)")
_LISTED = re.compile(
    rf"(?:^|[:;|])(?P<lot>{_WORD}号?第?(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}}))(?=[:;|。]|$)"
)
_HEAD = re.compile(rf"{_WORD}(?:号|编号)?")


def wrong_lots(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """The number against the list; lots beyond the number; lots where there are to be none."""
    stated = next(((each, met) for each in every if (met := _STATED.search(each.plain))), None)
    listed = _listed(every)
    if stated is None:
        none = next(((each, met) for each in every if (met := _NONE.search(each.plain))), None)
        if none and len(listed) > 1:
            last = max(listed)
            places = Places.of([(none[0], none[1].group()), listed[last]])
            yield contradiction("lots", "本项目是否分标项（包）", places)
        return
    sentence, met = stated
    count = integer(met["n"])
    in_list = {lot for lot, (each, _) in listed.items() if each.chapter == sentence.chapter}
    if in_list and max(in_list) == len(in_list) != count and len(in_list) > 1:
        last = max(in_list)
        places = Places.of([(sentence, f"{met['n']}个"), listed[last]])
        yield contradiction(
            "lots",
            "标项（包）的个数",
            Places(places.found, (f"{met['n']}个", f"所列{len(in_list)}个"), places.words),
        )
        return
    beyond = next(
        ((each, lot) for each in every for lot in LOT.finditer(each.plain) if _beyond(lot, count)),
        None,
    )
    if beyond and beyond[0] is not sentence:
        printed = re.sub("[:号]", "", beyond[1].group())
        places = Places.of([(sentence, f"{met['n']}个"), (beyond[0], printed)])
        yield contradiction("lots", f"是否有“{printed}”", places)


def _beyond(met: re.Match[str], count: int) -> bool:
    lot = integer(met[1])
    return count < lot <= count + 9 and bool(re.match(_WORD, met.group()))


def _listed(every: tuple[Sentence, ...]) -> dict[int, tuple[Sentence, str]]:
    """Lot → where a list or a table names it first."""
    found: dict[int, tuple[Sentence, str]] = {}
    for each in every:
        if each.table and _HEAD.fullmatch(each.head) and each.plain.isdigit():
            found.setdefault(int(each.plain), (each, each.plain))
        texts = [each.plain] if each.kind not in ("forms",) else []
        for text in texts:
            for met in _LISTED.finditer(text if not each.table else f"|{text}|"):
                number = LOT.search(met["lot"])
                if number:
                    found.setdefault(integer(number[1]), (each, met["lot"]))
    return found
