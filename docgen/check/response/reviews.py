"""Rows of the qualification and conformity review: each answered, and proved where the tender asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.response.evaluation import chapters_answering
from docgen.model.finding import Finding, Message
from docgen.model.project import Project


def check_reviews(project: Project) -> Iterator[Finding]:
    """Rows that nothing answers, and rows whose proof the tender names and the answer does not."""
    _, chapters = chapters_answering(project)
    lot = project.tender.lot
    for table, rows in (("qualification", lot.qualification), ("conformity", lot.conformity)):
        for i, row in enumerate(rows):
            answer = project.answers.get(row.code)
            proved = row.code in chapters or (answer is not None and bool(answer.evidence or answer.forms))
            if proved or row.by == "purchaser" or (row.optional and answer is None):
                continue
            place = ("tender", "lot", table, i)
            if answer is None:
                said = Message("nothing answers {row}, which the review asks for", {"row": row.name})
                yield project.found("REVIEW-UNANSWERED", place, said, clause=row.code)
            elif row.proof:
                said = Message(
                    "{row} is proved by {proof}, and its answer names neither evidence nor form",
                    {"row": row.name, "proof": row.proof},
                )
                yield project.found(
                    "REVIEW-UNPROVEN", ("answers", "answers", row.code), said, clause=row.code
                )
