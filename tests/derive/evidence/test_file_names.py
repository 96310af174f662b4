"""What names of files and folders say of the papers in them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from kit.named_papers import NAMED, Named, company

from docgen.derive.evidence.deciding import propose
from docgen.derive.evidence.proposal import Proposal
from docgen.model.company.paper_text import Pages
from docgen.rules import evidence_words

COMPANY = company()


def proposed(path: str) -> Proposal:
    steps = PurePosixPath(path)
    (made,) = propose((*steps.parts[:-1], steps.stem), Pages(), COMPANY, evidence_words())
    return made


@pytest.mark.parametrize("named", NAMED, ids=[each.path for each in NAMED])
def test_a_name_says_what_it_says_and_no_more(named: Named) -> None:
    made = proposed(named.path)
    kind = made.kind.name if made.kind else ""
    assert (kind, made.about.key if made.about else "") == (named.kind, named.about)
    if kind:
        assert (made.certainty, made.covers, made.until) == (named.sure, named.covers, named.until)
        assert bool(made.reasons) == (made.certainty != "exact")
