"""A volume of some 300 pages with 80 pieces of evidence: seconds and peak memory from data to PDF.

    .venv/bin/python benchmarks/large_volume.py

The lot-1 example with 80 scans of A4 at 200 dots an inch in its technical volume, every third one a PDF of
two pages, and a plan of as many chapters as fill the rest. Memory is that of the largest process, docgen's
own or LibreOffice's.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE, CHAPTERS = 80, 50
_SCAN = (1654, 2339)
_PARAGRAPH = (
    "各站点按岗位说明书开展服务，当日登记、当日录入，次日由站长复核并签字，发现差错的当场更正并留痕。"
)


def main() -> None:
    """Build it once and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        project = large_project(Path(folder))
        started = time.perf_counter()
        ran = subprocess.run(
            [Path(sys.executable).with_name("docgen"), "build", project, "--format", "both", "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        files = json.loads(ran.stdout)["files"]
        largest = max(files, key=lambda file: file["pages"] or 0)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{largest['pages']} pages, {EVIDENCE} pieces of evidence, {largest['bytes'] / 2**20:.0f} MB")
        print(f"{seconds:.1f} s, largest process {peak} MB")


def large_project(folder: Path) -> Path:
    """The project, made anew in `folder`."""
    project = Path(shutil.copytree(ROOT / "examples" / "pingxiang-lot1", folder / "project"))
    _add_evidence(project)
    _add_chapters(project)
    return project


def _add_evidence(project: Path) -> None:
    lines = []
    for number in range(EVIDENCE):
        pages = [_scan(number, page) for page in range(2 if number % 3 == 0 else 1)]
        name = f"evidence/large-{number}.{'pdf' if len(pages) > 1 else 'jpg'}"
        options = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {"quality": 85}
        pages[0].save(project / name, **options)
        lines.append(f"  - {{code: L-{number}, title: 材料{number}, file: {name}, volume: technical}}\n")
    _insert(project / "response.yaml", "\nevidence:\n", "".join(lines))


def _scan(number: int, page: int) -> Image.Image:
    """A page with the noise of a scan: nothing in it compresses to nothing."""
    noise = Image.effect_noise(_SCAN, 12).point(lambda value: min(255, value + 110)).convert("RGB")
    draw = ImageDraw.Draw(noise)
    for line in range(60):
        draw.line((150, 200 + 33 * line, 1500, 200 + 33 * line), fill="black")
    draw.text((200, 100), f"{number}-{page}", fill="black")
    return noise


def _add_chapters(project: Path) -> None:
    lines = []
    for number in range(CHAPTERS):
        text = "\n\n".join([f"# 章 {number}", *[_PARAGRAPH * 3] * 20])
        (project / f"plan/large-{number}.md").write_text(text, encoding="utf-8")
        lines.append(f"  - {{title: 附加章 {number}, file: large-{number}.md}}\n")
    _insert(project / "response.yaml", "\nplan:\n", "".join(lines))


def _insert(path: Path, after: str, lines: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert after in text
    path.write_text(text.replace(after, after + lines, 1), encoding="utf-8")


if __name__ == "__main__":
    main()
