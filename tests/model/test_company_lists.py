"""What people write into the company's lists: months, years, pages, several names in a cell."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from docgen.model.company.written import Month, NameList, WrittenYear
from docgen.model.pages import Pages, numbered


@pytest.mark.parametrize(
    "written", ["2025-10", "2025年10月", "202510", "2025/10", "2025.10", "2025-10-01", "２０２５年１０月"]
)
def test_a_month_is_read_as_people_write_it(written: str) -> None:
    assert TypeAdapter(Month).validate_python(written) == "2025-10"


@pytest.mark.parametrize("written", ["2025.1", "10月", "2025-13", "2025", "", 2025.1, "十月"])
def test_what_may_be_another_month_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Month).validate_python(written)


@pytest.mark.parametrize("written", [2024, "2024", "2024年", "2024年度"])
def test_a_year_is_read_as_people_write_it(written: object) -> None:
    assert TypeAdapter(WrittenYear).validate_python(written) == 2024


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("", ()),
        (3, (3,)),
        ("2-4", (2, 3, 4)),
        ("第2页至第4页", (2, 3, 4)),
        ("1，5", (1, 5)),
        ("1—2、7", (1, 2, 7)),
    ],
)
def test_pages_are_read_as_people_write_them(written: object, pages: tuple[int, ...]) -> None:
    assert numbered(TypeAdapter(Pages).validate_python(written)) == pages


@pytest.mark.parametrize("written", ["0", "4-2", "全部", "1.5", True, 0])
def test_what_names_no_pages_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Pages).validate_python(written)


def test_names_stand_in_a_cell_with_semicolons() -> None:
    assert TypeAdapter(NameList).validate_python("职业中介；职业指导;\n培训、测评") == (
        "职业中介",
        "职业指导",
        "培训、测评",
    )
