"""Each engine with each document in a process of its own, and what came out compared as text."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.documents import LANGUAGES, inventory, inventory_rows, letter, letter_data

HERE = Path(__file__).parent
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PYTHON = {
    "docgen": "jinja",
    "docgen, zlib 6": "jinja",
    "lower bound": "jinja",
    "docxtpl": "jinja",
    "python-docx": "plain",
    "docx-mailmerge2": "mailmerge",
}
NODE = {"docxtemplater": "braces", "easy-template-x": "braces", "carbone": "carbone"}
"""Engines with their tag languages."""

LETTER = 0
"""The number of rows that stands for the letter."""


@dataclass(frozen=True)
class Took:
    """What one engine took for one document: seconds a document, most memory of its process in MB."""

    engine: str
    rows: int
    seconds: float
    megabytes: float
    text: str

    @property
    def name(self) -> str:
        """The document, as tables name it."""
        return "letter" if self.rows == LETTER else f"{self.rows:,} rows"


def run(engines: Iterable[str], sizes: Iterable[int], seconds: float) -> Iterator[Took]:
    """Every engine with every size, one after the other, engines side by side."""
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            data = Path(folder) / "data.json"
            data.write_text(json.dumps(_data(rows)), encoding="utf-8")
            for engine in engines:
                language = LANGUAGES[(PYTHON | NODE)[engine]]
                template = Path(folder) / "template.docx"
                template.write_bytes(letter(language) if rows == LETTER else inventory(language))
                yield _took(engine, rows, template, data, seconds)


def _data(rows: int) -> dict[str, Any]:
    return letter_data() if rows == LETTER else {"f1": "2025年度 & 全部", "rows": list(inventory_rows(rows))}


def _took(engine: str, rows: int, template: Path, data: Path, seconds: float) -> Took:
    out = template.with_name("out.docx")
    program = (
        ["node", str(HERE / "worker.mjs")] if engine in NODE else [sys.executable, "-m", "benchmarks.worker"]
    )
    command = [*program, engine, str(template), str(data), str(seconds), str(out)]
    done = subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout.splitlines()[-1])
    text = "" if engine == "lower bound" else digest(out)
    return Took(engine, rows, said["seconds"], said["megabytes"], text)


def digest(path: Path) -> str:
    """The text of a document's paragraphs, in their order, as one short sum."""
    summed = hashlib.sha256()
    with zipfile.ZipFile(path) as package, package.open("word/document.xml") as part:
        for _, element in ElementTree.iterparse(part):
            if element.tag == f"{_W}p":
                summed.update("".join(t.text or "" for t in element.iter(f"{_W}t")).encode() + b"\n")
                element.clear()
    return summed.hexdigest()
