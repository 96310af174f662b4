"""What a suggestion costs beside 10,000 stored answers: loading once, then each query.

`make bench-former`, or `python -m benchmarks.former [ANSWERS]`. Times are of this machine; the ratio to a
scan of the same texts by rapidfuzz, in the same run, is what can be compared.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from docgen.load.company.former import read_former
from docgen.load.response.project import load_project
from docgen.model.company.former import FormerBid, FormerPair
from docgen.model.tender.asked import everything_asked
from docgen.tasks.library.former.store import text_of
from docgen.tasks.library.former.suggest import Shelf

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SOURCES = ("pingxiang-lot1", "pingxiang-lot2", "gangbei", "property")
A_BID = 100
"""Answers of one old bid."""


def main(answers: int = 10_000) -> None:
    """Print what loading costs, and a query at the median and of the slowest in twenty."""
    pairs = list(_pairs())
    asked = [(pair.title, pair.asked) for pair in pairs]
    chance = random.Random(20)
    with tempfile.TemporaryDirectory() as folder:
        company = Path(folder)
        (company / "bidder.yaml").write_text("name: x\n", encoding="utf-8")
        (company / "former").mkdir()
        for number in range(answers // A_BID):
            made = tuple(_varied(chance, pairs) for _ in range(A_BID))
            bid = FormerBid(bid=f"项目{number}", number=f"N-{number}", pairs=made)
            (company / "former" / f"{number:04}.yaml").write_text(text_of(bid), encoding="utf-8")
        begun = time.perf_counter()
        bids = read_former(company)
        read = time.perf_counter()
        shelf = Shelf(bids)
        indexed = time.perf_counter()
    texts = [each.text for each in shelf.held]
    queries = [chance.choice(asked) for _ in range(200)]
    ours = _timed([lambda q=q: shelf.near(*q, "requirement") for q in queries])  # type: ignore[misc]
    scans = _timed(
        [lambda q=q: process.extract(" ".join(q), texts, scorer=fuzz.ratio, limit=3) for q in queries[:20]]  # type: ignore[misc]
    )
    slow = quantiles(ours, n=20)[-1]
    print(f"{len(texts):,} answers of {len(bids)} bids")
    print(f"reading the files {read - begun:6.2f} s, making the shelf {indexed - read:6.2f} s, once")
    print(f"a query {1000 * median(ours):6.1f} ms median, {1000 * slow:6.1f} ms at 95 %")
    print(f"against a scan by rapidfuzz: {median(ours) / median(scans):.2f}")


def _pairs() -> list[FormerPair]:
    found = []
    for name in SOURCES:
        project = load_project(EXAMPLES / name)
        for each in everything_asked(project.tender.lot):
            answer = project.answers.get(each.code)
            if answer is not None and answer.text.strip():
                found.append(FormerPair(title=each.title, asked=each.text, answer=answer.text))
    return found


def _varied(chance: random.Random, pairs: list[FormerPair]) -> FormerPair:
    """A pair of halves of others, so that no two texts are alike and all words are as usual."""
    one, two = chance.choice(pairs), chance.choice(pairs)
    return FormerPair(
        title=one.title,
        asked=one.asked[: len(one.asked) // 2] + two.asked[len(two.asked) // 2 :],
        answer=one.answer[: len(one.answer) // 2] + two.answer[len(two.answer) // 2 :],
    )


def _timed(calls: list[Callable[[], object]]) -> list[float]:
    took = []
    for call in calls:
        begun = time.perf_counter()
        call()
        took.append(time.perf_counter() - begun)
    return took


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
