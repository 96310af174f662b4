"""What a person says of a form's blanks and columns: in the project's forms.yaml, else in the company's.

The project's entries name a form by its title; the company's by words of it, and are taken up by every tender
whose form and label they meet. What they have not said yet is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.model.reading.reading import TenderForm
from docgen.model.response.form_answers import BlankAnswer, ColumnAnswer, FormAnswer, FormAnswers
from docgen.model.response.forms import Idle
from docgen.model.sources import Place
from docgen.model.text import squeezed

OWN, COMPANY = "forms", "company_forms"
"""The sources of both files."""

Entry = BlankAnswer | ColumnAnswer
Key = tuple[str, str, int]
"""Of a blank: "", its label squeezed, which of that label; of a column: "head", it squeezed, which table."""


@dataclass(frozen=True, slots=True)
class Said:
    """An entry that is about a blank or a column, where it stands, and another one that says otherwise."""

    entry: Entry
    place: Place
    against: Entry | None = None


@dataclass
class Answers:
    """Both files, and which entries of the project's were met so far."""

    own: FormAnswers = field(default_factory=FormAnswers)
    company: FormAnswers = field(default_factory=FormAnswers)
    met: set[Place] = field(default_factory=set)

    def about(self, form: TenderForm) -> OfForm:
        """What is said of one form."""
        own: dict[Key, Said] = {}
        people: tuple[str, ...] = ()
        for place, answer in _named(self.own, OWN, form):
            for key, at, entry in _entries(answer, place):
                own.setdefault(key, Said(entry, at))
            people = people or answer.people
        return OfForm(own, _of_company(self.company, form), self, people)

    def idle(self) -> tuple[Idle, ...]:
        """The project's entries that no blank or column met, in their order."""
        return tuple(
            Idle(at, answer.form, entry.label if isinstance(entry, BlankAnswer) else entry.head)
            for i, answer in enumerate(self.own.forms)
            for _, at, entry in _entries(answer, (OWN, "forms", i))
            if at not in self.met
        )


@dataclass
class OfForm:
    """What is said of one form's blanks and columns, by their keys; the codes of the `people` who fill it."""

    own: dict[Key, Said]
    company: dict[Key, Said]
    answers: Answers
    people: tuple[str, ...] = ()

    def blank(self, label: str, number: int) -> tuple[Said | None, Said | None]:
        """The project's entry for a blank, and the company's."""
        return self._both(("", squeezed(label), number))

    def column(self, head: str, table: int) -> tuple[Said | None, Said | None]:
        """The same for a column of the form's table of that number, from 1."""
        return self._both(("head", squeezed(head), table))

    def _both(self, key: Key) -> tuple[Said | None, Said | None]:
        own = self.own.get(key)
        if own is not None:
            self.answers.met.add(own.place)
        company = self.company.get(key)
        return own, company if company is not None and company.entry.settled else None


def _named(answers: FormAnswers, source: str, form: TenderForm) -> Iterator[tuple[Place, FormAnswer]]:
    names = {squeezed(form.title), squeezed(form.label + form.title)}
    for i, answer in enumerate(answers.forms):
        if squeezed(answer.form) in names:
            yield (source, "forms", i), answer


def _entries(answer: FormAnswer, place: Place) -> Iterator[tuple[Key, Place, Entry]]:
    for i, blank in enumerate(answer.blanks):
        yield ("", squeezed(blank.label), blank.number), (*place, "blanks", i), blank
    for i, column in enumerate(answer.columns):
        yield ("head", squeezed(column.head), column.table), (*place, "columns", i), column


def _of_company(answers: FormAnswers, form: TenderForm) -> dict[Key, Said]:
    """The company's entry of the most words of the title; two of as many that differ are both kept."""
    title = squeezed(form.title)
    found: dict[Key, tuple[int, Said]] = {}
    for i, answer in enumerate(answers.forms):
        words = squeezed(answer.form)
        if words not in title:
            continue
        for key, at, entry in _entries(answer, (COMPANY, "forms", i)):
            if not entry.settled:
                continue
            before = found.get(key)
            if before is None or len(words) > before[0]:
                found[key] = len(words), Said(entry, at)
            elif len(words) == before[0] and before[1].entry != entry:
                found[key] = before[0], Said(before[1].entry, before[1].place, entry)
    return {key: said for key, (_, said) in found.items()}
