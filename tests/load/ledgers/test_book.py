"""Ledgers in every form: what they hold, every fault with its place, and nothing beyond their tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from docgen.load.ledgers.book import LedgerBook, open_ledgers
from docgen.load.ledgers.form import ledger_form
from docgen.load.ledgers.queries import Queries, QueryFault
from docgen.model.acceptance.ledger import LedgerSpec, Metric
from docgen.model.acceptance.score import MemberGroup
from docgen.model.finding import DocgenError, Finding

SPEC = LedgerSpec.model_validate(
    {
        "code": "people",
        "title": "人员台账",
        "key": ["id"],
        "day": "day",
        "columns": [
            {"code": "id", "title": "编号", "type": "text", "required": True},
            {"code": "day", "title": "日期", "type": "date", "required": True},
            {"code": "name", "title": "姓名", "type": "text", "mask": "name"},
            {"code": "phone", "title": "电话", "type": "text", "mask": "phone"},
            {"code": "kind", "title": "类别", "type": "choice", "choices": ["甲", "乙"]},
            {"code": "paid", "title": "金额", "type": "money"},
            {"code": "times", "title": "次数", "type": "count"},
            {"code": "ok", "title": "合格", "type": "flag"},
            {"code": "came", "title": "时刻", "type": "time"},
        ],
    }
)
HEAD = "编号,日期,姓名,电话,类别,金额,次数,合格,时刻"
GOOD = "001,2026-03-02,韦某甲,19900000001,甲,12.30,2,是,09:00"
TERM = (date(2025, 12, 5), date(2027, 3, 2))


@contextmanager
def opened(folder: Path) -> Iterator[tuple[LedgerBook, list[Finding]]]:
    with open_ledgers(folder, [SPEC], TERM) as (book, found):
        book.known_on(TERM[1])
        yield book, found


def ledger(folder: Path, *rows: str, encoding: str = "utf-8", head: str = HEAD) -> Path:
    (folder / "ledgers").mkdir(exist_ok=True)
    text = "\n".join([head, *rows]) + "\n"
    (folder / "ledgers/people.csv").write_bytes(text.encode(encoding))
    return folder


def placed(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.code, f.origin.file, f.origin.location) for f in found]


def ask(book: LedgerBook, sql: str, gives: str = "figure", **needs: int) -> Any:
    queries = Queries(book, date(2026, 3, 2), TERM[1], TERM[1], {})
    metric = Metric.model_validate({"code": "m", "title": "指标", "gives": gives, "sql": sql})
    return queries.value(metric, (date(2026, 3, 2), date(2026, 5, 5)), needs)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_ledger_is_read_in_each_encoding_that_excel_saves(tmp_path: Path, encoding: str) -> None:
    with opened(ledger(tmp_path, GOOD, encoding=encoding)) as (book, found):
        assert found == []
        assert book.raw.execute("SELECT * FROM people").rows[0][:7] == (
            *("001", date(2026, 3, 2), "韦某甲", "19900000001", "甲"),
            *(Decimal("12.30"), 2),
        )
        assert book.summaries[0].rows == 1
        assert len(book.summaries[0].sha256) == 64


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_plain_text_ledger_is_scanned_as_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """What DuckDB would not take, for a fault in what it is asked, would be read well but slowly: unseen."""
    monkeypatch.setattr("docgen.load.ledgers.loading.open_as_kept", lambda source: pytest.fail(source.shown))
    with opened(ledger(tmp_path, GOOD, encoding=encoding)) as (book, found):
        assert found == []
        assert book.raw.execute("SELECT count(*) FROM people").rows == [(1,)]


def test_a_text_kept_from_being_a_formula_is_read_as_it_was(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD, GOOD.replace("001", "002").replace("韦某甲", "'=1+1"))) as (
        book,
        found,
    ):
        assert found == []
        assert book.raw.execute("SELECT name FROM people ORDER BY id").rows == [("韦某甲",), ("=1+1",)]


def test_dates_are_read_as_people_write_them(tmp_path: Path) -> None:
    days = ("2026-03-02", "2026/3/2", "2026.03.02", "2026年3月2日")
    rows = [GOOD.replace("001", f"00{i}").replace("2026-03-02", day) for i, day in enumerate(days)]
    with opened(ledger(tmp_path, *rows)) as (book, found):
        assert found == []
        assert book.raw.execute("SELECT DISTINCT day FROM people").rows == [(date(2026, 3, 2),)]


def test_every_faulty_cell_is_named_by_row_and_column(tmp_path: Path) -> None:
    bad = ["002,三月初,韦某乙,1,丙,1.234,1.5,也许,九点", ",2026-03-03,韦某丙,2,乙,,,,"]
    with opened(ledger(tmp_path, GOOD, *bad)) as (_, found):
        file = "ledgers/people.csv"
        columns = ("日期", "类别", "金额", "次数", "合格", "时刻")
        assert placed(found) == [
            *(("LEDGER-CELL", file, f"3 {column}") for column in columns),
            ("LEDGER-CELL", file, "4 编号"),
        ]


def test_a_row_that_does_not_fit_the_headings_is_named(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD, "002,2026-03-03,韦某乙,1,甲,1,1,是,09:00,多")) as (_, found):
        assert placed(found) == [("LEDGER-ROW", "ledgers/people.csv", "3")]
        assert found[0].message.text == "the row has more cells than there are headings"


def test_a_row_with_several_cells_too_many_is_named_once(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD, "002,2026-03-03,韦某乙,1,甲,1,1,是,09:00,多,多")) as (_, found):
        assert placed(found) == [("LEDGER-ROW", "ledgers/people.csv", "3")]


def test_rows_that_stand_twice_are_reported_and_counted_once(tmp_path: Path) -> None:
    later = GOOD.replace("03-02", "03-03").replace("韦某甲", "韦某乙")
    with opened(ledger(tmp_path, GOOD, later)) as (book, found):
        assert placed(found) == [("LEDGER-DUPLICATE", "ledgers/people.csv", "3")]
        assert found[0].message.values == {"key": "001", "first": 2, "row": 3}
        assert book.raw.execute("SELECT name FROM people").rows == [("韦某甲",)]
        assert (book.summaries[0].rows, book.summaries[0].repeated) == (2, 1)


def test_rows_outside_the_contract_are_reported(tmp_path: Path) -> None:
    rows = [
        GOOD,
        *(GOOD.replace("001", f"00{n}").replace("2026", year) for n, year in ((2, "2062"), (3, "2024"))),
    ]
    with opened(ledger(tmp_path, *rows)) as (_, found):
        assert placed(found) == [("LEDGER-OUTSIDE", "ledgers/people.csv", row) for row in ("3", "4")]


def test_a_control_character_is_found_by_its_line(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD, GOOD.replace("001", "002").replace("韦", "\x07"))) as (_, found):
        assert placed(found) == [("LEDGER-CHARACTER", "ledgers/people.csv", "3")]


def test_a_missing_heading_is_a_fault_and_an_unknown_one_is_said(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, "1,2026-03-02", head="编码,日期")) as (_, found):
        assert sorted(f.code for f in found) == ["SHEET-COLUMN-MISSING", "SHEET-READ"]


def test_a_ledger_that_is_not_there_and_one_that_is_there_twice(tmp_path: Path) -> None:
    with opened(tmp_path) as (book, found):
        assert placed(found) == [("LEDGER-MISSING", "ledgers/people", "")]
        assert ask(book, "SELECT count(*) FROM people") == 0
    ledger(tmp_path, GOOD)
    (tmp_path / "ledgers/people.xlsx").write_bytes(ledger_form(SPEC))
    with pytest.raises(DocgenError, match="LEDGER-TWICE"), opened(tmp_path):
        pass


def test_a_form_is_read_back_as_it_was_filled_in(tmp_path: Path) -> None:
    (tmp_path / "ledgers").mkdir()
    row = {
        "id": "001",
        "day": date(2026, 3, 2),
        "name": "韦某甲",
        "paid": Decimal("12.30"),
        "ok": "是",
        "came": "09:00",
    }
    (tmp_path / "ledgers/people.xlsx").write_bytes(ledger_form(SPEC, [row]))

    with opened(tmp_path) as (book, found):
        assert found == []
        assert book.raw.execute("SELECT id, day, paid, ok FROM people").rows == [
            ("001", date(2026, 3, 2), Decimal("12.30"), True)
        ]


def parquet(folder: Path, select: str) -> Path:
    (folder / "ledgers").mkdir()
    duckdb.execute(f"COPY ({select}) TO '{folder}/ledgers/people.parquet' (FORMAT parquet)")
    return folder


def test_a_parquet_ledger_keeps_its_types(tmp_path: Path) -> None:
    folder = parquet(tmp_path, "SELECT '001' AS id, DATE '2026-03-02' AS day, 12.30::DECIMAL(18, 2) AS paid")
    with opened(folder) as (book, found):
        assert found == []
        assert book.raw.execute("SELECT id, day, paid, name FROM people").rows == [
            ("001", date(2026, 3, 2), Decimal("12.30"), None)
        ]


def test_binary_floats_and_numbers_for_names_are_refused(tmp_path: Path) -> None:
    with opened(parquet(tmp_path, "SELECT 1 AS id, DATE '2026-03-02' AS day, 0.1::DOUBLE AS paid")) as (
        _,
        found,
    ):
        assert placed(found) == [("LEDGER-TYPE", "ledgers/people.parquet", c) for c in ("编号", "金额")]


def test_personal_data_is_covered_in_the_masked_ledgers(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD)) as (book, _):
        assert book.masked.execute("SELECT name, phone FROM people").rows == [("韦**", "199****0001")]


def test_metrics_give_figures_days_and_members(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD, GOOD.replace("001", "002"))) as (book, _):
        assert ask(book, "SELECT count(*) FROM people WHERE day BETWEEN $start AND $end") == 2
        assert ask(book, "SELECT sum(paid) FROM people") == Decimal("24.60")
        assert ask(book, "SELECT day FROM people", "days") == (date(2026, 3, 2),)
        assert ask(book, "SELECT id, times FROM people", "members", times=1) == (
            MemberGroup({"times": 1}, 2),
        )


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT count(*) FROM 'https://example.com/x.parquet'",
        "COPY people TO 'stolen.csv'",
        "SELECT 1; SELECT 2",
        "DROP TABLE people",
        "SET enable_external_access = true",
        "SELECT avg(times) FROM people",
        "SELECT nothing FROM people",
        "SELECT count(*) FROM main.people",
        "SELECT count(*) FROM main/* the ledger itself */.people",
        "SELECT count(*) FROM main--\n.people",
        'SELECT count(*) FROM "MAIN" . people',
        "WITH bare AS (FROM ledgers.main.people) SELECT count(*) FROM bare",
        "SELECT count(*) FROM (SUMMARIZE main.people)",
        "SELECT count(*) FROM query_table('people')",
        "SELECT count(*) FROM query/**/('FROM ma' || 'in.people')",
        "SELECT count(*) FROM pragma_storage_info('people')",
        "SELECT count(*) FROM people, LATERAL (FROM read_text('/etc/hostname'))",
        "SELECT count(*) FROM sql_auto_complete('SEL')",
        "SELECT id, times FROM people",
    ],
)
def test_a_query_cannot_reach_beyond_the_ledgers_or_give_a_float(tmp_path: Path, sql: str) -> None:
    with opened(ledger(tmp_path, GOOD, GOOD.replace("001", "002"))) as (book, _):
        with pytest.raises(QueryFault) as refused:
            ask(book, sql)

        assert refused.value.finding.code == "METRIC-QUERY"
        assert ask(book, "SELECT count(*) FROM people") == 2


def test_a_query_may_end_in_a_note(tmp_path: Path) -> None:
    with opened(ledger(tmp_path, GOOD)) as (book, _):
        assert ask(book, "SELECT count(*) FROM people -- everybody") == 1


def test_a_query_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.load.ledgers.queries.SECONDS", 0.2)
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t"
    with opened(ledger(tmp_path, GOOD)) as (book, _), pytest.raises(QueryFault):
        ask(book, endless)


def test_the_same_seed_draws_the_same_units_in_the_order_of_their_hashes(tmp_path: Path) -> None:
    from hashlib import sha256

    rows = [GOOD.replace("001", f"{n:03}") for n in range(50)]
    metric = Metric.model_validate(
        {"code": "m", "title": "x", "gives": "units", "sql": "SELECT id FROM people"}
    )
    with opened(ledger(tmp_path, *rows)) as (book, _):
        queries = Queries(book, TERM[0], TERM[1], TERM[1], {})
        drawn = [row[0] for row in queries.drawn(metric, TERM, "种子:Q2.5", 10).rows]

    by_hand = sorted(
        (f"{n:03}" for n in range(50)), key=lambda unit: sha256(f"种子:Q2.5:{unit}".encode()).hexdigest()
    )
    assert drawn == by_hand[:10]
