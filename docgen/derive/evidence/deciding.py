"""Deciding what a file is proposed to prove, from its name, its folders and what is printed on it.

Exact is what a name or a number says, where every word of the path is understood and nothing contradicts.
What has two readings is asked, never decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from docgen.derive.evidence.file_name import Company, Names, name_says, together
from docgen.derive.evidence.periods import Span
from docgen.derive.evidence.printed import Print, print_says
from docgen.derive.evidence.proposal import Certainty, Proposal
from docgen.model.company.paper_text import Pages
from docgen.model.company.someone import Someone
from docgen.model.finding import Message
from docgen.model.pages import spans
from docgen.model.personal import impersonal
from docgen.model.rules.evidence import EvidenceWords, PaperKind


def propose(
    steps: Sequence[str], pages: Pages, company: Company, words: EvidenceWords
) -> tuple[Proposal, ...]:
    """What the file proves. `steps` are its folders, the outermost first, and its name without ending.

    One proposal, without a kind where nothing says it; several where a list of people stands on pages.
    """
    *folders, name = steps
    file = name_says(name, company, words)
    around = together(name_says(folder, company, words) for folder in folders)
    return _Deciding(
        file, around, print_says(pages, company, words), pages, words, company.people
    ).proposals()


@dataclass
class _Deciding:
    file: Names
    around: Names
    print: Print
    pages: Pages
    words: EvidenceWords
    people: tuple[Someone, ...]
    doubts: list[tuple[Certainty, Message]] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    by_print: bool = False
    proved: bool = False
    """A number printed says whose it is, and the print what it is: words of the name weigh nothing then."""

    def proposals(self) -> tuple[Proposal, ...]:
        kind = self._kind()
        if kind is None:
            return (Proposal(reasons=tuple(said for _, said in self.doubts)),)
        about = self._about(kind)
        covers, until = self._covers(kind), self._until()
        contract = self.file.contract or self.around.contract if kind.about == "company" else ""
        self._words_left()
        if self.file.by_month and until == self.file.until:
            self._doubt("likely", Message("the month alone is stated; its last day is taken"))
        certainty: Certainty = "exact"
        for each, _ in self.doubts:
            certainty = "asked" if "asked" in (each, certainty) else "likely"
        made = Proposal(
            kind=kind,
            about=about,
            certainty=certainty,
            side=self.file.side or self.around.side,
            number=self.file.number,
            covers=covers,
            until=until,
            contract=contract,
            numbered=self.print.numbered,
            reasons=tuple(said for _, said in self.doubts),
            notes=tuple(self.notes),
        )
        return (made, *self._by_page(made))

    def _doubt(self, certainty: Certainty, said: Message) -> None:
        self.doubts.append((certainty, said))

    def _kind(self) -> PaperKind | None:
        """The one kind that the name says, else the folder, else the print; None where nothing says any."""
        named = self._specific(self.file.kinds)
        folder = self._specific(self.around.kinds)
        if not named:
            named = folder
        elif len(named) == 1 and folder and named[0] not in folder:
            strict = [kind for kind in folder if not self._broad(kind)]
            if strict:
                said = {"folder": tuple(strict), "name": named[0]}
                self._doubt("asked", Message("the folder says {folder}, the name {name}", said))
        if len(named) > 1:
            said = {"kinds": tuple(named)}
            self._doubt("asked", Message("the name says several kinds: {kinds}", said))
            both = [kind for kind in named if kind in self.print.kinds]
            return self.words.kind(both[0] if len(both) == 1 else named[0])
        if not named:
            return self._printed_kind()
        if self.print.kinds and named[0] not in self.print.kinds and not self._broad(named[0]):
            said = {"kinds": self.print.kinds, "name": named[0]}
            self._doubt("asked", Message("the name says {name}, what is printed {kinds}", said))
        return self.words.kind(named[0])

    def _printed_kind(self) -> PaperKind | None:
        if len(self.print.kinds) > 1:
            said = Message("what is printed reads as several kinds: {kinds}", {"kinds": self.print.kinds})
            self._doubt("asked", said)
        if not self.print.kinds:
            return None
        self.by_print = True
        return self.words.kind(self.print.kinds[0])

    def _specific(self, kinds: Sequence[str]) -> list[str]:
        """The kinds without broad ones beside others: of 资质 人力资源服务许可证 the second."""
        strict = [kind for kind in kinds if not self._broad(kind)]
        return strict or list(kinds)

    def _broad(self, name: str) -> bool:
        kind = self.words.kind(name)
        return kind is not None and kind.broad

    def _about(self, kind: PaperKind) -> Someone | None:
        if self.file.foreign or self.around.foreign:
            self._doubt("asked", Message("the name holds a number that is nobody's of the company"))
        if self.file.glued or self.around.glued:
            self._doubt("asked", Message("a person's name runs into other words"))
            return None
        one = self._one_named()
        if kind.about == "company":
            if one:
                self._doubt("likely", Message("the paper is the company's, and the name is a person's"))
            self._own_company()
            return None
        one = self._printed_person(kind, one)
        if one is None and kind.about == "person" and not self.doubts:
            self._doubt("asked", Message("whose it is is not said"))
        if one is None and kind.about == "either":
            self._own_company()
        return one

    def _one_named(self) -> Someone | None:
        """The one whom the name means, else the folders."""
        own, outer = _meant(self.file.people), _meant(self.around.people)
        if own is None:
            self._doubt("asked", Message("the name says several people"))
            return None
        if outer is None:
            self._doubt("asked", Message("the folders say several people"))
            return None
        both = own & outer if own and outer else own or outer
        if own and outer and not both:
            self._doubt("asked", Message("the folder is another person's than the name"))
            return None
        if len(both) > 1:
            codes = tuple(sorted(each.key for each in both))
            self._doubt("asked", Message("several people are called so: {codes}", {"codes": codes}))
            return None
        one = next(iter(both), None)
        return self._by_role(one)

    def _by_role(self, one: Someone | None) -> Someone | None:
        """Who signs for the company, where the name says a role; a name beside it must be theirs."""
        roles = self.file.roles or self.around.roles
        if not roles:
            return one
        bearing = [each for each in self.people if set(roles) & each.roles]
        if one is not None:
            if one not in bearing:
                self._doubt("asked", Message("the role that the name says is another person's"))
            return one
        if len(bearing) == 1:
            self._doubt("likely", Message("only the role is said, no name"))
            return bearing[0]
        return None

    def _printed_person(self, kind: PaperKind, one: Someone | None) -> Someone | None:
        """The person as the print confirms, contradicts or says it."""
        numbers, names = self.print.numbers, self.print.names
        if one is not None:
            if one in numbers or one in names:
                return one
            if self.print.stranger or numbers or (names and kind.about == "person"):
                self._doubt("asked", Message("what is printed names somebody else"))
            return one
        if self.doubts or kind.about == "either":
            return None
        if len(numbers) == 1 and not self.print.stranger:
            self.proved = self.by_print
            return numbers[0]
        if not numbers and len(names) == 1 and not self.print.stranger:
            self._doubt("likely", Message("the person is known by the printed name alone"))
            return names[0]
        return None

    def _own_company(self) -> None:
        if self.print.company == "other":
            self._doubt("asked", Message("what is printed bears another company's code"))
        elif self.by_print and not self.print.own_code:
            self._doubt("likely", Message("only what is printed says what it is"))
        else:
            self.proved = self.by_print

    def _covers(self, kind: PaperKind) -> Span | None:
        if not kind.covers:
            return None
        names = self.file if self.file.covers else self.around
        said = names.covers if names.by_year == (kind.covers == "year") else None
        printed = self.print.year if kind.covers == "year" else self.print.period
        if said and printed and said != printed:
            self._doubt("asked", Message("the period in the name is not the printed one"))
        found = said or printed
        if found is None:
            self._doubt("likely", Message("of which period it is is not said"))
        return found

    def _until(self) -> date | None:
        said, valid = self.file.until or self.around.until, self.print.valid
        if valid is None:
            return said
        if valid.open:
            self.notes.append(Message("valid without end, as printed"))
        if valid.unread:
            self._doubt("likely", Message("a validity is printed that names no one day"))
        if valid.by_month:
            self._doubt("likely", Message("the month alone is stated; its last day is taken"))
        if said and (valid.open or (valid.until and valid.until != said)):
            self._doubt("asked", Message("the validity in the name is not the printed one"))
        return valid.until or said

    def _words_left(self) -> None:
        doubts = (*self.file.doubts, *self.around.doubts)
        if doubts:
            self._doubt("asked", Message('the name says "{words}"', {"words": "、".join(doubts)}))
        rest = tuple(map(impersonal, (*self.file.rest, *self.around.rest)))
        if rest and not self.proved:
            self._doubt("likely", Message("words of the name that are not known: {words}", {"words": rest}))

    def _by_page(self, whole: Proposal) -> list[Proposal]:
        """Of a list of people the pages of each, beside the whole list: their page of the insurance."""
        several = len(self.pages.text) > 1 and whole.about is None and whole.kind is not None
        if not several or whole.kind is None or whole.kind.about != "either" or len(self.print.pages) < 2:
            return []
        return [
            replace(
                whole,
                about=one,
                pages=",".join(spans(there)),
                certainty="likely" if whole.certainty == "exact" else whole.certainty,
            )
            for one, there in self.print.pages
        ]


def _meant(people: Sequence[frozenset[Someone]]) -> frozenset[Someone] | None:
    """Whom words mean together: a name of two and the code of one mean the one; None where they differ."""
    if not people:
        return frozenset()
    both = frozenset.intersection(*people)
    return both or None
