"""Stand-ins for LibreOffice that fail in the ways it does; each is a script that takes its arguments."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

MARK = "3141592"
"""Seconds that a stand-in sleeps: the number tells its processes from all others."""

FAULTS = {
    "hangs": (f"exec sleep {MARK}", "OFFICE-TIMEOUT"),
    "crashes": ("kill -SEGV $$", "OFFICE-CRASHED"),
    "ends well without a file": ("exit 0", "OFFICE-NO-PDF"),
    "makes half a PDF": ('head -c 2000 "$WHOLE" > "$OUT/paper.pdf"', "OFFICE-BAD-PDF"),
    "leaves a child": (f"sleep {MARK} & exit 0", "OFFICE-NO-PDF"),
    "leaves a child in a session of its own": (f"setsid sleep {MARK} & sleep 0.05; exit 0", "OFFICE-NO-PDF"),
    "hangs with a child": (f"sleep {MARK} & wait", "OFFICE-TIMEOUT"),
}


def stand_in(path: Path, body: str, whole: Path | None = None) -> Path:
    """A program at `path` that runs `body`; there OUT is the folder asked for, WHOLE a PDF in order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "#!/bin/sh\n"
        f"WHOLE={whole}\n"
        'while [ $# -gt 0 ]; do [ "$1" = --outdir ] && OUT=$2; shift; done\n'
        f"{body}\n",
        encoding="utf-8",
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def small_pdf(path: Path) -> Path:
    """A PDF of three pages with enough in it to be cut in half."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.add_attachment("filling.txt", bytes(range(256)) * 20)
    writer.write(path)
    return path


def left_over() -> list[str]:
    """Command lines of stand-ins that still run."""
    if sys.platform == "win32":
        return []
    shown = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in shown.splitlines() if f"sleep {MARK}" in line]
