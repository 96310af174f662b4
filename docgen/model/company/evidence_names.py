"""How evidence is called in the volumes: 附件1 … in each, its pages 附件1-2 …, and the bookmarks of both.

Where the tender's own forms are called 附件1 …, evidence is called 证明材料1 …:
no name stands twice in a bid.
"""

from __future__ import annotations

from docgen.model.project import Project

_ANNEX = "附件"
_PROOF = "证明材料"


def evidence_labels(project: Project) -> dict[str, str]:
    """The label of every piece of evidence by its code, counted through the volumes in their order.

    So no label stands for two papers, and one can be named without its volume.
    """
    forms = any(form.label.startswith(_ANNEX) for form in project.tender.forms)
    word = _PROOF if forms else _ANNEX
    order = {volume.code: no for no, volume in enumerate(project.tender.volumes)}
    printed = sorted(project.evidence.items(), key=lambda item: order[item[1].record.volume])
    return {code: f"{word}{no}" for no, (code, _) in enumerate(printed, 1)}


def evidence_bookmark(code: str, page: int = 1) -> str:
    """The bookmark of a page of evidence, in a name that Word takes: letters, digits and underscores."""
    name = "evidence_" + "".join(char if char.isalnum() else "_" for char in code)
    return name if page == 1 else f"{name}_p{page}"
