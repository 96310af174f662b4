"""Lines in a tree by classes of numbers: v - 1 of a class is a sibling, 1 begins a list below or anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from docgen.intake import lot_names
from docgen.intake.outline.branch import Branch
from docgen.intake.outline.lines import Parsed
from docgen.intake.outline.numbers import RANKS, Numbered, as_roman, in_path
from docgen.model.reading.outline import Line, Node
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced

_SHORT = 40
_SHORT_TITLE = 30
_WEAK = 20
_LAST = 99  # of a line without a number


_BESIDE = {"box": "文本框", "footnote": "脚注", "endnote": "尾注", "comment": "批注"}


class Tree:
    """Puts lines below each other as they come."""

    def __init__(self, words: OutlineWords) -> None:
        self.words = words
        self.roots: list[Branch] = []
        self.open: list[Branch] = []
        self.parted: list[Branch] = []
        """What was open when a lot's name or an annex began: a list goes on behind it."""

    @property
    def here(self) -> Branch | None:
        """What a line without a number stands under now."""
        return self.open[-1] if self.open else None

    def add(self, parsed: Parsed, following: Parsed | None) -> Branch:
        """Put a line where it belongs; `following` is the next one, which tells whether this is its title."""
        line, number, paragraph = parsed.line, parsed.numbered, parsed.paragraph
        if paragraph.source in _BESIDE:
            return self._beside(parsed)
        if number and (roman := as_roman(number)) and not self._lettered(number):
            number = roman
        outline = paragraph.outline if parsed.first and len(line.text) <= _SHORT * 2 else None
        titled = outline is not None and not re.search("[。；;]", line.text)
        branch = Branch(line, outline=outline, titled=titled)
        if number:
            branch.kind, branch.value, branch.path = number.kind, number.value, number.path
            branch.part = in_path(number.printed)
        if outline is not None:
            self._close_outline(branch)
        if number:
            self._close_number(branch)
        elif outline is None and self._parts(line):
            branch.titled, branch.outline = True, 0
            kept = next((at + 1 for at, each in reversed(list(enumerate(self.open))) if each.of_parts), 0)
            left = self.open[kept:]
            self.parted = left if left and left[0].kind else self.parted
            self.open = self.open[:kept]
        elif outline is None and self._titles(parsed, following):
            branch.titled = True
            self._close_title(parsed, following)
        if not number and branch.titled:
            branch.part = line.text.rstrip("：:").strip()[:_WEAK]
        self._put(branch)
        if number or branch.titled:
            self.open.append(branch)
        return branch

    def _beside(self, parsed: Parsed) -> Branch:
        """Put a line of a text box or note under the line it belongs to; it opens and ends nothing."""
        part = f"{_BESIDE[parsed.paragraph.source]}{in_path(parsed.line.number)}"
        branch = Branch(parsed.line, part=part)
        self._put(branch)
        return branch

    def caption(self, parsed: Parsed, name: str) -> Branch:
        """Put the name of a table; what stands below the table is not below the name."""
        branch = Branch(parsed.line, part=name, titled=True)
        self._put(branch)
        return branch

    def put(self, branches: Iterable[Branch]) -> None:
        """Put what a table holds under the line that is open."""
        for branch in branches:
            self._put(branch)

    def _put(self, branch: Branch) -> None:
        (self.here.children if self.here else self.roots).append(branch)

    def _close_outline(self, branch: Branch) -> None:
        assert branch.outline is not None
        while self.here and (self.here.outline is None or self.here.outline >= branch.outline):
            nested = (
                self.here.outline == branch.outline and branch.kind and self.here.kind
                and self.here.kind != branch.kind and branch.value == 1
                and RANKS[branch.kind] > RANKS[self.here.kind]
            )  # fmt: skip
            if nested:
                return
            self.open.pop()

    def _close_number(self, branch: Branch) -> None:
        """Close what the number ends: up to its elder sibling, or to what its list stands under."""
        if branch.kind in ("dotted", "dashed") and self._close_dotted(branch):
            return
        alike = [at for at, other in enumerate(self.open) if _series(other) == _series(branch)]
        elder = [at for at in alike if self.open[at].value == branch.value - 1]
        if elder or (alike and branch.value != 1):
            del self.open[(elder or alike)[-1] :]
            return
        if not alike and branch.value > 1 and self._goes_on(branch):
            return
        announced = self.here is not None and (self.here.expects or self.here.outline is not None)
        if branch.value == 1 and branch.kind != "chinese" and announced:
            return
        if alike:
            del self.open[alike[-1] :]
            return
        lowest = RANKS["article"] + 1 if branch.kind == "chinese" else RANKS[branch.kind]
        while self.here and self.here.outline is None and RANKS.get(self.here.kind, _LAST) >= lowest:
            if not self.here.kind and branch.kind != "chinese":
                return
            self.open.pop()

    def _goes_on(self, branch: Branch) -> bool:
        """Whether a number goes on with a list that a lot's name parted; what was above opens again."""
        for at, other in reversed(list(enumerate(self.parted))):
            if _series(other) == _series(branch) and other.value == branch.value - 1:
                kept = [each for each in self.open if each.of_parts]
                self.open, self.parted = kept + self.parted[:at], []
                return True
        return False

    def _close_dotted(self, branch: Branch) -> bool:
        """3.2.1 stands under 3.2, or under 3. where nothing bears 3.2."""
        for length in range(len(branch.path) - 1, 0, -1):
            bearing = [at for at, other in enumerate(self.open) if _bears(other, branch.path[:length])]
            if bearing:
                del self.open[bearing[-1] + 1 :]
                return True
        deeper = [at for at, other in enumerate(self.open) if len(other.path) >= len(branch.path)]
        if deeper:
            del self.open[deeper[0] :]
        return bool(deeper)

    def _lettered(self, number: Numbered) -> bool:
        """Whether i, v, x go on a list of letters: after h, u, w, and not after iv."""
        return any(
            _series(other) == (number.kind, 0) and other.value == number.value - 1 for other in self.open
        )

    def _parts(self, line: Line) -> bool:
        """Whether a line alone begins a part of its own: the name of a lot, 附件2."""
        text = unspaced(line.text).strip()
        lot = lot_names.at_head(text)
        named = lot is not None and len(text) <= _SHORT_TITLE and not re.search("[。；;，]", text)
        return named or bool(self.words.annexes.match(text))

    def _titles(self, parsed: Parsed, following: Parsed | None) -> bool:
        """Whether a line without a number is a title: bold and short, or before a list that begins."""
        text = parsed.line.text.rstrip()
        if len(text) > _SHORT_TITLE or re.search("[。；;，]", text):
            return False
        begins = following is not None and following.numbered is not None and following.numbered.value == 1
        announces = begins and (text.endswith(("：", ":")) or len(text) <= _WEAK)
        looks = parsed.paragraph.bold and not re.search("[：:].", text)
        return announces or looks

    def _close_title(self, parsed: Parsed, following: Parsed | None) -> None:
        """A title before a list that begins anew ends the old one; a bold one ends all short points."""
        number = following.numbered if following else None
        if number is not None and number.value == 1:
            self._close_from([b for b in self.open if b.kind == number.kind and b.outline is None])
        self._close_from([b for b in self.open if not b.kind and b.outline is None])
        if parsed.paragraph.bold:
            while (
                self.here
                and self.here.outline is None
                and RANKS.get(self.here.kind, _LAST) >= RANKS["digits"]
            ):
                self.open.pop()

    def _close_from(self, ending: list[Branch]) -> None:
        if ending:
            del self.open[self.open.index(ending[0]) :]


def _series(branch: Branch) -> tuple[str, int]:
    return branch.kind, len(branch.path)


def _bears(branch: Branch, path: tuple[int, ...]) -> bool:
    """Whether a line's number is the beginning of a dotted one: 3.2 of 3.2.1, 3. or 三、 of 3.1."""
    if branch.path:
        return branch.path == path
    return branch.kind in ("digits", "chinese", "article") and (branch.value,) == path


def grown(parsed: Sequence[Parsed], words: OutlineWords) -> list[Branch]:
    """The tree of the lines of one cell."""
    tree = Tree(words)
    for line, following in zip_longest(parsed, parsed[1:]):
        tree.add(line, following)
    return tree.roots


def frozen(branches: Iterable[Branch], path: str, mark: str, lot: str) -> tuple[Node, ...]:
    """The tree as nodes: their places, the marks that reach them, their lots."""
    nodes = []
    for branch in branches:
        place = f"{path} {branch.part}".strip() if branch.part else path
        own = _both(branch.row_mark, branch.line.mark)
        reaches = own or branch.name_mark or mark
        heading = branch.heading
        below = reaches if branch.reaches else mark
        here = branch.lot or lot
        nodes.append(
            Node(
                line=branch.line,
                path=place,
                children=frozen(branch.children, place, below, here),
                mark=reaches,
                inherited=not own and bool(reaches),
                heading=heading,
                lot=here,
            )
        )
    return tuple(nodes)


def _both(marks: str, more: str) -> str:
    return "".join(dict.fromkeys(marks + more))
