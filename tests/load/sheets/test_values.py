"""A row of an orderly list is read the short way; what comes of it is what the careful way gives."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.load.sheets.columns import Column, Kind
from docgen.load.sheets.done import Done
from docgen.load.sheets.unfit import Unfit
from docgen.load.sheets.values import Values

_KINDS: tuple[Kind, ...] = (
    "text",
    "code",
    "digits",
    "date",
    "time",
    "count",
    "figure",
    "money",
    "flag",
    "choice",
)
_COLUMNS = {
    i: Column(kind, kind, kind, choices=("合格", "不合格") if kind == "choice" else (), required=i % 2 == 0)
    for i, kind in enumerate(_KINDS)
}
_CELLS: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        ("", None, "张三", "S01", " S01 ", "'0123", "1.39E+10", "13800000000", "１２", "12,000", "#N/A")
    ),
    st.sampled_from(
        ("2026-3-5", "3月5日", "46086", "√", "无", "—", "合格", "达标", "9点半", "1.2万元", "007", "٣")
    ),
    st.floats(-1e17, 1e17, allow_nan=False),
    st.integers(-5, 80_000).map(float),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),
    st.times(),
    st.text(max_size=6),
)


def _values(text: bool) -> tuple[Values, Unfit, Done]:
    unfit, done = Unfit("list"), Done()
    factors = {7: (10_000, "万元")}
    made = Values(_COLUMNS, factors, lambda i, row: f"{i}:{row}", lambda: None, unfit, done, text, False)
    return made, unfit, done


@settings(max_examples=300, deadline=None)
@given(st.lists(_CELLS, min_size=len(_KINDS), max_size=len(_KINDS)), st.booleans())
def test_an_orderly_row_gives_the_values_of_the_careful_way_and_nothing_to_say(
    cells: list[Any], text: bool
) -> None:
    made, unfit, done = _values(text)
    short = made.orderly(cells)
    there = {i: cell for i, cell in enumerate(cells) if cell is not None and cell != "" and str(cell).strip()}
    careful = made.of(there, 5)
    if short is not None:
        assert short == careful
        assert {key: type(value) for key, value in short.items()} == {k: type(v) for k, v in careful.items()}
        assert (unfit.places, done.serials, done.blanked) == (set(), {}, {})
        assert all(_COLUMNS[i].code in short for i in _COLUMNS if _COLUMNS[i].required)


def test_a_row_of_plain_cells_goes_the_short_way() -> None:
    made, _, _ = _values(text=False)
    row = ["张三", "S01", "13800000000", date(2026, 3, 5), "", 3.0, 12.0, "12", "", ""]
    assert made.orderly([*row[:4], time(9), *row[5:8], "", "合格"]) is None
    made, _, _ = _values(text=False)
    row[8], row[4] = "是", "9:00"
    made.of({4: "9:00", 8: "是"}, 2)  # known once, then at once
    assert made.orderly(row) == {
        "text": "张三",
        "code": "S01",
        "digits": "13800000000",
        "date": "2026-03-05",
        "time": "09:00:00",
        "count": 3,
        "figure": 12,
        "money": 120_000,
        "flag": "是",
    }
