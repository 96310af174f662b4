"""Fonts whose letters are as wide as those that papers name: without one pages end elsewhere than in Word.

Asked of fontconfig, where there is one; Windows and macOS have the fonts themselves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from docgen.model.finding import Finding, Message, Origin, found

TWINS = {
    "Times New Roman": ("Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes"),
    "Arial": ("Liberation Sans", "Arimo", "Nimbus Sans", "TeX Gyre Heros"),
}
"""By the font of Word, the free ones with the same widths; `office/fonts.conf` prefers them in this order."""
_SECONDS = 20


def missing_twins(fonts: Path) -> list[Finding]:
    """A finding for each font of Word for which the set-up `fonts` has neither itself nor a twin."""
    program = shutil.which("fc-match")
    if program is None or sys.platform in ("win32", "darwin"):
        return []
    lacking = []
    for family, twins in TWINS.items():
        drawn = _drawn_by(program, family, fonts)
        if drawn and not drawn & {family, *twins}:
            said = Message(
                "is drawn by {other}, whose letters have other widths", {"other": ", ".join(sorted(drawn))}
            )
            lacking.append(found("FONT-TWIN", Origin(family), said))
    return lacking


def _drawn_by(program: str, family: str, fonts: Path) -> set[str]:
    """The names of the font that draws a family; none where fontconfig does not say."""
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(fonts.absolute())}
    asked = [program, "--format=%{family}", family]
    try:
        ran = subprocess.run(asked, capture_output=True, timeout=_SECONDS, env=surroundings, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return set()
    names = ran.stdout.decode("utf-8", "replace").split(",") if ran.returncode == 0 else []
    return {name.strip() for name in names if name.strip()}
