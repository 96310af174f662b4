"""Characters without a font are said before they are printed as boxes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.papers import paper
from kit.project import Ran, replace

from docgen.office.office import FONTS
from docgen.pack.pdf import glyphs
from docgen.pack.pdf.glyphs import missing_glyphs

needs_fontconfig = pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig is not installed")


@needs_fontconfig
def test_what_no_font_has_is_named_with_its_paper() -> None:
    found = missing_glyphs({"甲.docx": paper("好\U00012000"), "乙.docx": paper("好")}, FONTS)

    assert [(f.code, f.origin.file) for f in found] == [("GLYPH-MISSING", "甲.docx")]
    assert "U+12000" in str(found[0].message.values)


@needs_fontconfig
@pytest.mark.skipif(not shutil.which("soffice"), reason="the fonts come with LibreOffice")
def test_rare_characters_that_the_fonts_have_are_let_pass() -> None:
    assert missing_glyphs({"甲.docx": paper("䶮㙍𠮷")}, FONTS) == []


def test_without_fontconfig_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs.shutil, "which", lambda _: None)

    assert missing_glyphs({"甲.docx": paper("\U00012000")}, FONTS) == []


@pytest.mark.sample(0)
@needs_fontconfig
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_build_stops_at_a_character_without_a_font(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "plan/01-overall.md", "。", "\U00012000。")

    ran = docgen("build", lot1, "response", "--format", "pdf", "--json")

    assert (ran.code, ran.codes()) == (1, ["GLYPH-MISSING"])
    assert docgen("build", lot1, "response").code == 0
