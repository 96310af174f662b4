"""The engines in Python. Each is a function that opens a template once and returns what fills it."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable
from typing import Any

Fill = Callable[[dict[str, Any]], bytes]


def docgen(template: bytes) -> Fill:
    """docgen with the quickest deflate."""
    return _docgen(template, fast=True)


def docgen_small(template: bytes) -> Fill:
    """docgen with zlib 6, as every package is written."""
    return _docgen(template, fast=False)


def _docgen(template: bytes, fast: bool) -> Fill:
    from docgen.render.engine.package import Properties
    from docgen.render.engine.word import opened

    compiled = opened(template, "benchmark.docx")
    assert compiled.reason is None, compiled.reason
    return lambda data: compiled.fill(data, Properties(), fast).content


def docxtpl(template: bytes) -> Fill:
    """docxtpl as its manual shows it, escaping on."""
    from docxtpl import DocxTemplate

    def fill(data: dict[str, Any]) -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(data, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return fill


def python_docx(template: bytes) -> Fill:
    """python-docx by hand: texts replaced, the table's row copied."""
    import docx
    from docx.oxml.ns import qn

    def put(element: Any, values: dict[str, Any]) -> None:
        for text in element.iter(qn("w:t")):
            if "{" in (text.text or ""):
                text.text = re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text.text)

    def fill(data: dict[str, Any]) -> bytes:
        document = docx.Document(io.BytesIO(template))
        for paragraph in document.paragraphs:
            put(paragraph._p, data)
        model = document.tables[0].rows[1]._tr
        for values in data.get("rows") or data["lines"]:
            row = copy.deepcopy(model)
            put(row, values)
            model.addprevious(row)
        model.getparent().remove(model)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return fill


def mailmerge(template: bytes) -> Fill:
    """docx-mailmerge2."""
    from mailmerge import MailMerge

    def fill(data: dict[str, Any]) -> bytes:
        with MailMerge(io.BytesIO(template)) as document:
            rows = data.get("rows") or data["lines"]
            document.merge_rows("no", rows)
            document.merge(**{name: value for name, value in data.items() if isinstance(value, str)})
            out = io.BytesIO()
            document.write(out)
            return out.getvalue()

    return fill


def bound(template: bytes) -> Fill:
    """No engine: what any in CPython must do, with everything else done before.

    Escape and encode every value, format, checksum, deflate; the values lie ready in lists.
    """
    from isal import isal_zlib
    from markupsafe import _escape_inner as escape

    from benchmarks.documents import COLUMNS, FIELDS, LINES
    from docgen.render.engine.word import opened

    main = opened(template, "benchmark.docx")._compiled._parts[0].given.source  # type: ignore[union-attr]
    head, row, tail = re.split(r"\{% (?:for row in \w+|endfor) %\}", main.replace("\n<w:p", "<w:p"))
    names = re.findall(r"\{\{ (\w+) \}\}", head)
    head, row, tail = (
        re.sub(r"\{\{ [\w.]+ \}\}", "%b", piece.replace("%", "%%")).encode() for piece in (head, row, tail)
    )
    columns = COLUMNS if names == FIELDS[:1] else LINES
    ready: dict[int, Any] = {}

    def fill(data: dict[str, Any]) -> bytes:
        if id(data) not in ready:
            rows = data.get("rows") or data["lines"]
            ready[id(data)] = [data[name] for name in names], [[r[c] for c in columns] for r in rows]
        fields, rows = ready[id(data)]
        packer, total, packed = isal_zlib.compressobj(1, 8, -15), 0, []
        pieces = [head % tuple([escape(value).encode() for value in fields])]
        for values in rows:
            pieces.append(row % tuple([escape(value).encode() for value in values]))
            if len(pieces) == 128:
                chunk = b"".join(pieces)
                total = isal_zlib.crc32(chunk, total)
                packed.append(packer.compress(chunk))
                pieces = []
        chunk = b"".join([*pieces, tail])
        total = isal_zlib.crc32(chunk, total)
        packed += [packer.compress(chunk), packer.flush()]
        return b"".join(packed)

    return fill


ENGINES: dict[str, Callable[[bytes], Fill]] = {
    "docgen": docgen,
    "docgen, zlib 6": docgen_small,
    "docxtpl": docxtpl,
    "python-docx": python_docx,
    "docx-mailmerge2": mailmerge,
    "lower bound": bound,
}
"""By name: what opens a template."""
