"""Days named in the text: the time for signing and the validity must be those that response.yaml offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from docgen.check.response.by_text import by_text
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Message, found
from docgen.model.numerals import DAYS, number
from docgen.model.project import Project
from docgen.model.remembered import Same
from docgen.model.response.figures import ResponseFigures
from docgen.model.rules.statements import TermWords
from docgen.model.rules.wording import WrittenText
from docgen.model.tender.standing import standings
from docgen.model.text import unspaced

# Within a sentence, and within a part of one.
_SENTENCE, _PART = r"[^。;!?\n]", r"[^,。;!?\n]"


def check_stated_terms(
    project: Project, figures: ResponseFigures, written: Iterable[WrittenText], rule: TermWords
) -> Iterator[Finding]:
    """Texts that name another number of days: an error where the tender does not allow it."""

    def judge(text: WrittenText) -> Iterator[Finding]:
        yield from _signing(project, figures, text, rule)
        yield from _validity(project, text, rule)

    prose = (text for text in written if text.kind == "prose")
    marked = {code for code, standing in standings(project.tender).items() if standing.marked}
    limits = tuple((code, limit, code in marked) for code, limit in figures.signing_limits)
    offered = project.response.signing_days, project.response.validity_days, project.tender.validity_days
    yield from by_text(project, prose, ("terms", Same(rule), limits, offered), judge)


@cache
def _patterns(rule: TermWords) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """How days for signing are named, and days of validity."""
    # Workdays are counted otherwise, and are left to people.
    days = f"(?P<days>{DAYS})个?(?:{rule.days})"
    signing = (
        f"{rule.notice}{_SENTENCE}{{0,12}}?(?<![0-9第]){days}之?内{_PART}{{0,14}}?(?:{rule.signed})",
        f"(?:{rule.sign}){_PART}{{0,6}}合同{_PART}{{0,12}}{rule.notice}{_PART}{{0,8}}?(?<!第){days}之?内",
    )
    validity = f"{rule.validity}[^,。;!?\n0-9一二三四五六七八九十]{{0,12}}{days}"
    return tuple(map(re.compile, signing)), (re.compile(validity),)


def _signing(
    project: Project, figures: ResponseFigures, text: WrittenText, rule: TermWords
) -> Iterator[Finding]:
    offered = project.response.signing_days
    for days in _named(text.text, _patterns(rule)[0]):
        late = [code for code, limit in figures.signing_limits if days > limit]
        if late:
            standing = standings(project.tender)
            said = Message(
                "signing within {days} days is promised here, later than clause {code} allows",
                {"days": days, "code": late[0]},
            )
            yield found(
                "SIGNING-LATE",
                text_origin(project, text),
                said,
                "text" if any(standing[code].marked for code in late) else "text_unmarked",
                clause=late[0],
                days=offered,
            )
        elif days != offered:
            yield _other(project, text, Message("time for signing"), days, offered)


def _validity(project: Project, text: WrittenText, rule: TermWords) -> Iterator[Finding]:
    offered, wanted = project.response.validity_days, project.tender.validity_days
    for days in _named(text.text, _patterns(rule)[1]):
        if days < wanted:
            said = Message(
                "a validity of {days} days is named here, the tender asks for {wanted}",
                {"days": days, "wanted": wanted},
            )
            origin = text_origin(project, text)
            yield found("VALIDITY-SHORT", origin, said, "text", clause=clause_of(text), days=offered)
        elif days != offered:
            yield _other(project, text, Message("validity"), days, offered)


def _named(text: str, patterns: Iterable[re.Pattern[str]]) -> list[int]:
    words = unspaced(text)
    found = (match["days"] for pattern in patterns for match in pattern.finditer(words))
    return list(dict.fromkeys(int(number(days)) for days in found))


def _other(project: Project, text: WrittenText, what: Message, days: int, offered: int) -> Finding:
    said = Message(
        "{what}: {days} days are named here, but {offered} in response.yaml",
        {"what": what, "days": days, "offered": offered},
    )
    return found("TERM-OTHER", text_origin(project, text), said, clause=clause_of(text))
