"""Which of the project's data a blank asks for: the words around it, the form's title, then its label.

A wrong binding is worse than an open one: what two readings fit, or none, is left to a person.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from docgen.model.numerals import number
from docgen.model.reading.reading import FormBlank, FormTable, TenderForm
from docgen.model.rules.forms import BlankWords, LabelWords
from docgen.model.text import squeezed

How = Literal["field", "file", "ask", "by_hand", "open"]
"""Filled from data, with a scan; answered once by a person, signed or sealed, nobody knows with what."""

PART_RATE = "offer.rate:"
"""Before the squeezed name of a part of the price: its discount or reduction in percent."""

PART_WORDS, PART_WEIGHTED = "offer.rate_words:", "offer.weighted:"
"""The same before its rate in words, and before its share of the rate that evaluation compares."""

OF_PARTS = (PART_RATE, PART_WORDS, PART_WEIGHTED)

_IN_WORDS = {"大写": "offer.total_words", "小写": "offer.total"}
_LINKS = re.compile("(?:或|并|加盖|加|及|和|本人|(?<=名称)单位)$")
_PERSON, _MEMBER = "person.", "consortium.member"
_OF_BIDDER = ("bidder.", "legal.")
_CURRENCY = re.compile("(?<=.)人民币(?=[大小]写$)")
_UNIT = re.compile(r"[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Binding:
    """A blank and what it is filled with: `field` names the data (bidder.name); empty where it is open.

    A box is ticked where the field says its `option`.
    """

    blank: FormBlank
    how: How
    field: str = ""
    option: str = ""


def bindings(form: TenderForm, labels: LabelWords, blanks: BlankWords) -> tuple[Binding, ...]:
    """What each blank of a form is filled with, in the form's order."""
    bound = [_bound(form, blank, labels, blanks) for blank in form.blanks]
    asked = Counter((each.blank.block, each.field) for each in bound if _of_one_party(each, labels))
    return tuple(
        Binding(each.blank, "open")
        if _of_one_party(each, labels) and asked[each.blank.block, each.field] > 1
        else each
        for each in bound
    )


def _of_member(field: str, stem: str, blank: FormBlank, labels: LabelWords) -> str:
    """The field of the member that the label, else the words nearest before it, number: 成员二负责____."""
    met = list(labels.member_no.finditer(stem)) or list(labels.member_no.finditer(blank.before))
    return f"{field}#{int(number(met[-1]['no']))}" if met else field


def _of_one_party(each: Binding, labels: LabelWords) -> bool:
    """Whether a line that asks twice for this asks two parties: 电话：____　电话：____."""
    field = each.field
    return field.startswith("bidder.") and not each.option and field not in labels.entries.fields


def columns(form: TenderForm, table: FormTable, labels: LabelWords) -> tuple[str, ...]:
    """What each column of a form's table asks for; empty where nobody knows, or two readings fit."""
    found = tuple(_column(head, form.title, labels) for head in table.heads)
    if _PERSON + "name" not in found:  # posts and headcounts are a plan, no list of people
        return tuple("" if field.startswith(_PERSON) else field for field in found)
    return found


def _bound(form: TenderForm, blank: FormBlank, labels: LabelWords, blanks: BlankWords) -> Binding:
    title = squeezed(form.title)
    if labels.not_of_the_bid.search(title):
        return Binding(blank, "open")
    if blank.kind == "sign" or (blank.kind == "seal" and labels.sealed.search(squeezed(blank.label))):
        return Binding(blank, "by_hand")
    if blank.kind == "tick":
        return _ticked(blank, title, labels)
    stem = _grouped(_stem(labels.asides.sub("", blank.label), blanks), blank, labels)
    said = _by_context(blank, title, labels)
    if said is None:
        said = _by_title(stem, title, labels)
    if said is None and stem in labels.shared_words and labels.several_parties.search(title):
        said = ""
    if said is None:
        said = _by_name(stem, title, labels) or _by_name(squeezed(blank.group) + stem, title, labels)
    if said is None:
        said = _of_part(stem, labels) or _sum_of_column(stem, form, labels)
    if said is None and (blank.kind == "seal" or labels.by_hand.fullmatch(_stem(blank.label, blanks))):
        return Binding(blank, "by_hand")
    if not said:
        return Binding(blank, "open")
    if said.startswith(_MEMBER):
        said = _of_member(said, stem, blank, labels)
    how: How = "ask" if said in labels.ask else "file" if said in labels.files else "field"
    return Binding(blank, how, said)


def _ticked(blank: FormBlank, title: str, labels: LabelWords) -> Binding:
    """The box of a field's option, by its words, or of yes or no by the question before it."""
    if _by_context(blank, title, labels) == "" or labels.several_parties.search(title):
        return Binding(blank, "open")
    asked = squeezed(blank.label)
    answer = "yes" if labels.answers_yes.search(asked) else "no" if labels.answers_no.search(asked) else ""
    for question in labels.tick_questions if answer else ():
        if question.before.search(blank.before):
            return Binding(blank, "field", question.field, answer)
    for field, options in labels.ticks.items():
        for option, words in options.items():
            if words.match(asked):
                return Binding(blank, "field", field, option)
    return Binding(blank, "open")


def _stem(label: str, blanks: BlankWords) -> str:
    """The label squeezed, without what it says of signing and sealing: 投标人名称加盖公章 asks for a name."""
    stem = squeezed(label)
    signing = re.compile(f"(?:{blanks.sign.pattern}|{blanks.seal.pattern})$")
    while stem != (shorter := _LINKS.sub("", signing.sub("", stem))) and shorter:
        stem = shorter
    stem = squeezed(blanks.number.sub("", stem)) or stem
    return _CURRENCY.sub("", stem)


def _grouped(stem: str, blank: FormBlank, labels: LabelWords) -> str:
    """The label with whom it is about, where a cell beside or above it names somebody else."""
    group = squeezed(blank.group)
    return stem if not group or labels.own_groups.search(group) else group + stem


def _by_name(stem: str, title: str, labels: LabelWords) -> str | None:
    """The field of a label wherever it stands; 供应商地址 is 地址, where the form is of this bidder alone."""
    known = _known(labels)
    if stem in known or labels.several_parties.search(title):
        return known.get(stem)
    said = known.get(labels.own_prefix.sub("", stem), "")
    return said if said.startswith(_OF_BIDDER) else None


def _by_context(blank: FormBlank, title: str, labels: LabelWords) -> str | None:
    """The field that words around a blank name, "" where they leave it open; None where they say nothing."""
    label = squeezed(blank.label)
    for context in labels.contexts:
        asked = (
            (context.before, blank.before), (context.after, blank.after),
            (context.label, label), (context.title, title),
        )  # fmt: skip
        if all(pattern is None or pattern.search(text) for pattern, text in asked):
            return "" if context.open else context.field
    return None


def _by_title(stem: str, title: str, labels: LabelWords) -> str | None:
    """The same by the form's title: two titles that match and disagree leave it open."""
    said: set[str] = set()
    for form in labels.forms:
        if form.title.search(title):
            if stem in form.open:
                said.add("")
            elif stem in form.words:
                said.add(form.words[stem])
    if not said:
        return None
    return said.pop() if len(said) == 1 else ""


def _known(labels: LabelWords) -> dict[str, str]:
    return {squeezed(word): field for field, words in labels.fields.items() for word in words}


def _of_part(stem: str, labels: LabelWords) -> str | None:
    """The rate of a part of the price, as it is asked: itself, in words, by its weight."""
    patterns = labels.part_rate, labels.part_words, labels.part_weighted
    for kind, pattern in zip(OF_PARTS, patterns, strict=True):
        if met := pattern.search(stem):
            return f"{kind}{met['part']}"
    return None


def _sum_of_column(stem: str, form: TenderForm, labels: LabelWords) -> str | None:
    """The whole price, where a label is that of a column of amounts: 管理费合计大写, 管理费合计（元）."""
    field = _IN_WORDS.get(stem[-2:])
    if field is None:
        return None
    for table in form.tables:
        for head, asked in zip(table.heads, columns(form, table, labels), strict=True):
            if asked in ("price.amount", "offer.total") and squeezed(_UNIT.sub("", head)) == stem[:-2]:
                return field
    return None


def _column(head: str, title: str, labels: LabelWords) -> str:
    upper, _, lower = head.rpartition("/")
    for name in (head, lower if upper else head):
        plain = squeezed(_UNIT.sub("", name).lstrip("★▲△※●◆#*"))
        if plain in labels.ambiguous_columns:
            fitting = [field for field, word in labels.ambiguous_columns[plain].items() if word.search(title)]
            return fitting[0] if len(fitting) == 1 else ""
        for field, words in labels.columns.items():
            if plain in map(squeezed, words):
                return field
    return ""
