"""An example's own facts fill the texts of its pictures, so that paper and data cannot part.

The project is read file by file: it cannot be loaded whole while its pictures are not drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, StrictUndefined

from docgen.load.company.read import read_company
from docgen.load.files.yaml import read_yaml
from docgen.load.reading import Reading
from docgen.model.base import Record
from docgen.model.response.response import Response
from docgen.render.engine.filters import FILTERS
from scripts.sample_evidence.records import Grid, Pictures

R = TypeVar("R", bound=Record)
Facts = Mapping[str, Any]


def pictures(data: Path, project: Path) -> Pictures:
    """The pictures that `data` describes, with every text filled from the facts of `project`."""
    facts = _facts(project)
    raw = read(data, Pictures)
    sheets = [
        {
            **_filled(sheet.model_dump(exclude={"grid"}), facts),
            "grid": sheet.grid and _rows(sheet.grid, facts),
        }
        for sheet in raw.sheets
    ]
    charts = [_filled(chart.model_dump(), facts) for chart in raw.charts]
    return Pictures.model_validate({"sheets": sheets, "charts": charts})


def read(path: Path, record: type[R]) -> R:
    """A YAML file as a record."""
    return record.model_validate(read_yaml(path, path.name)[0])


def _facts(project: Path) -> Facts:
    reading = Reading(project / "company", of_company=True)
    company = read_company(reading, project / "company")
    response = read(project / "response.yaml", Response)
    bidder, members = company.bidder, company.staff
    if bidder is None or reading.findings:
        raise SystemExit(str(reading.stopped()))
    staff = {member.code: member for member in members}
    return {
        "bidder": bidder,
        "years": {year.year: year for year in bidder.years},
        "licences": {licence.code: licence for licence in bidder.licences},
        "contracts": bidder.contracts,
        "evidence": {paper.code: paper for paper in (*bidder.evidence, *response.evidence)},
        "response": response,
        "sites": {site.site: site for site in response.sites},
        "staff": staff,
        "members": members,
        "roster": [staff[post.staff] for site in response.sites for post in site.posts],
    }


def _rows(grid: Grid, facts: Facts) -> dict[str, Any]:
    """The grid with its repeated row written out."""
    rows = [*_filled(grid.rows, facts)]
    rows += [_filled(grid.row, {**facts, "it": it}) for it in (facts[grid.each] if grid.each else ())]
    return {"head": _filled(grid.head, facts), "rows": rows}


def _filled(value: Any, facts: Facts) -> Any:
    """`value` with every text in it filled."""
    if isinstance(value, str):
        return _TEXTS.from_string(value).render(facts)
    if isinstance(value, dict):
        return {key: _filled(part, facts) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_filled(part, facts) for part in value]
    return value


def _padded(day: date) -> str:
    """As certificates print a date: 2023年06月01日."""
    return f"{day.year}年{day.month:02}月{day.day:02}日"


_TEXTS = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
_TEXTS.filters.update(FILTERS, padded=_padded)
