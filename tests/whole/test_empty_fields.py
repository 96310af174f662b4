"""A field that the company leaves empty prints / or nothing, never a label or sentence with a hole."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import yaml
from kit.papers import lines, rows
from kit.project import Ran

HOLE = re.compile(r"[：，、]\s*[。；，]|：　|（\s*）")
SIGNED = re.compile(r"（签字|（盖章）|日期：|正本 □|粘贴处|致：|如下：|原因：")
OPTIONAL = ("postcode", "email", "bank", "account", "fax")


def test_no_sentence_and_no_cell_has_a_hole(lot1: Path, docgen: Callable[..., Ran]) -> None:
    path = lot1 / "company/bidder.yaml"
    bidder = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert all(bidder.pop(name, None) for name in OPTIONAL[:4])
    for person in ("legal_representative", "agent"):
        assert bidder[person].pop("phone")
    path.write_text(yaml.safe_dump(bidder, allow_unicode=True), encoding="utf-8")

    assert docgen("build", lot1, "response").code == 0

    for paper in (lot1 / "outputs/response").glob("*.docx"):
        written = [line for line in lines(paper) if not SIGNED.search(line)]
        assert [line for line in written if HOLE.search(line)] == []
    cells = rows(lot1 / "outputs/response/资格证明文件.docx")
    assert ["邮编", "/", "电话", "0771-0000000"] in cells
    assert ["电子邮箱", "/"] in cells
