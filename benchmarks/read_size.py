"""What reading a long tender costs: whole processes of `docgen read`, in processor seconds and peak memory.

A tender is made long by saying its text again: about 60 pages of Word, and 300 pages of PDF that LibreOffice
makes of it. Usage:

    python -m benchmarks.read_size [TENDER.docx]
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from copy import deepcopy
from pathlib import Path

import pypdfium2
from docx.oxml.ns import qn
from lxml import etree

from benchmarks.reading import TENDERS
from docgen.office.office import Export, Office, find_office

_BODY = "word/document.xml"
WORD_PAGES, PDF_PAGES = 60, 300


def main() -> None:
    """Make both files, read them, print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tender", nargs="?", type=Path, default=TENDERS / "f-green-messy" / "tender.docx")
    tender = parser.parse_args().tender
    with tempfile.TemporaryDirectory() as place, Office(find_office()) as office:
        folder = Path(place)

        def pdf(word: bytes) -> bytes:
            return office.convert({"tender.docx": word}, Export())["tender.docx"]

        once = _pages(pdf(tender.read_bytes()))
        word, long = (longer(tender, -(-most // once)) for most in (WORD_PAGES, PDF_PAGES))
        files = {"Word": (folder / "word.docx", word), "PDF": (folder / "long.pdf", pdf(long))}
        pages = {"Word": _pages(pdf(word)), "PDF": _pages(files["PDF"][1])}
        for kind, (path, content) in files.items():
            path.write_bytes(content)
            seconds, megabytes = read(path)
            print(f"{kind:5}{pages[kind]:>5} pages{seconds:>7.1f} s{megabytes:>6} MB", flush=True)


def longer(tender: Path, times: int) -> bytes:
    """The tender's .docx with its text so many times."""
    made = io.BytesIO()
    with zipfile.ZipFile(tender) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        root = etree.fromstring(source.read(_BODY))
        body = root.find(qn("w:body"))
        assert body is not None
        text = [each for each in body if each.tag != qn("w:sectPr")]
        for _ in range(times - 1):
            for each in text:
                body.insert(len(body) - 1, deepcopy(each))
        for name in source.namelist():
            target.writestr(name, etree.tostring(root) if name == _BODY else source.read(name))
    return made.getvalue()


def read(path: Path) -> tuple[float, int]:
    """Processor seconds of `docgen read` and its children, compiled as installed, and peak megabytes.

    The system counts a process from the size of the one that starts it: less than this benchmark's own
    size is not seen.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "docgen", "read", str(path)]
    for _ in range(2):  # the first may have to compile
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        # Of this process and its children alone: LibreOffice, which made the file, takes more than that.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def _pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


if __name__ == "__main__":
    main()
