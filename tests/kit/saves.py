"""A package that people have worked in, and the ways in which they and their programs save into it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx

from docgen.pack.publish import publish
from kit.papers import paper

Save = Callable[[Path, bytes], None]


@cache
def small(text: str) -> bytes:
    return paper(text)


def worked_in(folder: Path) -> Path:
    """A package in `folder`, which is emptied: a paper changed by hand, notes and a folder added."""
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "response"
    publish(target, {"甲.docx": small("old"), "乙.docx": small("old")})
    (target / "甲.docx").write_bytes(small("by hand"))
    (target / "笔记.txt").write_bytes(b"mine")
    (target / "旧版").mkdir()
    (target / "旧版/一.txt").write_bytes(b"older")
    return target


def publish_anew(target: Path) -> None:
    publish(target, {"甲.docx": small("new"), "乙.docx": small("new")})


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def whole(target: Path) -> bool:
    """Whether it is the old package or the new one, with all that people put there."""
    there = contents(target)
    if not {"笔记.txt": b"mine", "旧版/一.txt": b"older"}.items() <= there.items():
        return False
    papers = [(name, docx.Document(io.BytesIO(there[name]))) for name in sorted(there) if ".docx" in name]
    said = {name: document.paragraphs[0].text for name, document in papers}
    new = {"甲.docx": "new", "乙.docx": "new", "甲（手工修改1）.docx": "by hand"}
    return said in ({"甲.docx": "by hand", "乙.docx": "old"}, new)


def added(target: Path, content: bytes) -> None:
    (target / "新.txt").write_bytes(content)


def written_over(target: Path, content: bytes) -> None:
    (target / "笔记.txt").write_bytes(content)


def moved_over(target: Path, content: bytes) -> None:
    (target / "笔记.txt.tmp").write_bytes(content)
    (target / "笔记.txt.tmp").replace(target / "笔记.txt")


def changed_paper(target: Path, content: bytes) -> None:
    (target / "乙.docx").write_bytes(content)


def paper_saved_by_word(target: Path, content: bytes) -> None:
    """Word writes beside the paper, moves the paper away, its own file into the place, and tidies up."""
    (target / "~WRD0001.tmp").write_bytes(content)
    (target / "乙.docx").rename(target / "~WRL0002.tmp")
    (target / "~WRD0001.tmp").rename(target / "乙.docx")
    (target / "~WRL0002.tmp").unlink()


def paper_saved_again_by_word(target: Path, content: bytes) -> None:
    """The same with the paper that was changed before."""
    (target / "~WRD0001.tmp").write_bytes(content)
    (target / "甲.docx").rename(target / "~WRL0002.tmp")
    (target / "~WRD0001.tmp").rename(target / "甲.docx")
    (target / "~WRL0002.tmp").unlink()


def in_a_folder(target: Path, content: bytes) -> None:
    (target / "旧版/一.txt").write_bytes(content)


def in_a_new_folder(target: Path, content: bytes) -> None:
    (target / "新版").mkdir(parents=True, exist_ok=True)
    (target / "新版/一.txt").write_bytes(content)


def renamed(target: Path, content: bytes) -> None:
    (target / "笔记.txt").write_bytes(content)
    (target / "笔记.txt").rename(target / "记录.txt")


SAVES: tuple[Save, ...] = (
    added,
    written_over,
    moved_over,
    changed_paper,
    paper_saved_by_word,
    paper_saved_again_by_word,
    in_a_folder,
    in_a_new_folder,
    renamed,
)
