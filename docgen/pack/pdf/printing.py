"""装订说明: what whoever prints, signs and seals the volumes has to know, read from their PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docgen.pack.pdf.document import page_texts
from docgen.pack.wanted import Wanted

NAME = "装订说明.txt"
# A place to sign says so in brackets; a text that speaks of signing does not.
_SIGNS = {"盖章": re.compile("（盖章"), "签字": re.compile("（签字")}
SIGNED = re.compile("|".join(sign.pattern for sign in _SIGNS.values()))
"""What a page to sign or seal says."""


def printing_notes(pdfs: Mapping[str, bytes], wanted: Wanted) -> bytes:
    """A text for people: per volume its sheets, covers, pages to sign and seal, and the fore-edge seal."""
    return ("\r\n".join(_lines(pdfs, wanted)) + "\r\n").encode("utf-8-sig")


def _lines(pdfs: Mapping[str, bytes], wanted: Wanted) -> Iterator[str]:
    yield wanted.title
    yield f"供应商：{wanted.author}"
    sides = "双面" if wanted.handin.two_sided else "单面"
    if wanted.copies:
        yield f"正本 1 份，副本 {wanted.copies} 份；{sides}打印，A4，左侧装订。"
    yield ""
    for number, (title, pdf) in enumerate(pdfs.items(), 1):
        pages = page_texts(pdf)
        sheets = (len(pages) + 1) // 2 if wanted.handin.two_sided else len(pages)
        yield f"{number}. {title}：{len(pages)} 页，每份 {sheets} 张纸"
        for name, pattern in _SIGNS.items():
            found = [str(page) for page, text in enumerate(pages, 1) if pattern.search(text)]
            yield f"   {name}处在第 {'、'.join(found)} 页" if found else f"   没有{name}处"
        if wanted.copies:
            fan = "外侧切口错开成扇形，逐张盖到；一枚盖不全时分次加盖，每张都有印迹"
            yield f"   骑缝章：{sheets} 张纸的{fan}"
        yield ""
