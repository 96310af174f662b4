"""The rows behind a figure: told from a query that counts, else by its own query of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.load.ledgers.behind import Behind
from docgen.load.ledgers.book import open_ledgers
from docgen.load.ledgers.queries import Queries, QueryFault
from docgen.model.acceptance.behind import BehindFigure
from docgen.model.acceptance.ledger import LedgerSpec, Metric

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
VISITS = LedgerSpec.model_validate(
    {
        "code": "visits",
        "title": "走访",
        "key": ["id"],
        "day": "day",
        "columns": [
            {"code": "id", "title": "编号", "type": "text", "required": True},
            {"code": "day", "title": "日期", "type": "date", "required": True},
            {"code": "name", "title": "姓名", "type": "text", "mask": "name"},
            {"code": "people", "title": "人数", "type": "count"},
            {"code": "site", "title": "站点", "type": "text", "refers": "sites"},
        ],
    }
)
ROWS = ("V1,2026-03-02,张三丰,3,A", "V2,2026-03-05,李四光,0,B", "V3,2026-04-01,王五,2,A")


@contextmanager
def behind(folder: Path, spec: LedgerSpec = VISITS) -> Iterator[Behind]:
    (folder / "ledgers").mkdir()
    head = ",".join(column.title for column in spec.columns)
    (folder / "ledgers/visits.csv").write_text("\n".join((head, *ROWS)) + "\n", encoding="utf-8")
    with open_ledgers(folder, [spec], YEAR, ["A", "B"]) as (book, found):
        assert found == []
        yield Behind(Queries(book, *YEAR, YEAR[1], {}), book)


def asked(
    folder: Path, sql: str, rows: dict[str, str] | None = None, gives: str = "figure"
) -> BehindFigure | None:
    metric = Metric.model_validate({"code": "m", "title": "指标", "gives": gives, "sql": sql, "rows": rows})
    with behind(folder) as found:
        return found.figure(metric, (date(2026, 3, 1), date(2026, 3, 31)), {"people": 2})


def named(figure: BehindFigure | None) -> list[tuple[int, str, Decimal]]:
    assert figure
    return [(row.row, row.key, row.count) for row in figure.rows]


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT count(*) FROM visits WHERE day BETWEEN $start AND $end", [(2, "V1", 1), (3, "V2", 1)]),
        ("SELECT sum(v.people) FROM visits v WHERE v.day BETWEEN $start AND $end", [(2, "V1", 3)]),
        (
            "WITH few AS (SELECT 'V3' AS id) SELECT count(*) FROM visits v JOIN few f ON f.id = v.id;",
            [(4, "V3", 1)],
        ),
    ],
    ids=["counted", "summed", "joined"],
)
def test_a_query_that_counts_names_its_rows(
    tmp_path: Path, sql: str, rows: list[tuple[int, str, int]]
) -> None:
    assert named(asked(tmp_path, sql)) == rows


def test_a_row_has_the_day_and_the_site_of_its_ledger(tmp_path: Path) -> None:
    figure = asked(tmp_path, "SELECT count(*) FROM visits WHERE people = 0")
    assert figure
    (row,) = figure.rows
    assert (row.file, row.day, row.site) == ("ledgers/visits.csv", date(2026, 3, 5), "B")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(DISTINCT site) FROM visits",
        "SELECT 3 - count(*) FROM visits",
        "SELECT count(*) FROM (SELECT site FROM visits GROUP BY site)",
        "SELECT sum(people) FILTER (WHERE people > 1) FROM visits",
        "WITH visits AS (SELECT 1 AS id) SELECT count(*) FROM visits",
    ],
)
def test_no_rows_are_made_up_for_a_query_that_does_more(tmp_path: Path, sql: str) -> None:
    assert asked(tmp_path, sql) is None


def test_members_who_got_too_little_are_named_with_what_they_got(tmp_path: Path) -> None:
    figure = asked(tmp_path, "SELECT id, people FROM visits", gives="members")
    assert figure
    assert [(row.key, dict(row.services)) for row in figure.rows] == [("V2", {"people": 0})]


def test_a_query_of_rows_gives_reasons_and_counts(tmp_path: Path) -> None:
    rows = {"ledger": "visits", "sql": "SELECT id, people || '人' AS reason, people / 1 AS n FROM visits"}
    rows["sql"] = "SELECT id, people || '人' AS reason, people AS n FROM visits"
    figure = asked(tmp_path, "SELECT max(people) FROM visits", rows)
    assert figure
    assert [(row.key, row.reason, row.count) for row in figure.rows] == [("V1", "3人", 3), ("V3", "2人", 2)]


def test_a_reason_cannot_carry_personal_data(tmp_path: Path) -> None:
    rows = {"ledger": "visits", "sql": "SELECT id, name AS reason FROM visits"}
    figure = asked(tmp_path, "SELECT 3", rows)
    assert figure
    assert [row.reason for row in figure.rows] == ["张**", "李**", "王*"]


def test_a_key_that_is_personal_data_is_covered(tmp_path: Path) -> None:
    people = VISITS.model_copy(update={"key": ("name",)})
    metric = Metric.model_validate(
        {"code": "m", "title": "指标", "sql": "SELECT count(*) FROM visits WHERE people = 0"}
    )
    with behind(tmp_path, people) as found:
        figure = found.figure(metric, (date(2026, 3, 1), date(2026, 3, 31)))
    assert named(figure) == [(3, "李**", 1)]


def test_cases_that_stand_in_no_ledger_have_a_day_and_a_reason(tmp_path: Path) -> None:
    figure = asked(tmp_path, "SELECT 1", {"sql": "SELECT $start AS day, 'A' AS site, '无人值守' AS reason"})
    assert figure
    (row,) = figure.rows
    assert (row.row, row.day, row.site, row.reason) == (0, date(2026, 3, 1), "A", "无人值守")


@pytest.mark.parametrize(
    "rows",
    [
        {"ledger": "visits", "sql": "SELECT day FROM visits"},
        {"ledger": "visit", "sql": "SELECT id FROM visits"},
        {"ledger": "visits", "sql": "SELECT id FROM held.visits"},
        {"ledger": "visits", "sql": "DELETE FROM visits"},
    ],
    ids=["no key", "no such ledger", "behind the views", "no select"],
)
def test_a_query_of_rows_that_cannot_be_is_refused(tmp_path: Path, rows: dict[str, str]) -> None:
    with pytest.raises(QueryFault):
        asked(tmp_path, "SELECT 1", rows)
