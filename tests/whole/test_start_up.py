"""A command imports only what it needs: starting must not cost more than the work."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from docgen.resources import bundled

WORD = {"docx", "docxtpl", "jinja2"}
PDF = {"pypdf", "pypdfium2"}
SHEETS = {"python_calamine", "xlsxwriter"}
RECORDS = {"pydantic", "ruamel", "stdnum"}
NETWORK = {"http", "urllib.request", "xml.sax"}
"""What `xml.sax.saxutils` and others bring along unasked."""
FORMATS = WORD | PDF | SHEETS | {"lxml", "PIL", "babel", "rich", "duckdb", "markdown_it"}

LOT = bundled("examples") / "pingxiang-lot1"


def imported(*arguments: str) -> set[str]:
    """The modules that a run of `docgen` has imported, and the packages they are of."""
    program = "import sys, atexit; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n"
    program += f"sys.argv = ['docgen', *{list(arguments)!r}]\nfrom docgen.cli.main import main; main()"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    names = set(ran.stderr.split())
    return names | {name.partition(".")[0] for name in names}


def named(folder: Path, *texts: str) -> list[str]:
    """The arguments of `render` for a template with those paragraphs."""
    template, data = folder / "a.docx", folder / "a.json"
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(template))
    data.write_text(json.dumps({"name": "甲"}), encoding="utf-8")
    return [str(template), str(data), str(folder / "out.docx")]


def test_help_reads_no_record_and_no_file_format() -> None:
    assert not imported("--help") & (FORMATS | RECORDS | NETWORK)


@pytest.mark.parametrize("option", ["--json", "--lang=en"])
def test_classifying_one_enterprise_reads_no_record_and_no_file_format(option: str) -> None:
    command = ("sme", "classify", "--industry", "餐饮业", "--headcount", "12", "--revenue", "200万元")
    assert not imported(*command, option) & (FORMATS | RECORDS | NETWORK)


TRADES = {"docgen.rules.trade_table", "docgen.derive.sme.trades"}
"""What knows all businesses: the classification of 1,971 classes and the everyday names."""


def test_a_business_is_classified_without_records_and_an_industry_without_all_businesses() -> None:
    figures = ("--headcount", "12", "--revenue", "1亿2000万元")
    everyday = imported("sme", "classify", "--industry", "食堂承包", *figures, "--json")
    industry = imported("sme", "classify", "--industry", "餐饮业", *figures, "--json")

    assert everyday >= TRADES
    assert not everyday & (FORMATS | RECORDS | NETWORK | {"rapidfuzz"})
    assert not industry & TRADES


def test_rendering_leaves_everything_to_the_child_that_fills(tmp_path: Path) -> None:
    modules = imported("render", *named(tmp_path, "{{ name }}"))

    assert not modules & (FORMATS | RECORDS | NETWORK)
    assert not modules & {"docgen.model.base", "docgen.packages.runner", "docgen.render.engine.word"}
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text == "甲"


def test_the_child_that_streams_a_template_knows_nothing_of_chapters_and_pictures() -> None:
    document = docx.Document()
    document.add_paragraph("{{ name }}")
    out = io.BytesIO()
    document.save(out)
    program = (
        "import sys\nfrom docgen.render.engine.package import Properties\n"
        "from docgen.render.engine.word import fill\n"
        f"fill({out.getvalue()!r}, 'a.docx', {{'name': 'x'}}, Properties())\nprint(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    modules = set(ran.stdout.split())
    assert not modules & (PDF | SHEETS | RECORDS | NETWORK | {"babel", "PIL", "markdown_it"})
    assert not any(name.startswith("docgen.render.prose") for name in modules)
    assert "docgen.render.engine.contents" not in modules


def test_checking_a_response_fills_and_packs_nothing() -> None:
    modules = imported("check", str(LOT))

    assert not modules & (PDF | {"docxtpl", "jinja2", "xlsxwriter", "duckdb", "babel", "multiprocessing"})
    assert not modules & {"urllib.request", "docgen.pack.publish", "docgen.render.templates.lint"}
    assert not modules & {*TRADES, "docgen.model.sme.trade_rule"}
    assert not any(name.startswith(("docgen.render.response.fields", "docgen.office")) for name in modules)


def test_building_word_files_needs_neither_libreoffice_nor_pypdf(tmp_path: Path) -> None:
    modules = imported("build", str(LOT), "response", "--out", str(tmp_path))

    assert (tmp_path / "response").is_dir()
    assert not modules & (PDF | {"duckdb", "babel", "urllib.request"})
    assert not any(name.startswith(("docgen.office", "docgen.model.acceptance")) for name in modules)


def test_scoring_a_period_reads_neither_word_nor_pictures() -> None:
    modules = imported("score", str(LOT), "--period", "1")

    assert not modules & (
        WORD | PDF | TRADES | {"PIL", "xlsxwriter", "babel", "markdown_it", "urllib.request"}
    )
    modules -= {"docgen.pack.interrupted"}  # asked at every start
    assert not any(name.startswith(("docgen.pack.", "docgen.render.engine")) for name in modules)
    assert not modules & {"docgen.model.project", "docgen.model.response.response"}
