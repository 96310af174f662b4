"""Marks without a meaning, with two, with another count than stated, or scored and used nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.intake.clash.figures import CN, integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.scoring import Item
from docgen.intake.clash.sentences import Sentence
from docgen.intake.mark_signs import USUAL
from docgen.model.finding import chinese
from docgen.model.money import in_digits
from docgen.model.reading.contradiction import Contradiction
from docgen.model.reading.reading import Reading

MARKS = f"{USUAL}#●◆"
_DECORATIVE = "●◆☆#"
_DEFINED = re.compile(
    rf"[“\"]?(?P<marks>[{MARKS}](?:[”\"]?[、和或]?[“\"]?[{MARKS}])*)[”\"]?(?:号|符号)?(?:的|条款|项|标[注记识]|:|一条|一项|为)"
)
_EFFECT = re.compile(
    r"(?P<void>无效|否决|废标|拒绝|不允许偏离|实质性)|扣(?P<points>\d+(?:\.\d+)?)分|(?P<proof>证明材料)|(?P<weak>重要|主要)"
)
_MOST = re.compile(r"最多扣(?P<n>\d+(?:\.\d+)?)分")
_COUNT = re.compile(
    rf"[“\"]?(?P<mark>[{MARKS}])[”\"]?(?:号)?(?:的)?(?:条款|项|要求|指标)[^。;]{{0,14}}?共(?:计|有)?(?P<n>\d{{1,3}}|{CN})[条项]"
)
_OWN = re.compile(
    rf"^(?P<before>[{MARKS}]*)(?:\(?[\d一二三四五六七八九十]{{1,3}}(?:\.\d+)*[.)、]?\)?)?(?P<after>[{MARKS}]*)(?=[^号”\"条一款:、的])"
)
_OTHER_LIST = re.compile("品目清单|节能|环境标志|清单中|图例|五星|要求:无")


@dataclass(frozen=True, slots=True)
class _Meaning:
    mark: str
    effect: str
    printed: str
    sentence: Sentence


def unclear_marks(
    reading: Reading, every: tuple[Sentence, ...], items: tuple[Item, ...]
) -> Iterator[Contradiction]:
    """Everything about marks that a bidder cannot settle alone."""
    meanings = [each for sentence in every for each in _meanings(sentence)]
    used = _used(reading, every)
    defined = {each.mark for each in meanings}
    defined |= {each.symbol for each in reading.marks if each.found.certainty != "asked"}
    yield from _without_meaning(used, defined, every)
    yield from _two_meanings(meanings)
    yield from _wrong_counts(reading, every)
    yield from _never_used(used, meanings, every)
    yield from _most_points(every, items)


def _meanings(sentence: Sentence) -> Iterator[_Meaning]:
    if (
        sentence.kind in ("forms", "contract")
        or _OTHER_LIST.search(sentence.plain)
        or _COUNT.search(sentence.plain)
    ):
        return
    starts = list(_DEFINED.finditer(sentence.labelled))
    for at, met in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(sentence.labelled)
        part = sentence.labelled[met.end() : end]
        effect = _EFFECT.search(re.sub(r"不作为无效|不影响", "", part))
        if effect is None:
            continue
        points = re.search(r"扣(\d+(?:\.\d+)?)分", part)
        void = re.search(
            "(?<!材料)(?<!证明)无效|否决|废标|拒绝|不允许偏离|实质性", re.sub(r"不作为无效[^,;。]*", "", part)
        )
        said = "void" if void else f"扣{points[1]}分" if points else "proof" if effect["proof"] else ""
        printed = void.group() if void else points.group() if points else effect.group()
        for mark in dict.fromkeys(re.findall(f"[{MARKS}]", met["marks"])):
            yield _Meaning(mark, said, printed, sentence)


def _used(reading: Reading, every: tuple[Sentence, ...]) -> dict[str, list[Sentence]]:
    """Mark → the clauses that bear it, by the reading or else by how their lines begin."""
    found: dict[str, list[Sentence]] = {}
    by_block: dict[str, list[Sentence]] = {}
    for each in every:
        by_block.setdefault(each.found.block, []).append(each)
    for demand in reading.demands:
        of_block = by_block.get(demand.found.block, [])
        for mark in demand.mark if of_block else "":
            bears = (each for each in of_block if mark in each.plain)
            found.setdefault(mark, []).append(next(bears, of_block[0]))
    if reading.demands:
        return found
    for sentence in every:
        for mark in _own_marks(sentence):
            found.setdefault(mark, []).append(sentence)
    return found


def _own_marks(sentence: Sentence) -> str:
    """The marks at the head of a clause's line or cell, or alone in a column of marks."""
    if sentence.kind not in ("demand", "unknown") or not sentence.first or _OTHER_LIST.search(sentence.plain):
        return ""
    if sentence.table and re.fullmatch(f"[{MARKS}]+", sentence.plain):
        return "".join(dict.fromkeys(sentence.plain))
    met = _OWN.match(sentence.plain)
    if met is None or _DEFINED.match(sentence.plain):
        return ""
    numbered = len(met.group()) > len(met["before"] + met["after"])
    marks = met["before"] + met["after"]
    if not numbered and all(mark in _DECORATIVE for mark in marks):
        return ""
    return "".join(dict.fromkeys(marks))


def _without_meaning(
    used: dict[str, list[Sentence]], defined: set[str], every: tuple[Sentence, ...]
) -> Iterator[Contradiction]:
    for mark, sentences in used.items():
        if mark not in defined and not _explained(mark, every):
            about = chinese("标有“{mark}”的条款的含义", {"mark": mark})
            yield contradiction("marks", about, Places.of([(sentences[0], f"{mark}（没有说明）")]))


def _explained(mark: str, every: tuple[Sentence, ...]) -> bool:
    """Whether a sentence speaks of the mark and of what it does or is, in whatever words."""
    spoken_of = re.compile(rf"(?:标[注有记]?|带)[“\"]?{mark}|[“\"]{mark}[”\"](?:的)?(?:为|是|表示|指)")
    return any(
        mark in each.labelled
        and (_EFFECT.search(each.labelled) or spoken_of.search(each.labelled))
        and not each.labelled.lstrip().startswith(mark)
        for each in every
        if each.kind not in ("forms", "contract")
    )


def _two_meanings(meanings: list[_Meaning]) -> Iterator[Contradiction]:
    by_mark: dict[str, list[_Meaning]] = {}
    for each in meanings:
        if each.effect and each.effect != "proof":
            kept = by_mark.setdefault(each.mark, [])
            if not any(other.effect == each.effect for other in kept):
                kept.append(each)
    for mark, kept in by_mark.items():
        if len(kept) > 1:
            places = Places.of((each.sentence, each.printed) for each in kept)
            yield contradiction("marks", chinese("标有“{mark}”的条款负偏离的后果", {"mark": mark}), places)


def _wrong_counts(reading: Reading, every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    for sentence in every:
        met = _COUNT.search(sentence.plain)
        if met is None:
            continue
        mark, stated = met["mark"], integer(met["n"])
        own = [each for each in every if each.chapter == sentence.chapter]
        if reading.demands:
            blocks = {each.found.block for each in own}
            marked = [each for each in reading.demands if mark in each.mark and each.found.block in blocks]
            counts = {len(marked), sum(not each.inherited for each in marked)}
        else:
            counts = {sum(mark in _own_marks(each) for each in own)}
        if counts != {0} and stated not in counts:
            last = next((each for each in reversed(own) if mark in _own_marks(each)), sentence)
            count = max(counts)
            places = Places.of([(sentence, f"{stated}条"), (last, f"实际{count}条")])
            yield contradiction(
                "marks",
                chinese(
                    "标有“{mark}”的条款是{stated}条还是{count}条",
                    {"mark": mark, "stated": stated, "count": count},
                ),
                places,
            )


def _never_used(
    used: dict[str, list[Sentence]],
    meanings: list[_Meaning],
    every: tuple[Sentence, ...],
) -> Iterator[Contradiction]:
    """Marks that a scoring item or a row of a review is about, and no clause bears."""
    reviewed = [
        each for each in every if each.table and each.kind in ("evaluation", "conformity", "qualification")
    ]
    told: set[str] = set()
    for sentence in reviewed:
        for mark in re.findall(f"[{MARKS}]", sentence.plain):
            if (
                mark in used
                or mark in told
                or _OTHER_LIST.search(sentence.plain)
                or not re.search("条款|项|条", sentence.plain)
            ):
                continue
            told.add(mark)
            defining = next((each.sentence for each in meanings if each.mark == mark), None)
            places = [(sentence, f"{mark}（没有标有此标记的条款）")]
            if defining and defining is not sentence:
                places.insert(0, (defining, mark))
            yield contradiction(
                "marks", chinese("标有“{mark}”的条款有哪些", {"mark": mark}), Places.of(places)
            )


def _most_points(every: tuple[Sentence, ...], items: tuple[Item, ...]) -> Iterator[Contradiction]:
    """`最多扣12分` against the item that scores the mark."""
    for sentence in every:
        for met in _MOST.finditer(sentence.labelled):
            marks = re.findall(f"[{MARKS}]", sentence.labelled[: met.start()])
            scored = [
                item for item in items if marks and marks[-1] in item.name + item.text and "扣" in item.text
            ]
            if len(scored) == 1 and in_digits(scored[0].points) != met["n"]:
                stated = f"{in_digits(scored[0].points)}分"
                places = Places.of([(sentence, met.group()), (scored[0].at, stated)])
                yield contradiction(
                    "points", chinese("“{mark}”条款最多扣分与评分项分值", {"mark": marks[-1]}), places
                )
