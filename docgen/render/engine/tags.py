"""Tags found paragraph by paragraph, before docxtpl's patterns see a part.

Those patterns know no paragraphs: a brace at the end of one and a brace at the start of the next become a
tag, and all between them is lost. So here every tag is put into one piece, what an input method writes
wide becomes the sign that is meant, and every brace that belongs to no tag becomes a reference, which
XML reads as the brace and no pattern sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from docgen.model.finding import Message, stop

_W = qn("w:")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPHS = (qn("w:p"), f"{_A}p")
_PIECES = (qn("w:t"), qn("w:delText"), qn("w:instrText"), f"{_A}t", qn("m:t"))
_BRACE = re.compile("[{}｛｝]")
_OPENING = re.compile("[{｛][{｛%％#＃]|[{}]_[{%]|%_}|}_}|[{}]")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}")
_END_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_WIDE = str.maketrans("｛｝％＃", "{}%#")
_CLOSING = {"{": "[}｝]{2}", "%": "[%％][}｝]", "#": "[#＃][}｝]"}
_QUOTES = {"'": "'", '"': '"', "“": "”", "‘": "’"}

# Not characters of any script: they stand for what only a reference can keep until the part is written.
_OPEN, _CLOSE, _QUOTE = "\ufdd0", "\ufdd1", "\ufdd2"
_WRITTEN_OUT = {"{_{": _OPEN * 2, "}_}": _CLOSE * 2, "{_%": f"{_OPEN}%", "%_}": f"%{_CLOSE}"}


def tagged(root: etree._Element, shown: str, part: str) -> str:
    """The XML of a part whose tags are whole and whose other braces are references; changes `root`.

    Raises DocgenError TEMPLATE-SYNTAX for a tag that is not closed in the paragraph it opens in.
    """
    make_whole(root, shown, part)
    return written(root)


def written(root: etree._Element) -> str:
    """The XML of what `make_whole` has gone through."""
    xml = str(etree.tostring(root, encoding="unicode"))
    return xml.replace(_OPEN, "&#123;").replace(_CLOSE, "&#125;").replace(_QUOTE, '"')


def make_whole(root: etree._Element, shown: str, part: str) -> None:
    """Put each tag in one piece, and signs in place of all other braces, in `root`; raises as `tagged`."""
    for pieces in _texts(root):
        _put(pieces, _judged(pieces, shown, part))
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if _BRACE.search(str(value)):
                element.set(name, "".join(_judged([str(value)], shown, part)))


def _texts(root: etree._Element) -> Iterator[list[etree._Element]]:
    """The elements whose texts read on from each other: those of a kind in one paragraph, or one alone."""
    together: dict[tuple[etree._Element | None, object], list[etree._Element]] = {}
    for element in root.iter("*"):
        if element.tag in _PIECES:
            owner = next(element.iterancestors(*_PARAGRAPHS), element)
            together.setdefault((owner, element.tag), []).append(element)
        # Elsewhere Word keeps no text; python-docx has words of its own for `text` of its elements there.
        elif not str(element.tag).startswith(_W) and element.text and _BRACE.search(element.text):
            yield [element]
    yield from together.values()


def _put(pieces: list[etree._Element], chars: list[str]) -> None:
    """Give every piece the characters that stand at its places."""
    at = 0
    for piece in pieces:
        end = at + len(piece.text or "")
        new = "".join(chars[at:end])
        if new != (piece.text or ""):
            piece.text = new
        at = end


def _judged(pieces: list[etree._Element] | list[str], shown: str, part: str) -> list[str]:
    """What stands at each place of the pieces' text; a tag stands whole at the place of its start."""
    texts = [each if isinstance(each, str) else each.text or "" for each in pieces]
    text = "".join(texts)
    chars = list(text)
    if not _BRACE.search(text):
        return chars
    starts = {sum(map(len, texts[:number])) for number in range(len(texts))}
    at = 0
    while found := _OPENING.search(text, at):
        at = found.end()
        if found.group() in _WRITTEN_OUT:
            chars[found.start() : at] = [_WRITTEN_OUT[found.group()], *[""] * (at - found.start() - 1)]
        elif len(found.group()) == 1:
            chars[found.start()] = _OPEN if found.group() == "{" else _CLOSE
        elif found.group()[0] not in "{｛":  # }_{ or }_%: nothing but a brace that closes
            chars[found.start()], at = _CLOSE, found.start() + 1
        else:
            at = _end(text, found.start())
            if at < 0:
                values = {"tag": found.group(), "paragraph": _short(text)}
                said = Message("{tag} opens a tag that is not closed in “{paragraph}”", values)
                raise stop("TEMPLATE-SYNTAX", shown, said, "brace", location=part)
            tag = _ascii_marks(text[found.start() : at])
            if isinstance(pieces[0], str):
                tag = tag.replace('"', _QUOTE)  # in an attribute the part would write a reference for it
            if raw := _RAW.fullmatch(tag) and _END_RAW.search(text, at):
                at = raw.end()
            elif any(found.start() < start < at for start in starts):
                chars[found.start() : at] = [tag, *[""] * (len(tag) - 1)]
            else:
                chars[found.start() : at] = tag
    return chars


def _end(text: str, start: int) -> int:
    """Where the tag that begins at `start` ends; -1 where it does not. Braces and quotes in it are paired."""
    closing = re.compile(_CLOSING[text[start + 1].translate(_WIDE)])
    if text[start + 1] in "#＃":
        found = closing.search(text, start + 2)
        return found.end() if found else -1
    depth, at = 0, start + 2
    while at < len(text):
        if text[at] in _QUOTES:
            at = text.find(_QUOTES[text[at]], at + 1)
            if at < 0:
                break
        elif not depth and (found := closing.match(text, at)):
            return found.end()
        elif text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
        at += 1
    found = closing.search(text, start + 2)  # a quote too many: told by the language, with its place
    return found.end() if found else -1


def _ascii_marks(tag: str) -> str:
    """The tag with its marks as the language wants them, however wide they were written."""
    return tag[:2].translate(_WIDE) + tag[2:-2] + tag[-2:].translate(_WIDE)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
