"""The rows behind a metric's figure: which they are, where they stand, and how much each makes up.

A query that counts or sums over a ledger says it by itself: in place of its count the key of the ledger is
selected. Any other says it in `rows`. What is named so is looked up in the ledger's table as it was read.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from docgen.load.ledgers.book import LedgerBook
from docgen.load.ledgers.cover import masked_expression
from docgen.load.ledgers.known import HELD, ROW
from docgen.load.ledgers.queries import Queries
from docgen.load.ledgers.types import quoted
from docgen.model.acceptance.behind import BehindFigure, BehindRow
from docgen.model.acceptance.ledger import SITES, LedgerSpec, Metric
from docgen.model.acceptance.score import DayRange
from docgen.model.finding import Message
from docgen.model.money import in_digits

MOST_ROWS = 500
"""As many are listed; all are counted."""

_ALSO = ("reason", "n", "day", "site")


class Behind:
    """Finds the rows behind the figures of `queries`."""

    def __init__(self, queries: Queries, book: LedgerBook) -> None:
        self._queries, self._book = queries, book
        self._specs = {spec.code: spec for spec in book.specs}

    def figure(
        self, metric: Metric, days: DayRange, needs: Mapping[str, int] | None = None
    ) -> BehindFigure | None:
        """The rows behind what the metric gave; of members (`needs`: services by name) those who got too few.

        None where neither the query nor the data tells. Raises QueryFault.
        """
        if metric.gives == "members":
            spec = self._first_ledger(metric)
            return self._members(metric, spec, days, needs or {}) if spec else None
        if metric.rows:
            return self._stated(metric, days)
        derived = self._derived(metric) if metric.gives == "figure" else None
        return self._listed(metric, *derived, days) if derived else None

    def _derived(self, metric: Metric) -> tuple[LedgerSpec, str] | None:
        """The ledger that a query counts or sums, and a query for its keys (`__k0` …) and counts (`__n`)."""
        statement = copy.deepcopy(self._queries.parsed(metric))
        node = statement["statements"][0]["node"]
        spec, alias = self._counted(node)
        counted = _count(node) if spec else None
        if spec is None or counted is None:
            return None
        keys = [_column(alias, key, f"__k{no}") for no, key in enumerate(spec.key)]
        node["select_list"] = [*keys, counted | {"alias": "__n"}]
        sql = self._book.raw.execute("SELECT json_deserialize_sql($q)", {"q": json.dumps(statement)})
        return spec, f"SELECT * REPLACE (CAST(__n AS DECIMAL(24, 6)) AS __n) FROM ({sql.rows[0][0]})"

    def _stated(self, metric: Metric, days: DayRange) -> BehindFigure:
        """What the metric's own query of rows names. It sees personal data covered."""
        stated = metric.rows
        assert stated
        asked = metric.model_copy(update={"sql": stated.sql})
        given = self._queries.ask(self._book.masked, asked, days, "SELECT * FROM ({sql}) LIMIT 0")[0]
        spec = self._specs.get(stated.ledger or "")
        if stated.ledger and spec is None:
            raise self._queries.fault(
                metric, Message("rows: no such ledger: {code}", {"code": stated.ledger})
            )
        wanted = spec.key if spec else ()
        if spec and any(spec.column(key).mask for key in wanted):
            said = Message(
                "rows: the key of {code} is personal data, so its rows cannot be named", {"code": spec.code}
            )
            raise self._queries.fault(metric, said)
        if missing := [each for each in wanted if each not in given]:
            said = Message("rows: must give the columns of the key: {names}", {"names": tuple(missing)})
            raise self._queries.fault(metric, said)
        keys = [f"{quoted(key)} AS __k{no}" for no, key in enumerate(wanted)]
        also = [f"{quoted(name)} AS __{name}" for name in _ALSO if name in given]
        count = [] if "n" in given else ["1 AS __n"]
        sql = f"SELECT {', '.join((*keys, *also, *count))} FROM ({{sql}})"
        return self._listed(asked, spec, sql, days, {name for name in _ALSO if name in given})

    def _members(
        self, metric: Metric, spec: LedgerSpec, days: DayRange, needs: Mapping[str, int]
    ) -> BehindFigure:
        """Members who got fewer of some service than they need, with what they got."""
        got = [f"coalesce({quoted(name)}, 0)" for name in needs]
        short = " OR ".join(f"{each} < {int(need)}" for each, need in zip(got, needs.values(), strict=True))
        services = "".join(f", {each} AS __s{no}" for no, each in enumerate(got))
        member = self._queries.ask(self._book.raw, metric, days, "SELECT * FROM ({sql}) LIMIT 0")[0][0]
        sql = f"SELECT {quoted(member)} AS __k0, 1 AS __n{services} FROM ({{sql}}) WHERE {short}"
        return self._listed(metric, spec, sql, days, services=tuple(needs))

    def _listed(
        self,
        metric: Metric,
        spec: LedgerSpec | None,
        sql: str,
        days: DayRange,
        given: set[str] | None = None,
        services: tuple[str, ...] = (),
    ) -> BehindFigure:
        """The rows that `sql` names; of its columns `given` are the query's own."""
        named = {name: f"__{name}" for name in given or ()}
        day, site, row, key = named.get("day", "NULL"), named.get("site", "NULL"), "NULL", "''"
        table = ""
        if spec:
            on = " AND ".join(f"h.{quoted(k)} IS NOT DISTINCT FROM __k{no}" for no, k in enumerate(spec.key))
            table = f"LEFT JOIN {HELD}.{quoted(spec.code)} AS h ON {on}"
            row, key = f"h.{ROW}", _shown_key(spec)
            day = named.get("day", f"h.{quoted(spec.day)}")
            of_site = next(
                (f"h.{quoted(each.code)}" for each in spec.columns if each.refers == SITES), "NULL"
            )
            site = named.get("site", of_site)
        counts = "".join(f", __s{no}" for no in range(len(services)))
        wrapped = (
            f"SELECT {row}, {key}, CAST({day} AS DATE), {site}, {named.get('reason', 'NULL')}, __n{counts} "
            f"FROM ({sql}) AS c {table} WHERE __n <> 0 OR __n IS NULL ORDER BY 3, 4, 2, 5, 1"
        )
        connection = self._book.masked if given is not None else self._book.raw
        _, found = self._queries.ask(connection, metric, days, wrapped)
        rows = tuple(self._rows(spec, found[:MOST_ROWS], services))
        count = sum((Decimal(in_digits(each[5] or 0)) for each in found), Decimal(0))
        return BehindFigure(metric.code, spec.title if spec else "", rows, count)

    def _rows(self, spec: LedgerSpec | None, found: Any, services: tuple[str, ...]) -> Iterator[BehindRow]:
        for at, key, day, site, reason, count, *got in found:
            file, sheet, row = self._book.places[spec.code].of(at) if spec and at is not None else ("", "", 0)
            yield BehindRow(
                file=file,
                sheet=sheet,
                row=row,
                key=key or "",
                day=day,
                site=site or "",
                reason=reason or "",
                count=Decimal(in_digits(count or 0)),
                services=dict(zip(services, map(int, got), strict=True)),
            )

    def _first_ledger(self, metric: Metric) -> LedgerSpec | None:
        """The ledger that a query reads first, where one column tells its rows."""
        spec = self._counted(self._queries.parsed(metric)["statements"][0]["node"])[0]
        return spec if spec and len(spec.key) == 1 else None

    def _counted(self, node: Mapping[str, Any]) -> tuple[LedgerSpec | None, str]:
        """The ledger that stands first in a SELECT's FROM, and what the query calls it."""
        table = node.get("from_table") or {}
        while table.get("type") == "JOIN":
            table = table["left"]
        own = {entry["key"] for entry in (node.get("cte_map") or {}).get("map", [])}
        name = table.get("table_name", "") if table.get("type") == "BASE_TABLE" else ""
        return (None if name in own else self._specs.get(name)), table.get("alias") or name


def _count(node: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a row adds to the figure of a SELECT that counts its rows or sums a column, else None."""
    (only, *more) = node.get("select_list") or [{}]
    if more or node.get("group_expressions") or node.get("having") or node.get("modifiers"):
        return None
    if only.get("class") != "FUNCTION" or only.get("filter") or only.get("distinct"):
        return None
    if only["function_name"] == "count_star":
        return {
            "class": "CONSTANT",
            "type": "VALUE_CONSTANT",
            "alias": "",
            "value": {"type": {"id": "INTEGER", "type_info": None}, "is_null": False, "value": 1},
        }
    arguments = [each.get("expression", each) for each in only.get("arguments", only.get("children", []))]
    return arguments[0] if only["function_name"] == "sum" and len(arguments) == 1 else None


def _column(alias: str, name: str, shown: str) -> dict[str, Any]:
    return {"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": shown, "column_names": [alias, name]}


def _shown_key(spec: LedgerSpec) -> str:
    """SQL for what tells a row, personal data covered; its day stands beside it."""
    columns = [spec.column(key) for key in spec.key if key != spec.day or len(spec.key) == 1]
    parts = [masked_expression(each) for each in columns]
    return f"concat_ws('　', {', '.join(parts)})"
