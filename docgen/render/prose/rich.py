"""A line of Markdown as words with emphasis and links."""

from __future__ import annotations

import re

from docgen.guard.markdown import parse_markdown
from docgen.render.engine.values import Piece

_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def safe_address(address: str) -> bool:
    """Whether a link may lead there: pages and mail, and nothing that runs or reads something."""
    return _ADDRESS.match(address) is not None


def read_rich(text: str) -> tuple[Piece, ...]:
    """The words of all paragraphs with **bold**, *italic* and [links](https://…), line by line.

    A link that leads to no page and no mail is its words alone.
    """
    pieces: list[Piece] = []
    for block in parse_markdown(text).tokens:
        if block.type != "inline":
            continue
        if pieces:
            pieces.append(Piece("\n"))
        bold = italic = 0
        link = ""
        for token in block.children or ():
            bold += token.nesting * (token.tag == "strong")
            italic += token.nesting * (token.tag == "em")
            if token.type == "link_open":
                address = str(token.attrs.get("href", ""))
                link = address if safe_address(address) else ""
            elif token.type == "link_close":
                link = ""
            elif token.type in ("softbreak", "hardbreak"):
                pieces.append(Piece("\n"))
            elif token.content:
                pieces.append(Piece(token.content, bold > 0, italic > 0, link))
    return tuple(pieces)
