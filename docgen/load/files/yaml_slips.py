"""What is wrong where YAML could not be read, in words, and what to type instead."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from docgen.model.finding import Message

_WIDE_COLON = re.compile(r"[\s-]*\w+：")
_TIGHT_COLON = re.compile(r"[\s-]*\w+:[^\s/]")
_BEGINS_QUOTED = re.compile(r"(?::|-)\s+[\[{\"'].*\S")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_HASH = re.compile(r"[\[{].*\s#")
_CUT = re.compile(r"\S #[^\s#]")
_TWO_COLONS = re.compile(r":\s.*:(\s|$)")
_FLOW_COMMA = re.compile(r"[\[{].*，")

_FLOW = (
    "did not find expected ',' or '}'",
    "did not find expected ',' or ']'",
    "did not find expected node content",
)
_NO_COLON = "could not find expected ':'"
_TIGHT = "found unexpected ':'"
_SECOND = "mapping values are not allowed in this context"
_QUOTED = "did not find expected key", "did not find expected '-' indicator"

_SIGN = {
    "found character that cannot start any token": Message("a character that cannot begin a value"),
    "found undefined alias": Message("a text that begins with *, which names what stands elsewhere"),
    "did not find expected alphabetic or numeric character": Message("a text that begins with & or *"),
    "did not find expected comment or line break": Message("a text that begins with | or >"),
    "did not find expected whitespace or line break": Message("a text that begins with !"),
    "block sequence entries are not allowed in this context": Message("a text that begins with -"),
    "mapping keys are not allowed in this context": Message("a text that begins with ?"),
}

# What the parser says of the commonest slips, in words that can be translated.
_SYNTAX = {
    _SECOND: Message("a second colon, or a wrong indentation"),
    _NO_COLON: Message("a field's name without its colon"),
    _QUOTED[0]: Message("a wrong indentation, or a quotation mark in the middle"),
    _QUOTED[1]: Message("a line that is no entry of the list, or a wrong indentation"),
    _TIGHT: Message("a colon without a blank behind it"),
    "found unexpected end of stream": Message("a quotation mark that does not close"),
    **dict.fromkeys(_FLOW, Message("a sign within { } or [ ] that does not belong there, or no closing one")),
    **_SIGN,
}


def syntax(problem: MarkedYAMLError) -> Message:
    """What is wrong, in words that can be translated where it is a common slip."""
    said = problem.problem or problem.context or "?"
    return _SYNTAX.get(said, Message("{problem}", {"problem": said}))


def slip(problem: MarkedYAMLError, text: str, line: int) -> str:
    """The case of the remedy, by what stands at the line (from 0) where reading stopped, or before it."""
    said, lines = problem.problem or "", text.split("\n")
    near = lines[max(line - 1, 0) : line + 1]
    if any("\t" in each[: len(each) - len(each.lstrip())] for each in near):
        return "tab"
    if any(_WIDE_COLON.match(each) for each in near):
        return "colon"
    if said == _TIGHT:
        return "clock" if any(map(_CLOCK.search, near)) else "tight"
    if said in _FLOW:
        begun = problem.context_mark.line if problem.context_mark else line
        return _in_flow(lines[min(begun, line) : line + 1])
    if said in (_SECOND, _NO_COLON) and any(map(_TIGHT_COLON.match, near)):
        return "tight"
    if said in (_NO_COLON, *_QUOTED) and any(map(_CUT.search, near)):
        return "hash"
    if said == _NO_COLON:
        return "second-line"
    if said == _SECOND and _TWO_COLONS.search(lines[line]):
        return "second-colon"
    if said in _SIGN or (said in _QUOTED and any(map(_BEGINS_QUOTED.search, near))):
        return "sign"
    return ""


def _in_flow(lines: list[str]) -> str:
    if any(map(_HASH.search, lines)):
        return "hash"
    return "wide-comma" if any(map(_FLOW_COMMA.search, lines)) else "bracket"
