"""Which of the tender's forms answer a row of the panel's, by their names; for a person to compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.model.text import squeezed
from docgen.rules import drafting_rule

_BESIDE = re.compile(r"[(（][^()（）]*[)）]")
_LEAST = 3
"""A title of fewer characters is a word that may stand in any sentence."""
_MARKED, _PRICED = "answers", "offer"


class Proposed:
    """The forms of a lot that stand in a volume of the tender's, to be proposed by their titles."""

    def __init__(self, tender: Mapping[str, Any], lot: Mapping[str, Any]) -> None:
        volumes = [each for each in tender.get("volumes") or () if isinstance(each, Mapping)]
        placed = {str(part) for volume in volumes for part in volume.get("parts") or ()}
        listed = [each for each in tender.get("forms") or () if isinstance(each, Mapping)]
        own = squeezed(str(lot.get("code") or ""))
        forms = [each for each in listed if squeezed(str(each.get("lot") or "")) in ("", own)]
        self._titles = [str(each.get("title")) for each in forms if str(each.get("code")) in placed]
        self._topics = {each.part: each.unless for each in drafting_rule().parts if each.unless}

    def forms(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Titles that a row names, else those about what its own name is about; none where nothing fits."""
        said = squeezed("".join(str(row.get(field) or "") for field in ("name", "text", "proof")))
        named = [title for title in self._titles if (plain := _plain(title)) in said and len(plain) >= _LEAST]
        return tuple(dict.fromkeys(named or self._about(row)))

    def _about(self, row: Mapping[str, Any]) -> Iterator[str]:
        name = squeezed(str(row.get("name") or ""))
        for part, topic in self._topics.items():
            asked = (
                topic.search(name)
                or (part == _PRICED and row.get("kind") == "price")
                or (part == _MARKED and row.get("marks"))
            )
            if asked:
                yield from (title for title in self._titles if topic.search(squeezed(title)))


def _plain(title: str) -> str:
    return squeezed(_BESIDE.sub("", title))
