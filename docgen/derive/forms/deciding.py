"""What goes into each blank of a form: a person's word, else the data; what neither says is told.

A form that this bidder does not fill stays as it is, but for the box that says so and what stands with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from docgen.derive.forms.answering import Answers, Said
from docgen.derive.forms.binding import Binding
from docgen.derive.forms.values import Value, of_entry
from docgen.model.finding import Message
from docgen.model.reading.reading import FormBlank, TenderForm
from docgen.model.response.form_answers import TICKED, BlankAnswer
from docgen.model.response.forms import FormPoint, Unsettled
from docgen.model.rules.forms import LabelWords
from docgen.model.text import squeezed

_TICKS = ("☑", "√", "✓", "■", "是", "勾选")


@dataclass(frozen=True, slots=True)
class Decision:
    """A blank and what goes into it: a person's text, a box's tick, or a value that is still to be written.

    Without `value` it stays as it is, and `point` says why where a person has to look at it. `by_hand`: it
    waits for a pen, a seal or a copy.
    """

    binding: Binding
    value: Value | None = None
    typed: bool = False
    by_hand: bool = False
    point: FormPoint | None = None

    def unfit(self, form: TenderForm, number: int) -> FormPoint:
        """What is told where the value cannot be written there."""
        return point("unfit", form, self.binding.blank, number, self.binding.field)


def decided(
    form: TenderForm,
    bound: Iterable[Binding],
    known: Mapping[str, Value],
    facts: Mapping[str, bool],
    answers: Answers,
    labels: LabelWords,
    withheld: Mapping[str, Message] = MappingProxyType({}),
) -> Iterator[Decision]:
    """What goes into each blank of a form, in its order; that the form is not for this bidder comes last."""
    bound, spare, without = _by_entry(form, list(bound), known, labels)
    said = answers.about(form)
    unused = not_for(form, facts, labels)
    told = any(known.get(each.field) == each.option for each in bound if each.option)
    for number, binding in numbered(bound):
        own, company = said.blank(binding.blank.label, number)
        made = _decided(form, binding, number, known, own, company, unused or binding.field in spare, told)
        why = withheld.get(binding.field)
        if why is not None and not made.typed and made.value is not None:
            made = Decision(
                binding, point=point("withheld", form, binding.blank, number, binding.field, why=why)
            )
        yield made
    if unused and not told:
        yield Decision(Binding(_WHOLE, "open"), point=point("unused", form, _WHOLE, 1))
    elif without:
        yield Decision(Binding(_WHOLE, "open"), point=point("members", form, _WHOLE, 1, values=without))
    elif spare:
        yield Decision(Binding(_WHOLE, "open"), point=point("spare", form, _WHOLE, 1))


_WHOLE = FormBlank("", "", "bracket")


def _by_entry(
    form: TenderForm, bound: list[Binding], known: Mapping[str, Value], labels: LabelWords
) -> tuple[list[Binding], frozenset[str], tuple[str, ...]]:
    """The bindings, each of the enterprise of its sentence; fields of spare sentences; who has none.

    The second time that a declaration asks for a figure it is the second enterprise's.
    """
    if not labels.entries.title.search(squeezed(form.title)):
        return bound, frozenset(), ()
    met: Counter[str] = Counter()
    made: list[Binding] = []
    for binding in bound:
        if binding.field in labels.entries.fields and binding.blank.kind != "seal":
            met[binding.field] += 1
            binding = replace(binding, field=of_entry(binding.field, met[binding.field]))
        made.append(binding)
    names = [name for name in known if name.partition("#")[0] == "bidder.name"]
    sentences = max(met.values(), default=1)
    spare = {each.field for each in made if int(each.field.partition("#")[2] or 1) > len(names)}
    without = [str(known[name]) for name in names if int(name.partition("#")[2] or 1) > sentences]
    return made, frozenset(spare), tuple(without)


def numbered(bound: Iterable[Binding]) -> Iterator[tuple[int, Binding]]:
    """Each binding with its number among those of its label, from 1."""
    met: Counter[str] = Counter()
    for binding in bound:
        label = squeezed(binding.blank.label)
        met[label] += 1
        yield met[label], binding


def not_for(form: TenderForm, facts: Mapping[str, bool], labels: LabelWords) -> bool:
    """Whether a form is for other bidders, or other tenders, as far as the data say so."""
    return titled_for_others(form.title, facts, labels)


def titled_for_others(title: str, facts: Mapping[str, bool], labels: LabelWords) -> bool:
    """Whether a form of that title is not for this bid."""
    title = squeezed(title)
    return any(
        facts.get(rule.fact) is False
        for rule in labels.applies
        if rule.title.search(title) and not (rule.unless and rule.unless.search(title))
    )


def point(
    kind: Unsettled, form: TenderForm, blank: FormBlank, number: int, field: str = "", **more: object
) -> FormPoint:
    """What is told of a blank."""
    around = f"{blank.before[-24:]}____{blank.after[:16]}" if blank.before or blank.after else ""
    return FormPoint(
        kind, named(form), form.found.place, blank.label, number, around, field, title=form.title, **more  # type: ignore[arg-type]
    )  # fmt: skip


def named(form: TenderForm) -> str:
    """A form as a reader names it."""
    return " ".join(filter(None, (form.label, form.title)))


def _decided(
    form: TenderForm,
    binding: Binding,
    number: int,
    known: Mapping[str, Value],
    own: Said | None,
    company: Said | None,
    unused: bool,
    told: bool,
) -> Decision:
    data = known.get(binding.field) if binding.how == "field" and not binding.option else None
    if own is not None and own.entry.settled:
        return _person(form, binding, number, own, data)
    if unused and not told:
        return Decision(binding)
    if binding.option and binding.field in known:
        return Decision(binding, TICKED if known[binding.field] == binding.option else None, typed=True)
    if data is not None:
        return Decision(binding, data)
    if unused:
        return Decision(binding)
    if company is not None:
        if company.against is not None:
            values = tuple(_words(each) for each in (company.entry, company.against))
            told_of = point("twice", form, binding.blank, number, entry=company.place, values=values)
            return Decision(binding, point=told_of)
        return _person(form, binding, number, company, None)
    if binding.how in ("by_hand", "file"):
        return Decision(binding, by_hand=True)
    entry = own.place if own is not None else ()
    kind: Unsettled = "unsaid" if binding.field else "open"
    return Decision(binding, point=point(kind, form, binding.blank, number, binding.field, entry=entry))


def _person(form: TenderForm, binding: Binding, number: int, said: Said, data: Value | None) -> Decision:
    entry = said.entry
    assert isinstance(entry, BlankAnswer)
    if entry.left_empty:
        return Decision(binding)
    words = entry.value.strip()
    if binding.blank.kind == "tick":
        if words not in _TICKS:
            unfit = point("unfit", form, binding.blank, number, entry=said.place, values=(words,))
            return Decision(binding, point=unfit)
        words = TICKED
    against = None
    if isinstance(data, str) and squeezed(data) != squeezed(words):
        values = (words, data)
        against = point("other", form, binding.blank, number, binding.field, entry=said.place, values=values)
    return Decision(binding, words, typed=True, point=against)


def _words(entry: object) -> str:
    return entry.value if isinstance(entry, BlankAnswer) else ""
