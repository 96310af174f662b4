"""The papers of a period: report, payment request, check forms, periodic papers, the unmasked annex."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from docgen.model.acceptance.measured import Section, Table
from docgen.model.tender.tender import Volume
from docgen.render.acceptance.context import acceptance_fields, dated
from docgen.render.acceptance.rows import Scored
from docgen.render.engine.package import Properties
from docgen.render.templates.papers import Paper

_SECRET = "内部资料　含个人信息　不得外传"
_REPORT = Volume(code="report", title="考核报告")
_REQUEST = Volume(code="request", title="请款函")
_CHECKS = Volume(code="checks", title="抽查检查表")
_ANNEX = Volume(code="annex", title="附件（未脱敏，不得外传）")

TEMPLATES = ("report", "request", "checks", "periodic", "annex")
"""The templates that a period's papers may be filled from."""


def period_papers(
    scored: Scored, sections: Mapping[str, tuple[Section, ...]], unmasked: Mapping[str, Table]
) -> Iterator[Paper]:
    """Each paper. `sections`: by the title of each periodic paper; `unmasked`: for the annex alone.

    Charts are pictures in a folder that is there while the papers are asked for, one after the other.
    """
    with tempfile.TemporaryDirectory(prefix="docgen-") as place:
        charts = Path(place)
        yield _paper(scored, _REPORT, charts)
        if (scored.theirs or scored.own).payable is not None:
            yield _paper(scored, _REQUEST, charts)
        if scored.samples:
            yield _paper(scored, _CHECKS, charts)
        for title, parts in sections.items():
            if parts:
                yield _paper(replace(scored, sections=parts), Volume(code="periodic", title=title), charts)
        yield _paper(replace(scored, tables=unmasked), _ANNEX, charts, _SECRET)


def _paper(scored: Scored, volume: Volume, charts: Path, marking: str = "") -> Paper:
    operation = scored.acceptance.operation
    properties = Properties(
        title=f"{operation.tender.project_name} 第{scored.period.number}期{volume.title}",
        author=operation.operator.name,
        dated=dated(scored),
    )
    return Paper("acceptance", volume, acceptance_fields(scored, volume, charts, marking), properties)
