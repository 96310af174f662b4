"""Tables of a lifted form: as many rows as there is data, in the look of the tender's own empty row."""

from __future__ import annotations

from kit.tender_file import paragraph, table, tender_file, text

from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Table
from docgen.render.forms.lift import Lifted, lifted
from docgen.render.forms.rows import Rows
from docgen.render.forms.stretch import Stretch

HEAD = ["序号", "姓名", "岗位"]
EMPTY = ["", "", ""]
DOTS = ["…", "", ""]
TWO = (("1", "甲", "经理"), ("2", "乙", "保安"))


def written(rows: list[list[str]], values: tuple[tuple[str | None, ...], ...], mark: str = "") -> Lifted:
    source = tender_file(paragraph(text("人员表")), table(rows, mark))
    document = open_word(source, "x", "x")
    title, found = document.blocks[:2]
    assert title.index is not None
    assert found.index is not None
    where = Stretch(("p", title.index), ("tbl", found.index))
    return lifted(source, [where], "x", rows=[Rows(found.index, 1, values)])


def printed(result: Lifted) -> list[list[str]]:
    found = open_word(result.content, "x", "x").blocks[1]
    assert isinstance(found, Table)
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_rows_grow_and_the_dots_go() -> None:
    result = written([HEAD, EMPTY, DOTS], TWO)

    assert printed(result) == [HEAD, ["1", "甲", "经理"], ["2", "乙", "保安"]]


def test_empty_rows_left_over_go() -> None:
    assert printed(written([HEAD, EMPTY, EMPTY, EMPTY, DOTS], TWO[:1])) == [HEAD, ["1", "甲", "经理"]]


def test_what_the_tender_printed_stays() -> None:
    given, total = ["1", "项目经理", "经理"], ["合计", "共", "人"]

    result = written([HEAD, given, EMPTY, total], (("2", "乙", "保安"),))

    assert printed(result) == [HEAD, given, ["2", "乙", "保安"], total]


def test_a_cell_of_no_text_stays_as_printed() -> None:
    assert printed(written([HEAD, ["1", "", ""]], ((None, "甲", "经理"),))) == [HEAD, ["1", "甲", "经理"]]


def test_without_rows_or_with_too_few_texts_nothing_is_written() -> None:
    for values in ((), (("1", "甲"),)):
        result = written([HEAD, EMPTY, DOTS], values)

        assert printed(result) == [HEAD, EMPTY, DOTS]
        assert len(result.left_rows) == 1


def test_a_table_without_an_empty_row_is_left_to_a_person() -> None:
    result = written([HEAD, ["1", "甲", ""]], TWO)

    assert (printed(result), len(result.left_rows)) == ([HEAD, ["1", "甲", ""]], 1)


def test_a_value_has_the_look_of_its_cell() -> None:
    result = written([HEAD, EMPTY], TWO[:1], mark="<w:b/>")

    found = open_word(result.content, "x", "x").blocks[1]
    assert isinstance(found, Table)
    assert [cell.blocks[0].bold for cell in found.rows[1].cells] == [True] * 3  # type: ignore[union-attr]
