"""Named queries over the ledgers: one SELECT each, bound to a period's days and a minute of work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.load.ledgers.book import LedgerBook
from docgen.load.ledgers.database import MEGABYTES, DatabaseError, DatabaseLimit, Session
from docgen.load.ledgers.statement import MOST_CHARACTERS, parsed_json, refusal
from docgen.load.ledgers.types import literal, quoted
from docgen.model.acceptance.ledger import Metric
from docgen.model.acceptance.measurement import Draw, LedgerTable
from docgen.model.acceptance.score import DayRange, MemberGroup, MetricValue
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits

SECONDS = 60
LISTED = 100_000
"""Units of a population that are listed for whoever draws again."""
TABLE_ROWS = 200
_LINE = literal("\n")

_LIMITS = {
    "time": Message("takes longer than {n} seconds", {"n": SECONDS}),
    "memory": Message("needs more than {n} MB of memory", {"n": MEGABYTES}),
}
_BEFORE_ROWS = ("BinderException", "CatalogException", "ParserException", "SyntaxException")
"""What is wrong with a query before it has read a row."""
_OF_ROW = Message("cannot be answered: a row does not fit it")
_OF_ROWS = {
    "ConversionException": Message("cannot be answered: the value in a row is not what it is cast to"),
    "OutOfRangeException": Message("cannot be answered: what comes out is too large a number"),
}


class QueryFault(Exception):
    """A query that cannot be answered; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class Queries:
    """Answers a project's metrics from its ledgers, as far as they were known on the day `known`."""

    def __init__(
        self, book: LedgerBook, opened: date, ends: date, known: date, where: Mapping[str, Origin]
    ) -> None:
        self._book = book
        self._fixed = {"opened": opened, "ends": ends}
        self._known = known
        self._where = where
        self._parsed: dict[str, Any] = {}
        self._refused: dict[str, Message | None] = {}

    def known_on(self, day: date) -> Queries:
        """The same queries, answered by what was known on another day."""
        then = copy(self)
        then._known = day
        return then

    def foresee(self, metrics: Iterable[Metric]) -> None:
        """Have the queries of `metrics` parsed together, which costs less than one by one."""
        self._parse({metric.sql for metric in metrics} - self._parsed.keys())

    def value(
        self, metric: Metric, days: DayRange | None, needs: Mapping[str, int] | None = None
    ) -> MetricValue:
        """What the metric gives over `days`; `needs` names the services to be counted for each member.

        Raises QueryFault where the query or what it gives is wrong.
        """
        if days is None:
            return None
        match metric.gives:
            case "figure":
                return self._figure(metric, days)
            case "days":
                rows = self.ask(self._book.raw, metric, days, "SELECT DISTINCT * FROM ({sql}) ORDER BY ALL")[
                    1
                ]
                return tuple(self._day(metric, row) for row in rows)
            case "members":
                return self._members(metric, days, needs or {})
        raise self.fault(metric, Message("gives rows, and a rule needs a figure, days or members"))

    def drawn(self, metric: Metric, days: DayRange | None, seed: str, size: int) -> LedgerTable:
        """`size` units by the order of SHA-256 of "seed:id": anyone can draw them again and get the same.

        The table's total is how many they were drawn from.
        """
        return self._units(metric, days, seed, f"LIMIT {int(size)}")

    def held(self, metric: Metric, days: DayRange | None, seed: str, units: Iterable[str]) -> LedgerTable:
        """The `units` drawn before, in the same order, but for those that the ledgers no longer have."""
        return self._units(metric, days, seed, only=_among(units))

    def draw(self, metric: Metric, days: DayRange | None, seed: str, units: Iterable[str]) -> Draw:
        """What the `units` were drawn from, and they themselves in clear. Raises QueryFault."""
        if days is None:
            return Draw(0, "", (), self._units(metric, days, seed))
        code, order = "CAST(id AS VARCHAR)", _order(seed)
        counted = f"SELECT count(*), sha256(string_agg({code}, {_LINE} ORDER BY {code})) FROM ({{sql}})"
        total, digest = self.ask(self._book.masked, metric, days, counted)[1][0]
        listed: Sequence[tuple[Any, ...]] = ()
        if total <= LISTED:
            sql = f"SELECT {code}, {order} FROM ({{sql}}) ORDER BY {order}, id"
            listed = self.ask(self._book.masked, metric, days, sql)[1]
        bare = self._units(metric, days, seed, only=_among(units), session=self._book.raw)
        return Draw(int(total), digest or "", tuple((str(unit), each) for unit, each in listed), bare)

    def _units(
        self,
        metric: Metric,
        days: DayRange | None,
        seed: str,
        limit: str = "",
        only: str = "",
        session: Session | None = None,
    ) -> LedgerTable:
        if days is None:
            return LedgerTable(metric.code, metric.title, (), (), 0)
        order = _order(seed)
        sql = f"SELECT *, count(*) OVER () FROM ({{sql}}) AS unit {only} ORDER BY {order}, id, unit {limit}"
        (*headings, _), rows = self.ask(session or self._book.masked, metric, days, sql)
        units = _texts([row[:-1] for row in rows])
        return LedgerTable(metric.code, metric.title, tuple(headings), units, rows[0][-1] if rows else 0)

    def answers(self, metric: Metric, days: DayRange | None) -> dict[str, bool]:
        """Of each unit that the ledgers know something of, whether it is in order. Raises QueryFault."""
        if days is None:
            return {}
        headings, rows = self.ask(self._book.raw, metric, days, "SELECT * FROM ({sql})")
        if len(headings) != 2 or not all(each is None or isinstance(each, bool) for _, each in rows):
            raise self.fault(metric, Message("must give two columns: the unit, and true or false"))
        return {_text(unit): each for unit, each in rows if each is not None}

    def table(
        self, metric: Metric, days: DayRange | None, masked: bool = True, rows: int = TABLE_ROWS
    ) -> LedgerTable:
        """The query's rows as text, personal data covered unless asked for, cut off after `rows`."""
        if days is None:
            return LedgerTable(metric.code, metric.title, (), (), 0)
        connection = self._book.masked if masked else self._book.raw
        headings, found = self.ask(connection, metric, days, f"SELECT * FROM ({{sql}}) LIMIT {int(rows) + 1}")
        total = len(found)
        if total > rows:
            total = int(self.ask(connection, metric, days, "SELECT count(*) FROM ({sql})")[1][0][0])
        return LedgerTable(metric.code, metric.title, headings, _texts(found[:rows]), total)

    def _figure(self, metric: Metric, days: DayRange) -> Decimal:
        headings, rows = self.ask(self._book.raw, metric, days, "SELECT * FROM ({sql}) LIMIT 2")
        value = rows[0][0] if len(rows) == 1 and len(headings) == 1 else "?"
        if value is None:
            return Decimal(0)
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            raise self.fault(metric, Message("must give one exact figure: a count, or a sum of decimals"))
        return Decimal(value)

    def _day(self, metric: Metric, row: tuple[Any, ...]) -> date:
        if len(row) != 1 or not isinstance(row[0], date):
            raise self.fault(metric, Message("must give one column of dates"))
        return row[0]

    def _members(self, metric: Metric, days: DayRange, needs: Mapping[str, int]) -> tuple[MemberGroup, ...]:
        """Members by their counts of services; a count beyond the need is as good as the need."""
        counts = ", ".join(
            f"least({quoted(name)}, {int(need)}) AS {quoted(name)}" for name, need in needs.items()
        )
        sql = f"SELECT {counts}, count(*) FROM ({{sql}}) GROUP BY ALL ORDER BY ALL"
        rows = self.ask(self._book.raw, metric, days, sql)[1]
        return tuple(
            MemberGroup(dict(zip(needs, (int(count or 0) for count in row), strict=False)), int(row[-1]))
            for row in rows
        )

    def ask(
        self, session: Session, metric: Metric, days: DayRange, wrapped: str
    ) -> tuple[tuple[str, ...], Sequence[tuple[Any, ...]]]:
        """Headings and rows of `wrapped`, in which {sql} stands for the metric's query. Raises QueryFault."""
        # On a line of its own, so that a note at its end ends there.
        sql = wrapped.replace("{sql}", metric.sql.strip().rstrip(";") + "\n")
        names = self._parameters(metric)
        values = {name: value for name, value in self._values(days).items() if name in names}
        self._book.known_on(self._known)
        try:
            answer = session.execute(sql, values, SECONDS)
        except DatabaseLimit as limit:
            raise self.fault(metric, _LIMITS[limit.kind]) from None
        except DatabaseError as problem:
            raise self.fault(metric, _unanswered(problem)) from None
        return answer.headings, answer.rows

    def _parameters(self, metric: Metric) -> set[str]:
        """The parameters of the query."""
        return {each["key"] for each in self.parsed(metric)["statements"][0]["named_param_map"]}

    def parsed(self, metric: Metric) -> Any:
        """The query as DuckDB parses it, which must be one SELECT and nothing else. Raises QueryFault."""
        if metric.sql not in self._parsed:
            self._parse({metric.sql})
        if said := self._refused[metric.sql]:
            raise self.fault(metric, said)
        return self._parsed[metric.sql]

    def _parse(self, queries: Collection[str]) -> None:
        """Have DuckDB parse the queries; where it fails on one of several, each is when it is asked."""
        short = [query for query in queries if len(query) <= MOST_CHARACTERS]
        sql = "SELECT sql, json_serialize_sql(sql) FROM (SELECT unnest($queries) AS sql)"
        try:
            said: dict[str, str] = dict(self._book.raw.execute(sql, {"queries": short}, SECONDS).rows)
        except DatabaseError:
            if len(queries) > 1:
                return
            said = {}
        for query in queries:
            parsed = parsed_json(said.get(query, ""))
            self._parsed[query] = parsed
            self._refused[query] = refusal(query, parsed, self._book.specs)

    def _values(self, days: DayRange) -> dict[str, date]:
        return {"start": days[0], "end": days[1], **self._fixed}

    def fault(self, metric: Metric, said: Message) -> QueryFault:
        """The fault of a metric's query, at its place."""
        words = {"title": metric.title, "said": said}
        origin = self._where.get(metric.code, Origin("scoring.yaml"))
        return QueryFault(found("METRIC-QUERY", origin, Message("{title}: {said}", words)))


def _unanswered(problem: DatabaseError) -> Message:
    """What DuckDB says, unless it says what a row holds."""
    if problem.kind in _BEFORE_ROWS:
        return Message("cannot be answered: {problem}", {"problem": str(problem).splitlines()[0]})
    return _OF_ROWS.get(problem.kind, _OF_ROW)


def _texts(rows: Sequence[tuple[Any, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_text(cell) for cell in row) for row in rows)


def _order(seed: str) -> str:
    """SQL for what units are ordered by."""
    return f"sha256({literal(seed + ':')} || CAST(id AS VARCHAR))"


def _among(units: Iterable[str]) -> str:
    """SQL that leaves those units alone."""
    codes = ", ".join(map(literal, sorted(units))) or "NULL"
    return f"QUALIFY CAST(id AS VARCHAR) IN ({codes})"


def _text(cell: Any) -> str:
    """A cell as the paper shows it."""
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case Decimal():
            return in_digits(cell)
        case float():
            return f"{cell:g}"
    return f"{cell:%H:%M}" if hasattr(cell, "hour") and not hasattr(cell, "year") else str(cell)
