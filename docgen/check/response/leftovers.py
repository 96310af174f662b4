"""Leftovers of older bids in what the bidder writes: other buyers, lots, years, gaps never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.check.response.by_text import by_text
from docgen.check.response.company_name import another_word, misspelt
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.numerals import number
from docgen.model.project import Project
from docgen.model.remembered import Same
from docgen.model.rules.wording import LeftoverRule, WrittenText
from docgen.model.text import folded, unspaced

_HIDDEN = "□"
_DIGIT = re.compile(r"\d")


def check_leftovers(
    project: Project, written: Iterable[WrittenText], rule: LeftoverRule
) -> Iterator[Finding]:
    """Every leftover in the texts, in their order, each wording once a text."""
    names = _Names(project, rule)

    def judge(text: WrittenText) -> Iterator[Finding]:
        hidden = names.hide(unspaced(text.text))
        origin = _origin(project, text)
        yield from _watched(hidden, text, names, origin)
        if text.kind != "experience":
            yield from _lots(hidden, names, rule, origin)
        yield from _placeholders(hidden, rule, origin)
        yield from _company(hidden, names, origin)
        if text.kind == "prose":
            yield from _years(hidden, project.tender.opening, rule, origin)
            yield from _labels(hidden, rule, origin)

    needs = "leftovers", Same(rule), project.tender.opening, names.known
    yield from by_text(project, written, needs, judge, _origin)


class _Names:
    """Names of this bid, which are right everywhere, and of others, which are not."""

    def __init__(self, project: Project, rule: LeftoverRule) -> None:
        tender, bidder = project.tender, project.bidder
        right = [tender.project_name, tender.project_number, tender.lot.title, bidder.name]
        right += [party.name for party in tender.parties] + [site.name for site in tender.lot.sites]
        right += [member.name for member in project.response.consortium]
        longest_first = sorted({unspaced(name) for name in right}, key=len, reverse=True)
        self._right = [re.compile(re.escape(name), re.IGNORECASE) for name in longest_first]
        self.company = unspaced(bidder.name)
        self.lot = {_number(number) for _, number in rule.lot_numbers(unspaced(tender.lot.code))}
        rivals = [rival.name for rival in project.response.rivals if len(rival.name) >= rule.shortest]
        self.watched = {self._sought(word): word for word in (*project.watch, *rivals)}
        self.past: dict[str, tuple[str, str | None]] = {}
        for contract in bidder.contracts:
            for word in (contract.purchaser, contract.name, contract.number):
                for form in rule.forms(word):
                    if len(form) >= rule.shortest:
                        self.past[self._sought(form)] = (form, contract.evidence)
        self._experience = rule.experience
        self.known = (
            tuple(longest_first),
            self.company,
            frozenset(self.lot),
            tuple(self.watched.items()),
            tuple(self.past.items()),
        )
        """All names, to tell these from those of another bid."""

    def hide(self, text: str) -> str:
        """The text with this bid's own names taken out."""
        for name in self._right:
            text = name.sub(_HIDDEN, text)
        return text

    def _sought(self, name: str) -> str:
        """A name of others as it is sought in folded lines: what is left of it beside this bid's own."""
        return folded(self.hide(unspaced(name)))

    def offered(self, text: str, word: str) -> bool:
        """Whether each sentence with the word offers experience."""
        return all(
            any(sign in sentence for sign in self._experience)
            for sentence in _sentences(text)
            if word in folded(sentence)
        )


def _watched(hidden: str, text: WrittenText, names: _Names, origin: Origin) -> Iterator[Finding]:
    lines = hidden.casefold()  # the lines of a folded text
    words = [word for name, word in names.watched.items() if name.strip(_HIDDEN) and name in lines]
    for name, (word, evidence) in names.past.items():
        if not name.strip(_HIDDEN) or name not in lines or word in words:
            continue
        if evidence not in text.cites and not names.offered(hidden, name):
            words.append(word)
    if text.kind == "experience":
        return
    for word in words:
        said = Message('"{word}" belongs to another project', {"word": word})
        yield found("LEFTOVER-WATCH", origin, said)


def _lots(hidden: str, names: _Names, rule: LeftoverRule, origin: Origin) -> Iterator[Finding]:
    if not names.lot:
        return
    others = {words for words, number in rule.lot_numbers(hidden) if _number(number) not in names.lot}
    for words in sorted(others):
        said = Message('"{words}" is another lot than the one bid for', {"words": words})
        yield found("LEFTOVER-LOT", origin, said)


def _placeholders(hidden: str, rule: LeftoverRule, origin: Origin) -> Iterator[Finding]:
    for gap in dict.fromkeys(_joined(hidden, rule.placeholders)):
        said = Message('"{gap}" was left to be filled in', {"gap": gap[:30]})
        yield found("LEFTOVER-PLACEHOLDER", origin, said)


def _joined(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """What the patterns meet, as one where it touches: 20XX年X月X日 is one gap."""
    spans = sorted(found.span() for pattern in patterns for found in pattern.finditer(text))
    for i, (start, end) in enumerate(spans):
        if i + 1 < len(spans) and spans[i + 1][0] <= end:
            spans[i + 1] = start, max(end, spans[i + 1][1])
        else:
            yield text[start:end]


def _years(hidden: str, opening: date, rule: LeftoverRule, origin: Origin) -> Iterator[Finding]:
    """Years before the last; and any day before the opening on which something is yet to be done."""
    if not _DIGIT.search(hidden):
        return
    years: dict[str, None] = {}
    days: dict[str, None] = {}
    for sentence in _sentences(hidden):
        if rule.plans(sentence):
            days.update(dict.fromkeys(rule.days_before(sentence, opening)))
        elif not any(pattern.search(sentence) for pattern in rule.cited):
            dated = (year for pattern in rule.years for year in pattern.finditer(sentence))
            years.update({year[1]: None for year in dated if int(year[1]) < opening.year - 1})
    for year in years:
        said = Message("the year {year} is older than this bid", {"year": year})
        yield found("LEFTOVER-YEAR", origin, said)
    for day in days:
        said = Message("something is planned for {day}, before the opening on {opening}", _days(day, opening))
        yield found("LEFTOVER-YEAR", origin, said)


def _days(day: str, opening: date) -> dict[str, object]:
    return {"day": day, "opening": opening}


def _labels(hidden: str, rule: LeftoverRule, origin: Origin) -> Iterator[Finding]:
    """项目编号：… and the like that do not name this bid's own."""
    for label, pattern in rule.labels.items():
        for match in pattern.finditer(hidden):
            if _HIDDEN in match["value"]:
                continue
            said = Message(
                "{label} is {value} here, which is not this tender's",
                {"label": label, "value": match["value"]},
            )
            yield found("LEFTOVER-LABEL", origin, said)


def _company(hidden: str, names: _Names, origin: Origin) -> Iterator[Finding]:
    for name in dict.fromkeys(misspelt(hidden, names.company)):
        said = Message('"{name}" is nearly the bidder\'s name, but not quite', {"name": name})
        # Neighbours in one trade are often called alike but for the two characters of their own.
        yield found(
            "COMPANY-NAME",
            origin,
            said,
            "neighbour" if another_word(name, names.company) else "",
            name=names.company,
        )


def _origin(project: Project, text: WrittenText) -> Origin:
    if text.file:
        return Origin(text.file, text.location)
    return project.sources.origin(text.source, *text.place)


def _sentences(text: str) -> list[str]:
    return re.split("[。!?;\n]", text)


def _number(text: str) -> str:
    """A lot's number in digits: 十二 → 12; letters as they are."""
    return text if text.isascii() and text.isalpha() else str(number(text))
