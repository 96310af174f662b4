"""Which lines of a chapter begin a form: runs of one class of number, then what stands out without one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from docgen.intake.forms.pages import Item
from docgen.intake.forms.signs import Sign, signs, title_of
from docgen.model.reading.blocks import Paragraph, Table
from docgen.model.rules.forms import TitleWords
from docgen.model.text import squeezed

RUN, ALONE, INNER = 3.0, 5.0, 6.0
"""How much must speak for a line of the chapter's main run, without number, of another class."""

SURE, WEAK = 6.5, 5.0
"""From here a title of the main run is exact; below the second, any title has to be asked about."""

_SHORT, _SAME = 4, 3
_TO_FILL = re.compile(r"_{2,}|[:：]\s*$|年\s+月|[：:]\s{3,}")

LIST = 3
"""So many titles without anything between them are a list of the forms."""


_Look = tuple[bool, bool, bool, int | None]
"""New page, centred, bold, outline."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A form's title and the items that belong to it: `first` its title's, `last` the last one's."""

    sign: Sign
    first: int
    last: int
    volume: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Cuts:
    """A chapter cut into forms; `listed`: titles of the chapter's own list; `volumes`: headings met."""

    forms: tuple[Cut, ...]
    listed: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()


def cut(items: list[Item], words: TitleWords) -> Cuts:
    """The forms of a chapter, in order; none where nothing looks like the title of one."""
    found, listed = _without_list(signs(items, words))
    main = _main(found)
    found = _in_series(found, main) if main else _alike(found)
    parts = {sign.at for sign in _within(found, main)}
    series = _Series(found)
    taken = [sign for sign in found if sign.at in parts or _stands(sign, main, series)]
    taken = _once(taken, items, words)
    headings = _headings(taken, items, words, main)
    taken = [sign for sign in taken if sign.at not in headings]
    return Cuts(_ranged(taken, headings, items, main), listed, tuple(dict.fromkeys(headings.values())))


def _without_list(found: list[Sign]) -> tuple[list[Sign], tuple[str, ...]]:
    """Numbers in a row with nothing between are the chapter's own list; what it names is a title below."""
    lists: list[list[Sign]] = [[]]
    for sign in found:
        last = lists[-1][-1] if lists[-1] else None
        if last and sign.kind and sign.kind == last.kind and sign.at == last.at + 1 and not sign.breaks:
            lists[-1].append(sign)
        else:
            lists.append([sign])
    listed: list[Sign] = []
    for each in lists:
        if len(each) < LIST:
            continue
        below = {squeezed(sign.title) for sign in found if sign.at > each[-1].at}
        again = sum(any(_same(sign.title, title) for title in below) for sign in each)
        if again * 2 >= len(each):
            listed += each
    titles = tuple(sign.title for sign in listed)
    places = {sign.at for sign in listed}
    kept = [sign for sign in found if sign.at not in places]
    named = {squeezed(title) for title in titles}
    return [
        replace(sign, score=sign.score + 2.0) if squeezed(sign.title) in named else sign for sign in kept
    ], titles


def _in_series(found: list[Sign], main: str) -> list[Sign]:
    """A number of the main run whose neighbour is there too has more speaking for it."""
    values = {sign.value for sign in found if sign.kind == main and sign.score >= RUN}
    series = _Series(found)
    beside = {(*value[:-1], value[-1] + step) for value in values if value for step in (1, -1)}
    return [
        replace(sign, score=sign.score + 1.5)
        if sign.kind == main and sign.score >= RUN and sign.value in beside and series.set_apart(sign)
        else sign
        for sign in found
    ]


def _main(found: list[Sign]) -> str:
    """The class of numbers that numbers the forms: the one whose series has most speaking for it."""
    weight: dict[str, float] = defaultdict(float)
    last: dict[str, tuple[int, ...]] = {}
    for sign in found:
        if sign.kind and sign.score >= RUN and len(sign.value) == 1:
            follows = last.get(sign.kind, (0,))[0] + 1 == sign.value[0] or sign.value[0] == 1
            weight[sign.kind] += sign.score * (1.0 if follows else 0.3) * (2.0 if sign.marked else 1.0)
            last[sign.kind] = sign.value
        elif sign.kind == "dotted" and sign.score >= RUN:
            weight[sign.kind] += sign.score
    return max(weight, key=lambda kind: weight[kind]) if weight else ""


def _alike(found: list[Sign]) -> list[Sign]:
    """Where nothing is numbered, what is set as several titles are has more speaking for it."""
    looks = Counter(_look(sign) for sign in found if sign.breaks and sign.score >= ALONE)
    return [
        replace(sign, score=sign.score + 1.5) if sign.breaks and looks[_look(sign)] >= LIST else sign
        for sign in found
    ]


def _look(sign: Sign) -> _Look:
    return sign.breaks, sign.paragraph.align == "center", sign.paragraph.bold, sign.paragraph.outline


def _within(found: list[Sign], main: str) -> list[Sign]:
    """The parts of a form that is only a heading over them: （一）, （二） from right below it on."""
    parts: list[Sign] = []
    above: Sign | None = None
    kind = ""
    for sign in found:
        if sign.kind == main and sign.score >= RUN:
            above, kind = sign, ""
        elif not (sign.kind and sign.named and (sign.breaks or sign.paragraph.align == "center")):
            continue
        elif above and sign.at == above.at + 1 and sign.value[-1] == 1:
            kind = sign.kind
            parts.append(sign)
        elif kind and sign.kind == kind and sign.value[-1] == parts[-1].value[-1] + 1:
            parts.append(sign)
    return parts


def _stands(sign: Sign, main: str, series: _Series) -> bool:
    """Whether enough speaks for a line being a title, by the class of its number."""
    stands_out = sign.breaks or sign.paragraph.align == "center"
    if sign.marked or (main and sign.kind == main):
        within = (sign.kind, sign.value[:-1]) in series.numbers
        stray = sign.marked and sign.kind != main and not sign.paragraph.bold
        if (within or stray) and not stands_out:
            return False
        return sign.score >= RUN and (sign.marked or series.set_apart(sign))
    if sign.kind:
        return sign.score >= INNER and sign.breaks
    return sign.score >= ALONE and (sign.breaks or not main)


class _Series:
    """The numbers of a chapter, and how those of each class are set."""

    def __init__(self, found: list[Sign]) -> None:
        self.numbers = {(sign.kind, sign.value) for sign in found}
        self._looks: dict[str, Counter[_Look]] = defaultdict(Counter)
        for sign in found:
            if sign.score >= RUN:
                self._looks[sign.kind][_look(sign)] += 1

    def set_apart(self, sign: Sign) -> bool:
        """Whether it is set as most of its series are: a clause 1. inside a form is set as text is."""
        own, looks = _look(sign), self._looks[sign.kind]
        alike = sum(
            count
            for look, count in looks.items()
            if sum(a == b for a, b in zip(own, look, strict=True)) >= _SAME
        )
        return alike >= looks.total() / 2 or sign.score >= ALONE


def _once(taken: list[Sign], items: list[Item], words: TitleWords) -> list[Sign]:
    """A title printed twice is one; a number alone on its line takes the line below for its title."""
    kept: list[Sign] = []
    for sign in taken:
        last = kept[-1] if kept else None
        if last and sign.at - last.at <= 2 and not sign.marked and _same(last.title, sign.title):
            if len(sign.title) > len(last.title):
                kept[-1] = replace(last, title=sign.title)
            continue
        if not sign.title:
            below = items[sign.at + 1].paragraph if sign.at + 1 < len(items) else None
            title = title_of(below, words) if below else ""
            if not title:
                continue
            sign = replace(sign, title=title, score=sign.score + (below.align == "center" if below else 0))
        kept.append(sign)
    return kept


def _same(first: str, second: str) -> bool:
    """Whether two titles name one form; （货物） and （服务） do not."""
    a, b = squeezed(first), squeezed(second)
    return not a or a == b or (a in b and b.startswith(a)) or (fuzz.ratio(a, b) >= 92 and a[-2:] == b[-2:])


def _headings(taken: list[Sign], items: list[Item], words: TitleWords, main: str) -> dict[int, str]:
    """Lines that head a group of forms, by place, each with the volume it names or nothing."""
    headings: dict[int, str] = {}
    for at, sign in enumerate(taken):
        following = taken[at + 1] if at + 1 < len(taken) else None
        body = items[sign.at + 1 : following.at if following else len(items)]
        volume = volume_named(sign.title, words)
        if volume and sign.kind == "part":
            headings[sign.at] = volume
            continue
        if _is_form(body):
            continue
        nested = following is not None and following.kind != sign.kind and bool(sign.kind)
        restarts = following is not None and following.value[-1:] == (1,)
        if volume and (sign.kind != main or nested or restarts or not sign.kind):
            headings[sign.at] = volume
        elif nested and not body and restarts:
            headings[sign.at] = ""
    titles = {sign.at for sign in taken}
    for at, item in enumerate(items):
        if at in titles or item.paragraph is None or len(item.text) > 24:
            continue
        paragraph = item.paragraph
        set_apart = item.breaks or paragraph.bold or paragraph.align == "center" or paragraph.outline
        parted = re.match("第.{1,3}(?:部分|册|卷)", item.text)
        volume = volume_named(item.text, words) if set_apart or parted else ""
        if volume and any(sign.at > at for sign in taken):
            headings.setdefault(at, volume)
    return headings


def _is_form(body: list[Item]) -> bool:
    """Whether what stands below a title is more than a line of introduction."""
    if any(isinstance(item.block, Table) for item in body):
        return True
    lines = [item.paragraph for item in body if item.paragraph]
    to_fill = any(_TO_FILL.search(paragraph.text) or _lined(paragraph) for paragraph in lines)
    return to_fill or len(lines) > _SHORT


def _lined(paragraph: Paragraph) -> bool:
    return any(run.underlined and not run.text.strip() and len(run.text) > 1 for run in paragraph.runs)


def volume_named(text: str, words: TitleWords) -> str:
    """The volume that a heading names, without its number and what is said of its forms."""
    plain = words.group.sub("", re.sub(r"[\s“”\"]+", "", text.replace("：", "")), count=1)
    plain = re.sub(r"^[、.．]", "", plain)
    if not words.volumes.fullmatch(plain):
        return ""
    name = re.sub("(?:的?组成及格式|格式|组成|内容|附件)$", "", plain)
    return "" if words.whole.fullmatch(name) else name


def _ranged(taken: list[Sign], headings: dict[int, str], items: list[Item], main: str) -> tuple[Cut, ...]:
    """Each title with what stands below it, down to the next title or heading."""
    ends = sorted({sign.at for sign in taken} | set(headings))
    cuts = []
    for sign in taken:
        later = [end for end in ends if end > sign.at]
        # A heading within the form's own first lines belongs to it.
        last = (later[0] if later else len(items)) - 1
        above = [at for at in headings if at < sign.at and headings[at]]
        volume = headings[max(above)] if above else ""
        cuts.append(Cut(sign, sign.at, last, volume, main=bool(sign.marked or (main and sign.kind == main))))
    return tuple(cuts)
