"""What of a bid a change of the tender touches: answers, figures, forms, chapters, dates, the offer."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen.load.files.line_edit import at
from docgen.load.files.yaml import read_yaml
from docgen.load.response.chapter_text import chapter_text
from docgen.model.finding import DocgenError
from docgen.model.reading.amendment import Amendment
from docgen.model.response.response import Answers, Response
from docgen.model.text import squeezed, unspaced
from docgen.tasks.amend_targets import Target

_FIGURE = re.compile(r"\d[\d,.]*(?:个?月|个工作日|工作日|小时|分钟|[一-鿿%㎡])")


class Bid:
    """What the project has written so far, in plain data and text; what is not there yet is empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def answers(self) -> dict[str, str]:
        """Code → the answer's text."""
        data = self._yaml("answers.yaml", Answers).get("answers") or {}
        return {code: str((entry or {}).get("text") or "") for code, entry in data.items()}

    @cached_property
    def response(self) -> dict[str, Any]:
        """response.yaml."""
        return self._yaml("response.yaml", Response)

    @cached_property
    def chapters(self) -> dict[str, str]:
        """Path of each chapter of the plan → its words."""
        found: dict[str, str] = {}
        for entry in self.response.get("plan") or ():
            name = f"plan/{entry.get('file', '')}"
            path = self._folder / name
            if path.is_file():
                try:
                    text, _ = chapter_text(path, name)
                except DocgenError:
                    continue
                found[name] = unspaced("\n".join(words for _, words in text))
        return found

    def _yaml(self, name: str, record: Any) -> dict[str, Any]:
        if not (self._folder / name).is_file():
            return {}
        try:
            data, _ = read_yaml(self._folder / name, name, record)
        except DocgenError:
            return {}
        return data if isinstance(data, dict) else {}


def touches(change: Amendment, places: tuple[Target, ...], data: Any, bid: Bid) -> tuple[str, ...]:
    """Each as a kind and a name: `answers C5`, `figures C5`, `forms 报价表`, `chapter plan/02.md`."""
    found: dict[str, None] = {}
    for place in places:
        found |= dict.fromkeys(place.touches)
        if not place.code:
            continue
        entry = at(data, place.entry)
        if place.code in bid.answers:
            found[f"answers {place.code}"] = None
        if entry.get("requires"):
            found[f"figures {place.code}"] = None
        if "points" in entry:
            found[f"scoring {place.code}"] = None
        for form in entry.get("forms") or ():
            found[f"forms {form}"] = None
    for figure in _gone(change):
        for code, text in bid.answers.items():
            if figure in unspaced(text):
                found[f"answers {code}"] = None
        for name, text in bid.chapters.items():
            if figure in text:
                found[f"chapter {name}"] = None
    found |= dict.fromkeys(_forms(change, data))
    return tuple(found)


def _gone(change: Amendment) -> list[str]:
    """Figures with their units that stood before and stand no more; dates are told by their facts."""
    if re.search(r"\d{4}年", change.before):
        return []
    after = unspaced(change.after or "")
    return [figure for figure in _FIGURE.findall(unspaced(change.before)) if figure not in after]


def _forms(change: Amendment, data: Any) -> list[str]:
    """Forms that the addendum names by title: those of the tender by their codes, else of the volumes."""
    said = squeezed(f"{change.where}{change.before}{change.after or ''}")
    own = [
        f"forms {form.get('code')}"
        for form in data.get("forms") or ()
        if isinstance(form, dict)
        and len(squeezed(str(form.get("title")))) > 2
        and squeezed(str(form["title"])) in said
    ]
    lots = data.get("volumes") or []
    return own + [
        f"forms {form}"
        for volume in lots
        for form in (volume.get("forms") or () if isinstance(volume, dict) else ())
        if len(squeezed(str(form))) > 2 and squeezed(str(form)) in said
    ]
