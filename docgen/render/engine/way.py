"""Which way a template is filled: streamed, or through the package's tree. Decided once, from its text alone.

The stream never parses what it writes. So it takes a template only if every piece between tags is
well-formed by itself, so that any data make well-formed XML, and if nothing in it needs the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docx.oxml.ns import nsmap, qn
from jinja2 import nodes
from lxml import etree

from docgen.model.finding import Message
from docgen.render.engine.copies import REPEATED
from docgen.render.engine.language import FAULTS, TemplateLanguage
from docgen.render.engine.places import places
from docgen.render.engine.surroundings import last_paragraph, surroundings_after

_PUTS_XML_IN = re.compile(r"\{\{(?:r|p|tr|tc)\s")
_CHANGES_COLUMNS = re.compile(r"\{%-?\s*(?:tc\s|colspan\b|hm\b)")
_LAID_OUT = re.compile("[\t\n\a\f]")
# Any value, where text or the value of an attribute may stand and nowhere else.
_VALUE = "&#120;"
_BUFFERED = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
_PLAIN = (nodes.Assign, nodes.ExprStmt)
_DRAWING = "<wp:docPr "
# A tag, a text or the declaration at the start.
_MARKUP = re.compile(
    r"""<(?P<opened>[\w:.-]+)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?P<empty>/?)>"""
    r"""|</(?P<closed>[\w:.-]+)\s*>|[^<]+|<\?xml [^<>]*\?>"""
)
_CROSSED = Message("a tag opens in one kind of place and closes in another")


class _NeedsTree(Exception):
    """Why a template is not streamed."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason


def reason_for_tree(written: str, body: str, others: Sequence[str]) -> Message | None:
    """Why the template cannot be streamed, or None.

    `written` is all its text without markup, `body` and `others` the Jinja sources of its parts.
    """
    try:
        if _PUTS_XML_IN.search(written):
            raise _NeedsTree(Message("a tag {{r … }} or {{p … }} puts in pictures, chapters or fields"))
        if _CHANGES_COLUMNS.search(written):
            raise _NeedsTree(Message("a tag changes the number of a table's columns"))
        language = TemplateLanguage()
        tree = language.parse(body)
        _check_drawings(tree)
        _Walk().part(tree)
        _check_tables(tree)
        _check_places(tree)
        for source in others:
            tree = language.parse(source)
            _Walk().part(tree)
            _check_places(tree)
    except _NeedsTree as found:
        return found.reason
    except FAULTS:  # the tree's way stumbles over the same tag, and says where it stands
        return Message("a tag cannot be read")
    return None


def numbered_drawings(body: str) -> str:
    """The body's drawings numbered as docxtpl does, from 1001 on, which no two may share."""
    numbers = iter(range(1001, 10**9))
    return re.sub(r'(<wp:docPr\b[^>]*?\sid=")[^"]*', lambda match: f"{match.group(1)}{next(numbers)}", body)


class _Walk:
    """Goes through a part in its order, and holds what is open at each point, whatever tags do."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._text = ""  # read, but not yet taken apart
        self._before = ""
        self._unsure = False  # whether the properties of the run here depend on a condition passed

    def part(self, tree: nodes.Template) -> None:
        """Raises _NeedsTree unless the part is well-formed for any data."""
        self._body(tree.body)
        self._take()
        if self._open:
            raise _NeedsTree(_CROSSED)

    def _body(self, body: Sequence[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    self._piece(child)
            elif isinstance(node, _BUFFERED):
                if "<" in _constants(node):
                    raise _NeedsTree(Message("a macro or a block of text holds more than text"))
                self._text += _VALUE
            elif isinstance(node, (nodes.If, nodes.For, nodes.With, nodes.Scope)):
                self._branches(node)
            elif not isinstance(node, _PLAIN):
                raise _NeedsTree(Message("it uses blocks or other templates"))

    def _piece(self, child: nodes.Expr) -> None:
        if isinstance(child, nodes.TemplateData):
            self._text += child.data
            self._before = last_paragraph(self._before + child.data)
            self._unsure = self._unsure and not re.search(r"<w:r[ >]", child.data)
            return
        self._text += _VALUE
        if self._unsure:
            raise _NeedsTree(Message("a condition ends in another format than it began, before a value"))

    def _branches(self, node: nodes.If | nodes.For | nodes.With | nodes.Scope) -> None:
        """Every branch must leave open what was open before it, or hold text alone."""
        if "<" not in _constants(node):
            for branch in _pieces(node):
                self._body(branch)
            self._text += _VALUE
            return
        self._take()
        before, place = list(self._open), surroundings_after(self._before)
        for branch in _pieces(node):
            self._body(branch)
            self._take()
            if self._open != before:
                raise _NeedsTree(_CROSSED)
            if surroundings_after(self._before) != place:
                if isinstance(node, nodes.For):
                    raise _NeedsTree(Message("a repeated piece ends in another format than it began"))
                self._unsure = True

    def _take(self) -> None:
        """Take the text so far apart into tags; it must not end inside one."""
        at = 0
        while at < len(self._text):
            found = _MARKUP.match(self._text, at)
            if found is None:
                raise _NeedsTree(_CROSSED)
            at = found.end()
            if found["opened"] and not found["empty"]:
                self._open.append(found["opened"])
            elif found["closed"] and (not self._open or self._open.pop() != found["closed"]):
                raise _NeedsTree(_CROSSED)
        self._text = ""


def _pieces(node: nodes.If | nodes.For | nodes.With | nodes.Scope) -> Iterator[Sequence[nodes.Node]]:
    """What stands between the opening tag and the next one, and so on to the closing tag."""
    yield node.body
    if isinstance(node, nodes.If):
        yield from (clause.body for clause in node.elif_)
    if isinstance(node, (nodes.If, nodes.For)):
        yield node.else_


def _constants(node: nodes.Node) -> str:
    return "".join(constant.data for constant in node.find_all(nodes.TemplateData))


def _check_drawings(tree: nodes.Template) -> None:
    """A drawing in a loop needs new numbers every time."""
    outside = sum(
        child.data.count(_DRAWING)
        for node in tree.body
        if isinstance(node, nodes.Output)
        for child in node.nodes
        if isinstance(child, nodes.TemplateData)
    )
    if outside != _constants(tree).count(_DRAWING):
        raise _NeedsTree(Message("a picture is repeated, or stands under a condition"))
    if any(REPEATED.search(_constants(loop)) for loop in tree.find_all(nodes.For)):
        raise _NeedsTree(Message("a comment, a note or a drawn shape is repeated"))


def _check_places(tree: nodes.Template) -> None:
    """A value that stands in no text needs something put around it."""
    if any(place.kind != "text" for _, _, place in places(tree)):
        raise _NeedsTree(Message("a value stands outside of texts"))


def _check_tables(tree: nodes.Template) -> None:
    """docxtpl mends tables whose rows don't fill their columns; text with raw tabs and breaks it lays out."""
    body = etree.fromstring(_constants(tree), etree.XMLParser(huge_tree=True))
    for table in body.iter(qn("w:tbl")):
        columns = len(table.findall("w:tblGrid/w:gridCol", nsmap))
        for row in table.iter(qn("w:tr")):
            spans = (cell.find("w:tcPr/w:gridSpan", nsmap) for cell in row.findall(qn("w:tc")))
            widths = ["1" if span is None else span.get(qn("w:val"), "") for span in spans]
            if not all(map(str.isdecimal, widths)) or sum(map(int, widths)) != columns:
                raise _NeedsTree(Message("a row of a table does not fill the table's columns"))
    if any(_LAID_OUT.search(text.text or "") for text in body.iter(qn("w:t"))):
        raise _NeedsTree(Message("a text holds raw tabs or line breaks"))
