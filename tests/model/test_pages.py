"""Pages of a file as people write them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from docgen.model.pages import Pages, numbered

READ = TypeAdapter(Pages)


@pytest.mark.parametrize(
    ("written", "pages"),
    [(3, (3,)), ("3", (3,)), ("第2-4页", (2, 3, 4)), ("1、5", (1, 5)), ("2至3，7", (2, 3, 7)), ("", ())],
)
def test_pages_are_read_as_people_write_them(written: object, pages: tuple[int, ...]) -> None:
    assert numbered(READ.validate_python(written)) == pages


@pytest.mark.parametrize("written", ["全部", "0", "2-", True, "4-2"])
def test_what_names_no_pages_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="names no pages"):
        READ.validate_python(written)
