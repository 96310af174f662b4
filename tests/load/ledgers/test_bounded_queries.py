"""Queries that take too much, tell of something else than the ledgers, or say what a row holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from docgen.load.ledgers import queries
from docgen.load.ledgers.book import LedgerBook, open_ledgers
from docgen.load.ledgers.database import Database, DatabaseError, DatabaseLimit
from docgen.load.ledgers.queries import Queries, QueryFault
from docgen.load.ledgers.statement import _ELSEWHERE
from docgen.model.acceptance.ledger import LedgerSpec, Metric

PHONE = "19900000001"
ENDS = date(2027, 3, 2)
SPEC = LedgerSpec.model_validate(
    {
        "code": "people",
        "title": "人员台账",
        "key": ["id"],
        "day": "day",
        "columns": [
            {"code": "id", "title": "编号", "type": "text", "required": True},
            {"code": "day", "title": "日期", "type": "date", "required": True},
            {"code": "phone", "title": "电话", "type": "text", "mask": "phone"},
            {"code": "user", "title": "登记人", "type": "text"},
        ],
    }
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerBook]:
    folder = tmp_path_factory.mktemp("ledgers")
    (folder / "ledgers").mkdir()
    rows = (
        f"编号,日期,电话,登记人\n1,2026-03-02,{PHONE},甲\n2,2026-03-03,199-0000-0002,乙\n2,2026-03-04,,乙\n"
    )
    (folder / "ledgers/people.csv").write_text(rows, encoding="utf-8")
    with open_ledgers(folder, [SPEC], (date(2025, 12, 5), ENDS)) as (opened, _):
        yield opened


def ask(book: LedgerBook, sql: str) -> Any:
    asked = Queries(book, date(2026, 3, 2), ENDS, ENDS, {})
    metric = Metric.model_validate({"code": "m", "title": "指标", "gives": "figure", "sql": sql})
    return asked.value(metric, (date(2026, 3, 2), date(2026, 5, 5)))


def refused(book: LedgerBook, sql: str) -> str:
    with pytest.raises(QueryFault) as fault:
        ask(book, sql)
    return str(fault.value.finding.message)


GOOD = "SELECT count(*) FROM people WHERE day BETWEEN $start AND $end"

HEAVY = {
    "one call": "SELECT length(repeat(repeat('x', 30000), 60000))",
    "a list": "SELECT len(range(1000000000))",
    "a list of lists": "SELECT len(list_transform(range(100000), lambda x: range(100000)))",
    "doubling": "WITH "
    + ", ".join(f"t{n + 1} AS (SELECT s || s AS s FROM t{n})" for n in range(40)).replace(
        "t1 AS (SELECT s || s AS s FROM t0)", "t1 AS (SELECT id AS s FROM people)"
    )
    + " SELECT length(max(s)) FROM t40",
    "rows": "SELECT sum(hash(a.generate_series + b.generate_series)) FROM generate_series(1, 1000000) AS a, "
    "generate_series(1, 1000000) AS b",
}


@pytest.mark.parametrize("case", HEAVY)
def test_a_query_that_takes_too_much_is_one_fault_and_the_next_is_answered(
    book: LedgerBook, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "SECONDS", 2)

    said = refused(book, HEAVY[case])

    assert "takes longer than" in said or "of memory" in said
    assert ask(book, GOOD) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM " + "(SELECT * FROM " * 300 + "people" + ")" * 300,
        "SELECT " + "(" * 2000 + "1" + ")" * 2000,
        "SELECT " + "abs(" * 400 + "1" + ")" * 400,
        " UNION ALL ".join(["SELECT 1"] * 10_000),
    ],
    ids=["selects", "brackets", "calls", "unions"],
)
def test_a_query_that_nests_without_end_is_one_fault(book: LedgerBook, sql: str) -> None:
    assert refused(book, sql)
    assert ask(book, GOOD) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT CAST(random() * 100 AS INT)",
        "SELECT count(*) FROM people WHERE day < now()",
        "SELECT count(*) FROM people WHERE day < current_date",
        "SELECT count(*) FROM people WHERE day < CURRENT_TIMESTAMP",
        "SELECT count(*) FROM people WHERE day < today()",
        "SELECT count(*) FROM people WHERE age(day) > INTERVAL 1 DAY",
        "SELECT count(*) FROM people USING SAMPLE 50%",
        "SELECT count(*) FROM (SELECT * FROM people TABLESAMPLE 1 ROWS)",
        "SELECT length(current_setting('temp_directory'))",
        "SELECT length(getvariable('as_of'))",
        "SELECT length(user())",
        "SELECT length(uuid())",
        f"SELECT count(*) FROM people WHERE phone = '{PHONE}' AND error(phone) IS NULL",
    ],
)
def test_a_query_goes_by_the_rows_alone(book: LedgerBook, sql: str) -> None:
    assert "must give the same whenever and wherever it is asked" in refused(book, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM sqlite_master",
        "SELECT count(*) FROM people__repeated",
        "SELECT count(*) FROM duckdb_settings()",
        "SELECT count(*) FROM held.people",
        "SELECT count(*) FROM (SHOW ALL TABLES)",
        "SELECT count(*) FROM (DESCRIBE people)",
        "SELECT count(*) FROM 'ledgers/people.csv'",
        "SELECT count(*) FROM query('SELECT 1')",
    ],
)
def test_a_query_reads_ledgers_only(book: LedgerBook, sql: str) -> None:
    assert "must read ledgers only" in refused(book, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(CAST(phone AS DATE) - day) FROM people",
        "SELECT CAST(max(phone) AS UTINYINT) FROM people",
        "SELECT sum(CAST(strptime(phone, '%Y') AS DATE) - day) FROM people",
        "SELECT sum(CAST(phone AS DECIMAL(4, 0))) FROM people WHERE id = '1'",
    ],
)
def test_what_a_row_holds_is_not_said(book: LedgerBook, sql: str) -> None:
    said = refused(book, sql)

    assert "cannot be answered" in said
    assert PHONE not in said
    assert "0000" not in said


def test_a_column_may_be_called_as_a_function_is(book: LedgerBook) -> None:
    assert ask(book, "SELECT count(*) FROM people WHERE user = '甲'") == 1


def test_every_function_that_duckdb_says_changes_is_known() -> None:
    changing = duckdb.execute(
        "SELECT function_name FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate') "
        "GROUP BY 1 HAVING bool_and(stability IS NOT NULL AND stability <> 'CONSISTENT')"
    ).fetchall()

    assert len(changing) > 20
    assert [name for (name,) in changing if not _ELSEWHERE.fullmatch(name)] == []


def test_a_database_outlives_its_process(tmp_path: Path) -> None:
    with Database(tmp_path) as database:
        session, other = database.session(), database.session("other")
        session.execute("CREATE SCHEMA aside")
        session.execute("CREATE TABLE aside.t AS SELECT 7 AS n")
        other.keep("schema", "SET schema = 'aside'")
        with pytest.raises(DatabaseLimit):
            session.execute("SELECT length(repeat(repeat('x', 30000), 60000))", seconds=2)

        assert other.execute("SELECT n FROM t").rows == [(7,)]
        with pytest.raises(DatabaseError, match="t"):
            session.execute("SELECT n FROM t")


def test_rows_that_were_left_are_not_taken_for_the_next_answer(tmp_path: Path) -> None:
    with Database(tmp_path) as database:
        session = database.session()
        some = session.batches("SELECT * FROM range(100000)")
        next(some)
        some.close()

        assert session.execute("SELECT 42 AS n").rows == [(42,)]


@pytest.mark.skipif(os.name != "posix", reason="memory has a bound where the system gives one")
def test_the_process_ends_with_the_database(tmp_path: Path) -> None:
    with Database(tmp_path) as database:
        database.session().execute("SELECT 1")
        child = database._child
        assert child is not None
    assert child.poll() is not None
