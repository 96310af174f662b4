"""Writes the templates: `python -m scripts.make_templates [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document

from scripts.make_templates import (
    acceptance_letters,
    acceptance_report,
    acceptance_rows,
    brief,
    clarification_letter,
    handover_accounts,
    handover_agreement,
    handover_inventory,
    handover_onsite,
    package,
    price,
    qualification,
    review,
    technical,
    volume_parts,
)
from scripts.make_templates.page import Sheets

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "docx"

Paper = Callable[[Document, Sheets], None]
PAPERS: dict[str, tuple[str, Paper]] = {
    "response/qualification.docx": ("资格证明文件", qualification.write),
    "response/price.docx": ("报价文件", price.write),
    "response/technical.docx": ("商务技术文件", technical.write),
    "response/parts.docx": ("响应文件各部分", volume_parts.write),
    "handover/agreement.docx": ("移交协议", handover_agreement.write),
    "handover/inventory.docx": ("资产移交清册", handover_inventory.write),
    "handover/accounts.docx": ("账号与数据移交单", handover_accounts.write),
    "handover/onsite.docx": ("现场交接文件", handover_onsite.write),
    "review/report.docx": ("检查报告", review.write),
    "brief/brief.docx": ("招标要点", brief.write),
    "acceptance/report.docx": ("考核报告", acceptance_report.write),
    "acceptance/rows.docx": ("扣分明细", acceptance_rows.write),
    "acceptance/request.docx": ("请款函", acceptance_letters.request),
    "acceptance/checks.docx": ("抽查检查表", acceptance_letters.checks),
    "acceptance/periodic.docx": ("定期材料", acceptance_letters.periodic),
    "clarification/letter.docx": ("澄清申请函", clarification_letter.write),
    "acceptance/annex.docx": ("未脱敏附件", acceptance_letters.annex),
}
"""By file: its title, and what writes it."""


def make(folder: Path) -> list[Path]:
    """Write every template into its kind's folder below `folder`; return the files written."""
    made = []
    for name, (title, write) in PAPERS.items():
        document = package.blank(title)
        write(document, Sheets.into(document))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        package.save(document, folder / name)
        made.append(folder / name)
    return made


if __name__ == "__main__":
    for file in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(file)
