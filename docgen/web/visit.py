"""One request to the workbench: which project, in which language, with which fields or which file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docgen.locale.messages import Language, say
from docgen.model.finding import Finding, Message
from docgen.tasks.desk import Desk
from docgen.web.words import WORDS

if TYPE_CHECKING:
    from docgen.web.app import Workbench

Page = Callable[["Visit"], Response]
Route = tuple[str, Page, str]
"""An address below a project's, or below the workbench's; its page; GET or POST."""

EDITED = ("response", "bidder", "tender", "project", "handover", "acceptance", "contract", "scoring")
"""The files that a page shows field by field."""
SEVERITIES = ("error", "warning", "info")


class Visit:
    """One request: to which project, in which language, with which fields; `body` is a file that was sent."""

    def __init__(
        self,
        bench: Workbench,
        request: Request,
        number: int | None,
        form: Mapping[str, str],
        lists: Mapping[str, Sequence[str]],
        body: bytes = b"",
    ) -> None:
        self.bench, self.request, self.number, self.form, self.lists = bench, request, number, form, lists
        self.body = body
        chosen = request.cookies.get("language")
        self.language: Language = "en" if (chosen or bench.language) == "en" else "zh"

    @property
    def asked(self) -> Mapping[str, str]:
        """What stands behind the address's question mark."""
        return self.request.query_params

    @property
    def desk(self) -> Desk:
        """The project that is asked for."""
        return self.bench.desks[self.number or 0]

    def say(self, message: Message) -> str:
        """A sentence in the reader's language."""
        return say(message, self.language)

    def choice(self, value: str) -> str:
        """A value that a field may have, in words where the pages have some."""
        word = WORDS.get(f"is_{value}")
        return self.say(word) if word else value

    def show(self, page: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page with its values."""
        words = {name: self.say(word) for name, word in WORDS.items() if "{" not in word.text}
        told = self.bench.pages.get_template(page).render(
            w=words,
            say=self.say,
            language=self.language,
            project=self.number,
            base=f"/p/{self.number or 0}",
            serves=self.number is not None and "acceptance" in self.desk.kinds,
            here=self.request.url.path,
            leads=self.leads,
            severities=SEVERITIES,
            titled=Message,
            choice=self.choice,
            **values,
        )
        return HTMLResponse(told, status)

    def leads(self, finding: Finding) -> str:
        """The address of the field that a finding is about; empty where no page has it."""
        place = finding.origin.place
        if self.number is None:
            return ""
        if finding.origin.source == "answers" and place[:1] == ("answers",) and len(place) > 1:
            return f"/p/{self.number or 0}/answers/{place[1]}"
        known = {each.code for each in self.desk.look().asked} if finding.clause else set()
        if finding.clause in known:
            return f"/p/{self.number}/answers/{finding.clause}"
        if finding.origin.source == "answers":
            return f"/p/{self.number}/answers?only=open"
        if finding.origin.source == "forms" or finding.code.startswith("FORM-"):
            return f"/p/{self.number}/forms"
        if finding.origin.source == "tender" and finding.code.startswith("READ-"):
            return f"/p/{self.number}/tender?only=open"
        if finding.origin.source in EDITED:
            at = quote(json.dumps(list(place), ensure_ascii=False, separators=(",", ":")))
            return f"/p/{self.number}/data/{finding.origin.source}?at={at}"
        return ""
