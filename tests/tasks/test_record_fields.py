"""Fields as text and back."""

from __future__ import annotations

from docgen.model.response.response import Response
from docgen.tasks.record_fields import fields, value_of


def test_codes_by_name_are_a_line_each() -> None:
    data = {"evidence_volumes": {"technical": ["E-1", "E-2"], "price": []}}
    shown = next(each for each in fields(Response, data) if each.place == ("evidence_volumes",))
    assert (shown.how, shown.value) == ("lines", "technical: E-1 E-2\nprice: ")
    typed = "technical：E-1、E-2\r\n\r\nprice: E-3"
    wanted = {"technical": ["E-1", "E-2"], "price": ["E-3"]}
    assert value_of(Response, data, ("evidence_volumes",), typed) == wanted
