"""The deviation tables: every clause with its mark, the tender's words, the answer and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.standing import Standing, answer_tables, standings
from docgen.model.tender.tender import Clause
from docgen.render.response import answer_fields as f
from docgen.render.response.evidence import EvidenceIndex
from docgen.render.response.payment import stages_of, stated
from docgen.render.shared.requirement_words import place_words, with_figures

DEVIATIONS = {"none": "无偏离", "positive": "正偏离", "negative": "负偏离"}


def deviation_rows(
    project: Project, figures: ResponseFigures, index: EvidenceIndex
) -> dict[str, f.DeviationRow]:
    """The rows of all clauses by their codes, without numbers."""
    standing = standings(project.tender)
    return {
        clause.code: _row(project, figures, clause, standing[clause.code], index)
        for clause in project.tender.lot.clauses
    }


def _row(
    project: Project,
    figures: ResponseFigures,
    clause: Clause,
    standing: Standing,
    index: EvidenceIndex,
) -> f.DeviationRow:
    answer = project.answers.get(clause.code)
    return f.DeviationRow(
        no=0,
        code=clause.code,
        mark=standing.sign,
        mark_note=mark_note(standing),
        substantive=standing.substantive,
        title=clause.title,
        place=place_words(clause.place),
        sites=spoken_of(project, clause),
        opens=False,
        requirement=clause_words(project, clause, figures),
        answer=answer.text if answer else "",
        deviation=DEVIATIONS[answer.deviation] if answer else "",
        evidence=index.references(answer.evidence if answer else ()),
    )


def numbered(rows: Iterable[f.DeviationRow]) -> list[f.DeviationRow]:
    """The rows counted from 1; where some speak of single sites, each that turns to others opens a run."""
    listed = list(rows)
    by_site = any(row.sites for row in listed)
    before = [None, *(row.sites for row in listed)]
    return [
        row.model_copy(update={"no": no, "opens": by_site and row.sites != last})
        for no, (row, last) in enumerate(zip(listed, before, strict=False), 1)
    ]


def table_fields(project: Project, rows: Mapping[str, f.DeviationRow]) -> list[f.AnswerTableFields]:
    """The tables that the tender prescribes, or the usual two."""
    tables = answer_tables(project.tender)
    commercial = [i for i, (table, _) in enumerate(tables) if table.part == "commercial"]
    last = max(commercial, default=len(tables) - 1)
    return [
        f.AnswerTableFields(
            title=table.title,
            rows=numbered(rows[clause.code] for clause in clauses),
            last_commercial=i == last,
        )
        for i, (table, clauses) in enumerate(tables)
    ]


def mark_note(standing: Standing) -> str:
    """Where the mark comes from, in words; nothing where the clause bears it itself."""
    heading = standing.heading
    inherited = f"标题“{heading.title}”标有{standing.sign}" if heading is not None else ""
    worded = f"含“{'”“'.join(standing.words)}”，属实质性条款" if standing.words else ""
    return "；".join(filter(None, (inherited, worded)))


def clause_requirement(project: Project, clause: Clause, figures: ResponseFigures) -> str:
    """The clause's words where they stand alone: headed by the sites that they speak of."""
    words = clause_words(project, clause, figures)
    sites = "" if clause.verbatim else spoken_of(project, clause)
    return f"【{sites}】{words}" if sites else words


def spoken_of(project: Project, clause: Clause) -> str:
    """The names of the sites that a clause speaks of; empty where it speaks of all."""
    lot = project.tender.lot
    some = clause.sites and len(clause.sites) < len(lot.sites)
    return lot.site_names(clause.sites) if some else ""


def clause_words(project: Project, clause: Clause, figures: ResponseFigures) -> str:
    """The clause's words, and those of its figures that they do not state.

    In the project's own words, the clause of a payment stage says its share and moment. The tender's own
    words stay as they are.
    """
    left = figures.unstated.get(clause.code, ())
    if clause.verbatim:
        return with_figures(clause.verbatim, left)
    paid = stated(stages_of(project.tender.lot.payment, clause))
    return with_figures(clause.text, left) + (f"（{paid}）" if paid else "")
