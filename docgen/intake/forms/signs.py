"""What speaks for a line being the title of a form: its number, how it is set, how it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from docgen.intake.forms.pages import Item
from docgen.model.numerals import number
from docgen.model.reading.blocks import Paragraph, Table
from docgen.model.rules.forms import TitleWords
from docgen.model.text import narrow

_CHINESE = "[一二三四五六七八九十]{1,3}"
_NUMBERS = {
    "part": re.compile(rf"第({_CHINESE}|[0-9]{{1,2}})(?:部分|册|卷|章|节)[、.:]?"),
    "chinese": re.compile(rf"({_CHINESE})[、.]"),
    "bracketed": re.compile(rf"\(({_CHINESE})\)[、.]?"),
    "dotted": re.compile(r"([0-9]{1,2}(?:[-—.][0-9]{1,2})+)[、.]?(?![0-9%])"),
    "digits": re.compile(r"([0-9]{1,2})[、.](?![0-9])"),
    "boxed": re.compile(r"\(([0-9]{1,2})\)[、.]?"),
    "half": re.compile(r"([0-9]{1,2})\)[、.]?"),
}
_AROUND = ":、.()[]【】〔〕"
_MARKS = re.compile("^[★▲△※●◆#*]+")
_SENTENCE = re.compile("[。;!?]|[,，]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A line that may begin a form: where it stands, its number, its title, how much speaks for it.

    `kind` is the class of the number (`附件`, `chinese` …; empty without one), `value` its place in that
    series: 附件3-1 is (3, 1). `marked`: the number's own word says that a form begins;
    `named`: the title ends as those of forms do.
    """

    at: int
    paragraph: Paragraph
    kind: str
    value: tuple[int, ...]
    label: str
    title: str
    score: float
    breaks: bool
    marked: bool = False
    named: bool = False
    substantive: bool = False
    if_any: bool = False
    free: bool = False

    @property
    def stands_out(self) -> bool:
        """Whether it is set apart in more ways than one: new page, centred, bold, outline."""
        paragraph = self.paragraph
        ways = (self.breaks, paragraph.align == "center", paragraph.bold, paragraph.outline is not None)
        return sum(ways) > 1


def signs(items: list[Item], words: TitleWords) -> list[Sign]:
    """Every line of a chapter that may be a title, in order."""
    sizes = [item.paragraph.size for item in items if item.paragraph and item.paragraph.size]
    usual = median(sizes) if sizes else None
    found: list[Sign] = []
    for at, item in enumerate(items):
        paragraph = item.paragraph or _titled(item, words)
        if paragraph is not None and (sign := _sign(at, item, paragraph, usual, words)):
            found.append(sign)
    return found


def _titled(item: Item, words: TitleWords) -> Paragraph | None:
    """The title that stands in the first row of a table, across all of it."""
    table = item.block
    if not isinstance(table, Table) or not table.rows or len(table.rows[0].cells) != 1:
        return None
    blocks = [b for b in table.rows[0].cells[0].blocks if isinstance(b, Paragraph) and b.text.strip()]
    titled = blocks and (item.breaks or words.marked.search(bare(blocks[0])[1]))
    return blocks[0] if titled and len(blocks) == 1 and words.ends.search(bare(blocks[0])[1]) else None


def bare(paragraph: Paragraph) -> tuple[str, str]:
    """A paragraph's line without white space: as printed, and with signs of the usual width."""
    printed = re.sub(r"\s+", "", paragraph.printed)
    return printed, narrow(printed)


def title_of(paragraph: Paragraph, words: TitleWords) -> str:
    """The title that a line without number prints, or nothing where it reads like none."""
    printed, text = bare(paragraph)
    printed, text = _without_hints(printed, text, words)
    return printed if text and not _unlike(text, words) else ""


def _without_hints(printed: str, text: str, words: TitleWords) -> tuple[str, str]:
    """A title without what brackets say of the form."""
    hints = words.hints
    for hint in (hints.substantive, hints.if_any, hints.free, hints.other):
        while (found := hint.search(text)) and len(text) > found.end() - found.start():
            printed = printed[: found.start()] + printed[found.end() :]
            text = text[: found.start()] + text[found.end() :]
    return printed, text


def _unlike(text: str, words: TitleWords) -> bool:
    """Whether a line cannot be a title: a sentence, a label, a place to fill."""
    core = re.sub(r"\([^()]*\)", "", text)
    too_long = len(text) > words.longest or _SENTENCE.search(core) is not None
    return (
        too_long or ":" in core[1:-1] or bool(words.not_titles.search(text) or re.search("_{2,}|[□☐☑]", text))
    )


def _sign(at: int, item: Item, paragraph: Paragraph, usual: float | None, words: TitleWords) -> Sign | None:
    printed, text = bare(paragraph)
    if paragraph.contents or paragraph.align == "right" or len(text) > 2 * words.longest:
        return None
    kind, value, label, length, marked = _number(text, words)
    printed, text = printed[length:], text[length:]
    said = ("substantive", "if_any", "free")
    flags = {name: bool(getattr(words.hints, name).search(text)) for name in said}
    printed, text = _without_hints(printed, text, words)
    if kind and words.ends.search(text.removesuffix(":")):
        printed, text = printed.rstrip(":："), text.removesuffix(":")
    if (not text and not marked) or (text and _unlike(text, words)):
        return None
    core = re.sub(r"\([^()]*\)", "", text)
    score = 4.0 if marked else 1.5 if kind else 0.0
    score += 2.0 * item.breaks + 1.5 * (paragraph.align == "center") + 1.0 * paragraph.bold
    score += 2.0 * (paragraph.outline is not None and paragraph.outline <= 4)
    score += 1.0 * bool(usual and paragraph.size and paragraph.size > usual)
    named = bool(words.ends.search(words.tails.sub("", text)))
    score += 2.0 * named
    score -= 1.0 * (len(core) > 22) + 1.0 * (len(core) > 30)
    return Sign(at, paragraph, kind, value, label, printed, score, item.breaks, marked, named, **flags)


def _number(text: str, words: TitleWords) -> tuple[str, tuple[int, ...], str, int, bool]:
    """Class, value and print of the number at the head of a line, its length, and whether it is a form's."""
    marks = _MARKS.match(text)
    skipped = marks.end() if marks else 0
    if found := words.marked.match(text):
        value = tuple(int(number(part)) for part in re.split(r"[-—－.]", found[2]))
        return found[1], value, found.group()[skipped:].strip(_AROUND), found.end(), True
    for kind, pattern in _NUMBERS.items():
        if found := pattern.match(text, skipped):
            value = tuple(int(number(part)) for part in re.split(r"[-—.]", found[1]))
            return kind, value, found.group().rstrip("、.:)").lstrip("("), found.end(), False
    return "", (), "", skipped, False
