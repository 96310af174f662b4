"""The workbench: its routes, and the pages of all projects and of what was found in one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docgen.locale.messages import Language
from docgen.model.finding import DocgenError
from docgen.tasks.batching import Batching
from docgen.tasks.desk import Desk
from docgen.tasks.making import Making
from docgen.tasks.pages_desk import Pages
from docgen.tasks.service_desk import Signing
from docgen.tasks.taking import Taking
from docgen.tasks.uploads import TENDERS
from docgen.web import answers, builds
from docgen.web.rooms import (
    batch,
    data,
    evidence,
    former,
    forms,
    pages,
    plan,
    service,
    sheets,
    sme,
    start,
    templates,
    tender,
)
from docgen.web.visit import SEVERITIES, Page, Visit
from docgen.web.visit import Route as Way
from docgen.workshop import workshop

HERE = Path(__file__).parent
VENDOR = HERE / "static" / "vendor" / "htmx.min.js"

BENCH: tuple[Way, ...] = (*start.BENCH, *sme.BENCH, *templates.BENCH, *batch.BENCH)
"""Pages of the workbench as a whole."""
PROJECT: tuple[Way, ...] = (
    *tender.PROJECT,
    *data.PROJECT,
    *sheets.PROJECT,
    *forms.PROJECT,
    *evidence.PROJECT,
    *service.PROJECT,
    *pages.PROJECT,
    *former.PROJECT,
    *plan.PROJECT,
)
"""Pages of one project, below its address."""


class Workbench:
    """The projects that are open, with their builds; `language` until the reader chooses another.

    `home` is where new projects go; `takings` are tenders on their way into one, by number.
    """

    def __init__(self, desks: Sequence[Desk], language: Language, home: Path | None = None) -> None:
        self.desks, self.language = list(desks), language
        self.home = home or (desks[0].folder.absolute().parent if desks else Path.cwd())
        self.builds: dict[int, Making] = {}
        self.takings: dict[int, Taking] = {}
        self.pdfs = Pages()
        self.signings: dict[int, Signing] = {}
        self.batch: Batching | None = None
        self._ending = ExitStack()
        self.uploads = self._ending.enter_context(workshop())
        self.pages = Environment(
            loader=FileSystemLoader(HERE / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def close(self) -> None:
        """End what is under way, and take away what was uploaded."""
        for each in (*self.builds.values(), *self.takings.values(), *self.signings.values(), self.batch):
            if each is not None:
                each.stop()
        self.pdfs.close()
        self._ending.close()

    def app(self) -> Starlette:
        """The application, without its door."""
        project = [
            Route("/check", self._on(check)),
            Route("/answers", self._on(answers.answers)),
            Route("/answers/{code}", self._on(answers.answer)),
            Route("/answers/{code}/findings", self._on(answers.answer_findings)),
            Route("/answers/{code}/{field}", self._on(answers.save_answer), methods=["POST"]),
            Route("/build", self._on(builds.build)),
            Route("/build/start", self._on(builds.start_build), methods=["POST"]),
            Route("/build/stop", self._on(builds.stop_build), methods=["POST"]),
            Route("/build/state", self._on(builds.build_state)),
            Route("/files/{number:int}", self._on(builds.download)),
            *self._rooms(PROJECT),
        ]
        routes = [
            Route("/", self._on(home)),
            Route("/language/{language}", self._speak),
            *self._rooms(BENCH),
            Mount("/p/{project:int}", routes=project),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]
        return Starlette(routes=routes)

    def _rooms(self, ways: Iterable[Way]) -> list[Route]:
        return [Route(path, self._on(page), methods=[method]) for path, page, method in ways]

    def _on(self, page: Page) -> Any:
        """A page as a route; what it reads and computes does not hold up the others."""

        async def route(request: Request) -> Response:
            number = request.path_params.get("project")
            if number is not None and number >= len(self.desks):
                return Response("404\n", 404, media_type="text/plain")
            body = await request.body()
            is_file = request.headers.get("content-type", "") == "application/octet-stream"
            form: dict[str, list[str]] = {}
            if not is_file:
                form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
            told = {name: values[-1] for name, values in form.items()}
            visit = Visit(self, request, number, told, form, body if is_file else b"")
            try:
                return await run_in_threadpool(page, visit)
            except DocgenError as problem:
                return visit.show("stopped.html", 200, findings=problem.findings)

        return route

    async def _speak(self, request: Request) -> Response:
        language = request.path_params["language"]
        back = request.query_params.get("back", "/")
        answer = RedirectResponse(back if _is_here(back) else "/", 303)
        if language in ("zh", "en"):
            answer.set_cookie("language", language, httponly=True, samesite="strict")
        return answer


def _is_here(address: str) -> bool:
    """Whether it is an address of this workbench, and not one that a browser takes for another site's."""
    return re.fullmatch(r"/|(?:/[\w.-]+)+", address, re.ASCII) is not None


def home(visit: Visit) -> Response:
    """Every project: its lot, the days to its opening, what was found, what is open, what was built last."""
    told = []
    for number, desk in enumerate(visit.bench.desks):
        look = desk.look()
        packages = list(desk.packages())
        last = max(packages, key=lambda each: each[1], default=None)
        told.append(
            {
                "number": number,
                "look": look,
                "days": (look.opening - date.today()).days if look.opening else None,
                "open": len(desk.unanswered()),
                "last": last and (last[0], time.strftime("%Y-%m-%d %H:%M", time.localtime(last[1]))),
            }
        )
    return visit.show("home.html", projects=told, kinds=sorted(TENDERS))


def check(visit: Visit) -> Response:
    """Everything found for a kind of package, the worst first."""
    kinds = visit.desk.kinds
    kind = visit.request.query_params.get("kind", "")
    kind = kind if kind in kinds else kinds[0]
    look = visit.desk.look(kind)
    groups = [
        (severity, [each for each in look.findings if each.severity == severity]) for severity in SEVERITIES
    ]
    return visit.show("check.html", look=look, groups=groups, kinds=kinds, kind=kind)
