"""What tells the entries of a list apart: said by the record that stands in it, judged when it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """Fields that no two entries of a list have alike; without fields the entry as a whole.

    `among` names a space of codes that several lists share, within the record whose `code_spaces` has it,
    else within the file. `unless_blank`: entries that leave the fields blank have no such key. `told` is the
    finding that says so, and where `by_check` is true a check makes it, beside what else it finds in the row.
    """

    fields: tuple[str, ...] = ()
    told: str = "ENTRY-TWICE"
    among: str = ""
    unless_blank: bool = False
    by_check: bool = False


@dataclass(frozen=True)
class Keys:
    """All that the entries of a list are told apart by; with none, several may be alike."""

    each: tuple[Key, ...] = ()

    def __add__(self, other: Keys) -> Keys:
        return Keys(self.each + other.each)


WHOLE = Keys((Key(),))
"""Entries that add up, or that all hold: only one that is alike in every field is one too many."""

ADDS = Keys()
"""Entries of which several may be quite alike, for each counts: said by the record, or where the list is."""


def by(
    *fields: str, told: str = "", among: str = "", unless_blank: bool = False, by_check: bool = False
) -> Keys:
    """One key. A lone `code` is an identifier, and told as such unless another finding is named."""
    usual = "CODE-DUPLICATE" if fields == ("code",) else "ENTRY-TWICE"
    return Keys((Key(fields, told or usual, among, unless_blank, by_check),))
