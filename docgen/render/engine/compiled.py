"""The engine: a Word template compiled once, then filled as fast as its own values can be written.

Read from top to bottom, it goes the way of a template:

    source of a part → Jinja tree → Python code that yields bytes → chunks → deflate → zip

docxtpl renders a part as one text, searches it with regular expressions, parses it, repairs it and has
python-docx write the whole package anew, for every document. Nearly all of that depends on the template
alone, so here it is done once, when the template is compiled:

1. Constant XML is escaped, encoded and joined when compiling. What is left of a table row is one bytes
   format, `b"<w:tr>…%b…%b…</w:tr>" % (…)`: one copy of memory instead of dozens of small texts.
2. A value is escaped and encoded where it enters. Text that holds nothing special takes three calls that
   are all written in C; everything else takes `_exact`, which is slow and knows all cases.
3. Fields of one row are fetched by one `itemgetter`, a dozen times faster than Jinja's sandboxed look-up,
   which takes over where the row is no plain dict or lacks a field.
4. Parts without tags are packed once and copied as they are.
5. Chunks go through checksum and deflate straight into the file, so memory does not grow with the rows.

`render.way` has proved before that the result is well-formed for any values, so nothing is parsed again.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame

# What `markupsafe.escape` does itself, without wrapping the result, which costs five times as much.
from markupsafe import _escape_inner as _escape  # type: ignore[attr-defined]

from docgen.model.finding import Message, stop
from docgen.render.engine.language import FAULTS, TemplateLanguage, printed, template_fault
from docgen.render.engine.surroundings import Surroundings, laid_out, last_paragraph, surroundings_after
from docgen.render.engine.zip_record import MOST, Entry, end_of_directory

try:  # Intel's deflate, the extra `fast`: on long tables twenty times as fast as zlib's quickest
    from isal import isal_zlib as _quick
except ImportError:
    import zlib as _quick  # type: ignore[no-redef]

# --- 1. A value on its way into a part -----------------------------------------------------------------


def _exact(value: object, place: Surroundings) -> bytes:
    """The bytes of a value that is no plain line of text: a figure, a date, several lines, marked-up text."""
    if value.__class__ is int:
        return b"%d" % value
    value = printed(value)
    # Marked-up text is made a plain one, whose `replace` does not escape what it puts in.
    text = str(value.__html__()) if hasattr(value, "__html__") else _escape(str(value))
    return (text if text.isprintable() or place is None else laid_out(text, *place)).encode()


# --- 2. A part as Python code ----------------------------------------------------------------------------


class _BytesCode(CodeGenerator):
    """Jinja's code generator, made to yield bytes where it would yield texts.

    Only what goes straight into the part changes. Macros, `{% set %}` blocks and the like collect texts
    in a buffer first; for them Jinja's own code stands.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._before = ""  # the part's constant XML so far, from the last start of a paragraph
        self._fetched: dict[int, str] = {}  # look-ups (by id of their node) that are in a variable already
        self._getters: list[tuple[str, ...]] = []

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The module, and below it the names that the code of this class uses."""
        super().visit_Template(node, frame)
        self.writeline("from operator import itemgetter")
        self.writeline(f"from {__name__} import _escape, _exact")
        for number, names in enumerate(self._getters):
            self.writeline(f"getter_{number} = itemgetter{names!r}")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Constants and values that follow each other, as one format: `yield b"…%b…" % (…)`."""
        if frame.buffer is not None:
            super().visit_Output(node, frame)
            return
        shape, values = b"", []
        for child in node.nodes:
            constant = self._constant(child, frame)
            if constant is None:
                shape += b"%b"
                values.append((child, surroundings_after(self._before)))
            else:
                shape += constant.encode().replace(b"%", b"%%")
                self._before = last_paragraph(self._before + constant)
        if not values:
            self.writeline(f"yield {shape.replace(b'%%', b'%')!r}", node)
            return
        self._fetch([child for child, _ in values], frame)
        self.writeline(f"yield {shape!r} % (", node)
        self.indent()
        for child, place in values:
            # A line of its own, so that a fault in it leads back to its paragraph.
            self.newline(child)
            variable = self._fetched.get(id(child)) or self.temporary_identifier()
            self.write(f"_escape({variable}).encode() if ")
            if id(child) in self._fetched:
                self.write(variable)
            else:
                self.write(f"({variable} := ")
                self.visit(child, frame)
                self.write(")")
            # Printable text holds no control characters, no line breaks and no half of a character.
            self.write(f".__class__ is str and {variable}.isprintable() else _exact({variable}, {place!r}),")
        self.outdent()
        self.writeline(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`a.b`: the key of a plain dict, and by the sandbox's rules whatever else there is."""
        if id(node) in self._fetched:
            self.write(self._fetched[id(node)])
            return
        owner = self.temporary_identifier()
        self.write(f"({owner}[{node.attr!r}] if ({owner} := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is dict and {node.attr!r} in {owner}")
        self.write(f" else environment.getattr({owner}, {node.attr!r}))")

    def _fetch(self, values: Sequence[nodes.Expr], frame: Frame) -> None:
        """Write the look-ups `row.a`, `row.b|filter`, … of one row as one line before the format."""
        found: dict[str, list[nodes.Getattr]] = {}
        for value in values:
            while isinstance(value, nodes.Filter) and value.node is not None:
                value = value.node
            if isinstance(value, nodes.Getattr) and isinstance(value.node, nodes.Name):
                found.setdefault(value.node.name, []).append(value)
        for group in found.values():
            names = tuple(dict.fromkeys(node.attr for node in group))
            if len(names) < 2:
                continue
            variables = {name: self.temporary_identifier() for name in names}
            self._fetched |= {id(node): variables[node.attr] for node in group}
            owner, targets = self.temporary_identifier(), ", ".join(variables.values())
            self.writeline(f"{owner} = ", group[0])
            self.visit(group[0].node, frame)
            by_rule = f"[environment.getattr({owner}, name) for name in {names!r}]"
            self.writeline("try:")
            self.writeline(f"    {targets} = getter_{len(self._getters)}({owner})")
            self.write(f" if {owner}.__class__ is dict else {by_rule}")
            self.writeline("except KeyError:")
            self.writeline(f"    {targets} = {by_rule}")
            self._getters.append(names)

    def _constant(self, child: nodes.Expr, frame: Frame) -> str | None:
        """The child's text if it is known now. Several lines are left to `_exact`, as in any value."""
        try:
            text = str(self._output_child_to_const(child, frame, self._make_finalize()))
        except Exception:  # as Jinja itself: what fails now will fail again, and say where
            return None
        return text if isinstance(child, nodes.TemplateData) or text.isprintable() else None


class _BytesLanguage(TemplateLanguage):
    """The language of all templates, compiled to code that yields bytes."""

    code_generator_class = _BytesCode

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree, its constants as docxtpl leaves them: no line marks, and written-out braces."""
        tree = super()._parse(source, name, filename)
        for constant in tree.find_all(nodes.TemplateData):
            text = re.sub(r"\n<w:p([ >])", r"<w:p\1", constant.data)
            for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
                text = text.replace(written, meant)
            constant.data = text
        return tree


_LANGUAGE = _BytesLanguage()

# --- 3. A part, compiled -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class PartSource:
    """A part with tags: its name in the package and its Jinja source, in which a paragraph starts a line.

    `data` says which data fill it. `finish` works on the part once it is whole: only for small parts.
    """

    name: str
    source: str
    data: str = "fields"
    finish: Callable[[bytes], bytes] | None = None


class _Part:
    # A row of a table has about 1 KB: this many pieces make chunks that stay in the processor's cache.
    _PIECES = 128

    def __init__(self, given: PartSource, shown: str) -> None:
        self.given = given
        self.shown = shown
        try:
            self._template: Template = _LANGUAGE.from_string(given.source)
        except FAULTS as problem:
            raise template_fault(shown, f"/{given.name}", given.source, problem) from None

    def chunks(self, data: Mapping[str, Any]) -> Iterator[bytes]:
        """The filled part, piece by piece. Raises DocgenError that names part and paragraph."""
        if self.given.finish:
            yield self.given.finish(b"".join(self._filled(data)))
        else:
            yield from self._filled(data)

    def _filled(self, data: Mapping[str, Any]) -> Iterator[bytes]:
        pieces: Iterator[Any] = self._template.root_render_func(self._template.new_context(dict(data)))
        try:
            # `join` over a list runs in C; the pieces that no list holds any more are freed at once.
            while some := list(islice(pieces, self._PIECES)):
                yield b"".join(some)
        except FAULTS:
            self._stop()

    def _stop(self) -> None:
        try:
            _LANGUAGE.handle_exception()  # raises again, with the template's lines for the code's
        except FAULTS as problem:
            raise template_fault(self.shown, f"/{self.given.name}", self.given.source, problem) from None


# --- 4. The package ----------------------------------------------------------------------------------------

_LEVEL, _QUICK_LEVEL = 6, 1


class CompiledTemplate:
    """A package whose parts with tags are compiled and whose other parts are packed already."""

    def __init__(self, package: bytes, parts: Sequence[PartSource], shown: str) -> None:
        """`package` is the template as python-docx writes it; `parts` are those to fill, in their order."""
        self._parts = [_Part(part, shown) for part in parts]
        filled = {part.name for part in parts}
        records, self._directory = io.BytesIO(), b""
        with zipfile.ZipFile(io.BytesIO(package)) as source:
            names = [name for name in source.namelist() if name not in filled]
            for name in names:
                content = source.read(name)
                packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
                packed = packer.compress(content) + packer.flush()
                entry = Entry(name.encode(), records.tell(), zlib.crc32(content), len(packed), len(content))
                records.write(entry.local() + packed)
                self._directory += entry.listed()
        self._records = records.getvalue()
        self._count = len(names) + len(parts)

    def write(self, data: Mapping[str, Mapping[str, Any]], out: BinaryIO, fast: bool = False) -> None:
        """Fill the template into `out`, an empty file that can seek; `data` as `PartSource.data` names them.

        `fast` takes the quickest deflate there is, instead of the one that every docgen has.
        """
        out.write(self._records)
        end, directory = len(self._records), [self._directory]
        for part in self._parts:
            entry = _stream(part, data[part.given.data], out, end, fast)
            directory.append(entry.listed())
            end += len(entry.local()) + entry.packed
        listed = b"".join(directory)
        out.write(listed)
        out.write(end_of_directory(self._count, len(listed), end))


def _stream(part: _Part, data: Mapping[str, Any], out: BinaryIO, start: int, fast: bool) -> Entry:
    """Write one part; its sizes are known at the end and then put in front."""
    name = part.given.name.encode()
    out.write(Entry(name, start).local())
    module, level = (_quick, _QUICK_LEVEL) if fast else (zlib, _LEVEL)
    packer = module.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    total = packed = size = 0
    for chunk in part.chunks(data):
        total = _quick.crc32(chunk, total)
        size += len(chunk)
        packed += out.write(packer.compress(chunk))
    packed += out.write(packer.flush())
    if max(size, start + packed) > MOST:
        said = Message("makes a document of more than 4 GB")
        raise stop("TEMPLATE-LIMIT", part.shown, said, "data")
    entry = Entry(name, start, total, packed, size)
    end = out.tell()
    out.seek(start)
    out.write(entry.local())
    out.seek(end)
    return entry
