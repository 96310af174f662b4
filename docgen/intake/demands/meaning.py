"""What a mark does, by the sentence that says so; never by the symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from docgen.intake.demands.looks import look
from docgen.intake.mark_signs import ANY, USUAL
from docgen.model.reading.outline import Node, Outline
from docgen.model.reading.reading import Certainty, Effect, Found, MarkMeaning
from docgen.model.rules.reading_demands import DemandWords
from docgen.model.text import unspaced

_QUOTES = "“\"'‘「（(【\\["
_UNQUOTES = "”\"'’」）)】\\]"
_LONGEST = 160
_MOST = 20
_PER = {"evaluation": 0, "conformity": 1, "qualification": 2}


@dataclass(frozen=True, slots=True)
class _Said:
    """Text that speaks of marks, and where."""

    text: str
    place: str
    block: str
    kind: str
    under: str


def meanings(outline: Outline, words: DemandWords) -> tuple[MarkMeaning, ...]:
    """What each mark that the document uses or speaks of does, and what words without a mark do.

    The defining sentence decides, or the one behind it; else lists of what voids a bid, the review of
    conformity and the scoring, as likely. A mark that lines bear and nothing defines is asked: `note`
    without a quote.
    """
    said = list(_texts(outline))
    borne = _borne(outline)
    spoken = dict.fromkeys(symbol for symbol in USUAL if any(symbol in text.text for text in said))
    found: list[MarkMeaning] = []
    for symbol in dict.fromkeys([*borne, *spoken]):
        meaning = _defined(symbol, said, words) or _elsewhere(symbol, said, words)
        if meaning is not None:
            found.append(meaning)
        elif symbol in borne:
            first = borne[symbol]
            found.append(MarkMeaning(symbol, "note", "", Found(first.path, first.line.block, "asked")))
    return (*found, *_in_words(said, words))


def _texts(outline: Outline) -> Iterator[_Said]:
    """The paragraphs outside the forms, one by one; the paragraphs of a cell together."""
    for chapter in outline.chapters:
        if chapter.kind in ("forms", "contents"):
            continue
        for root in chapter.nodes:
            yield from _below(root, chapter.kind, "")


def _below(node: Node, kind: str, under: str) -> Iterator[_Said]:
    text = node.line.text + "".join(
        child.line.text
        for child in node.children
        if not child.line.number and not child.heading and not child.line.table
    )
    yield _Said(unspaced(f"{node.line.mark}{text}"), node.path, node.line.block, kind, under)
    for child in node.children:
        names = node.heading or node.line.text.rstrip().endswith(("：", ":"))
        yield from _below(child, kind, unspaced(node.line.text) if names else under)


def _borne(outline: Outline) -> dict[str, Node]:
    """The symbols that lines of demands bear themselves, each with the first."""
    found: dict[str, Node] = {}
    for chapter in outline.of("demand", "unknown"):
        for node in chapter.walk():
            if node.mark and not node.inherited:
                for symbol in node.mark:
                    found.setdefault(symbol, node)
    return found


def _mention(symbol: str) -> re.Pattern[str]:
    one = re.escape(symbol)
    return re.compile(
        rf"(?:标有?|标注有?|注有|带有?|加注?|打|凡)[{_QUOTES}]?{one}|[{_QUOTES}]{one}[{_UNQUOTES}]"
        rf"|{one}(?=号|的|条款|项|指标|参数|标记|标识|标注|[:：]|为|表示|代表|是)"
    )


_ANY = re.compile(
    rf"[{_QUOTES}]?[{ANY}][{_UNQUOTES}]?"
    rf"|。[^。{USUAL}]{{0,10}}(?:注明|标明|标注|标有|写明)[{_QUOTES}]实质性[^{_UNQUOTES}]{{0,6}}[{_UNQUOTES}]"
)


def _segments(symbol: str, text: str, words: DemandWords) -> Iterator[str]:
    """What a text says from a mention of the symbol up to another one; 带★、▲的 are mentioned together."""
    for met in islice(_mention(symbol).finditer(text), _MOST):
        end = len(text)
        for other in _ANY.finditer(text, met.end(), met.start() + _LONGEST):
            if symbol in other.group():
                continue
            if other.start() - met.end() > 3:
                end = other.start()
                break
        begin = text.rfind("。", 0, met.start()) + 1
        if not words.catalogues.search(text[begin:end].partition("。")[0]):
            yield text[met.start() : min(end, met.start() + _LONGEST)]


def effect_of(segment: str, words: DemandWords) -> Effect | None:
    """What a stretch of text says that failing does, or None where it says nothing of it."""
    for denied in words.effects.denied:
        segment = denied.sub("", segment)
    if any(word.search(segment) for word in words.effects.void):
        return "void"
    proof = next((met for word in words.effects.proof if (met := word.search(segment))), None)
    points = any(word.search(segment) for word in words.effects.points)
    if proof and not (points and words.weighty.search(segment[: proof.start()])):
        return "proof"
    if points:
        return "points"
    return "note" if any(word.search(segment) for word in words.effects.note) else None


def _defined(symbol: str, said: list[_Said], words: DemandWords) -> MarkMeaning | None:
    """By the sentences that define the mark; where two say different things the first counts, as asked."""
    told: list[tuple[Effect, str, _Said]] = []
    for text in said:
        if text.kind in _PER or symbol not in text.text:
            continue
        for segment in _segments(symbol, text.text, words):
            effect = effect_of(segment, words)
            if effect is not None:
                told.append((effect, segment, text))
    strong = [each for each in told if each[0] != "note"] or told
    if not strong:
        return None
    effect, quote, where = strong[0]
    certainty: Certainty = "exact" if effect != "note" else "likely"
    if any(other[0] != effect for other in strong):
        certainty = "asked"
    return MarkMeaning(symbol, effect, quote, Found(where.place, where.block, certainty))


def _elsewhere(symbol: str, said: list[_Said], words: DemandWords) -> MarkMeaning | None:
    """By a list of what voids a bid, the review of conformity, or the scoring."""
    for text in said:
        if symbol not in text.text or words.catalogues.search(text.text):
            continue
        voiding = re.search("无效|否决|废标|不予受理", text.under) or text.kind in (
            "conformity",
            "qualification",
        )
        effect = effect_of(text.text, words)
        if text.kind == "evaluation" and effect in ("points", "void"):
            return MarkMeaning(symbol, effect, text.text, Found(text.place, text.block, "likely"))
        if voiding or "符合性" in text.place or "符合性" in text.under:
            return MarkMeaning(symbol, "void", text.text, Found(text.place, text.block, "likely"))
    return None


def _in_words(said: Iterable[_Said], words: DemandWords) -> Iterator[MarkMeaning]:
    """Words, looks and ordinary words that the document declares to be marks; the last two are asked."""
    met: set[str] = set()
    for text in said:
        named = re.search(
            r"[“\"](实质性(?:要求|条款|响应|格式|内容))[”\"](?=(?:字样|的|条款|是指|指|条目))|注明[“\"]?(实质性(?:要求|条款))",
            text.text,
        )
        if named and "words" not in met:
            met.add("words")
            effect = effect_of(text.text[named.start() :], words) or "void"
            yield MarkMeaning(named[1] or named[2], effect, text.text, Found(text.place, text.block, "exact"))
        if looks := words.looks.search(text.text):
            effect = effect_of(looks.group(), words) or "void"
            symbol = look(looks.group(), words) or looks.group()[:12]
            yield MarkMeaning(symbol, effect, text.text, Found(text.place, text.block, "asked"))
        if (ordinary := words.ordinary_words.search(text.text)) and "实质性" not in ordinary["words"]:
            yield MarkMeaning(ordinary["words"], "void", text.text, Found(text.place, text.block, "asked"))
