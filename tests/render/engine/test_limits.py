"""A stranger's template is bounded in processor time and memory, forked or started, and not by the clock."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import docx
import pytest
from kit.slow_values import Slow

from docgen.model.finding import DocgenError
from docgen.render.engine import limits
from docgen.render.engine.limits import fill_limited
from docgen.render.engine.package import Properties
from docgen.render.engine.word import fill

LOOPS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.fixture(params=["forked", "started"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the child comes about; the tests' own process may have threads, which a fork here survives."""
    if request.param == "forked" and not Path("/proc/self/task").is_dir():
        pytest.skip("nothing is forked here")
    monkeypatch.setattr(limits, "_may_fork", lambda: request.param == "forked")
    return str(request.param)


pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def template(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def refused(text: str, fields: dict[str, Any]) -> str:
    with pytest.raises(DocgenError) as stopped:
        fill_limited(template(text), "t.docx", fields, Properties())
    return stopped.value.findings[0].code


def test_the_child_fills_as_the_engine_does(way: str) -> None:
    given = template("{{ a }}"), "t.docx", {"a": "甲 & 乙"}, Properties(title="题")

    assert fill_limited(*given, "草稿") == fill(*given, "草稿")


def test_what_is_wrong_in_a_template_comes_back_as_said(way: str) -> None:
    assert refused("{{ b }}", {}) == "TEMPLATE-FIELD"


@pytest.mark.sample(2)
@pytest.mark.parametrize(
    "attack",
    [
        LOOPS,
        "{% set x = 'a' * 100000 %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    ],
    ids=["loops in loops", "texts doubled", "macros that call themselves"],
)
def test_waste_is_ended_by_its_processor_time_or_memory(
    attack: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 4)
    monkeypatch.setattr(limits, "PATIENCE", 10_000)  # the clock would never end it

    assert refused(attack, {}) in ("TEMPLATE-LIMIT", "TEMPLATE-FIELD")


def test_an_honest_template_that_waits_for_its_turn_is_filled(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 4)

    made = fill_limited(template("{{ a }}"), "t.docx", {"a": Slow("甲", 5)}, Properties())

    assert docx.Document(io.BytesIO(made.content)).paragraphs[0].text == "甲"


def test_a_child_that_hangs_is_ended_by_the_clock_at_last(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2)
    monkeypatch.setattr(limits, "PATIENCE", 1)

    assert refused("{{ a }}", {"a": Slow("甲", 600)}) == "TEMPLATE-LIMIT"


def test_nothing_is_forked_beside_a_thread() -> None:
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert not limits._may_fork()
    finally:
        over.set()
        other.join()
