"""Lines become paragraphs: a line goes on where the one before it had no room for its first word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from docgen.intake.pdf.heads import broken_off, ended, labelled, leader, led, marked, noted, numbered
from docgen.intake.pdf.margins import Margins
from docgen.intake.pdf.sheet import Line
from docgen.model.reading.blocks import Run

_EM = 0.25
"""Characters: what a line that had no room may fall short by all the same."""
_ROUGH = 1.2
_STEP = 0.6
"""Characters: lines whose left ends differ by less begin below each other."""
_HANGING = 4.5
_APART = 1.35
"""Times the usual distance of lines: further apart is another paragraph."""
_ALIKE = 0.07
_CENTRED = 0.35
_INDENT = 2.4
_FAR = 5.0

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its margins."""

    line: Line
    margins: Margins


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph's lines."""

    lines: tuple[Placed, ...]

    @property
    def contents(self) -> bool:
        """Whether it is a line of a list of contents: dots lead to a page number."""
        return leader(self.lines[-1].line.text) is not None

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its words by their look; what ran over a line's end is one word again."""
        runs: list[Run] = []
        for placed in self.lines:
            fresh = list(placed.line.runs)
            if runs:
                gap = _between("".join(run.text for run in runs), placed.line.text)
                if gap:
                    fresh.insert(0, Run(gap))
            runs += fresh
        whole = tuple(
            Run("".join(run.text for run in group), *look)
            for look, group in groupby(runs, key=lambda run: (run.underlined, run.bold))
        )
        return _tabbed(whole) if self.contents else whole

    @property
    def size(self) -> float:
        """Of most of it, in points."""
        sizes: Counter[float] = Counter()
        for placed in self.lines:
            sizes[round(placed.line.size * 2) / 2] += len(placed.line.text)
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether most of it is."""
        strong = sum(len(run.text.strip()) for run in self.runs if run.bold)
        return strong * 2 > sum(len(run.text.strip()) for run in self.runs)

    @property
    def align(self) -> Align:
        """How its lines stand between the margins."""
        line, margins = self.lines[0].line, self.lines[0].margins
        before, after = line.x0 - margins.left, margins.right - line.x1
        if all(map(_centred, self.lines)):
            return "center"
        if after < _STEP * line.size and before > 0.3 * (margins.right - margins.left):
            return "right"
        ends = [placed.margins.right - placed.line.x1 for placed in self.lines[:-1]]
        return "both" if ends and max(map(abs, ends)) < 1.5 else "left"


def joined(lines: Iterable[Placed]) -> list[Joined]:
    """The paragraphs of lines that follow each other."""
    made: list[list[Placed]] = []
    for placed in lines:
        if made and goes_on(made[-1], placed):
            made[-1].append(placed)
        else:
            made.append([placed])
    return [Joined(tuple(each)) for each in made]


def flows_on(above: Sequence[Placed], fresh: Placed) -> bool:
    """Whether a line goes on where the lines above it, which may be several paragraphs, end."""
    paragraph = joined(above)[-1].lines
    return not ended(paragraph[-1].line.text) and goes_on(paragraph, fresh)


def goes_on(paragraph: Sequence[Placed], fresh: Placed) -> bool:
    """Whether a line is the next of the paragraph."""
    last = paragraph[-1]
    line, before = fresh.line, last.line
    if leader(before.text):
        return False
    if abs(line.size - before.size) > _ALIKE * before.size or not _close(paragraph, fresh):
        return False
    if led(before.text):
        return True
    slack = _ROUGH if fresh.margins.rough else _EM
    if _room(last) >= line.first + slack * before.size:
        return False
    return _indent_agrees(paragraph, fresh)


def _room(placed: Placed) -> float:
    """How much more would have gone on the line."""
    line, margins = placed.line, placed.margins
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before + after if _centred(placed) else after


def _centred(placed: Placed) -> bool:
    """Whether a line stands in the middle, and not just as far from the right as it is indented."""
    line, margins = placed.line, placed.margins
    before, after = line.x0 - margins.left, margins.right - line.x1
    narrow = _narrow(margins, line.size)
    if narrow or before < _FAR * line.size:
        return (
            abs(before - after) < _CENTRED * line.size and before > (0.1 if narrow else _INDENT) * line.size
        )
    return abs(before - after) < line.size


def _narrow(margins: Margins, size: float) -> bool:
    """Whether so few characters have room between the margins that none is far from one."""
    return margins.right - margins.left < 14 * size


def _even(placed: Placed) -> bool:
    """Whether a line is as far from the left margin as from the right, or fills both."""
    line, margins = placed.line, placed.margins
    return abs((line.x0 - margins.left) - (margins.right - line.x1)) < 1.2 * line.size


def _close(paragraph: Sequence[Placed], fresh: Placed) -> bool:
    """Whether a line stands as near below as lines of one paragraph do; over a page's end it always does."""
    before = paragraph[-1].line
    gap = fresh.line.base - before.base
    if fresh.line.page != before.page or gap <= 0:
        return True
    own = before.base - paragraph[-2].line.base if len(paragraph) > 1 else 0.0
    usual = own if own > 0 else (fresh.margins.pitch or 1.6) * before.size
    return gap <= max(_APART * usual, 1.2 * before.size)


def _indent_agrees(paragraph: Sequence[Placed], fresh: Placed) -> bool:
    line, before = fresh.line, paragraph[-1].line
    step = (line.x0 - fresh.margins.left) - (before.x0 - paragraph[-1].margins.left)
    near = _STEP * before.size
    counted, signed = numbered(line.text), marked(line.text)
    over = ended(before.text)
    if _centred(fresh) and _even(paragraph[-1]):
        return not (counted or signed)
    labels = labelled(before.text) and labelled(line.text) and not broken_off(before.text)
    if len(paragraph) == 1 and abs(step) <= near and labels:
        return False
    indent = before.x0 - paragraph[-1].margins.left
    if len(paragraph) == 1 and indent > _HANGING * before.size and not _narrow(fresh.margins, before.size):
        return abs(step) <= near and not (counted or signed)  # else set to the right
    if len(paragraph) > 1:
        return abs(step) <= near and not (over and (counted or signed))
    if step < -near:  # the first line of a paragraph was indented, this one is not
        return not ((over and counted) or signed or noted(line.text))
    if step > near:
        return numbered(before.text) and step <= _HANGING * before.size and not counted
    if counted or signed:
        return False
    return not (indent > 1.5 * before.size and (over or fresh.margins.returns))


def _between(before: str, after: str) -> str:
    """What belongs between two lines of one paragraph: a blank between words of letters, else nothing."""
    if not before or not after:
        return ""
    one, two = before[-1], after[0]
    letters = one.isascii() and two.isascii() and (one.isalpha() or one in ",;:") and two.isalpha()
    return " " if letters else ""


def _tabbed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line of contents with a tab in place of its dots, as in a Word file."""
    text = "".join(run.text for run in runs)
    told = leader(text)
    if not told:
        return runs
    kept: list[Run] = []
    left, page = told
    for run in runs:
        if left > 0:
            kept.append(Run(run.text[:left], run.underlined, run.bold))
        left -= len(run.text)
    return (*kept, Run(f"\t{page}"))
