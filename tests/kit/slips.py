"""Ways in which a tired writer changes the lot-1 example: a sentence here, a page header there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from PIL import Image

from kit.findings_of import Change, edit

ANSWERS, RESPONSE, TENDER, BIDDER = "answers.yaml", "response.yaml", "tender.yaml", "company/bidder.yaml"
RIVAL = "南宁样本人力资源有限公司"


def said(text: str) -> Change:
    """The answer to B3, a clause without figures, gets a further sentence."""
    return edit(ANSWERS, ("纸质和电子各一份，当场办理签收。", f"纸质和电子各一份，当场办理签收。{text}"))


def planned(text: str) -> Change:
    """A chapter gets a further paragraph."""
    return edit("plan/02-sites.md", ("\n## 产业园站\n", f"\n{text}\n\n## 产业园站\n"))


def promised(text: str) -> Change:
    """A further commitment."""
    return edit(RESPONSE, ("commitments:\n", f"commitments:\n  - {text}\n"))


def in_word(change: Callable[[Document], object]) -> Change:
    """The Word chapter changed."""

    def changed(project: Path) -> None:
        path = str(project / "plan/06-staffing.docx")
        document = docx.Document(path)
        change(document)
        document.save(path)

    return changed


def header(text: str) -> Change:
    def write(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = text

    return in_word(write)


def footer(text: str) -> Change:
    def write(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = text

    return in_word(write)


def titled(title: str) -> Change:
    """The title in the Word chapter's properties, which Word keeps from the file it was copied from."""

    def write(document: Document) -> None:
        document.core_properties.title = title

    return in_word(write)


def about_past_contracts(text: str) -> Change:
    """A chapter whose title says that it is about experience, with this text in it."""

    def change(project: Path) -> None:
        edit(RESPONSE, ("title: 站点建设与候工服务", "title: 站点建设的业绩与经验"))(project)
        planned(text)(project)

    return change


def rival(project: Path) -> None:
    edit(
        RESPONSE,
        ("commitments:\n", f'rivals: [{{name: {RIVAL}, price: "1700000.00", size: small}}]\ncommitments:\n'),
    )(project)


def copyright_of(owner: str) -> Change:
    """A photograph whose EXIF names its owner in UTF-8, where the format knows ASCII alone."""

    def change(project: Path) -> None:
        exif = Image.Exif()
        exif[0x8298] = owner.encode()
        Image.new("RGB", (1240, 1754), "white").save(project / "evidence/site.jpg", exif=exif)
        edit(RESPONSE, ("file: evidence/site.png", "file: evidence/site.jpg"))(project)

    return change


def signing(days: int) -> Change:
    """The time for signing changed everywhere."""

    def change(project: Path) -> None:
        edit(
            RESPONSE,
            ("signing_days: 10", f"signing_days: {days}"),
            ("收到成交通知书后 10 日内", f"收到成交通知书后 {days} 日内"),
        )(project)
        edit(ANSWERS, ("发出后10日内签订合同，比时限提前5日", f"发出后{days}日内签订合同"))(project)

    return change
