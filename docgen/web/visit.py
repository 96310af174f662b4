"""One request to the workbench: which project, in which language, with which fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from docgen.locale.messages import Language, say
from docgen.model.finding import Finding, Message
from docgen.tasks.desk import Desk
from docgen.web.words import WORDS

if TYPE_CHECKING:
    from docgen.web.app import Workbench

SEVERITIES = ("error", "warning", "info")


class Visit:
    """One request: to which project, in which language, with which fields."""

    def __init__(
        self,
        bench: Workbench,
        request: Request,
        number: int | None,
        form: Mapping[str, str],
        lists: Mapping[str, Sequence[str]],
    ) -> None:
        self.bench, self.request, self.number, self.form, self.lists = bench, request, number, form, lists
        chosen = request.cookies.get("language")
        self.language: Language = "en" if (chosen or bench.language) == "en" else "zh"

    @property
    def desk(self) -> Desk:
        """The project that is asked for."""
        return self.bench.desks[self.number or 0]

    def say(self, message: Message) -> str:
        """A sentence in the reader's language."""
        return say(message, self.language)

    def show(self, page: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page with its values."""
        words = {name: self.say(word) for name, word in WORDS.items() if "{" not in word.text}
        told = self.bench.pages.get_template(page).render(
            w=words,
            say=self.say,
            language=self.language,
            project=self.number,
            base=f"/p/{self.number or 0}",
            here=self.request.url.path,
            leads=self.leads,
            severities=SEVERITIES,
            **values,
        )
        return HTMLResponse(told, status)

    def leads(self, finding: Finding) -> str:
        """The address of the field that a finding is about; empty where no page has it."""
        place = finding.origin.place
        if finding.origin.source == "answers" and place[:1] == ("answers",) and len(place) > 1:
            return f"/p/{self.number or 0}/answers/{place[1]}"
        known = {each.code for each in self.desk.look().asked} if finding.clause else set()
        return f"/p/{self.number or 0}/answers/{finding.clause}" if finding.clause in known else ""
