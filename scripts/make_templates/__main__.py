"""Writes the templates: `python -m scripts.make_templates [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document

from scripts.make_templates import package, price, qualification, technical
from scripts.make_templates.page import Sheets

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "docx" / "response"

Volume = Callable[[Document, Sheets], None]
VOLUMES: dict[str, tuple[str, Volume]] = {
    "qualification.docx": ("资格证明文件", qualification.write),
    "price.docx": ("报价文件", price.write),
    "technical.docx": ("商务技术文件", technical.write),
}


def make(folder: Path) -> list[Path]:
    """Write every template into `folder`; return the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, (title, write) in VOLUMES.items():
        document = package.blank(title)
        write(document, Sheets.into(document))
        package.save(document, folder / name)
        made.append(folder / name)
    return made


if __name__ == "__main__":
    for file in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(file)
