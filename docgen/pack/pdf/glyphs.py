"""Characters that no font at hand can draw: LibreOffice prints an empty box for them and says nothing.

Asked of fontconfig, where there is one (not on Windows and macOS, whose own fonts reach far).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from docx.oxml.ns import qn

from docgen.model.finding import Finding, Message, Origin, found
from docgen.pack.pdf.page_fields import parsed_part

_SECONDS = 20


def missing_glyphs(papers: Mapping[str, bytes], fonts: Path) -> list[Finding]:
    """A finding for each paper with characters that none of the fonts in the set-up `fonts` has."""
    program = shutil.which("fc-list")
    if program is None:
        return []
    rare = {name: _rare(paper) for name, paper in papers.items()}
    without = {char for char in sorted(set().union(*rare.values())) if not _drawable(program, char, fonts)}
    return [_finding(name, sorted(chars & without)) for name, chars in rare.items() if chars & without]


def _rare(paper: bytes) -> set[str]:
    """The text's characters beyond GBK, which every Chinese font covers."""
    text = parsed_part(paper, "word/document.xml").iter(qn("w:t"))
    return {char for node in text for char in set(node.text or "") if not _common(char)}


def _common(char: str) -> bool:
    try:
        return bool(char.encode("gbk"))
    except UnicodeEncodeError:
        return False


def _drawable(program: str, char: str, fonts: Path) -> bool:
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    asked = [program, f":charset={ord(char):x}", "family"]
    try:
        ran = subprocess.run(asked, capture_output=True, timeout=_SECONDS, env=surroundings, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return True
    return ran.returncode != 0 or bool(ran.stdout.strip())


def _finding(name: str, chars: Iterable[str]) -> Finding:
    shown = tuple(f"{char} (U+{ord(char):04X})" for char in chars)
    said = Message("no font at hand has {characters}", {"characters": shown})
    return found("GLYPH-MISSING", Origin(name), said)
