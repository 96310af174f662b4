"""How a writer's Markdown is parsed: CommonMark with tables, HTML as text, comments left out.

A comment `<!-- … -->` is for the house. It is taken out before anything reads the text, wherever it stands
but in code, so that neither a paper nor a check sees it. A line that held comments alone is as if it were
not there: it parts no paragraph, list or table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_OPENS, _CLOSES = "<!--", "-->"
# What decides whether a comment begins: an escaped sign, a run of backticks, the beginning itself.
_SIGN = re.compile(r"\\.|`+|<!--", re.DOTALL)
_TAKEN = "\0"  # stands where a comment stood while lines are looked at; no text holds it
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Markdown:
    """The tokens of a text, with the file's own lines; and the line of a comment without an end, or 0."""

    tokens: tuple[Token, ...]
    open_comment: int = 0


@lru_cache(maxsize=32)
def parse_markdown(text: str) -> Markdown:
    """The text as tokens, comments left out. From a comment without an end on there is nothing.

    Remembered by text: the words of a chapter are read, tried and printed. Nobody changes the tokens.
    """
    if _OPENS not in text:
        return Markdown(tuple(_parser().parse(text)))
    kept, lines, open_comment = _without_comments(text)
    tokens = _parser().parse(kept)
    for token in tokens:
        if token.map:
            token.map = [lines[min(at, len(lines) - 1)] for at in token.map]
    return Markdown(tuple(tokens), open_comment)


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _without_comments(text: str) -> tuple[str, list[int], int]:
    """The text without comments, for each of its lines the line in `text`, and where a comment has no end."""
    text = re.sub("\r\n?", "\n", text)
    spans, opened = _comments(text)
    kept, lines, line, at = "", [0], 0, 0
    for start, end in [*spans, (opened, len(text))]:
        words = text[at:start]
        lines += range(line + 1, line + 1 + words.count("\n"))
        line += text.count("\n", at, end)
        kept, at = f"{kept}{words}{_TAKEN}", end
    written = [(said.replace(_TAKEN, ""), _TAKEN in said) for said in kept.split("\n")]
    left = [
        (said, line)
        for (said, commented), line in zip(written, lines, strict=True)
        if said.strip() or not commented
    ]
    unclosed = text.count("\n", 0, opened) + 1 if opened < len(text) else 0
    return "\n".join(said for said, _ in left), [line for _, line in left] or [0], unclosed


def _comments(text: str) -> tuple[list[tuple[int, int]], int]:
    """Where comments begin and end, and where one begins that has no end (the text's end if none does).

    A beginning within a comment says that the end of the first was forgotten.
    """
    spans: list[tuple[int, int]] = []
    code = _code(text)
    at = limit = 0
    unpaired: set[int] = set()
    while sign := _SIGN.search(text, at):
        start, at = sign.span()
        while code and code[0][1] <= start:
            code.pop(0)
        if code and code[0][0] <= start:
            at = code[0][1]
        elif sign.group() == _OPENS:
            end = text.find(_CLOSES, start + 2)
            if end < 0 or text.find(_OPENS, at, end) >= 0:
                return spans, start
            at = end + len(_CLOSES)
            spans.append((start, at))
        elif sign.group().startswith("`"):
            if start >= limit:
                blank = _BLANK_LINE.search(text, start)
                limit, unpaired = (blank.end() if blank else len(text)), set()
            closed = (
                None if len(sign.group()) in unpaired else _run(len(sign.group())).search(text, at, limit)
            )
            at = closed.end() if closed else at
            if closed is None:
                unpaired.add(len(sign.group()))
    return spans, len(text)


@cache
def _run(length: int) -> re.Pattern[str]:
    """Exactly so many backticks."""
    return re.compile(f"(?<!`)`{{{length}}}(?!`)")


def _code(text: str) -> list[tuple[int, int]]:
    """Where blocks of code begin and end, in their order."""
    parser = _parser()
    parser.block.ruler.before(
        "fence", "comment", _comment, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    tokens = (token for token in parser.parse(text) if token.type in ("fence", "code_block"))
    return [
        (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]) for token in tokens if token.map
    ]


def _comment(state: StateBlock, begins: int, ends: int, silent: bool) -> bool:
    """A rule of the parser: lines from the beginning of a comment to its end are no code."""
    start = state.bMarks[begins] + state.tShift[begins]
    if state.is_code_block(begins) or not state.src.startswith(_OPENS, start):
        return False
    for line in range(begins, ends):
        if _CLOSES in state.src[max(start + 2, state.bMarks[line]) : state.eMarks[line]]:
            state.line = state.line if silent else line + 1
            return True
    return False
