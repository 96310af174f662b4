"""How many lots the tender says it has, against those that it lists, and lots that are in no list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.intake import lot_names
from docgen.intake.clash.figures import CN, integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import chinese
from docgen.model.reading.contradiction import Contradiction
from docgen.rules import outline_words

_PART = re.compile("[:;|。]")


@cache
def _stated() -> re.Pattern[str]:
    return re.compile(
        rf"(?:分为|划分为|共|分|设)(?:有)?(?P<n>\d{{1,2}}|{CN})个{lot_names.any_word()}(?![封装箱裹])"
    )


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"不(?:划分|分){lot_names.any_word()}(?!装)")


def wrong_lots(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """The number against the list; lots beyond the number; lots where there are to be none."""
    stated = next(((each, met) for each in every if (met := _stated().search(each.plain))), None)
    listed = _listed(every)
    if stated is None:
        none = next(((each, met) for each in every if (met := _none().search(each.plain))), None)
        if none and len(listed) > 1:
            last = max(listed)
            places = Places.of([(none[0], none[1].group()), listed[last]])
            yield contradiction("lots", chinese("本项目是否分标项（包）"), places)
        return
    sentence, met = stated
    count = integer(met["n"])
    in_list = {lot for lot, (each, _) in listed.items() if each.chapter == sentence.chapter}
    if in_list and max(in_list) == len(in_list) != count and len(in_list) > 1:
        last = max(in_list)
        places = Places.of([(sentence, f"{met['n']}个"), listed[last]])
        yield contradiction(
            "lots",
            chinese("标项（包）的个数"),
            Places(places.found, (f"{met['n']}个", f"所列{len(in_list)}个"), places.words),
        )
        return
    named = ((each, lot) for each in every for lot in lot_names.named(each.plain))
    beyond = next(((each, lot) for each, lot in named if count < lot.number <= count + 9), None)
    if beyond and beyond[0] is not sentence:
        printed = re.sub("[:号]", "", beyond[0].plain[beyond[1].start : beyond[1].end])
        places = Places.of([(sentence, f"{met['n']}个"), (beyond[0], printed)])
        yield contradiction("lots", chinese("是否有“{printed}”", {"printed": printed}), places)


def _listed(every: tuple[Sentence, ...]) -> dict[int, tuple[Sentence, str]]:
    """Lot → where a list or a table names it first."""
    found: dict[int, tuple[Sentence, str]] = {}
    for each in every:
        if each.table and each.head in outline_words().lot_heads and each.plain.isdigit():
            found.setdefault(int(each.plain), (each, each.plain))
        if each.kind == "forms":
            continue
        for part in _PART.split(each.plain):
            if lot_names.is_name(part) and (lot := lot_names.ordinal(part)):
                found.setdefault(lot, (each, part))
    return found
