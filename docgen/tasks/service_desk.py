"""A service under way for the people who keep its books: periods, what is due, what is missing, the score of
a day, an empty ledger to fill, a period signed, the scan of what was signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from docgen.derive.acceptance.duties import DueDay, duties
from docgen.derive.acceptance.winnable import winnable
from docgen.edit.change import Change
from docgen.edit.save import read
from docgen.load.acceptance.records import load_acceptance
from docgen.load.acceptance.signed import signed_folder
from docgen.load.ledgers.form import ledger_form
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import CriterionScore, Period
from docgen.model.acceptance.signed import SIGNED, Signed
from docgen.model.due_unit import day
from docgen.model.finding import DocgenError, Finding, Message, stop
from docgen.pack.writing import writing
from docgen.packages.periods.asked import contract_periods
from docgen.packages.periods.assessment import PeriodResult, Results, assess
from docgen.packages.periods.completeness import LedgerState, completeness
from docgen.packages.periods.drawing import sample_form
from docgen.tasks.child import Child, Line
from docgen.tasks.desk import Desk
from docgen.tasks.sign import Signature, freeze
from docgen.tasks.uploads import SCANS, taken_in

State = Literal["ahead", "running", "over", "assessed", "signed", "empty"]


@dataclass(frozen=True)
class Kept:
    """A period with how far it is; `signed` and `scans` where it was signed."""

    period: Period
    state: State
    signed: Signed | None
    scans: tuple[str, ...]


@dataclass(frozen=True)
class Service:
    """The service on a day: its periods, the one that is looked at, everything owed in order of its day."""

    title: str
    periods: tuple[Kept, ...]
    chosen: Kept
    on: date
    due: tuple[DueDay, ...]
    weekly: bool
    monthly: bool

    def ahead(self) -> list[DueDay]:
        """What is still to come."""
        return [each for each in self.due if each.day >= self.on]


@dataclass(frozen=True)
class Won:
    """A criterion as it stands, and how many of its points may still be won before the period ends."""

    criterion: CriterionScore
    winnable: Decimal


@dataclass(frozen=True)
class Standing:
    """The score of a period as of a day; `result.own` is null where the queries could not be answered."""

    results: Results
    result: PeriodResult
    criteria: tuple[Won, ...]
    findings: tuple[Finding, ...]
    whole: bool

    @property
    def winnable(self) -> Decimal:
        """Points that may still be won."""
        return sum((each.winnable for each in self.criteria), Decimal(0))

    @property
    def most(self) -> Decimal:
        """The highest total that is still possible."""
        own = self.result.own
        return (own.totals[1] if own else Decimal(0)) + self.winnable

    @property
    def unread(self) -> bool:
        """Whether ledgers were not read, so that no figure stands."""
        return bool(self.results.unread)


def look_at_service(desk: Desk, number: int | None, on: date) -> Service:
    """The service on the day `on`; the period looked at is that of the number, else the one that runs, else
    the last that is over, else the first.

    Raises DocgenError where the records do not stand, or no period is known yet.
    """
    acceptance = load_acceptance(desk.folder)
    known = contract_periods(acceptance)
    if not known:
        origin = str(acceptance.sources.origin("contract", "opened"))
        said = Message("the service has not opened yet, so there is no period to score")
        raise stop("PERIOD-UNKNOWN", origin, said, "unopened")
    listed = tuple(_kept(desk.folder, acceptance, period, on) for period in known)
    tender = acceptance.service.tender
    owed = {paper.every for paper in acceptance.scoring.papers}
    return Service(
        title=f"{tender.project_name} {tender.lot.code}",
        periods=listed,
        chosen=_chosen(listed, number, on),
        on=on,
        due=duties(acceptance, known),
        weekly="week" in owed,
        monthly="month" in owed,
    )


def _kept(folder: Path, acceptance: Acceptance, period: Period, on: date) -> Kept:
    record, signed = acceptance.periods.get(period.number), acceptance.signed.get(period.number)
    state: State = "ahead"
    if period.empty:
        state = "empty"
    elif signed:
        state = "signed"
    elif record and record.assessment:
        state = "assessed"
    elif period.end < on:
        state = "over"
    elif period.start <= on:
        state = "running"
    return Kept(period, state, signed, tuple(path.name for path in scans(folder, period.number)))


def _chosen(listed: Sequence[Kept], number: int | None, on: date) -> Kept:
    named = [each for each in listed if each.period.number == number]
    running = [each for each in listed if each.period.start <= on <= each.period.end]
    over = [each for each in listed if each.period.end < on and each.state != "empty"]
    return next(iter([*named, *running, *over[-1:], *listed]))


def standing(desk: Desk, number: int, on: date) -> Standing:
    """The period's score as of a day, or the whole period's once it is over. Raises DocgenError."""
    acceptance = load_acceptance(desk.folder)
    period = contract_periods(acceptance)[number - 1]
    whole = on >= period.end
    results = assess(acceptance, number if whole else day(max(on, period.start)))
    result = results.results[0]
    items = result.own.score.items if result.own else ()
    criteria = tuple(
        Won(each, Decimal(0) if whole else winnable(each)) for item in items for each in item.criteria
    )
    return Standing(results, result, criteria, tuple(results.all_findings), whole)


def ledger_states(desk: Desk, number: int, on: date) -> tuple[tuple[LedgerState, ...], tuple[Finding, ...]]:
    """Which ledgers have their rows in the months of a period up to a day. Raises DocgenError."""
    acceptance = load_acceptance(desk.folder)
    return completeness(acceptance, contract_periods(acceptance)[number - 1], on)


def begin_ledger(desk: Desk, code: str) -> str:
    """An empty form of the ledger, where it has no file yet; its name in the project, "" for no ledger."""
    specs = {spec.code: spec for spec in load_acceptance(desk.folder).scoring.ledgers}
    if code not in specs:
        return ""
    path = desk.folder / "ledgers" / f"{code}.xlsx"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        with writing(path) as temporary:
            temporary.write_bytes(ledger_form(specs[code]))
    return path.relative_to(desk.folder).as_posix()


def begin_sample(desk: Desk, number: int) -> str:
    """The sheet for the results of the period's random samples, where it is not there yet; its name in the
    project, "" where nothing is drawn. Raises DocgenError where the period cannot be scored."""
    path = desk.folder / "samples" / f"period-{number}.xlsx"
    if not path.exists():
        results = assess(load_acceptance(desk.folder), number, tables=True)
        form = sample_form(results, results.results[0])
        if form is None:
            return ""
        path.parent.mkdir(exist_ok=True)
        with writing(path) as temporary:
            temporary.write_bytes(form)
    return path.relative_to(desk.folder).as_posix()


def record_place(desk: Desk, number: int) -> list[Any]:
    """Where acceptance.yaml keeps the period's record, begun where there is none. Raises DocgenError."""
    kept = desk.files()["acceptance.yaml"]
    now = read(kept)
    periods = now.data.get("periods") if isinstance(now.data, Mapping) else None
    entries = list(periods or ())
    at = next((i for i, each in enumerate(entries) if each.get("number") == number), None)
    if at is not None:
        return ["periods", at]
    entry = {"number": number}
    change = Change(("periods", len(entries)), entry, "insert") if entries else Change(("periods",), [entry])
    desk.put("acceptance.yaml", change, now.sha256)
    return ["periods", len(entries)]


def scans(folder: Path, number: int) -> list[Path]:
    """The scans of the period's signed papers."""
    place = folder / SIGNED / f"scans-{number}"
    return sorted(path for path in place.iterdir() if path.is_file()) if place.is_dir() else []


def keep_scan(desk: Desk, number: int, content: bytes, name: str) -> Path:
    """A scan of what was signed, beside the frozen period. Raises DocgenError where it was not signed."""
    if not signed_folder(desk.folder, number).is_dir():
        said = Message("period {number} is not signed", {"number": number})
        raise stop("SIGNED-MISSING", SIGNED, said)
    return taken_in(content, name, desk.folder / SIGNED / f"scans-{number}", SCANS)


class Signing(Child):
    """A period on its way to being signed: its papers are made and frozen; `findings` are why not."""

    def __init__(self, folder: Path, number: int, signature: Signature) -> None:
        self.said = ""
        self.number = number
        self.findings: tuple[Finding, ...] = ()
        super().__init__(_sign, folder, number, signature)

    def hear(self, word: str, told: Any) -> None:
        """The next paper, or the end."""
        if word == "at":
            self.said = told
        else:
            complete, self.findings = told
            self.state = "done" if complete else "blocked"


def _sign(line: Line, folder: Path, number: int, signature: Signature) -> None:
    """In the child."""
    try:
        built = freeze(folder, number, signature, lambda title: line.send(("at", title)))
    except DocgenError as problem:
        line.send(("over", (False, problem.findings)))
        return
    line.send(("over", (built.complete, built.findings)))
