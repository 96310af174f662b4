"""docxtpl's own test templates filled by docxtpl and by docgen: every text of the two side by side.

    python -m scripts.compare_docxtpl FOLDER

FOLDER is a copy of python-docx-template's `tests`. Its scripts are run there with a DocxTemplate that
notes what it is asked to fill. Both then fill plain data as they are; where a script hands over objects of
docxtpl, docgen gets their text, and those without text (pictures, sub-documents, functions) neither gets.
Nothing of it is kept here. Differences by intent are named in docs/templates.md and below.
"""

from __future__ import annotations

import contextlib
import html
import io
import json
import os
import re
import runpy
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import docxtpl
from lxml import etree

from docgen.locale.messages import say
from docgen.model.finding import DocgenError
from docgen.render.engine.package import Properties
from docgen.render.engine.word import fill

_NO_TESTS = ("__init__", "runtests")
_TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN = (str, int, float, bool, type(None))
_WITH_TEXT = (docxtpl.RichText, docxtpl.RichTextParagraph, docxtpl.Listing)
NAMED = {
    "custom_jinja_filters": "filters are docgen's own",
    "inline_image": "filters are docgen's own",
    "get_undeclared_variables": "a field that is not there is a fault",
    "word2016": "what stands within a tag and is no text stays behind it",
    "module_execute": "a group or list is not printed as a whole",
    **dict.fromkeys(
        ("header_footer", "header_footer_utf8", "merge_docx", "subdoc"),
        "an empty value under {{p }} leaves its paragraph",
    ),
    "richtextparagraph": "a text under {{p }} is one paragraph",
}
"""Scripts with a difference by intent, and its name."""


@dataclass(frozen=True)
class Render:
    """What one of the scripts filled: its name, the template, its data, and the filters it brought."""

    script: str
    template: bytes
    data: dict[str, Any]
    language: Any = None


class _Noting(docxtpl.DocxTemplate):  # type: ignore[misc]
    """docxtpl's template as its scripts use it; it notes and fills nothing."""

    noted: ClassVar[list[tuple[str, dict[str, Any], Any]]] = []

    def render(self, context: dict[str, Any], jinja_env: Any = None, **_: Any) -> None:
        self.noted.append((str(self.template_file), dict(context), jinja_env))

    def save(self, filename: Any, *_: Any, **__: Any) -> None:
        if isinstance(filename, str):
            shutil.copy(str(self.template_file), filename)

    def new_subdoc(self, *_: Any) -> Any:
        return self.get_docx()  # no plain data, whatever it is


def renders(folder: Path) -> Iterator[Render]:
    """Everything that the scripts in `folder` fill, in the order of their names."""
    before, original = Path.cwd(), docxtpl.DocxTemplate
    docxtpl.DocxTemplate = _Noting
    os.chdir(folder)
    try:
        Path("output").mkdir(exist_ok=True)
        for script in sorted(folder.glob("*.py")):
            if script.stem in _NO_TESTS:
                continue
            _Noting.noted = []
            with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(Exception):
                runpy.run_path(str(script), run_name="__main__")
            for template, data, language in _Noting.noted:
                yield Render(script.stem, Path(template).read_bytes(), data, language)
        for data_file in sorted(Path("templates").glob("*.json")):  # filled by docxtpl's command line
            template = data_file.with_name(f"{data_file.stem}_tpl.docx").read_bytes()
            yield Render(data_file.stem, template, json.loads(data_file.read_text("utf-8")))
    finally:
        os.chdir(before)
        docxtpl.DocxTemplate = original


def is_plain(value: Any) -> bool:
    """Whether a value is one that YAML could hold."""
    if isinstance(value, dict):
        return all(map(is_plain, value.values()))
    return all(map(is_plain, value)) if isinstance(value, (list, tuple)) else type(value) in _PLAIN


def plain(value: Any, keep: tuple[type, ...] = ()) -> Any:
    """The value with the text of docxtpl's objects in their place; those of the kinds to `keep` stay."""
    if isinstance(value, dict):
        return {key: plain(item, keep) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, keep) for item in value]
    if isinstance(value, (*_PLAIN, *keep)):
        return value
    if not isinstance(value, _WITH_TEXT):
        return ""
    marks = {"<w:tab/>": "\t", "<w:br/>": "\n", '<w:br w:type="page"/>': "\f"}
    xml = str(value)
    for mark, sign in marks.items():
        xml = xml.replace(mark, sign)
    return html.unescape(re.sub("<[^>]*>", "", xml))


def texts(package: bytes) -> dict[str, list[str]]:
    """The paragraphs of every part with text, line breaks and tabs included."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {
            name: [_text(paragraph) for paragraph in etree.fromstring(archive.read(name)).iter(f"{_W}p")]
            for name in sorted(archive.namelist())
            if _TEXTS.fullmatch(name)
        }


def _text(paragraph: etree._Element) -> str:
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n"}
    pieces = paragraph.iter(f"{_W}t", *signs)
    return "".join(signs.get(str(piece.tag), piece.text or "") for piece in pieces)


def by_docxtpl(render: Render) -> dict[str, list[str]] | str:
    """What docxtpl makes of it with escaping on; its fault where it makes nothing."""
    try:
        document, out = docxtpl.DocxTemplate(io.BytesIO(render.template)), io.BytesIO()
        document.render(plain(render.data, _WITH_TEXT), render.language, autoescape=True)
        document.save(out)
    except Exception as problem:  # whatever a template can raise
        return f"{type(problem).__name__}: {problem}"
    return texts(out.getvalue())


def by_docgen(render: Render) -> dict[str, list[str]] | str:
    """What docgen makes of it; its finding where it makes nothing."""
    try:
        return texts(fill(render.template, f"{render.script}.docx", plain(render.data), Properties()).content)
    except DocgenError as problem:
        (finding,) = problem.findings
        return f"{finding.code} {say(finding.message, 'en')}"


def differences(one: dict[str, list[str]] | str, other: dict[str, list[str]] | str) -> list[str]:
    """A line for every paragraph, or fault, in which the two are not equal."""
    if isinstance(one, str) and isinstance(other, str):
        return []  # both refuse it
    if isinstance(one, str) or isinstance(other, str):
        return [_short(one), _short(other)]
    lines = []
    for part in sorted({*one, *other}):
        ours, theirs = one.get(part, []), other.get(part, [])
        if ours != theirs:
            pairs = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
            shown = [f"{part}: {a!r} | {b!r}" for a, b in pairs[:5]]
            lines += shown or [f"{part}: {len(ours)} | {len(theirs)} paragraphs"]
    return lines


def _short(result: dict[str, list[str]] | str) -> str:
    return result if isinstance(result, str) else "filled"


def main(folder: Path) -> int:
    """Print a line a render, and how many were equal; 1 where one of plain data differs without a name."""
    with tempfile.TemporaryDirectory() as copied:
        shutil.copytree(folder, copied, dirs_exist_ok=True)
        met = list(renders(Path(copied).resolve()))
    counts: Counter[str] = Counter()
    for render in met:
        lines = differences(by_docxtpl(render), by_docgen(render))
        kind = (
            "equal"
            if not lines
            else f"named, {NAMED[render.script]}"
            if render.script in NAMED
            else "differs"
        )
        of = "plain data" if is_plain(render.data) else "objects"
        counts[f"{kind.partition(',')[0]} ({of})"] += 1
        print(f"{render.script} ({of}): {kind}", *lines, sep="\n    ")
    print(f"{len(met)} renders;", ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items())))
    return int(counts["differs (plain data)"] > 0 or not met)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
