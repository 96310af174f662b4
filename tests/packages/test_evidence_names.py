"""What evidence is called: never as one of the tender's own forms is."""

from pathlib import Path

from kit.examples import bid
from kit.form_bid import form_bid

from docgen.model.company.evidence_names import evidence_labels


def test_evidence_is_numbered_as_annexes_in_a_bid_without_forms() -> None:
    assert all(label.startswith("附件") for label in evidence_labels(bid()).values())


def test_evidence_beside_forms_called_annexes_has_a_name_of_its_own(tmp_path: Path) -> None:
    project = form_bid(tmp_path)
    labels = evidence_labels(project)

    assert {form.label for form in project.tender.forms} >= {"附件1"}
    assert labels
    assert all(label.startswith("证明材料") for label in labels.values())
