"""What a query sees of a ledger: rows and values up to a day, in whatever order the file holds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from docgen.load.ledgers.book import open_ledgers
from docgen.load.ledgers.queries import Queries, QueryFault
from docgen.model.acceptance.ledger import LedgerSpec, Metric

TERM = (date(2026, 1, 1), date(2026, 12, 31))
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
COLUMNS: list[dict[str, Any]] = [
    {"code": "id", "title": "编号", "type": "text", "required": True},
    {"code": "day", "title": "日期", "type": "date", "required": True},
    {"code": "due", "title": "应办日", "type": "date", "planned": True},
    {"code": "hired_on", "title": "就业日期", "type": "date"},
    {"code": "settled_on", "title": "调解日期", "type": "date"},
    {"code": "mediated", "title": "有调解记录", "type": "flag", "known": "settled_on"},
    {"code": "wage", "title": "工资", "type": "count", "known": "hired_on"},
    {"code": "willing", "title": "有意愿", "type": "flag", "known": "day"},
]
HEAD = "编号,日期,应办日,就业日期,调解日期,有调解记录,工资,有意愿"
LATER = "1,2026-03-02,2026-04-20,2026-04-05,2026-04-06,是,3000,是"
BEFORE = "2,2026-03-03,2026-03-20,2026-03-31,2026-03-04,是,2500,否"
AFTER = "3,2026-04-01,2026-04-02,2026-04-03,2026-04-03,是,2800,是"


def spec(columns: list[dict[str, Any]] = COLUMNS) -> LedgerSpec:
    return LedgerSpec.model_validate(
        {"code": "people", "title": "人员台账", "key": ["id"], "day": "day", "columns": columns}
    )


def asked(folder: Path, rows: Iterable[str], known: date, sql: str, gives: str = "table") -> Any:
    (folder / "ledgers").mkdir(exist_ok=True)
    (folder / "ledgers/people.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    metric = Metric.model_validate({"code": "m", "title": "指标", "gives": gives, "sql": sql})
    with open_ledgers(folder, [spec()], TERM) as (book, _):
        queries = Queries(book, *TERM, known, {})
        if gives == "units":
            return queries.drawn(metric, MARCH, "种子", 2).rows
        return queries.table(metric, MARCH).rows


def test_rows_and_values_that_came_later_are_not_there_yet(tmp_path: Path) -> None:
    everything = "SELECT * FROM people ORDER BY id"
    rows = [LATER, BEFORE, AFTER]

    assert asked(tmp_path, rows, MARCH[1], everything) == (
        ("1", "2026-03-02", "2026-04-20", "", "", "否", "", "是"),
        ("2", "2026-03-03", "2026-03-20", "2026-03-31", "2026-03-04", "是", "2500", "否"),
    )
    assert len(asked(tmp_path, rows, TERM[1], everything)) == 3
    assert asked(tmp_path, rows, date(2026, 4, 5), everything)[0][3:7] == ("2026-04-05", "", "否", "3000")


def test_nothing_is_seen_before_a_day_is_named_nor_behind_the_views(tmp_path: Path) -> None:
    assert asked(tmp_path, [LATER], MARCH[1], "SELECT id FROM people")
    with open_ledgers(tmp_path, [spec()], TERM) as (book, _):
        assert book.raw.execute("SELECT * FROM people").rows == []
        assert book.masked.execute("SELECT * FROM people").rows == []
    with pytest.raises(QueryFault, match="METRIC-QUERY"):
        asked(tmp_path, [LATER], MARCH[1], "SELECT id FROM held.people")


def test_no_answer_hangs_on_the_order_of_rows(tmp_path: Path) -> None:
    rows = [LATER, BEFORE, LATER.replace("03-02", "03-09"), LATER.replace("3000", "2999"), "4" + BEFORE[1:]]
    orders = list(permutations(rows))[::10]
    tied = "SELECT id, willing FROM people ORDER BY willing"

    for sql, gives in ((tied, "table"), ("SELECT * FROM people", "units")):
        assert len({asked(tmp_path, order, TERM[1], sql, gives) for order in orders}) == 1
    # Of three rows numbered 1 the earliest counts, and of two on one day the first by what they hold.
    sql = "SELECT day, wage FROM people WHERE id = '1'"
    assert {asked(tmp_path, order, TERM[1], sql) for order in orders} == {(("2026-03-02", "2999"),)}


def test_a_value_can_wait_for_a_date_only() -> None:
    with pytest.raises(ValidationError, match="known must name a date column"):
        spec([*COLUMNS, {"code": "paid", "title": "已发", "type": "flag", "known": "wage"}])
