"""Workbooks handed out: answers by the person in charge, and the lists of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.edit.save import read
from docgen.load.files.yaml import read_yaml
from docgen.tasks.library.former.suggest import bid_of
from docgen.tasks.library.homes import BIDDER, RESPONSE
from docgen.tasks.share import lists
from docgen.tasks.share.answers import answers_file, rows, too_long, write_rows

NOBODY = "未分派"
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class Shared:
    """The files written; how many rows each person has; codes whose words are too long for a cell."""

    files: tuple[Path, ...]
    people: Mapping[str, int]
    long: tuple[str, ...]


def share(folder: Path, target: Path) -> Shared:
    """Write 应答-<person>.xlsx for each person in charge (应答.xlsx where nobody is named yet), 招标要点,
    检查结果 and 准备清单 into `target`. Raises DocgenError where tender or answers cannot be read.
    """
    tender, company = bid_of(folder)
    answers: Mapping[str, Any] = read(answers_file(folder)).data.get("answers") or {}
    told = list(rows(tender, answers))
    long = tuple(row.code for row in told if too_long(row))
    told = [row for row in told if row.code not in long]
    people: dict[str, int] = {}
    files = []
    owners = list(dict.fromkeys(row.owner for row in told))
    for owner in sorted(owners, key=lambda owner: not owner):
        mine = [row for row in told if row.owner == owner]
        people[owner or NOBODY] = len(mine)
        name = f"应答-{_UNFIT.sub('', owner or NOBODY)}.xlsx" if any(owners) else "应答.xlsx"
        files.append(write_rows(target / name, tender.project_name, mine))
    files.append(lists.write(target / "招标要点.xlsx", lists.brief_book(folder)))
    found = lists.findings_of(folder)
    by_code = {code: str((each or {}).get("owner") or "") for code, each in answers.items()}
    content = lists.findings_book(tender.project_name, found, by_code)
    files.append(lists.write(target / "检查结果.xlsx", content))
    papers = dict(_papers(folder, company))
    content = lists.needed_book(tender.project_name, list(lists.needed(tender, answers, papers)))
    files.append(lists.write(target / "准备清单.xlsx", content))
    return Shared(tuple(files), people, long)


def _papers(folder: Path, company: Path) -> Iterator[tuple[str, Path]]:
    """The papers that company and bid list, by code, with where their file should lie."""
    for home, name in ((company, BIDDER), (folder, RESPONSE)):
        path = home / name
        data = read_yaml(path, name)[0] if path.is_file() else {}
        for each in (data.get("evidence") if isinstance(data, Mapping) else None) or ():
            if isinstance(each, Mapping) and each.get("code"):
                yield str(each["code"]), home / str(each.get("file") or "")
