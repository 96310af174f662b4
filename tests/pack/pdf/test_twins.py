"""Fonts of the same widths: which draws what is asked of fontconfig, and pages end alike with each."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from kit.project import EXAMPLES
from kit.volumes import read

from docgen.office import office
from docgen.pack.pdf import printed
from docgen.pack.pdf.twins import TWINS, missing_twins
from docgen.packages.runner import Order, build

pytestmark = [
    pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Windows and macOS have the fonts"),
    pytest.mark.skipif(not shutil.which("fc-match"), reason="fontconfig is not installed"),
]
SERIF = TWINS["Times New Roman"]


def set_up(folder: Path, name: str, *families: str) -> Path:
    """docgen's set-up of fonts with Times New Roman drawn by these families."""
    preferred = "".join(f"<family>{family}</family>" for family in families)
    path = folder / f"{name}.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f'<alias binding="same"><family>Times New Roman</family><prefer>{preferred}</prefer></alias>'
        f"<include>{office.FONTS}</include></fontconfig>",
        encoding="utf-8",
    )
    return path


def installed(family: str) -> bool:
    ran = subprocess.run(["fc-list", f":family={family}"], capture_output=True, check=False)
    return bool(ran.stdout.strip())


def test_a_font_that_is_no_twin_is_told(tmp_path: Path) -> None:
    other = next((each for each in ("Noto Serif CJK SC", "DejaVu Serif") if installed(each)), None)
    if other is None:
        pytest.skip("neither Noto Serif CJK nor DejaVu Serif is installed")
    told = missing_twins(set_up(tmp_path, "other", other))
    assert (told[0].code, str(told[0].origin)) == ("FONT-TWIN", "Times New Roman")


def test_a_twin_is_as_good(tmp_path: Path) -> None:
    there = [family for family in SERIF if installed(family)]
    if not there:
        pytest.skip("none of fonts-liberation, fonts-croscore, fonts-urw-base35, fonts-texgyre is installed")
    for family in there:
        told = missing_twins(set_up(tmp_path, family.replace(" ", ""), family))
        assert "Times New Roman" not in {str(each.origin) for each in told}


def test_the_set_up_prefers_each_twin_before_a_chinese_font() -> None:
    written = office.FONTS.read_text(encoding="utf-8")
    for family, twins in TWINS.items():
        alias = written.split(f"<family>{family}</family>")[1].split("</alias>")[0]
        places = [alias.index(f"<family>{twin}</family>") for twin in twins]
        assert places == sorted(places)
        assert places[-1] < alias.index("CJK")


@pytest.mark.sample(0)
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("example", ["pingxiang-lot1", "property"])
def test_every_page_ends_alike_with_each_twin(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headings and the first words of every page; at least two of the four fonts are compared."""
    there = [family for family in SERIF if installed(family)]
    if len(there) < 2:
        pytest.skip("two of fonts-liberation, fonts-croscore, fonts-urw-base35, fonts-texgyre are needed")
    seen = {}
    for family in there:
        fonts = set_up(tmp_path, family.replace(" ", ""), family)
        monkeypatch.setattr(office, "FONTS", fonts)
        monkeypatch.setattr(printed, "FONTS", fonts)
        with tempfile.TemporaryDirectory() as out:
            done = build(EXAMPLES / example, ["response"], Order(Path(out), False, print, format="both"))
            assert done.complete, done.findings
            volumes = [read(path) for path in sorted((Path(out) / "response").glob("*.docx"))]
        seen[family] = [
            (volume.title, volume.outline, [page[60:120] for page in volume.pages]) for volume in volumes
        ]
    first = seen[there[0]]
    assert [family for family, pages in seen.items() if pages != first] == []
