"""The papers of a period: report, payment request, check forms, periodic papers, the unmasked annex."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docgen.model.acceptance.measured import Section, Table
from docgen.model.tender.tender import Volume
from docgen.render.acceptance.context import acceptance_fields, dated
from docgen.render.acceptance.rows import Scored
from docgen.render.engine.word import Filled, Properties
from docgen.render.templates.files import fill_template

WATERMARK = "草稿 不得递交"
_SECRET = "内部资料　含个人信息　不得外传"
_REPORT = Volume(code="report", title="考核报告")
_REQUEST = Volume(code="request", title="请款函")
_CHECKS = Volume(code="checks", title="抽查检查表")
_ANNEX = Volume(code="annex", title="附件（未脱敏，不得外传）")


def render_acceptance(
    scored: Scored, sections: dict[str, tuple[Section, ...]], unmasked: dict[str, Table], draft: bool
) -> Iterator[tuple[Volume, Filled]]:
    """Each paper filled. `sections`: by the title of each periodic paper; `unmasked`: for the annex alone."""
    watermark = WATERMARK if draft else ""
    with tempfile.TemporaryDirectory(prefix="docgen-") as place:
        charts = Path(place)
        yield _REPORT, _fill(scored, _REPORT, charts, watermark)
        if (scored.theirs or scored.own).payable is not None:
            yield _REQUEST, _fill(scored, _REQUEST, charts, watermark)
        if scored.samples:
            yield _CHECKS, _fill(scored, _CHECKS, charts, watermark)
        for title, parts in sections.items():
            volume = Volume(code="periodic", title=title)
            if parts:
                yield volume, _fill(replace(scored, sections=parts), volume, charts, watermark)
        yield _ANNEX, _fill(replace(scored, tables=unmasked), _ANNEX, charts, watermark, _SECRET)


def _fill(scored: Scored, volume: Volume, charts: Path, watermark: str, marking: str = "") -> Filled:
    operation = scored.acceptance.operation
    properties = Properties(
        title=f"{operation.tender.project_name} 第{scored.period.number}期{volume.title}",
        author=operation.operator.name,
        dated=dated(scored),
    )
    fields = acceptance_fields(scored, volume, charts, marking)
    return fill_template(operation.folder, "acceptance", volume.code, fields, properties, watermark)
