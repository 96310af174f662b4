"""Shares of the contract's price that payments are made in, where they do not add up to the whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import chinese
from docgen.model.money import in_digits
from docgen.model.reading.contradiction import Contradiction

_PAID = re.compile(r"支付(?:至)?(?:合同)?(?:总)?(?:合同)?(?:金额|总价|价款|总额|价)的?(?P<n>\d+(?:\.\d+)?)%")
_STAGE = re.compile(r"[0-9一二三四五六七八九十]期:?(?:支付|付款)比例[:为]?(?P<n>\d+(?:\.\d+)?)%")
"""1期：支付比例30%, as electronic platforms print the stages of a lot, all in one table."""

_OPEN = re.compile(
    "各支付|每|共支付|余款|剩余|尾款|其余|付清|按月|按季|按考核|扣|支付至|累计|质保金|年度合同|首年度|上月|当期|次|如|若"
)
_HEADING = re.compile("付款|支付|结算")
_LEAST, _MOST = Decimal(50), Decimal(150)
_WHOLE = Decimal(100)


def wrong_shares(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Runs of payments, each a plain share of the whole contract, that are all there is and not 100 %."""
    yield from _wrong_stages(every)
    run: list[tuple[Sentence, Decimal]] = []
    doubtful = False
    for sentence in [*every, None]:
        met = _PAID.search(sentence.plain) if sentence and not sentence.table else None
        if (
            sentence
            and met
            and (
                not run or (sentence.order - run[-1][0].order <= 1 and sentence.chapter == run[-1][0].chapter)
            )
        ):
            run.append((sentence, Decimal(met["n"])))
            doubtful = (
                doubtful or bool(_OPEN.search(sentence.plain)) or len(_PAID.findall(sentence.plain)) > 1
            )
            continue
        near = sentence and run and sentence.order - run[-1][0].order <= 2 and _OPEN.search(sentence.plain)
        doubtful = doubtful or bool(near)
        if near and not met:
            continue
        if len(run) > 1 and not doubtful and (told := _told(run)):
            yield told
        run, doubtful = (
            ([(sentence, Decimal(met["n"]))], bool(_OPEN.search(sentence.plain)))
            if sentence and met
            else ([], False)
        )


def _wrong_stages(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    stages: dict[tuple[int, str, tuple[str, ...], int], list[tuple[Sentence, Decimal]]] = defaultdict(list)
    for sentence in every:
        if met := _STAGE.search(sentence.plain):
            above = () if sentence.table else sentence.section
            of = stages[sentence.chapter, sentence.table, above, sentence.lot]
            of.append((sentence, Decimal(met["n"])))
    for of in stages.values():
        open_ended = any(_OPEN.search(sentence.plain) for sentence, _ in of)
        if len(of) > 1 and not open_ended and (told := _told(of)):
            yield told


def _told(run: list[tuple[Sentence, Decimal]]) -> Contradiction | None:
    summed = sum((share for _, share in run), Decimal(0))
    if summed == _WHOLE or not _LEAST <= summed <= _MOST:
        return None
    places = Places.of((sentence, f"{in_digits(share)}%") for sentence, share in run)
    return contradiction(
        "shares",
        chinese("付款比例"),
        Places(places.found, (*places.values, f"合计{in_digits(summed)}%"), places.words),
    )
