"""The workbench: its routes, and the pages of all projects and of what was found in one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
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
from docgen.tasks.desk import Desk
from docgen.tasks.making import Making
from docgen.web import answers, builds
from docgen.web.rooms import sheets
from docgen.web.visit import SEVERITIES, Visit

HERE = Path(__file__).parent
VENDOR = HERE / "static" / "vendor" / "htmx.min.js"


class Workbench:
    """The projects that are open, with their builds; `language` until the reader chooses another."""

    def __init__(self, desks: Sequence[Desk], language: Language) -> None:
        self.desks, self.language = desks, language
        self.builds: dict[int, Making] = {}
        self.pages = Environment(
            loader=FileSystemLoader(HERE / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def app(self) -> Starlette:
        """The application, without its door."""
        project = [
            Route("/check", self._on(check)),
            Route("/answers", self._on(answers.answers)),
            Route("/answers/{code}", self._on(answers.answer)),
            Route("/answers/{code}/findings", self._on(answers.answer_findings)),
            Route("/answers/{code}/{field}", self._on(answers.save_answer), methods=["POST"]),
            Route("/undo", self._on(answers.undo), methods=["POST"]),
            Route("/build", self._on(builds.build)),
            Route("/build/start", self._on(builds.start_build), methods=["POST"]),
            Route("/build/stop", self._on(builds.stop_build), methods=["POST"]),
            Route("/build/state", self._on(builds.build_state)),
            Route("/files/{number:int}", self._on(builds.download)),
            *(Route(path, self._on(page), methods=[method]) for path, page, method in sheets.PROJECT),
        ]
        routes = [
            Route("/", self._on(home)),
            Route("/language/{language}", self._speak),
            Mount("/p/{project:int}", routes=project),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]
        return Starlette(routes=routes)

    def _on(self, page: Callable[[Visit], Response]) -> Callable[[Request], Any]:
        """A page as a route; what it reads and computes does not hold up the others."""

        async def route(request: Request) -> Response:
            number = request.path_params.get("project")
            if number is not None and number >= len(self.desks):
                return Response("404\n", 404, media_type="text/plain")
            form = parse_qs(
                (await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100
            )
            visit = Visit(self, request, number, {name: values[-1] for name, values in form.items()}, form)
            try:
                return await run_in_threadpool(page, visit)
            except DocgenError as problem:
                return visit.show("stopped.html", 200, findings=problem.findings)

        return route

    async def _speak(self, request: Request) -> Response:
        language = request.path_params["language"]
        answer = RedirectResponse("/", 303)
        if language in ("zh", "en"):
            answer.set_cookie("language", language, httponly=True, samesite="strict")
        return answer


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
    return visit.show("home.html", projects=told)


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
