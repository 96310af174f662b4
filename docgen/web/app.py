"""The pages of the workbench: each asks a desk or a build, and shows what it says."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docgen.edit.change import Change
from docgen.edit.save import Conflict
from docgen.locale.messages import Language, say
from docgen.model.finding import DocgenError, Finding, Message
from docgen.tasks.desk import ANSWERS, Asked, Desk, manifest
from docgen.tasks.making import Making
from docgen.web.words import WORDS

HERE = Path(__file__).parent
VENDOR = HERE / "static" / "vendor" / "htmx.min.js"
FIELDS = ("text", "deviation", "evidence")
SEVERITIES = ("error", "warning", "info")


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
            Route("/answers", self._on(answers)),
            Route("/answers/{code}", self._on(answer)),
            Route("/answers/{code}/findings", self._on(answer_findings)),
            Route("/answers/{code}/{field}", self._on(save_answer), methods=["POST"]),
            Route("/undo", self._on(undo), methods=["POST"]),
            Route("/build", self._on(build)),
            Route("/build/start", self._on(start_build), methods=["POST"]),
            Route("/build/stop", self._on(stop_build), methods=["POST"]),
            Route("/build/state", self._on(build_state)),
            Route("/files/{number:int}", self._on(download)),
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
                "open": len(_open(desk)),
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


def answers(visit: Visit) -> Response:
    """All that is asked, with its answers."""
    look, only = visit.desk.look(), visit.request.query_params.get("only", "")
    still = _open(visit.desk)
    asked = [
        each
        for each in look.asked
        if (only != "open" or each.code in still) and (only != "findings" or look.about(each.code))
    ]
    read = visit.desk.answers()
    return visit.show(
        "answers.html",
        look=look,
        only=only,
        left=len(still),
        cards=[_card(each, read.data, read.sha256, look.about(each.code)) for each in asked],
    )


def answer(visit: Visit) -> Response:
    """One of them, with the way to those beside it."""
    look, code = visit.desk.look(), visit.request.path_params["code"]
    codes = [each.code for each in look.asked]
    if code not in codes:
        return visit.show("stopped.html", 404, findings=())
    at, read = codes.index(code), visit.desk.answers()
    return visit.show(
        "answer.html",
        look=look,
        number=at + 1,
        before=codes[at - 1] if at else "",
        after=codes[at + 1] if at + 1 < len(codes) else "",
        card=_card(look.asked[at], read.data, read.sha256, look.about(code)),
    )


def save_answer(visit: Visit) -> Response:
    """A field of an answer as it was typed, over what was seen: saved, refused with why, or in conflict."""
    code, field = visit.request.path_params["code"], visit.request.path_params["field"]
    if field not in FIELDS or not visit.desk.is_asked(code):
        return Response("404\n", 404, media_type="text/plain")
    place = ("answers", code, field)
    wanted, seen = _value(field, visit.form.get("value", "")), _value(field, visit.form.get("seen", ""))
    change = Change(place, wanted)
    if code not in (visit.desk.answers().data.get("answers") or {}) and field != "text":
        change = Change(place[:2], {"text": "", field: wanted})
    told: dict[str, Any] = {"saved": False, "conflict": False, "refused": ()}
    status, sha256 = 200, visit.form.get("sha256", "")
    try:
        visit.desk.put(ANSWERS, change, sha256, _as_written(visit, code, field, seen))
        told["saved"] = True
    except Conflict as conflict:
        status, told["conflict"] = 409, True
        sha256 = conflict.sha256
    except DocgenError as problem:
        status, told["refused"] = 422, problem.findings
    read = visit.desk.answers()
    if status != 422:
        sha256 = read.sha256
    now = _fields((read.data.get("answers") or {}).get(code) or {})
    shown = visit.show("after.html", status, seen=now[field], sha256=sha256, **told)
    if status == 200:
        shown.headers["HX-Trigger"] = "saved"
    return shown


def _as_written(visit: Visit, code: str, field: str, seen: Any) -> Any:
    """What was seen as its file holds it: a field that is not there was seen as its default."""
    held = (visit.desk.answers().data.get("answers") or {}).get(code) or {}
    missing = {"text": "", "deviation": "none", "evidence": []}[field]
    return None if field not in held and seen == missing else seen


def answer_findings(visit: Visit) -> Response:
    """What is found about an answer now."""
    code = visit.request.path_params["code"]
    look = visit.desk.look()
    return visit.show("findings.html", findings=look.about(code), look=look)


def undo(visit: Visit) -> Response:
    """The latest change taken back, and the page that it was made on shown anew."""
    try:
        line = visit.desk.undo()
    except DocgenError as problem:
        said = " ".join(visit.say(each.message) for each in problem.findings)
        return Response(said, media_type="text/plain")
    code = line.place[1] if line.place[:1] == ("answers",) and len(line.place) > 1 else ""
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = (
        f"/p/{visit.number}/answers/{code}" if code else f"/p/{visit.number}/answers"
    )
    return answer


def build(visit: Visit) -> Response:
    """What can be built, what is being built, and what was."""
    return visit.show("build.html", kinds=visit.desk.kinds, **_state(visit))


def start_build(visit: Visit) -> Response:
    """Begin; one build of a project at a time."""
    number, running = visit.number or 0, visit.bench.builds.get(visit.number or 0)
    known = visit.desk.kinds
    kinds = tuple(kind for kind in known if kind in visit.lists.get("kind", ()))
    if running is None or running.state != "running":
        format = "both" if visit.form.get("pdf") else "docx"
        visit.bench.builds[number] = Making(visit.desk.folder, kinds, bool(visit.form.get("draft")), format)
    return visit.show("state.html", **_state(visit))


def stop_build(visit: Visit) -> Response:
    """End the build."""
    if making := visit.bench.builds.get(visit.number or 0):
        making.stop()
    return visit.show("state.html", **_state(visit))


def build_state(visit: Visit) -> Response:
    """How far the build is."""
    return visit.show("state.html", **_state(visit))


def download(visit: Visit) -> Response:
    """A file of a package, by its number in the list."""
    files, number = _built(visit), visit.request.path_params["number"]
    if number >= len(files):
        return Response("404\n", 404, media_type="text/plain")
    path = visit.desk.folder / "outputs" / files[number]
    if not path.is_file() or path.is_symlink():
        return Response("404\n", 404, media_type="text/plain")
    return FileResponse(path, filename=path.name)


def _state(visit: Visit) -> dict[str, Any]:
    making = visit.bench.builds.get(visit.number or 0)
    said = ""
    if making and making.state == "running":
        said = visit.say(_with("making", title=making.said) if making.said else WORDS["starting"])
    elif making and making.state == "done":
        said = visit.say(_with("done", count=len(making.files)))
    elif making:
        said = visit.say(WORDS[making.state])
    return {"making": making, "said": said, "files": _built(visit)}


def _with(word: str, **values: object) -> Message:
    """A word of the pages with what stands in it."""
    return replace(WORDS[word], values=values)


def _built(visit: Visit) -> list[str]:
    """The files of the packages that lie in the project's outputs."""
    return [
        f"{name}/{file}" for name, _ in visit.desk.packages() for file in manifest(visit.desk.folder, name)
    ]


def _open(desk: Desk) -> set[str]:
    """The codes of what is asked and not answered; of all, where the answers cannot be read."""
    try:
        written = desk.answers().data.get("answers") or {}
    except (DocgenError, KeyError):
        written = {}
    return {
        each.code
        for each in desk.look().asked
        if not str((written.get(each.code) or {}).get("text") or "").strip()
    }


def _card(asked: Asked, data: Mapping[str, Any], sha256: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """What is asked with its answer as its file has it."""
    held = (data.get("answers") or {}).get(asked.code) or {}
    return {"asked": asked, "sha256": sha256, "findings": findings} | _fields(held)


def _fields(held: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an answer as the form shows them."""
    return {
        "text": str(held.get("text") or ""),
        "deviation": str(held.get("deviation") or "none"),
        "evidence": " ".join(map(str, held.get("evidence") or ())),
    }


def _value(field: str, told: str) -> Any:
    """A field as the form sends it, as its record takes it."""
    told = told.replace("\r\n", "\n")
    return (
        told.replace("、", " ").replace("，", " ").replace(",", " ").split() if field == "evidence" else told
    )
