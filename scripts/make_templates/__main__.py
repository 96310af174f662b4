"""Writes the templates: `python -m scripts.make_templates [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document

from scripts.make_templates import (
    acceptance_letters,
    acceptance_report,
    package,
    price,
    qualification,
    technical,
)
from scripts.make_templates.page import Sheets

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "docx"

Volume = Callable[[Document, Sheets], None]
VOLUMES: dict[str, tuple[str, Volume]] = {
    "response/qualification.docx": ("资格证明文件", qualification.write),
    "response/price.docx": ("报价文件", price.write),
    "response/technical.docx": ("商务技术文件", technical.write),
    "acceptance/report.docx": ("考核报告", acceptance_report.write),
    "acceptance/request.docx": ("请款函", acceptance_letters.request),
    "acceptance/checks.docx": ("抽查检查表", acceptance_letters.checks),
    "acceptance/periodic.docx": ("定期材料", acceptance_letters.periodic),
    "acceptance/annex.docx": ("未脱敏附件", acceptance_letters.annex),
}
"""Path below templates/docx → the title in the file's properties, and what writes it."""


def make(folder: Path) -> list[Path]:
    """Write every template into `folder`; return the files written."""
    made = []
    for name, (title, write) in VOLUMES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        document = package.blank(title)
        write(document, Sheets.into(document))
        package.save(document, folder / name)
        made.append(folder / name)
    return made


if __name__ == "__main__":
    for file in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(file)
